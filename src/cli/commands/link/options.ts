import { UsageError } from '../../exit.ts';
import type { CatalogOption } from '../../load-catalog.ts';

export type LinkOptions = CatalogOption & {
  readonly from?: string;
  readonly to?: string;
  readonly fromEeprom?: string;
  readonly toEeprom?: string;
  readonly length?: string;
  readonly speed?: string;
  readonly media?: string;
  readonly prefer: string;
  readonly vendor?: string;
  readonly top: string;
  readonly misses: string;
  readonly fixes: string;
  readonly json?: boolean;
};

/** A whole number given as an option. */
export const wholeNumber = (option: string, text: string, least = 0): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new UsageError(`${option} wants a whole number of at least ${least}`);
  return value;
};
