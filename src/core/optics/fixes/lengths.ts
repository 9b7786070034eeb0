import type { Catalog } from '../../catalog/catalog.ts';
import { type LinkQuestion, linkWorks } from '../../link/index.ts';
import type { Plant } from '../../parts/index.ts';
import { formatLength, type Millimetres } from '../../units/index.ts';
import type { Draft } from './draft.ts';

/** Shortest cabling worth proposing. */
const SHORTEST = 500;

/** Steps in which people order lengths: metres, tenths below ten. */
const stepOf = (length: number): number => (length >= 10_000 ? 1000 : 100);

/** The longest length for which something holds, below one for which it does not; undefined where none does. Halves the range each time: shorter never fails where longer holds. */
export const longest = (above: Millimetres, holds: (length: Millimetres) => boolean): Millimetres | undefined => {
  if (above <= SHORTEST || !holds(SHORTEST as Millimetres)) return undefined;
  let [works, fails]: [number, number] = [SHORTEST, above];
  while (fails - works > 50) {
    const middle = Math.floor((works + fails) / 2);
    if (holds(middle as Millimetres)) works = middle;
    else fails = middle;
  }
  const step = stepOf(works);
  const fits = (length: number): boolean => length >= SHORTEST && length < above && holds(length as Millimetres);
  // limits are round numbers: the search may have ended a hair below one
  return [Math.ceil(works / step) * step, Math.floor(works / step) * step].find(fits) as Millimetres | undefined;
};

/** The same cabling at another length: every run of fibre by its share. A loss measured on the longer path stays the most it can be. */
export const withLength = (plant: Plant, length: Millimetres): Plant => {
  if (plant.kind === 'cable') return { ...plant, length };
  const share = length / plant.length;
  const runs = plant.runs.map((run) => ({ ...run, length: Math.round(run.length * share) as Millimetres }));
  return { ...plant, runs, length };
};

/** The longest length that works with everything else as it is. */
export const shorter = function* (catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  const { plant } = question;
  const at = (length: Millimetres): LinkQuestion => ({ ...question, plant: withLength(plant, length) });
  const length = longest(plant.length, (tried) => linkWorks(catalog, at(tried)));
  if (length === undefined) return;
  const order = `shorten the link to ${formatLength(length)} (from ${formatLength(plant.length)})`;
  yield { kind: 'length', orders: [order], question: at(length) };
};
