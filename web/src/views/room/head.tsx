import { type ReactNode, useState } from 'react';
import { Button, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Part } from '../../../../src/core/asbuilt/index.ts';
import { plural } from '../../../../src/core/diagnostics/plural.ts';
import type { RoomTold } from '../../compiler/answers/room.ts';
import { Finder } from '../../ui/finder.tsx';
import { Picker } from '../../ui/picker.tsx';
import { VerdictMark } from './verdict.tsx';
import { SAID, type Said } from './words.ts';

/** How many cables there are, and the verdict on them in a sentence. */
export const sentence = ({ counts, clean }: RoomTold, isPart: boolean): string => {
  const all = Object.values(counts.cables).reduce((sum, count) => sum + count, 0);
  const { right, unknown } = counts.cables;
  const cables = `${plural(all, 'cable')}${isPart ? ' of this part' : ''}`;
  if (all === 0) return 'no cable is in this part';
  if (clean) return `all ${cables} are right`;
  const wrong = all - right - unknown;
  const words = [
    `${right} of ${cables} are right`,
    wrong > 0 ? `${wrong} wrong` : '',
    unknown > 0 ? `${unknown} unknown` : '',
  ];
  return words.filter(Boolean).join(', ');
};

/** Counts of cables by verdict; pressed ones are the only ones shown. */
export const Verdicts = ({
  told,
  only,
  onOnly,
}: {
  readonly told: RoomTold;
  readonly only: readonly Said[];
  readonly onOnly: (only: readonly Said[]) => void;
}) => {
  const count = (said: Said): number =>
    said === 'extra' ? (told.counts.findings.extra ?? 0) : told.counts.cables[said];
  const shown = SAID.filter((said) => said === 'right' || said === 'unknown' || count(said) > 0 || only.includes(said));
  return (
    <ToggleButtonGroup
      className="room-verdicts"
      aria-label="Cables by verdict: show only"
      selectionMode="multiple"
      selectedKeys={only}
      onSelectionChange={(keys) => onOnly(SAID.filter((said) => keys.has(said)))}
    >
      {shown.map((said) => (
        <ToggleButton key={said} id={said} className="room-verdict">
          <VerdictMark said={said} /> <strong>{count(said)}</strong>
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

const ALL = '';

/** Rack, rail and unit that the answer is narrowed to. */
export const PartFields = ({
  told,
  part,
  onPart,
}: {
  readonly told: RoomTold;
  readonly part: Part;
  readonly onPart: (part: Part) => void;
}) => {
  const { racks, units, rails } = told.parts;
  return (
    <>
      <Finder
        key={part.rack ?? ''}
        label="Rack"
        items={racks.map((id) => ({ id, about: '', words: id }))}
        value={part.rack}
        placeholder="all"
        onChange={(rack) => onPart({ ...part, rack })}
      />
      {rails.length > 0 && (
        <Picker
          label="Rail"
          items={[{ id: ALL, words: 'all' }, ...rails.map((rail) => ({ id: String(rail), words: `rail ${rail}` }))]}
          value={part.rail === undefined ? ALL : String(part.rail)}
          onChange={(rail) => onPart({ ...part, rail: rail === ALL ? undefined : Number(rail) })}
        />
      )}
      {units.length > 1 && (
        <Picker
          label="Unit"
          items={[{ id: ALL, words: 'all' }, ...units.map((id) => ({ id, words: id }))]}
          value={part.unit ?? ALL}
          onChange={(unit) => onPart({ ...part, unit: unit === ALL ? undefined : unit })}
        />
      )}
      {Object.values(part).some((value) => value !== undefined) && (
        <Button onPress={() => onPart({})}>{part.device === undefined ? 'All' : `All, not only ${part.device}`}</Button>
      )}
    </>
  );
};

/** Problems of files: a line, and each of them when asked for. */
export const Problems = ({ title, problems }: { readonly title: string; readonly problems: readonly ReactNode[] }) => {
  const [isOpen, setOpen] = useState(problems.length === 1);
  if (problems.length === 0) return null;
  return (
    <div className="note" role="status">
      {title}{' '}
      {problems.length > 1 && (
        <Button className="place" aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {isOpen ? 'Hide them' : 'Show them'}
        </Button>
      )}
      {isOpen && (
        <ul>
          {problems.slice(0, 50).map((problem, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: they only grow
            <li key={i}>{problem}</li>
          ))}
          {problems.length > 50 && <li>and {problems.length - 50} more</li>}
        </ul>
      )}
    </div>
  );
};
