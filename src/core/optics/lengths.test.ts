import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Millimetres, metres } from '../units/index.ts';
import { type LengthNeed, planLengths } from './lengths.ts';

const need = (length: number, pieces = 1, upTo = Number.POSITIVE_INFINITY): LengthNeed & { upTo: number } => ({
  length: metres(length),
  pieces,
  upTo: upTo * 1000,
  works: (longer) => longer <= upTo * 1000,
});

/** What a choice of lengths wastes: each need takes the shortest that is long enough; Infinity where one cannot. */
const surplusOf = (needs: readonly ReturnType<typeof need>[], lengths: readonly Millimetres[]): number =>
  needs.reduce((sum, { length, pieces, upTo }) => {
    const taken = lengths.toSorted((x, y) => x - y).find((offered) => offered >= length);
    return taken === undefined || taken > upTo ? Number.POSITIVE_INFINITY : sum + pieces * (taken - length);
  }, 0);

/** Every set of at most `most` of the needed lengths. */
const sets = (lengths: readonly Millimetres[], most: number): readonly (readonly Millimetres[])[] => {
  const [first, ...rest] = lengths;
  if (first === undefined) return [[]];
  const without = sets(rest, most);
  return most === 0 ? [[]] : [...without, ...sets(rest, most - 1).map((set) => [first, ...set])];
};

const anyNeeds = fc.array(
  fc
    .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 8 }))
    .map(([length, pieces, room]) => need(length, pieces, length + room)),
  { minLength: 1, maxLength: 8 },
);

describe('lengths to order', () => {
  it('leaves lengths alone where there are few enough', () => {
    expect(planLengths([need(20, 4), need(5), need(20)], 2)).toEqual({ lengths: [5000, 20_000] });
  });

  it('weighs by pieces: many short cables are worth a length of their own', () => {
    const long = need(30, 1);
    expect(planLengths([need(5, 100), need(10, 1), long], 2)).toEqual({ lengths: [5000, 30_000] });
    expect(planLengths([need(5, 1), need(10, 100), long], 2)).toEqual({ lengths: [10_000, 30_000] });
  });

  it('says how many lengths it takes where longer ones would not work', () => {
    expect(planLengths([need(2, 8, 3), need(3, 8, 3), need(30)], 1)).toEqual({ fewest: 2 });
  });

  it('wastes no more than any other choice of lengths (against all of them)', () => {
    fc.assert(
      fc.property(anyNeeds, fc.integer({ min: 1, max: 4 }), (needs, most) => {
        const distinct = [...new Set(needs.map(({ length }) => length))];
        const best = Math.min(...sets(distinct, most).map((set) => surplusOf(needs, set)));
        const plan = planLengths(needs, most);
        if ('fewest' in plan) {
          expect(best).toBe(Number.POSITIVE_INFINITY);
          expect(sets(distinct, plan.fewest - 1).every((set) => surplusOf(needs, set) === best)).toBe(true);
          expect(sets(distinct, plan.fewest).some((set) => surplusOf(needs, set) < best)).toBe(true);
        } else {
          expect(plan.lengths.length).toBeLessThanOrEqual(most);
          expect(surplusOf(needs, plan.lengths)).toBe(best);
        }
      }),
      { numRuns: 2000 },
    );
  });
});
