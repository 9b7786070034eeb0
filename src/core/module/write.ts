import type { FieldValue } from './codec.ts';
import { bitsOf, bytesOf, type Field, fieldsOf } from './field.ts';
import { firstByteOf, type MemoryModel, type ModuleMemory } from './memory.ts';

const INDEX = new Map<MemoryModel, ReadonlyMap<string, Field>>();

/** A field of a map by its standard name. */
export const fieldNamed = (model: MemoryModel, name: string): Field => {
  let index = INDEX.get(model);
  if (!index) {
    index = new Map(fieldsOf(model).map((field) => [field.name, field]));
    INDEX.set(model, index);
  }
  const field = index.get(name);
  if (!field) throw new Error(`no field ${name} in the map of ${model}`);
  return field;
};

const putBits = (bytes: Uint8Array, at: number, low: number, width: number, value: number): void => {
  const mask = ((1 << width) - 1) << low;
  bytes[at] = ((bytes[at] ?? 0) & ~mask) | ((value << low) & mask);
};

const putBig = (bytes: Uint8Array, at: number, width: number, value: number): void => {
  for (let i = width - 1, rest = value; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[at + i] = rest & 0xff;
};

const asList = (value: FieldValue, count: number): readonly number[] =>
  Array.isArray(value) ? (value as readonly number[]) : new Array<number>(count).fill(Number(value));

const putNumbers = (bytes: Uint8Array, at: number, field: Field, value: FieldValue): void => {
  const { count = 1, plus = 0, times = 1, per = 1 } = field;
  const width = bytesOf(field) / count;
  const { low, width: bits } = bitsOf(field);
  asList(value, count).forEach((one, i) => {
    const raw = Math.round((one * per) / times) - plus;
    if (field.bits !== undefined) putBits(bytes, at + i, low, bits, raw);
    else putBig(bytes, at + i * width, width, raw < 0 ? raw + 256 ** width : raw);
  });
};

const putNibbles = (bytes: Uint8Array, at: number, values: readonly number[], highFirst: boolean): void => {
  values.forEach((value, lane) => {
    putBits(bytes, at + (lane >> 1), (lane & 1) === (highFirst ? 1 : 0) ? 0 : 4, 4, value);
  });
};

const putText = (bytes: Uint8Array, at: number, length: number, text: string): void => {
  for (let i = 0; i < length; i++) {
    const code = i < text.length ? text.charCodeAt(i) : 0x20;
    bytes[at + i] = code >= 0x20 && code <= 0x7e ? code : 0x3f;
  }
};

const putHex = (bytes: Uint8Array, at: number, length: number, digits: string): void => {
  for (let i = 0; i < length; i++) bytes[at + i] = Number.parseInt(digits.slice(2 * i, 2 * i + 2), 16) || 0;
};

const lanesMask = (lanes: readonly number[]): number => lanes.reduce((mask, lane) => mask | (1 << (lane - 1)), 0);

/** The multiplier code and base of the shortest scaled length that is not below a length, in tenths of its unit. */
const scaled = (tenths: number, multipliers: readonly number[]): number => {
  for (const [code, multiplier] of multipliers.entries()) {
    const base = Math.ceil(tenths / multiplier);
    if (base <= 63) return (code << 6) | base;
  }
  return ((multipliers.length - 1) << 6) | 63;
};

const put = (bytes: Uint8Array, at: number, field: Field, value: FieldValue): void => {
  const { as, length = 0 } = field;
  const { low, width } = bitsOf(field);
  switch (as) {
    case 'bit':
      putBits(bytes, at, low, 1, value === true ? 1 : 0);
      return;
    case 'lanes':
      if (field.count === undefined) putBits(bytes, at, low, width, lanesMask(value as readonly number[]));
      else
        (value as readonly (readonly number[])[]).forEach((lanes, i) => {
          bytes[at + i] = lanesMask(lanes);
        });
      return;
    case 'nibble':
    case 'nibble-high-first':
      putNibbles(bytes, at, value as readonly number[], as === 'nibble-high-first');
      return;
    case 'ascii':
      putText(bytes, at, length, String(value));
      return;
    case 'hex':
      putHex(bytes, at, bytesOf(field), String(value));
      return;
    case 'oui':
      putHex(bytes, at, 3, String(value).replaceAll(':', ''));
      return;
    case 'version':
    case 'revision': {
      const [major = 0, minor = 0] = String(value).split('.').map(Number);
      if (as === 'revision') bytes[at] = (major << 4) | minor;
      else bytes.set([major, minor], at);
      return;
    }
    case 'scaled-length':
      bytes[at] = value === null ? 0 : scaled(Number(value) * 10, [1, 10, 100, 1000]);
      return;
    case 'scaled-length-smf':
      bytes[at] = value === null ? 0xc0 : scaled(Math.round(Number(value) * 10), [1, 10, 100]);
      return;
    case 'pair':
    case 'patterns':
    case 'channel-flags':
    case 'f32':
      throw new Error(`${field.name}: fields of type ${as} are not written by value`);
    default:
      putNumbers(bytes, at, field, value);
  }
};

/** Writes a value where the map has the field of that name; the page must be there. Numbers are in the field's unit. */
export const writeField = ({ model, pages }: ModuleMemory, name: string, value: FieldValue): void => {
  const field = fieldNamed(model, name);
  const page = pages.get(field.page);
  if (!page) throw new Error(`no ${field.page} in this memory`);
  put(page.bytes, field.byte - firstByteOf(field.page), field, value);
};

/** Writes a field of the memory at hand by name. */
export type Write = (name: string, value: FieldValue) => void;
