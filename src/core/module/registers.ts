import { bitsOf, type Field } from './field.ts';
import { firstByteOf, type MemoryModel, type PageName } from './memory.ts';
import { fieldNamed } from './write.ts';

/** Lanes of a bank (CMIS: every banked page serves eight). */
export const LANES_PER_BANK = 8;

/** The register of that name in the memory map, `SCS0.ApplyDPInit`. Throws for a name that the map does not have: a bug of the caller. */
export const registerOf = (name: string, model: MemoryModel = 'CMIS'): Field => fieldNamed(model, name);

/** Where one value of a register lies: its byte, as standards count, and its bits in it. */
export type BitPlace = { readonly byte: number; readonly low: number; readonly width: number };

/** The place of a register's value, of the `index`-th where it has one a lane (from 0). Registers of several bytes have none. */
export const placeOf = (field: Field, index = 0): BitPlace => {
  const { as, byte } = field;
  if (as === 'nibble') return { byte: byte + (index >> 1), low: (index & 1) * 4, width: 4 };
  if (as === 'pair') return { byte: byte + (index >> 2), low: (index & 3) * 2, width: 2 };
  const { low, width } = bitsOf(field);
  return { byte: byte + index, low, width };
};

/** The bits of a place, where they stand in their byte. */
export const maskOf = ({ low, width }: BitPlace): number => ((1 << width) - 1) << low;

/** Reads a register from the bytes of its page. */
export const valueIn = (page: Uint8Array, field: Field, index = 0): number => {
  const { byte, low, width } = placeOf(field, index);
  return ((page[byte - firstByteOf(field.page)] ?? 0) >> low) & ((1 << width) - 1);
};

/** Writes a register into the bytes of its page, and leaves the other bits as they are. */
export const putIn = (page: Uint8Array, field: Field, value: number, index = 0): void => {
  const place = placeOf(field, index);
  const at = place.byte - firstByteOf(field.page);
  page[at] = ((page[at] ?? 0) & ~maskOf(place)) | ((value << place.low) & maskOf(place));
};

/** A page as it stands before the byte of an address: `lower`, `10h`, `A2h`. */
export const pageLabel = (page: PageName): string => (page === 'lower' ? page : `${page.toUpperCase()}h`);
