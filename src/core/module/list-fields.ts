import { type FieldValue, readerOf } from './codec.ts';
import { codeName } from './codes.ts';
import { bytesOf, type Field, type FieldAccess, fieldsOf } from './field.ts';
import { firstByteOf, type ModuleMemory, type PageName, splitPage } from './memory.ts';

/** A field of a memory as it stands there. */
export type FieldRead = {
  readonly page: PageName;
  readonly field: Field;
  /** undefined: a byte of it is not known */
  readonly value: FieldValue | undefined;
  /** What its code means, where the table of its codes says. */
  readonly meaning: string | undefined;
};

const newer = (since: string | undefined, revision: string | undefined): boolean =>
  since !== undefined && revision !== undefined && Number(since) > Number(revision);

const meaningOf = (field: Field, value: FieldValue | undefined, raw: number | undefined): string | undefined => {
  if (field.codes === undefined || value === undefined) return undefined;
  if (typeof value === 'string' && !value.startsWith('0x')) return undefined;
  const code = field.show === 'hex' ? raw : typeof value === 'number' ? value : undefined;
  return code === undefined ? undefined : (codeName(field.codes, code) ?? 'no code of the table');
};

/**
 * Every field of the pages that a memory has, as the map of its model reads it. Fields that its revision does not define yet are left
 * out.
 */
export const readFields = ({ model, pages }: ModuleMemory): readonly FieldRead[] => {
  const byte1 = pages.get('lower')?.bytes[1];
  const revision = model === 'CMIS' && byte1 !== undefined ? `${byte1 >> 4}.${byte1 & 0xf}` : undefined;
  const scaling = model === 'CMIS' ? ((pages.get('01')?.bytes[32] ?? 0) >> 3) & 3 : 0;
  const found: FieldRead[] = [];
  for (const [name, { bytes, unread }] of pages) {
    const { page } = splitPage(name);
    for (const field of fieldsOf(model)) {
      if (field.page !== page || newer(field.since, revision)) continue;
      const from = field.byte - firstByteOf(page);
      const known = !unread || !Array.from({ length: bytesOf(field) }, (_, i) => from + i).some((i) => unread.has(i));
      const value = known ? readerOf(field)(bytes, 1 << Math.min(scaling, 2)) : undefined;
      found.push({ page: name, field, value, meaning: meaningOf(field, value, bytes[from]) });
    }
  }
  return found;
};

/** A field that differs between two memories; undefined where one does not have it. */
export type FieldChange = {
  readonly page: PageName;
  readonly field: Field;
  readonly a: FieldRead | undefined;
  readonly b: FieldRead | undefined;
};

/**
 * What differs between two memories of one model, field by field, in the order of the first.
 * @returns undefined where the models differ: nothing can be set against each other
 */
export const diffFields = (a: ModuleMemory, b: ModuleMemory): readonly FieldChange[] | undefined => {
  if (a.model !== b.model) return undefined;
  const key = ({ page, field }: FieldRead): string => `${page} ${field.name}`;
  const left = new Map(readFields(a).map((one) => [key(one), one]));
  const right = new Map(readFields(b).map((one) => [key(one), one]));
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name) => {
    const one = left.get(name);
    const other = right.get(name);
    if (JSON.stringify(one?.value) === JSON.stringify(other?.value)) return [];
    const either = one ?? other;
    return either ? [{ page: either.page, field: either.field, a: one, b: other }] : [];
  });
};

/** Who may write a field, in words. */
export const ACCESS_WORDS: Readonly<Record<FieldAccess, string>> = {
  RO: 'read',
  RW: 'read, write',
  WO: 'write',
  SC: 'write, clears itself',
  COR: 'read, cleared by it',
};

/** Where a field lies on its page: `148 to 163`, `200.7-5` where it has some bits of a byte. */
export const fieldPlace = (field: Field): string => {
  const last = field.byte + bytesOf(field) - 1;
  if (last > field.byte) return `${field.byte} to ${last}`;
  return `${field.byte}${field.bits === undefined ? '' : `.${field.bits}`}`;
};

/** A value as people read it: with its unit, and what its code means. */
export const fieldText = ({ field, value, meaning }: FieldRead): string => {
  if (value === undefined) return 'unknown';
  const text = Array.isArray(value) ? (value.length === 0 ? 'none' : value.map(String).join(' ')) : String(value);
  const unit = field.unit !== undefined && value !== null ? ` ${field.unit === 'degC' ? '°C' : field.unit}` : '';
  const shown = value === null ? 'not told' : `${text}${unit}`;
  return meaning === undefined ? shown : `${shown}: ${meaning}`;
};
