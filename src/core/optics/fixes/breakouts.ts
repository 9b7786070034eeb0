import type { Catalog } from '../../catalog/catalog.ts';
import { plural } from '../../diagnostics/index.ts';
import type { LinkQuestion } from '../../link/index.ts';
import type { Gbps } from '../../units/index.ts';
import { cablingFor } from '../cabling.ts';
import { laneOptions, SPEEDS } from '../ports.ts';
import { cableOrder, type Draft, pairOf, siteOf } from './draft.ts';

/** How the ports are run: speed of a link, lanes of a link at each end, ports at each end in the smallest pattern. */
type Run = {
  readonly speed: Gbps;
  readonly lanes: { readonly a: number; readonly b: number };
  readonly count: { readonly a: number; readonly b: number };
};

/** Ways to split a port that hosts and cables have. */
const WAYS = [1, 2, 4, 8] as const;

const counts = ({ a, b }: LinkQuestion): readonly Run['count'][] => {
  const there = { a: a.count, b: b.count };
  const fewer = Math.min(a.count, b.count);
  const others = WAYS.flatMap((n) => [{ a: fewer, b: n * fewer }, ...(n === 1 ? [] : [{ a: n * fewer, b: fewer }])]);
  const ratio = ({ a: x, b: y }: Run['count']): number => x / y;
  return [there, ...others.filter((other) => ratio(other) !== ratio(there))];
};

const runs = function* (question: LinkQuestion): Iterable<Run> {
  const { a, b } = question;
  const top = Math.min(a.port.maxSpeed, b.port.maxSpeed, Math.max(a.setting.speed, b.setting.speed));
  for (const speed of SPEEDS.filter((value) => value <= top)) {
    for (const count of counts(question)) {
      for (const aLanes of laneOptions(a.port, speed)) {
        for (const bLanes of laneOptions(b.port, speed)) yield { speed, lanes: { a: aLanes, b: bLanes }, count };
      }
    }
  }
};

const asRun = (question: LinkQuestion, { speed, lanes, count }: Run): LinkQuestion => {
  const end = (side: 'a' | 'b'): LinkQuestion['a'] => ({
    ...question[side],
    count: count[side],
    setting: { ...question[side].setting, speed, lanesPerLink: lanes[side] },
  });
  return { a: end('a'), b: end('b'), plant: question.plant };
};

const portText = (speed: Gbps, ways: number, lanes: number): string =>
  `${ways > 1 ? `${ways}x${speed}G` : `${speed}G`} on ${plural(lanes, 'lane')}${ways > 1 ? ' each' : ''}`;

const orderOf = ({ speed, lanes, count }: Run): string => {
  const ways = { a: Math.max(1, count.b / count.a), b: Math.max(1, count.a / count.b) };
  return `run end a as ${portText(speed, ways.a, lanes.a)} and end b as ${portText(speed, ways.b, lanes.b)}`;
};

const same = ({ a, b }: LinkQuestion, { speed, lanes, count }: Run): boolean =>
  a.setting.speed === speed &&
  b.setting.speed === speed &&
  a.setting.lanesPerLink === lanes.a &&
  b.setting.lanesPerLink === lanes.b &&
  a.count === count.a &&
  b.count === count.b;

/** The same parts run another way: other lanes, another split, a lower speed; the fastest first. */
export const otherRuns = function* (_catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  for (const run of runs(question)) {
    if (same(question, run)) continue;
    const changed = asRun(question, run);
    const order = orderOf(run);
    const split = changed.a.count / changed.b.count !== question.a.count / question.b.count;
    if (!split || changed.plant.kind === 'cable') {
      yield { kind: 'breakout', orders: [order], question: changed };
      continue;
    }
    // another split wants another cord or fan-out
    const [a, b] = [changed.a.module, changed.b.module];
    if (a.kind !== 'transceiver' || b.kind !== 'transceiver') continue;
    const cabling = cablingFor(pairOf(changed), a, b, changed.plant.length, siteOf(question));
    if (!cabling || cabling.far) continue;
    const recabled = { ...changed, plant: cabling.plant };
    yield { kind: 'breakout', orders: [order, cableOrder(cabling)], question: recabled };
  }
};
