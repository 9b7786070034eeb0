import type { Lot } from '../../supply/index.ts';

/** A piece count of an order line and the lot it is taken from; undefined: nothing is known of its terms. */
export type Share = {
  readonly lot: Lot | undefined;
  readonly needed: number;
  readonly spares: number;
  /** Pieces that the stated stock does not cover. */
  readonly beyondStock: number | undefined;
};

/**
 * Shares what is needed, then the spares, over the lots in their order: each gives what it has in stock, one without a stated
 * stock the rest, and so does the last even beyond its stock.
 */
export const shareLots = (needed: number, spares: number, lots: readonly Lot[]): readonly Share[] => {
  if (lots.length === 0) return [{ lot: undefined, needed, spares, beyondStock: undefined }];
  const shares: Share[] = [];
  let open = needed;
  let openSpares = spares;
  for (const [i, lot] of lots.entries()) {
    const last = i === lots.length - 1;
    const room = last ? Number.POSITIVE_INFINITY : (lot.stock ?? Number.POSITIVE_INFINITY);
    const taken = Math.min(open, room);
    const takenSpares = Math.min(openSpares, room - taken);
    open -= taken;
    openSpares -= takenSpares;
    if (taken + takenSpares === 0) continue;
    const beyondStock = lot.stock === undefined ? undefined : Math.max(0, taken + takenSpares - lot.stock);
    shares.push({ lot, needed: taken, spares: takenSpares, beyondStock });
  }
  return shares;
};
