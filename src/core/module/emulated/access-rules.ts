import { bitsOf, bytesOf, type Field, type FieldAccess, fieldsOf } from '../field.ts';
import { firstByteOf, PAGE_BYTES, type PageName } from '../memory.ts';

/** Who may do what with the bytes of a page, a mask of bits for each. */
type PageRules = Readonly<Record<'RW' | 'COR', Uint8Array>> & {
  /** Registers that act when written and read as zero (WO, SC), by the index of their byte. */
  readonly triggers: ReadonlyMap<number, readonly Field[]>;
};

const ACTS: ReadonlySet<FieldAccess | undefined> = new Set<FieldAccess | undefined>(['WO', 'SC']);

const rulesOf = (fields: readonly Field[]): PageRules => {
  const masks = { RW: new Uint8Array(PAGE_BYTES), COR: new Uint8Array(PAGE_BYTES) };
  const triggers = new Map<number, Field[]>();
  for (const field of fields) {
    const { access = 'RO' } = field;
    const { low, width } = bitsOf(field);
    const mask = field.bits === undefined && field.as !== 'bit' ? 0xff : ((1 << width) - 1) << low;
    const first = field.byte - firstByteOf(field.page);
    for (let at = first; at < first + bytesOf(field); at++) {
      if (access === 'RW' || access === 'COR') masks[access][at] = (masks[access][at] ?? 0) | mask;
      else if (ACTS.has(access)) triggers.set(at, [...(triggers.get(at) ?? []), field]);
    }
  }
  return { ...masks, triggers };
};

const NONE = rulesOf([]);
let known: ReadonlyMap<PageName, PageRules> | undefined;

/** The access rules of a CMIS page, from the one table of registers; what the table does not know is read-only. */
export const accessRules = (page: PageName): PageRules => {
  if (!known) {
    const pages = new Map<PageName, Field[]>();
    for (const field of fieldsOf('CMIS')) pages.set(field.page, [...(pages.get(field.page) ?? []), field]);
    known = new Map([...pages].map(([name, fields]) => [name, rulesOf(fields)]));
  }
  return known.get(page) ?? NONE;
};
