import { useCallback, useEffect } from 'react';
import { Button, ProgressBar } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { plural } from '../../../../src/core/diagnostics/plural.ts';
import type { RoomSource } from '../../compiler/answers/room-evidence.ts';
import type { Desk } from '../../compiler/client.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { useProject, useProjectState } from '../../project/use-project.ts';
import { type RoomAddress, readAddress, writeAddress } from './address.ts';
import { droppedFiles, isTable } from './files.ts';
import { Problems } from './head.tsx';
import { putAway, type Reading, readRoom, useReading } from './reading.ts';
import { Room } from './room.tsx';
import { ChooseButton, Start } from './start.tsx';
import { type RoomPlan, usePlan } from './use-plan.ts';
import '../../ui/ask.css';
import './details.css';
import './lists.css';
import './room.css';
import './start.css';

/** A fabric file dropped here is opened as anywhere else. */
const isFabric = ({ files }: DataTransfer): boolean => files.length === 1 && /\.ya?ml$/i.test(files[0]?.name ?? '');

/** Files dropped anywhere on this view are of the room; tables alone are added to the one that is there. */
const useRoomDrop = (desk: Desk, onRead: () => void): void => {
  useEffect(() => {
    const dropped = (event: DragEvent): void => {
      const data = event.dataTransfer;
      if (!data?.types.includes('Files') || isFabric(data)) return;
      event.preventDefault();
      // the page would open it as a fabric
      event.stopImmediatePropagation();
      void droppedFiles(data).then((walked) => {
        const adds = 'files' in walked && walked.files.every(isTable);
        if ('files' in walked) onRead();
        return readRoom(desk, walked, adds);
      });
    };
    window.addEventListener('drop', dropped, { capture: true });
    return () => window.removeEventListener('drop', dropped, { capture: true });
  }, [desk, onRead]);
};

const Progress = ({ reading: { name, done, total } }: { readonly reading: Reading }) => (
  <ProgressBar className="room-progress" value={done} maxValue={total} aria-label={`Reading ${name}`}>
    {({ percentage = 0 }) => (
      <>
        <p>
          Reading {name}: {done} of {plural(total, 'file')}
        </p>
        <div className="room-bar">
          <div style={{ width: `${percentage}%` }} />
        </div>
      </>
    )}
  </ProgressBar>
);

const sourceOf = ({ rehearsal }: RoomAddress, reading: Reading | undefined): RoomSource | undefined => {
  if (rehearsal) return { kind: 'rehearsal', ...rehearsal };
  if (!reading || reading.done < reading.total) return undefined;
  return { kind: 'files', reading: reading.id, files: reading.done };
};

const Checked = ({
  plan,
  source,
  reading,
  address,
  onGo,
}: {
  readonly plan: RoomPlan;
  readonly source: RoomSource;
  readonly reading: Reading | undefined;
  readonly address: RoomAddress;
  readonly onGo: (change: Partial<RoomAddress>) => void;
}) => {
  const ask = { text: plan.text, source, part: address.part };
  const { answer, stale, bug } = useAnswer('room', ask);
  const isRehearsal = source.kind === 'rehearsal';
  if (bug !== undefined) return <p className="bug">{bug}</p>;
  if (!answer)
    return stale ? (
      <p className="loading">{isRehearsal ? 'Building the room, and checking it…' : 'Holding it against the plan…'}</p>
    ) : (
      <p className="empty">
        The files are no longer there. <Link href="/room">Give them again</Link>
      </p>
    );
  const { interfaces, ledgers } = answer.tables;
  const end = (): void => {
    if (!isRehearsal) putAway();
    onGo({ rehearsal: undefined, only: [], part: {}, picked: undefined });
  };
  return (
    <Room plan={plan} told={answer} ask={ask} stale={stale} address={address} onGo={onGo}>
      <p className="quiet room-source">
        {isRehearsal
          ? `A rehearsal: ${plural(answer.files, 'file')} made up with seed ${source.seed}, no room.`
          : `${reading?.name ?? 'Files'}: ${plural(answer.files, 'file')} read, in this browser.`}
        {interfaces.length > 0 && ` Names of interfaces: ${interfaces.join(', ')}.`}
        {ledgers.length > 0 && ` Ledger: ${ledgers.join(', ')}.`}{' '}
        {!isRehearsal && (
          <ChooseButton adds onRead={() => undefined}>
            Add files…
          </ChooseButton>
        )}{' '}
        <Button onPress={end}>{isRehearsal ? 'End the rehearsal' : 'Put the room away'}</Button>
      </p>
      {!isRehearsal && (
        <Problems
          title={`${plural(reading?.problems.length ?? 0, 'file')} could not be read: what they tell is unknown.`}
          problems={reading?.problems ?? []}
        />
      )}
    </Room>
  );
};

/** The room as it was built, against the plan. */
const RoomView = () => {
  const { desk } = useProject();
  const { stale, compiled } = useProjectState();
  const [location, go] = useLocation();
  const address = readAddress(location);
  const { reading, problem } = useReading();
  const plan = usePlan();
  const showFiles = useCallback(() => go('/room'), [go]);
  useRoomDrop(desk, showFiles);
  const onGo = (change: Partial<RoomAddress>): void => go(writeAddress({ ...address, ...change }));
  const faulty = !stale && compiled?.ok === false;
  if (!plan)
    return (
      <p className={faulty ? 'empty' : 'loading'}>
        {faulty ? (
          <>
            There is no plan to hold a room against: the file does not compile. <Link href="/source">See why</Link>
          </>
        ) : (
          'Compiling the plan…'
        )}
      </p>
    );
  const source = sourceOf(address, reading);
  return (
    <>
      {faulty && (
        <p className="note room-note">
          The file does not compile as it is: the last plan that did is meant. <Link href="/source">See why</Link>
        </p>
      )}
      {source && problem !== undefined && (
        <p className="note room-note" role="alert">
          {problem}
        </p>
      )}
      {source ? (
        <Checked plan={plan} source={source} reading={reading} address={address} onGo={onGo} />
      ) : reading ? (
        <Progress reading={reading} />
      ) : (
        <Start problem={problem} onRead={showFiles} onRehearse={(rehearsal) => onGo({ rehearsal })} />
      )}
    </>
  );
};

export default RoomView;
