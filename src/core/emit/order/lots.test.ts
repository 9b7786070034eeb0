import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lot, NOTHING_KNOWN } from '../../supply/index.ts';
import { sparesFor } from '../parts-list.ts';
import { shareLots } from './lots.ts';

const lot = (stock: number | undefined): Lot => ({ ...NOTHING_KNOWN, part: 'P', stock });

describe('lots', () => {
  it('are used up in order, what is needed before the spares; the rest comes from the last', () => {
    expect(shareLots(10, 2, [lot(4), lot(7), lot(undefined)])).toEqual([
      { lot: lot(4), needed: 4, spares: 0, beyondStock: 0 },
      { lot: lot(7), needed: 6, spares: 1, beyondStock: 0 },
      { lot: lot(undefined), needed: 0, spares: 1, beyondStock: undefined },
    ]);
  });

  it('say what their stock does not cover, and leave out a lot that gives nothing', () => {
    expect(shareLots(10, 0, [lot(0), lot(6)])).toEqual([{ lot: lot(6), needed: 10, spares: 0, beyondStock: 4 }]);
  });

  it('lose no piece', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.nat(50),
        fc.array(fc.option(fc.nat(200), { nil: undefined }), { maxLength: 5 }),
        (needed, spares, stocks) => {
          const shares = shareLots(needed + 1, spares, stocks.map(lot));
          expect(shares.reduce((sum, share) => sum + share.needed, 0)).toBe(needed + 1);
          expect(shares.reduce((sum, share) => sum + share.spares, 0)).toBe(spares);
          for (const share of shares.slice(0, -1)) expect(share.beyondStock ?? 0).toBe(0);
        },
      ),
    );
  });
});

describe('spares', () => {
  it.each([
    [256, { share: 200, minimum: 0 }, 6],
    [50, { share: 200, minimum: 0 }, 1],
    [51, { share: 200, minimum: 0 }, 2],
    [1, { share: 1, minimum: 0 }, 1],
    [10, { share: 200, minimum: 4 }, 4],
    [10, { share: 0, minimum: 3 }, 3],
    [10, { share: 0, minimum: 0 }, 0],
    [10, undefined, 0],
  ])('%i pieces with %o: %i', (needed, spares, expected) => {
    expect(sparesFor(needed, spares)).toBe(expected);
  });
});
