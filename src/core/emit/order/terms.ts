import type { OrderPolicy } from '../../intent/index.ts';
import { NO_SUPPLY, type Supply } from '../../supply/index.ts';

/** On what terms parts are ordered: what the user asks for, what he knows of parts, and which part may stand in for which. */
export type OrderTerms = {
  readonly policy: OrderPolicy;
  readonly supply: Supply;
  /** Catalogue ids: the part used → a part of another vendor that the link rules accept in its place. */
  readonly secondSources: ReadonlyMap<string, string>;
};

/** Nothing asked, nothing known: what the links need and no more. */
export const PLAIN_TERMS: OrderTerms = {
  policy: { spares: {}, lengthsPerType: undefined, airflow: undefined, powerSupply: undefined },
  supply: NO_SUPPLY,
  secondSources: new Map(),
};
