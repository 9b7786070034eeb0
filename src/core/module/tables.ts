import type { AdvertisedApplication } from './applications.ts';
import type { Decoded } from './decode.ts';
import { shown } from './facts.ts';
import type { ModuleMemory } from './memory.ts';
import { readVdm, type VdmSample } from './vdm.ts';

/** What a module says of several things alike, in words. */
export type TableOfModule = {
  readonly heads: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

type Thresholds = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** The applications of a decoded module; maps other than CMIS have none. */
const applicationsOf = ({ values }: Decoded): readonly AdvertisedApplication[] =>
  (values.applications ?? []) as readonly AdvertisedApplication[];

const lanes = (list: readonly number[] | undefined): string =>
  list === undefined ? 'unknown' : list.join(' ') || 'none';

const applicationCells = (one: AdvertisedApplication): readonly string[] => [
  String(one.appSel),
  one.hostInterface ?? `${one.hostInterfaceId} (no public meaning)`,
  one.mediaInterface ?? `${one.mediaInterfaceId} (no public meaning)`,
  `${one.hostLanes}:${one.mediaLanes}`,
  lanes(one.hostStartLanes),
  lanes(one.mediaStartLanes),
];

/** Applications by number: interfaces, lanes (host to media), and the lanes on which a data path may start. */
export const applicationTable = (decoded: Decoded): TableOfModule | undefined => {
  const applications = applicationsOf(decoded);
  if (applications.length === 0) return undefined;
  return {
    heads: ['app', 'host interface', 'media interface', 'lanes', 'host starts', 'media starts'],
    rows: applications.map(applicationCells),
  };
};

const LANE_COLUMNS = [
  ['dataPathState', 'data path'],
  ['configStatus', 'configuration'],
  ['activeAppSel', 'app'],
  ['txBiasMa', 'bias mA'],
  ['txPowerMw', 'Tx mW'],
  ['rxPowerMw', 'Rx mW'],
] as const;

/** Lanes by number: states, light, and the flags that are raised on each. */
export const laneTable = ({ values }: Decoded): TableOfModule | undefined => {
  const columns = LANE_COLUMNS.filter(([key]) => Array.isArray(values[key]));
  // a cable without monitors reads zero everywhere
  const silent = columns.every(([key]) => (values[key] as readonly unknown[]).every((value) => value === 0));
  if (columns.length === 0 || silent) return undefined;
  const count = (values[columns[0]?.[0] ?? ''] as readonly unknown[]).length;
  // media lanes that the module does not have; host lanes beside them it may have
  const dark = new Set((values.mediaLanesUnsupported ?? []) as readonly number[]);
  const isMedia = (key: string): boolean => key.endsWith('Ma') || key.endsWith('Mw');
  const flags = Object.entries((values.flags ?? {}) as Readonly<Record<string, readonly number[]>>);
  return {
    heads: ['lane', ...columns.map(([, head]) => head), 'flags'],
    rows: Array.from({ length: count }, (_, i) => [
      String(i + 1),
      ...columns.map(([key]) =>
        isMedia(key) && dark.has(i + 1) ? '' : String((values[key] as readonly unknown[])[i]),
      ),
      flags
        .filter(([, set]) => Array.isArray(set) && set.includes(i + 1))
        .map(([name]) => name)
        .join(' '),
    ]),
  };
};

const LIMITS = ['lowAlarm', 'lowWarn', 'highWarn', 'highAlarm'];

/** Readings by name: the thresholds beyond which the module warns. */
export const thresholdTable = ({ values }: Decoded): TableOfModule | undefined => {
  const limits = Object.entries((values.thresholds ?? {}) as Thresholds);
  if (limits.length === 0) return undefined;
  return {
    heads: ['', 'low alarm', 'low warning', 'high warning', 'high alarm'],
    rows: limits.map(([key, one]) => [key, ...LIMITS.map((name) => shown(one[name]))]),
  };
};

const placeOf = ({ of, lane }: VdmSample): string => [of ?? 'unknown', lane].filter((part) => part !== null).join(' ');

const reading = (value: number, unit: string | null): string =>
  `${Number(value.toPrecision(6))}${unit === null ? '' : ` ${unit}`}`;

/** Versatile diagnostics monitors by number: what each observes, where, and the flags that are raised. */
export const vdmTable = (memory: ModuleMemory): TableOfModule | undefined => {
  const samples = readVdm(memory);
  if (samples.length === 0) return undefined;
  return {
    heads: ['instance', 'observable', 'side, lane', 'value', 'flags'],
    rows: samples.map((one) => [
      String(one.instance),
      one.name ?? `type ${one.type} (no public meaning)`,
      placeOf(one),
      one.value === null ? 'unknown' : reading(one.value, one.unit),
      one.flags === undefined ? 'unknown' : one.flags.join(' '),
    ]),
  };
};
