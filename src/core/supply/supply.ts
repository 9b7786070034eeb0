import type { SourceSpan } from '../diagnostics/index.ts';
import type { Millimetres } from '../units/index.ts';

/*
 * What the user knows of parts and the catalogue cannot: prices, stock, lead times. It comes from one file (prices.csv) and
 * from `optics.prices` and `optics.stock` of the fabric; here they are one.
 */

/** Pieces of a part that can be had on the same terms: one row of the user's file. */
export type Lot = {
  /** Catalogue id or part number where the catalogue knows it; else as written. */
  readonly part: string;
  /** Only pieces of this length; undefined: of any, or the part has none. */
  readonly length: Millimetres | undefined;
  /** Of one piece, in the currency of the supply. */
  readonly price: number | undefined;
  readonly stock: number | undefined;
  readonly leadTimeDays: number | undefined;
  /** The delivery it comes with, in the user's words. */
  readonly phase: string | undefined;
  readonly secondSource: string | undefined;
  readonly note: string | undefined;
  /** Where it is written. */
  readonly source: SourceSpan | undefined;
};

export type Supply = {
  /** Lots by part, in the order in which they are used up. */
  readonly lots: ReadonlyMap<string, readonly Lot[]>;
  /** As the file names it; undefined where no price has one. */
  readonly currency: string | undefined;
};

export const NO_SUPPLY: Supply = { lots: new Map(), currency: undefined };

/**
 * The lots of a part that goes by several names (a part number, then the model): those of the first name that has any. Rows of
 * the very length outrank rows of none; rows of another length do not speak of it.
 */
export const lotsOf = (supply: Supply, names: readonly string[], length: Millimetres | undefined): readonly Lot[] => {
  for (const name of names) {
    const all = supply.lots.get(name) ?? [];
    const exact = all.filter((lot) => lot.length !== undefined && lot.length === length);
    const lots = exact.length > 0 ? exact : all.filter((lot) => lot.length === undefined);
    if (lots.length > 0) return lots;
  }
  return [];
};

/** The price by which a part is ranked: that of its first lot which has one. */
export const priceOf = (supply: Supply, part: string, length: Millimetres | undefined): number | undefined =>
  lotsOf(supply, [part], length).find((lot) => lot.price !== undefined)?.price;

/** Pieces of a part at hand, all its lots together; undefined where nobody states any. */
export const stockOf = (supply: Supply, part: string, length: Millimetres | undefined): number | undefined => {
  const stated = lotsOf(supply, [part], length).flatMap((lot) => lot.stock ?? []);
  return stated.length > 0 ? stated.reduce((sum, pieces) => sum + pieces, 0) : undefined;
};

/** A lot of which nothing is said. */
export const NOTHING_KNOWN: Omit<Lot, 'part'> = {
  length: undefined,
  price: undefined,
  stock: undefined,
  leadTimeDays: undefined,
  phase: undefined,
  secondSource: undefined,
  note: undefined,
  source: undefined,
};

type Amounts = ReadonlyMap<string, number>;

/** The supply with the prices and stock of the fabric file: they fill what a part's only row leaves open, and stand where it has none. */
export const withOwn = (supply: Supply, prices: Amounts, stock: Amounts): Supply => {
  const lots = new Map(supply.lots);
  for (const part of new Set([...prices.keys(), ...stock.keys()])) {
    const [only, ...more] = lots.get(part) ?? [{ ...NOTHING_KNOWN, part }];
    if (!only || more.length > 0) continue;
    lots.set(part, [{ ...only, price: only.price ?? prices.get(part), stock: only.stock ?? stock.get(part) }]);
  }
  return { ...supply, lots };
};
