import type { Network, Path } from '../../intent/index.ts';
import { type Candidate, candidate, type Sought } from './sought.ts';

/** Faults of numbers that the user pinned. */
const CODES: ReadonlySet<string> = new Set(['LW4102', 'LW4103', 'LW4106', 'LW4202', 'LW4205']);

/** How far from a pinned number another one is tried. */
const SPAN = 16;

type Pin = { readonly path: Path; readonly value: number; readonly what: string };

const pinsOf = ({ key, leaf, spine }: Network): readonly Pin[] => {
  const pin = (rest: Path, value: number | undefined, what: string): readonly Pin[] =>
    value === undefined ? [] : [{ path: ['networks', key, ...rest], value, what }];
  return [
    ...pin(['leaf', 'count'], leaf.count, 'leafs a group'),
    ...pin(['spine', 'count'], spine?.count, 'spines a plane'),
    ...pin(['leaf', 'uplinks'], leaf.uplinks, 'uplinks a leaf'),
    ...pin(['leaf', 'spare-ports'], leaf.sparePorts || undefined, 'spare ports a leaf'),
  ];
};

/** Numbers around one, the nearest first and the larger of two as near. */
const around = (value: number): readonly number[] =>
  Array.from({ length: SPAN }, (_, i) => [value + i + 1, value - i - 1])
    .flat()
    .filter((n) => n >= 0);

/** Another number where the user pinned one that cannot be: the nearest that can. */
export const countFixes = function* (sought: Sought): Iterable<Candidate> {
  const { fault, state, editor } = sought;
  if (!CODES.has(fault.code)) return;
  for (const network of state.intent?.networks ?? []) {
    const mine = fault.subject === network.key || fault.subject?.startsWith(`${network.key} `);
    if (!mine) continue;
    for (const { path, value, what } of pinsOf(network)) {
      for (const n of around(value)) {
        yield* candidate(path.slice(2).join('.'), `have ${n} ${what}, not ${value}`, editor.set(path, String(n)));
      }
    }
  }
};
