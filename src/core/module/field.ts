import cmis from './data/cmis.json' with { type: 'json' };
import sff8472 from './data/sff8472.json' with { type: 'json' };
import sff8636 from './data/sff8636.json' with { type: 'json' };
import type { MemoryModel, PageName } from './memory.ts';

/** How the bytes of a field are read. Numbers of several bytes are big endian. */
export type FieldType =
  | 'u8'
  | 's8'
  | 'u16'
  | 's16'
  | 'u32'
  | 's32'
  | 'u64'
  /** IEEE 754, four bytes (the calibration constants of SFF-8472) */
  | 'f32'
  /** one bit, true where set */
  | 'bit'
  /** a bit a lane: the lanes whose bit is set, from 1; bit 0 is lane 1 */
  | 'lanes'
  /** four bits a lane, lane 1 in bits 3 to 0 (CMIS) */
  | 'nibble'
  /** four bits a lane, lane 1 in bits 7 to 4 (SFF-8636) */
  | 'nibble-high-first'
  /** two bits a lane, lane 1 in bits 1 to 0 */
  | 'pair'
  /** SFF-8636 flags of four channels, four bits each, channel 1 in bits 7 to 4 of the first byte: the channels whose bit is set */
  | 'channel-flags'
  /** test patterns, a bit each, little endian (CMIS page 13h) */
  | 'patterns'
  | 'ascii'
  | 'oui'
  | 'hex'
  /** major and minor number, a byte each */
  | 'version'
  /** major and minor number, four bits each */
  | 'revision'
  /** bits 7 to 6 multiply bits 5 to 0 by 0.1, 1, 10 or 100 */
  | 'scaled-length'
  /** the same with 0.1, 1 or 10; the fourth code is not defined */
  | 'scaled-length-smf';

/** Who may write it: read-only, read-write, write-only, self-clearing, cleared when read. */
export type FieldAccess = 'RO' | 'RW' | 'WO' | 'SC' | 'COR';

/** When a value is shown: `set` where it is not empty, `copper` and `light` by what the module is, `ddm` where it monitors itself,
 * `tunable` where its laser can be tuned. */
export type FieldShow = 'set' | 'hex' | 'copper' | 'light' | 'ddm' | 'tunable';

/** One row of a memory map: where a fact lies, how it is read, what it is called. Everything that touches memory is driven by these. */
export type Field = {
  readonly page: PageName;
  readonly byte: number;
  /** As the standard names it. */
  readonly name: string;
  readonly as: FieldType;
  /** Bytes of a text or a row of bytes. */
  readonly length?: number;
  /** How many alike, one a lane. */
  readonly count?: number;
  /** The bits it has of its byte: `7-4`, `3`. */
  readonly bits?: string;
  /** Added to what is read. */
  readonly plus?: number;
  readonly times?: number;
  readonly per?: number;
  /** A factor that the module tells: `tx-bias` is 1, 2 or 4 (CMIS 01h:160). */
  readonly factor?: 'tx-bias';
  readonly unit?: string;
  /** The table that names its codes. */
  readonly codes?: string;
  readonly access?: FieldAccess;
  /** First revision that defines it. */
  readonly since?: string;
  /** Its name among the decoded values: `thresholds.vccV.highAlarm`. */
  readonly key?: string;
  readonly show?: FieldShow;
  readonly note?: string;
};

type FieldFile = { readonly source: readonly string[]; readonly fields: readonly Field[] };

const FILES: Readonly<Record<MemoryModel, FieldFile>> = {
  CMIS: cmis as FieldFile,
  'SFF-8636': sff8636 as FieldFile,
  'SFF-8472': sff8472 as FieldFile,
};

/** The memory map of a model. */
export const fieldsOf = (model: MemoryModel): readonly Field[] => FILES[model].fields;

/** The standards a memory map is taken from. */
export const sourcesOf = (model: MemoryModel): readonly string[] => FILES[model].source;

const BYTES: Readonly<Partial<Record<FieldType, number>>> = {
  u16: 2,
  s16: 2,
  u32: 4,
  s32: 4,
  u64: 8,
  f32: 4,
  oui: 3,
  version: 2,
  patterns: 2,
};

/** Lanes that share a byte. */
const SHARED: Readonly<Partial<Record<FieldType, number>>> = { nibble: 2, 'nibble-high-first': 2, pair: 4 };

/** How many bytes a field spans. */
export const bytesOf = ({ as, length, count = 1 }: Field): number => {
  if (length !== undefined) return length;
  const shared = SHARED[as];
  return shared === undefined ? (BYTES[as] ?? 1) * count : Math.ceil(count / shared);
};

/** The lowest bit of a field in its byte, and how many it has. */
export const bitsOf = ({ bits, as }: Field): { readonly low: number; readonly width: number } => {
  if (bits === undefined) return { low: 0, width: as === 'bit' ? 1 : 8 };
  const [high = 0, low = high] = bits.split('-').map(Number);
  return { low, width: high - low + 1 };
};
