import type { Millimetres } from '../units/index.ts';

/** Pieces of one type of cable that must be at least this long. */
export type LengthNeed = {
  readonly length: Millimetres;
  readonly pieces: number;
  /** Do their links still work with a longer piece? */
  readonly works: (length: Millimetres) => boolean;
};

/** The lengths to order, ascending; or how many it takes at the least, where `most` are too few. */
export type LengthPlan = { readonly lengths: readonly Millimetres[] } | { readonly fewest: number };

type Plan = { readonly surplus: number; readonly lengths: readonly Millimetres[] };

/**
 * At most `most` lengths for all needs, so that the metres ordered beyond what is needed are fewest; each need takes the
 * shortest length that is long enough. Only needed lengths come into question: anything longer wastes more. By dynamic
 * programming over the sorted needs, in the square of their number.
 */
export const planLengths = (needs: readonly LengthNeed[], most: number): LengthPlan => {
  const sorted = needs.toSorted((x, y) => x.length - y.length);
  // plans[j][k]: the best for the j shortest needs in exactly k lengths
  const plans: (Plan | undefined)[][] = [[{ surplus: 0, lengths: [] }]];
  for (const [last, { length }] of sorted.entries()) {
    const row: (Plan | undefined)[] = [];
    let surplus = 0;
    for (let first = last; first >= 0; first--) {
      const need = sorted[first] as LengthNeed;
      if (need.length < length && !need.works(length)) break;
      surplus += need.pieces * (length - need.length);
      for (const [k, before] of (plans[first] ?? []).entries()) {
        if (!before) continue;
        const total = before.surplus + surplus;
        const known = row[k + 1];
        if (!known || total < known.surplus) row[k + 1] = { surplus: total, lengths: [...before.lengths, length] };
      }
    }
    plans.push(row);
  }
  const whole = plans[sorted.length] ?? [];
  // of plans that waste equally little the one of fewest lengths
  let best: Plan | undefined;
  for (const plan of whole.slice(0, most + 1)) if (plan && (!best || plan.surplus < best.surplus)) best = plan;
  return best ? { lengths: best.lengths } : { fewest: whole.findIndex((plan) => plan !== undefined) };
};
