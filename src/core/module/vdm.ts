import { f16 } from './codec.ts';
import file from './data/vdm.json' with { type: 'json' };
import type { ModuleMemory, Page } from './memory.ts';

/** A kind of observable: what it measures, of which side, and how its two bytes are read. */
type Observable = {
  readonly code: number;
  readonly name: string;
  readonly of: string;
  readonly as: string;
  readonly times?: number;
  readonly per?: number;
  readonly unit?: string;
};

/** A versatile diagnostics monitor of a module (CMIS pages 20h to 2Fh). */
export type VdmSample = {
  /** From 1, over all groups. */
  readonly instance: number;
  /** Number of the observable type; kept where it has no public meaning. */
  readonly type: number;
  readonly name: string | null;
  /** `host`, `media` or `module`. */
  readonly of: string | null;
  /** From 1; null for the module as a whole. */
  readonly lane: number | null;
  /** null where its page of samples is not there, or its type has no public meaning. */
  readonly value: number | null;
  readonly unit: string | null;
  readonly thresholds?: {
    readonly highAlarm: number;
    readonly lowAlarm: number;
    readonly highWarn: number;
    readonly lowWarn: number;
  };
  /** Flags that are set: `highAlarm` … */
  readonly flags?: readonly string[];
};

const TYPES = new Map((file.observables as readonly Observable[]).map((one) => [one.code, one]));
/** Descriptors, samples and thresholds of the four groups. */
const GROUPS = [
  ['20', '24', '28'],
  ['21', '25', '29'],
  ['22', '26', '2A'],
  ['23', '27', '2B'],
] as const;
const PER_GROUP = 64;
const MODULE_WIDE = 15;
const FLAGS = ['highAlarm', 'lowAlarm', 'highWarn', 'lowWarn'] as const;

const at = ({ bytes, unread }: Page, index: number): number | undefined =>
  unread?.has(index) || unread?.has(index + 1) ? undefined : ((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0);

const readingOf = ({ as, times = 1, per = 1 }: Observable, raw: number): number => {
  if (as === 'f16') return f16(raw);
  return ((as === 's16' ? (raw << 16) >> 16 : raw) * times) / per;
};

const thresholdsOf = (type: Observable, page: Page | undefined, set: number): VdmSample['thresholds'] => {
  if (!page) return undefined;
  const [highAlarm, lowAlarm, highWarn, lowWarn] = [0, 2, 4, 6].map((offset) => at(page, set * 8 + offset));
  if (highAlarm === undefined || lowAlarm === undefined || highWarn === undefined || lowWarn === undefined)
    return undefined;
  return {
    highAlarm: readingOf(type, highAlarm),
    lowAlarm: readingOf(type, lowAlarm),
    highWarn: readingOf(type, highWarn),
    lowWarn: readingOf(type, lowWarn),
  };
};

const flagsOf = (page: Page | undefined, index: number): readonly string[] | undefined => {
  if (!page || page.unread?.has(index >> 1)) return undefined;
  const byte = page.bytes[index >> 1] ?? 0;
  const nibble = index & 1 ? byte >> 4 : byte & 0xf;
  return FLAGS.filter((_, bit) => nibble & (1 << bit));
};

const groupSamples = ({ pages }: ModuleMemory, group: number): readonly VdmSample[] => {
  const [described, sampled, limits] = GROUPS[group] ?? [];
  const descriptors = described === undefined ? undefined : pages.get(described);
  if (!descriptors) return [];
  const samples = sampled === undefined ? undefined : pages.get(sampled);
  const thresholds = limits === undefined ? undefined : pages.get(limits);
  return Array.from({ length: PER_GROUP }, (_, i) => i).flatMap((i) => {
    const descriptor = at(descriptors, 2 * i);
    const code = (descriptor ?? 0) & 0xff;
    if (descriptor === undefined || code === 0) return [];
    const type = TYPES.get(code);
    const lane = (descriptor >> 8) & 0xf;
    const raw = samples && at(samples, 2 * i);
    const known = type && thresholdsOf(type, thresholds, descriptor >> 12);
    const flags = flagsOf(pages.get('2C'), group * PER_GROUP + i);
    return [
      {
        instance: group * PER_GROUP + i + 1,
        type: code,
        name: type?.name ?? null,
        of: type?.of ?? null,
        lane: lane === MODULE_WIDE || type?.of === 'module' ? null : lane + 1,
        value: type && raw !== undefined ? readingOf(type, raw) : null,
        unit: type?.unit ?? null,
        ...(known && { thresholds: known }),
        ...(flags && { flags }),
      },
    ];
  });
};

/** The versatile diagnostics monitors of a memory, in order; empty where it has none or their pages are not there. */
export const readVdm = (memory: ModuleMemory): readonly VdmSample[] =>
  memory.model === 'CMIS' ? GROUPS.flatMap((_, group) => groupSamples(memory, group)) : [];
