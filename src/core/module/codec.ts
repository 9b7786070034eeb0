import { codeName } from './codes.ts';
import { bitsOf, bytesOf, type Field } from './field.ts';
import { firstByteOf } from './memory.ts';

/** A decoded value: what JSON holds. */
export type FieldValue =
  | number
  | string
  | boolean
  | null
  | readonly number[]
  | readonly string[]
  | readonly (readonly number[])[];

/** Reads a field from the bytes of its page. */
export type FieldReader = (bytes: Uint8Array, biasFactor: number) => FieldValue;

/** The lanes whose bit is set, from 1, for each value of a byte. */
export const LANES: readonly (readonly number[])[] = Array.from({ length: 256 }, (_, byte) =>
  Object.freeze(Array.from({ length: 8 }, (_unused, i) => i + 1).filter((lane) => byte & (1 << (lane - 1)))),
);

/** `0x0D`, for each value of a byte. */
export const HEX: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `0x${byte.toString(16).toUpperCase().padStart(2, '0')}`,
);

const PAIR: readonly string[] = HEX.map((text) => text.slice(2).toLowerCase());

/** Bytes as hexadecimal digits. */
export const hexOf = (bytes: Uint8Array): string => {
  let text = '';
  for (const byte of bytes) text += PAIR[byte];
  return text;
};

/** Characters by byte; those that no terminal should be handed are U+FFFD. */
const PRINTED: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte < 0x20 || (byte > 0x7e && byte < 0xa0) ? '\ufffd' : String.fromCharCode(byte),
);

/**
 * A text of fixed length (SFF-8472, SFF-8636 and CMIS pad with spaces; some modules with zeros). Bytes that no terminal should be
 * handed become U+FFFD.
 */
export const textOf = (bytes: Uint8Array, from: number, length: number): string => {
  let end = from + length;
  while (end > from && (bytes[end - 1] === 0x20 || bytes[end - 1] === 0)) end--;
  let start = from;
  while (start < end && (bytes[start] === 0x20 || bytes[start] === 0)) start++;
  let text = '';
  for (let i = start; i < end; i++) text += PRINTED[bytes[i] ?? 0];
  return text;
};

/** The 16-bit float of CMIS: mantissa in bits 10 to 0, times ten to the power of bits 15 to 11 less 24. */
export const f16 = (raw: number): number => Number(`${raw & 0x7ff}e${(raw >> 11) - 24}`);

const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
const s16 = (bytes: Uint8Array, at: number): number => (u16(bytes, at) << 16) >> 16;
const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 65_536 + u16(bytes, at + 2);
const s32 = (bytes: Uint8Array, at: number): number => u32(bytes, at) | 0;
/** Counters beyond 2^53 lose their last digits. */
const u64 = (bytes: Uint8Array, at: number): number => u32(bytes, at) * 4_294_967_296 + u32(bytes, at + 4);
const f32 = (bytes: Uint8Array, at: number): number => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return view.getFloat32(at);
};

const RAW = {
  u8: (bytes: Uint8Array, at: number) => bytes[at] ?? 0,
  s8: (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 24) >> 24,
  u16,
  s16,
  u32,
  s32,
  u64,
  f32,
};
const WIDTH = { u8: 1, s8: 1, u16: 2, s16: 2, u32: 4, s32: 4, u64: 8, f32: 4 };
type Numeric = keyof typeof RAW;
const isNumeric = (as: Field['as']): as is Numeric => as in RAW;

/** `reserved(9)` where a table has no name for a code. */
const nameIn = (table: string, code: number): string => codeName(table, code) ?? `reserved(${code})`;

/** Tables whose names are the values themselves, one for each of their codes. */
const NAMED: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['data-path-state', 'config-status'].map((table) => [
    table,
    Array.from({ length: 16 }, (_, code) => nameIn(table, code)),
  ]),
);

const MODULE_STATES: readonly string[] = Array.from(
  { length: 8 },
  (_, code) => codeName('module-state', code) ?? 'reserved',
);

const numericReader = (field: Field, at: number): FieldReader => {
  const { as, count, plus = 0, times = 1, per = 1, factor } = field;
  const read = RAW[as as Numeric];
  const width = WIDTH[as as Numeric];
  const { low, width: bits } = bitsOf(field);
  const mask = field.bits === undefined ? -1 : (1 << bits) - 1;
  const one = (bytes: Uint8Array, offset: number, bias: number): number => {
    const raw = mask === -1 ? read(bytes, offset) : (read(bytes, offset) >> low) & mask;
    return ((raw + plus) * times * (factor ? bias : 1)) / per;
  };
  if (count === undefined) return (bytes, bias) => one(bytes, at, bias);
  return (bytes, bias) => {
    const values = new Array<number>(count);
    for (let i = 0; i < count; i++) values[i] = one(bytes, at + i * width, bias);
    return values;
  };
};

const scaledLength =
  (at: number, multipliers: readonly number[], isUnknown: (byte: number) => boolean): FieldReader =>
  (bytes) => {
    const byte = bytes[at] ?? 0;
    const tenths = multipliers[byte >> 6];
    return tenths === undefined || isUnknown(byte) ? null : ((byte & 0x3f) * tenths) / 10;
  };

const nibbleReader = (
  at: number,
  count: number,
  highFirst: boolean,
  names: readonly string[] | undefined,
): FieldReader => {
  const nibble = (bytes: Uint8Array, lane: number): number => {
    const byte = bytes[at + (lane >> 1)] ?? 0;
    return (lane & 1) === (highFirst ? 1 : 0) ? byte & 0xf : byte >> 4;
  };
  return (bytes) => {
    const values = new Array(count);
    for (let i = 0; i < count; i++) values[i] = names ? names[nibble(bytes, i)] : nibble(bytes, i);
    return values;
  };
};

/** The channels of SFF-8636 whose flag is set: byte 0 holds channels 1 and 2, byte 1 channels 3 and 4. */
const channelFlags =
  (at: number, bit: number): FieldReader =>
  (bytes) => {
    const nibbles = [(bytes[at] ?? 0) >> 4, bytes[at] ?? 0, (bytes[at + 1] ?? 0) >> 4, bytes[at + 1] ?? 0];
    return [1, 2, 3, 4].filter((channel) => (nibbles[channel - 1] ?? 0) & (1 << bit));
  };

/** How a field is read; its position is worked out once. */
export const readerOf = (field: Field): FieldReader => {
  const at = field.byte - firstByteOf(field.page);
  const { as, count = 1 } = field;
  const { low, width } = bitsOf(field);
  const mask = (1 << width) - 1;
  if (field.name === 'ModuleState') return (bytes) => MODULE_STATES[((bytes[at] ?? 0) >> low) & mask] ?? 'reserved';
  if (isNumeric(as)) {
    if (field.show === 'hex') return (bytes) => HEX[bytes[at] ?? 0] ?? '';
    return numericReader(field, at);
  }
  switch (as) {
    case 'bit':
      return (bytes) => ((bytes[at] ?? 0) & (1 << low)) !== 0;
    case 'lanes':
      if (field.count !== undefined)
        return (bytes) => Array.from(bytes.subarray(at, at + count), (byte) => LANES[byte] ?? []);
      return (bytes) => LANES[((bytes[at] ?? 0) >> low) & mask] ?? [];
    case 'nibble':
      return nibbleReader(at, count, false, field.codes === undefined ? undefined : NAMED[field.codes]);
    case 'nibble-high-first':
      return nibbleReader(at, count, true, undefined);
    case 'pair':
      return (bytes) => Array.from({ length: count }, (_, i) => ((bytes[at + (i >> 2)] ?? 0) >> ((i & 3) * 2)) & 3);
    case 'channel-flags':
      return channelFlags(at, low);
    case 'patterns':
      return (bytes) => {
        const set = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
        return Array.from({ length: 16 }, (_, i) => i)
          .filter((i) => set & (1 << i))
          .map((i) => nameIn('prbs-pattern', i));
      };
    case 'ascii':
      return (bytes) => textOf(bytes, at, field.length ?? 0);
    case 'oui':
      return (bytes) => `${PAIR[bytes[at] ?? 0]}:${PAIR[bytes[at + 1] ?? 0]}:${PAIR[bytes[at + 2] ?? 0]}`;
    case 'hex':
      return (bytes) => hexOf(bytes.subarray(at, at + bytesOf(field)));
    case 'version':
      return (bytes) => `${bytes[at]}.${bytes[at + 1]}`;
    case 'revision':
      return (bytes) => `${(bytes[at] ?? 0) >> 4}.${(bytes[at] ?? 0) & 0xf}`;
    case 'scaled-length':
      return scaledLength(at, [1, 10, 100, 1000], (byte) => byte === 0);
    case 'scaled-length-smf':
      return scaledLength(at, [1, 10, 100], () => false);
  }
};
