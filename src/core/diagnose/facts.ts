import type { AdvertisedApplication } from '../module/index.ts';
import type { FecSeen, ModuleSeen } from './evidence.ts';

/** Something known, and where it was read, to look it up by hand: `leaf-1/ports.txt:12`, or `a.bin 11h:147` (page and byte of a dump). */
export type Fact<T> = { readonly value: T; readonly where: string };

/** Something said, and where. */
export type Said = { readonly says: string; readonly where: string };

/** Limits at which a module warns and alarms itself, in the unit of the reading. */
export type Limits = {
  readonly lowAlarm?: number | undefined;
  readonly lowWarn?: number | undefined;
  readonly highWarn?: number | undefined;
  readonly highAlarm?: number | undefined;
};

/** Limits that stand in their order; those that do not are no limits, but bytes that nobody wrote or another map. */
export const orderly = (limits: Limits | undefined): Limits | undefined => {
  if (!limits) return undefined;
  const told = [limits.lowAlarm, limits.lowWarn, limits.highWarn, limits.highAlarm].filter((one) => one !== undefined);
  return told.every((one, i) => i === 0 || (told[i - 1] as number) <= one) && told.at(-1) !== told[0]
    ? limits
    : undefined;
};

/** An application by the interfaces that it joins, as the module names them. */
export type AppSeen = Pick<AdvertisedApplication, 'appSel' | 'hostInterface' | 'mediaInterface'> & {
  readonly hostLanes: number;
  readonly mediaLanes: number;
};

/** What is known once of an end. */
export type Known = {
  up: boolean;
  admin: boolean;
  /** Mb/s */
  speed: number;
  lanes: number;
  fec: FecSeen;
  autoneg: boolean;
  /** how link training ended: `trained`, `not trained`, or a failure in the words of the host */
  training: string;
  /** is a module in the cage? */
  present: boolean;
  module: ModuleSeen;
  /** why the host says the link is down, or what it finds wrong with the module, in its own words */
  complaint: string;
  moduleState: string;
  moduleFault: string;
  /** what holds the module in low power */
  lowPower: string;
  flat: boolean;
  medium: 'light' | 'copper' | 'active cable';
  applications: readonly AppSeen[];
  mediaLaneCount: number;
  mediaLanesUnsupported: readonly number[];
  /** °C */
  temperature: number;
  /** V */
  voltage: number;
  /** dBm */
  rxLimits: Limits;
  /** dBm */
  txLimits: Limits;
  /** mA */
  biasLimits: Limits;
  temperatureLimits: Limits;
  voltageLimits: Limits;
  uncorrectable: number;
  correctedBits: number;
  preFecBer: number;
  neighbour: { readonly device: string; readonly ports: readonly string[] };
  system: string;
};

/** What is known lane by lane. `rx`, `tx` and `bias` count lanes of the medium, the others lanes of the host. */
export type OfLanes = {
  /** dBm */
  rx: number;
  /** dBm */
  tx: number;
  /** mA */
  bias: number;
  appSel: number;
  dataPath: string;
  config: string;
};

/** Flags and controls of a module: the lanes on which they are set. Those of a module as a whole stand on lane 0. */
export type FlagName =
  | 'rxLos'
  | 'rxCdrLol'
  | 'txLos'
  | 'txCdrLol'
  | 'txFault'
  | 'txAdaptEqFail'
  | 'txDisabled'
  | 'rxDisabled'
  | 'dpDeinit'
  | 'txPowerAlarm'
  | 'txBiasAlarm'
  | 'temperatureAlarm'
  | 'voltageAlarm'
  | 'firmwareFault';

/** Settings on which two sources that differ contradict each other; readings and counters change by themselves. */
const SETTINGS: readonly (keyof Known)[] = ['up', 'admin', 'speed', 'lanes', 'fec', 'autoneg', 'present'];

const same = (x: unknown, y: unknown): boolean => JSON.stringify(x) === JSON.stringify(y);

/** Names of one scheme are equal or mean other ports: `Ethernet48` and `Ethernet52`. Others may be two names of one port. */
const sameKindOfName = (heard: string, port: string | undefined): boolean | undefined => {
  if (port === undefined) return undefined;
  if (heard.toLowerCase() === port.toLowerCase()) return true;
  const scheme = (name: string): string => name.toLowerCase().replace(/\d+/g, '#');
  return scheme(heard) === scheme(port) ? false : undefined;
};

/** What is known of one end of a link, each fact with its place. */
export class EndFacts {
  readonly #known = new Map<keyof Known, Fact<unknown>[]>();
  readonly #lanes = new Map<keyof OfLanes, (Fact<number | string> | undefined)[]>();
  readonly #flags = new Map<FlagName, Map<number, string>>();
  readonly #read = new Map<FlagName, string>();
  /** how answers call it: `leaf-1 Ethernet48` */
  name: string;
  port: string | undefined;

  /** What its device may be called; `isSure`: it is one of these and no other. */
  device: { readonly names: readonly string[]; readonly isSure: boolean } = { names: [], isSure: false };
  /** Does a name, as the far end hears it, mean this port? undefined where that cannot be told. */
  isCalled: (name: string) => boolean | undefined;

  constructor(name: string, port?: string) {
    this.name = name;
    this.port = port;
    this.isCalled = (heard) => sameKindOfName(heard, port);
  }

  say<K extends keyof Known>(key: K, value: Known[K] | undefined, where: string): void {
    if (value === undefined) return;
    const facts = this.#known.get(key) ?? [];
    facts.push({ value, where });
    this.#known.set(key, facts);
  }

  all<K extends keyof Known>(key: K): readonly Fact<Known[K]>[] {
    return (this.#known.get(key) ?? []) as unknown as readonly Fact<Known[K]>[];
  }

  /** The one value that is known; undefined where none is, or where sources contradict each other. */
  one<K extends keyof Known>(key: K): Fact<Known[K]> | undefined {
    const [first, ...rest] = this.all(key);
    if (!first) return undefined;
    if (SETTINGS.includes(key) && rest.some(({ value }) => !same(value, first.value))) return undefined;
    return first;
  }

  /** The greatest of several readings: counters and temperatures, of which the worst counts. */
  most(key: 'uncorrectable' | 'correctedBits' | 'preFecBer' | 'temperature'): Fact<number> | undefined {
    return this.all(key).reduce<Fact<number> | undefined>((x, y) => (x && x.value >= y.value ? x : y), undefined);
  }

  /** Settings of which two sources say different things. */
  get contradictions(): readonly { readonly key: keyof Known; readonly facts: readonly Fact<unknown>[] }[] {
    return SETTINGS.filter((key) => this.all(key).length > 0 && this.one(key) === undefined).map((key) => ({
      key,
      facts: this.all(key),
    }));
  }

  /** The module, put together from all sources: what one leaves out another may tell. */
  get module(): Fact<ModuleSeen> | undefined {
    const facts = this.all('module');
    const [first] = facts;
    if (!first) return undefined;
    const value = { ...first.value };
    for (const fact of facts)
      for (const key of Object.keys(fact.value) as (keyof ModuleSeen)[]) value[key] ??= fact.value[key];
    return { value, where: first.where };
  }

  lane<K extends keyof OfLanes>(key: K, lane: number, value: OfLanes[K] | undefined, where: string): void {
    if (value === undefined || lane < 1) return;
    const lanes = this.#lanes.get(key) ?? [];
    const before = lanes[lane - 1];
    // of several readings of light the least counts: a dark lane is not made bright by an older source
    if (!before || (typeof value === 'number' && typeof before.value === 'number' && value < before.value))
      lanes[lane - 1] = { value, where };
    this.#lanes.set(key, lanes);
  }

  at<K extends keyof OfLanes>(key: K, lane: number): Fact<OfLanes[K]> | undefined {
    return this.#lanes.get(key)?.[lane - 1] as Fact<OfLanes[K]> | undefined;
  }

  /** The lanes that have a value, from 1. */
  lanesWith(key: keyof OfLanes): readonly number[] {
    return (this.#lanes.get(key) ?? []).flatMap((fact, i) => (fact ? [i + 1] : []));
  }

  /** A flag was read: these are the lanes on which it is set, none of them where it is clear. */
  flag(name: FlagName, lanes: readonly number[], where: string): void {
    const set = this.#flags.get(name) ?? new Map<number, string>();
    for (const lane of lanes) if (!set.has(lane)) set.set(lane, where);
    this.#flags.set(name, set);
    if (!this.#read.has(name)) this.#read.set(name, where);
  }

  /** Lanes on which a flag is set, with the place of each; undefined where nothing tells of the flag. */
  set(name: FlagName): ReadonlyMap<number, string> | undefined {
    return this.#flags.get(name);
  }

  /** Where a flag was read. */
  whereOf(name: FlagName): string {
    return this.#read.get(name) ?? '';
  }

  get isEmpty(): boolean {
    return this.#known.size === 0 && this.#lanes.size === 0 && this.#read.size === 0;
  }
}
