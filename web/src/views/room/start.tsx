import { type ReactNode, useState } from 'react';
import {
  Button,
  Checkbox,
  CheckboxGroup,
  FieldError,
  FileTrigger,
  Input,
  Label,
  TextField,
} from 'react-aria-components';
import type { FaultKind } from '../../../../src/core/asbuilt/index.ts';
import { useProject } from '../../project/use-project.ts';
import type { Rehearsal } from './address.ts';
import { chosenFiles } from './files.ts';
import { readRoom } from './reading.ts';
import { FAULT_WORDS, FAULTS, FIRST_FAULTS } from './words.ts';

/** Chooses files, or a folder with all that is in it. */
export const ChooseButton = ({
  folder = false,
  adds = false,
  onRead,
  children,
}: {
  readonly folder?: boolean;
  /** to the room that is there */
  readonly adds?: boolean;
  readonly onRead: () => void;
  readonly children: ReactNode;
}) => {
  const { desk } = useProject();
  return (
    <FileTrigger
      allowsMultiple
      acceptDirectory={folder}
      onSelect={(files) => {
        if (!files) return;
        onRead();
        void readRoom(desk, chosenFiles(files), adds);
      }}
    >
      <Button>{children}</Button>
    </FileTrigger>
  );
};

/** The least and most that a seed may be, as it is typed. */
const isSeed = (text: string): boolean => /^\d{1,9}$/.test(text);

/** A room that is made up, with faults in it. */
const RehearseForm = ({ onRehearse }: { readonly onRehearse: (rehearsal: Rehearsal) => void }) => {
  const [seed, setSeed] = useState('8');
  const [kinds, setKinds] = useState<readonly string[]>(FIRST_FAULTS);
  const rehearse = (): void => {
    const faults: Partial<Record<FaultKind, number>> = {};
    for (const kind of FAULTS) if (kinds.includes(kind)) faults[kind] = 1;
    if (isSeed(seed)) onRehearse({ seed: Number(seed), faults });
  };
  return (
    <form
      className="room-rehearse"
      aria-label="Rehearse"
      onSubmit={(event) => {
        event.preventDefault();
        rehearse();
      }}
    >
      <h3>No room yet? Rehearse</h3>
      <p className="quiet">
        Makes up what the devices would say in a room built to this plan with faults in it, and checks that. The same
        seed makes the same room.
      </p>
      <CheckboxGroup className="room-kinds" value={[...kinds]} onChange={setKinds}>
        <Label>Faults to put in</Label>
        <div>
          {FAULTS.map((kind) => (
            <Checkbox key={kind} value={kind} className="room-kind">
              <span className="room-box" aria-hidden="true" />
              {FAULT_WORDS[kind]}
            </Checkbox>
          ))}
        </div>
      </CheckboxGroup>
      <div className="room-go">
        <TextField className="field" value={seed} onChange={setSeed} isInvalid={!isSeed(seed)}>
          <Label>Seed</Label>
          <Input inputMode="numeric" />
          <FieldError className="field-error">A whole number of up to nine digits</FieldError>
        </TextField>
        <Button type="submit" className="apply" isDisabled={!isSeed(seed)}>
          Rehearse
        </Button>
      </div>
    </form>
  );
};

/** What is shown before there is a room. */
export const Start = ({
  problem,
  onRead,
  onRehearse,
}: {
  readonly problem: string | undefined;
  readonly onRead: () => void;
  readonly onRehearse: (rehearsal: Rehearsal) => void;
}) => (
  <div className="room-start">
    <h2>Is the room built as planned?</h2>
    {problem !== undefined && (
      <p className="note" role="alert">
        {problem}
      </p>
    )}
    <section className="room-drop" aria-label="Files of the room">
      <p className="room-call">Drop the folder of the collected state here</p>
      <p>
        <ChooseButton folder onRead={onRead}>
          Choose a folder…
        </ChooseButton>{' '}
        <ChooseButton onRead={onRead}>Choose files…</ChooseButton>
      </p>
      <p className="quiet">
        <code>lanewright collect -o collect</code> writes the script that gathers it: LLDP, modules, settings, light and
        counters of each device. Output of <code>lldpctl</code>, <code>ethtool</code>, <code>show interfaces …</code>{' '}
        and dumps of SONiC’s databases that came another way are read too. <code>interfaces.csv</code> and a ledger of
        what was scanned (a CSV with columns <code>device</code> and <code>port</code>) may lie among them or be added
        later.
      </p>
      <p className="quiet">
        Files are read in this browser; nothing leaves it. Any part of the room will do: what nothing was seen of is
        unknown, never right.
      </p>
    </section>
    <RehearseForm onRehearse={onRehearse} />
  </div>
);
