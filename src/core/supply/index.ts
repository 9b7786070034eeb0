export { readSupply, type SupplyText } from './read.ts';
export { type Lot, lotsOf, NO_SUPPLY, NOTHING_KNOWN, priceOf, type Supply, stockOf, withOwn } from './supply.ts';
