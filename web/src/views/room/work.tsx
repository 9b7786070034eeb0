import { useId } from 'react';
import { Link } from 'wouter';
import type { TaskTold } from '../../compiler/answers/room-told.ts';
import { useTicks } from './ticks.ts';

const keyOf = ({ device, port, order }: TaskTold): string => `${device} ${port} ${order}`;

const byRack = (tasks: readonly TaskTold[]): ReadonlyMap<string, readonly TaskTold[]> => {
  const racks = new Map<string, TaskTold[]>();
  for (const task of tasks) {
    const rack = racks.get(task.place);
    if (rack) rack.push(task);
    else racks.set(task.place, [task]);
  }
  return racks;
};

const Rack = ({
  place,
  tasks,
  done,
  onTick,
  whyAddress,
}: {
  readonly place: string;
  readonly tasks: readonly TaskTold[];
  readonly done: ReadonlySet<string>;
  readonly onTick: (key: string) => void;
  readonly whyAddress: (finding: string) => string;
}) => {
  const id = useId();
  const ticked = tasks.filter((task) => done.has(keyOf(task))).length;
  return (
    <section className="room-rack" aria-labelledby={id}>
      <h3 id={id}>
        {place}{' '}
        <span className="quiet">
          {ticked} of {tasks.length} done
        </span>
      </h3>
      <ul>
        {tasks.map((task) => (
          <li key={keyOf(task)}>
            <label className={done.has(keyOf(task)) ? 'room-task room-done' : 'room-task'}>
              <input type="checkbox" checked={done.has(keyOf(task))} onChange={() => onTick(keyOf(task))} />
              <span>
                <strong>
                  {task.device}
                  {task.port && ` port ${task.port}`}
                </strong>{' '}
                {task.order}
              </span>
            </label>
            {task.finding >= 0 && (
              <Link
                className="room-why"
                aria-label={`Why: ${task.device}${task.port && ` port ${task.port}`}`}
                href={whyAddress(String(task.finding))}
              >
                why
              </Link>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What is to be done, rack by rack, to tick off. */
export const WorkList = ({
  room,
  tasks,
  total,
  whyAddress,
}: {
  /** what the evidence is: ticks belong to it */
  readonly room: string;
  readonly tasks: readonly TaskTold[];
  readonly total: number;
  readonly whyAddress: (finding: string) => string;
}) => {
  const [done, tick] = useTicks(room);
  if (tasks.length === 0)
    return (
      <p className="quiet room-none">
        {total === 0 ? 'Nothing to do about what is known.' : 'No order is for one of these verdicts.'}
      </p>
    );
  return (
    <div className="room-work">
      {[...byRack(tasks)].map(([place, some]) => (
        <Rack key={place} place={place} tasks={some} done={done} onTick={tick} whyAddress={whyAddress} />
      ))}
    </div>
  );
};
