import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AdvertisedApplication } from './applications.ts';
import { checksumsOf } from './checksum.ts';
import { type Decoded, decode } from './decode.ts';
import { readDump } from './input/index.ts';
import { readFields } from './list-fields.ts';
import type { Values } from './plan.ts';
import { readVdm } from './vdm.ts';

const folder = join(process.env.LANEWRIGHT_SHARED ?? resolve('..', 'shared'), 'data/eeprom');
const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

type Dump = {
  readonly identity: Readonly<Record<string, unknown>>;
  readonly reference: { readonly values: Values };
  readonly expected: Readonly<Record<string, unknown>>;
};

const read = (name: string): { readonly dump: Dump; readonly decoded: Decoded } => {
  const bytes = readFileSync(join(folder, name));
  const [image] = readDump(name, bytes);
  if (!image?.memory) throw new Error(`${name} was not read`);
  return { dump: JSON.parse(bytes.toString('utf8')), decoded: decode(image.memory) };
};

/** Equal, but that figures may be rounded: the reference keeps six digits, some assertions cut at two. */
const near = (a: unknown, b: unknown): boolean => {
  if (typeof b === 'number') return typeof a === 'number' && Math.abs(a - b) <= Math.max(1e-4, Math.abs(b) * 1e-3);
  if (Array.isArray(b)) return Array.isArray(a) && a.length === b.length && b.every((one, i) => near(a[i], one));
  if (typeof b === 'object' && b !== null)
    return (
      typeof a === 'object' &&
      a !== null &&
      Object.entries(b).every(([key, one]) => key.startsWith('_') || near((a as Values)[key], one))
    );
  return a === b;
};

const hexCode = (text: string): number => Number.parseInt(text, 16);
const apps = ({ values }: Decoded): readonly AdvertisedApplication[] =>
  (values.applications ?? []) as readonly AdvertisedApplication[];
const field = ({ memory }: Decoded, name: string): unknown =>
  readFields(memory).find((one) => one.field.name === name)?.value;
const flag = ({ values }: Decoded, name: string): readonly number[] =>
  ((values.flags as Values | undefined)?.[name] ?? []) as readonly number[];

/** `[1, 0, 1, 1]` as lanes. */
const lanesOf = (bits: readonly number[]): readonly number[] => bits.flatMap((bit, i) => (bit ? [i + 1] : []));
const first4 = (list: unknown): readonly number[] => (list as readonly number[]).filter((lane) => lane <= 4);

const SIGNALS: Readonly<Record<string, string>> = {
  Tx_Los: 'txLos',
  Rx_Los: 'rxLos',
  Tx_Fault: 'txFault',
  Tx_AdaptFault: 'txAdaptEqFault',
  Tx_Lol: 'txLol',
  Rx_Lol: 'rxLol',
};
/** The same where CMIS names them. */
const CMIS_SIGNALS: Readonly<Record<string, string>> = {
  ...SIGNALS,
  Tx_Fault: 'txFailure',
  Tx_AdaptFault: 'txAdaptEqFail',
  Tx_Lol: 'txCdrLol',
  Rx_Lol: 'rxCdrLol',
};
const SETTINGS: Readonly<Record<string, readonly string[]>> = {
  TxDisable: ['OutputDisableTx', 'TxDisable'],
  TxSqDisable: ['AutoSquelchDisableTx', 'TxSquelchDisable'],
  TxForcedSq: ['OutputSquelchForceTx'],
  TxAdaptEqCtrl: ['TxAdaptiveEqEnable'],
  RxOutDisable: ['OutputDisableRx', 'RxOutputDisable'],
  RxSqDisable: ['AutoSquelchDisableRx', 'RxSquelchDisable'],
};
const NUMBERS: Readonly<Record<string, readonly string[]>> = {
  TxInputEq: ['TxInputEqControl'],
  RxOutputEmph: ['RxOutputEmphasisControl'],
  RxOutputAmp: ['RxOutputAmplitudeControl'],
  RxEqPrecursor: ['ACS.OutputEqPreCursorTargetRx'],
  RxEqPostcursor: ['ACS.OutputEqPostCursorTargetRx'],
  RxEqMain: ['ACS.OutputAmplitudeTargetRx'],
  CurrentAppSel: ['ACS.AppSelCode'],
};

/** Patterns that the source has names for: it leaves out SSPRQ and a user’s own. */
const patterns = (decoded: Decoded, side: 'Host' | 'Media'): readonly string[] =>
  (field(decoded, `${side}SideGeneratorPatterns`) as readonly string[])
    .filter((one) => one.startsWith('PRBS'))
    .toSorted();

type Check = (decoded: Decoded, wanted: never) => void;

const lanesAgree = (decoded: Decoded, wanted: Readonly<Record<string, readonly number[]>>): void => {
  for (const [key, bits] of Object.entries(wanted)) {
    const signal = (decoded.memoryModel === 'CMIS' ? CMIS_SIGNALS : SIGNALS)[key];
    if (signal !== undefined && decoded.memoryModel !== 'SFF-8472') {
      expect(first4(flag(decoded, signal)), key).toEqual(lanesOf(bits));
      continue;
    }
    const fields = [...(SETTINGS[key] ?? []), ...(NUMBERS[key] ?? [])].map((name) => field(decoded, name));
    const value = fields.find((one) => one !== undefined);
    if (value === undefined) continue;
    const bitwise = key in SETTINGS;
    expect(bitwise ? first4(value) : (value as number[]).slice(0, 4), key).toEqual(bitwise ? lanesOf(bits) : bits);
  }
};

const interrupt = (key: string): string => key.replace('Pwr', 'Power').replace(/^./, (letter) => letter.toLowerCase());

/** How each assertion of a source project is held against what was decoded. */
const CHECKS: Readonly<Record<string, Check>> = {
  vendor: ({ identity }, wanted) => expect(identity.vendor).toBe(wanted),
  partNumber: ({ identity }, wanted) => expect(identity.partNumber).toBe(wanted),
  serialNumber: ({ identity }, wanted) => expect(identity.serialNumber).toBe(wanted),
  dateCode: ({ identity }, wanted) => expect(identity.dateCode).toBe(wanted),
  identifierByte: ({ identity }, wanted) => expect(identity.identifier).toBe(wanted),
  cmisRevision: ({ identity }, wanted) => expect(identity.cmisRevision).toBe(wanted),
  temperatureC: ({ values }, wanted) => expect(values.temperatureC).toBeCloseTo(wanted, 4),
  vccV: ({ values }, wanted) => expect(values.vccV).toBeCloseTo(wanted, 4),
  lengthOm3M: ({ values }, wanted) => expect(values.lengthOm3M).toBe(wanted),
  interruptL: ({ values }, wanted) => expect(values.interruptDeasserted).toBe(wanted),
  lengthM: ({ values }, wanted: number | null) => {
    const cable = values.passiveCable === true || values.activeCable === true || values.connector === '0x23';
    const told = values.cableLengthM ?? values.lengthByte146 ?? values.lengthCopperOrOm4Byte18;
    if (wanted !== null && cable) expect(told).toBe(wanted);
  },
  laneDom: ({ values }, wanted: Readonly<Record<string, readonly number[]>>) => {
    for (const [key, list] of Object.entries(wanted)) {
      const value = values[key];
      expect(near(Array.isArray(value) ? value.slice(0, list.length) : [value], list), key).toBe(true);
    }
  },
  laneSignals: lanesAgree as Check,
  mediaLaneSettings: lanesAgree as Check,
  hostLaneSettings: lanesAgree as Check,
  laneInterrupts: (decoded, wanted: Readonly<Record<string, readonly number[]>>) => {
    for (const [key, bits] of Object.entries(wanted))
      expect(first4(flag(decoded, interrupt(key))), key).toEqual(lanesOf(bits));
  },
  moduleFlags: ({ values }, wanted: Readonly<Record<string, Readonly<Record<string, boolean>>>>) => {
    const set = values.moduleFlags as Values;
    for (const [of, flags] of Object.entries(wanted))
      for (const [name, on] of Object.entries(flags))
        expect(set[`${of}${name.replace(/^./, (letter) => letter.toUpperCase())}`] === true, `${of} ${name}`).toBe(on);
  },
  dataPathDeinit: ({ values }, wanted: readonly number[]) =>
    expect(first4((values.control as Values).dpDeinitLanes)).toEqual(lanesOf(wanted)),
  dataPathState: ({ values }, wanted: readonly string[]) => {
    const names: Readonly<Record<string, string>> = {
      ACTIVATED: 'DPActivated',
      DATAPATHINIT: 'DPInit',
      TX_ON: 'DPTxTurnOn',
      DEINIT: 'DPDeinit',
    };
    expect((values.dataPathState as readonly string[]).slice(0, wanted.length)).toEqual(
      wanted.map((one) => names[one]),
    );
  },
  moduleState: ({ values }, wanted: string) => {
    const names: Readonly<Record<string, string>> = { READY: 'ModuleReady', LOW_POWER: 'ModuleLowPwr' };
    expect(values.moduleState).toBe(names[wanted] ?? wanted);
  },
  powerControl: ({ values }) => expect(values.lowPwrRequestSW).toBe(false),
  prbsHost: (decoded, wanted: readonly string[]) => expect(patterns(decoded, 'Host')).toEqual([...wanted].sort()),
  prbsMedia: (decoded, wanted: readonly string[]) => expect(patterns(decoded, 'Media')).toEqual([...wanted].sort()),
  prbsBoth: (decoded, wanted: readonly string[]) => {
    for (const side of ['Host', 'Media'] as const) expect(patterns(decoded, side)).toEqual([...wanted].sort());
  },
  applicationsAdvertised: (decoded, wanted: readonly Readonly<Record<string, unknown>>[]) => {
    for (const { codeKind, code, hostStartLanes, mediaStartLanes } of wanted) {
      const found = apps(decoded).find((one) =>
        codeKind === 'hostInterfaceId'
          ? hexCode(one.hostInterfaceId) === hexCode(String(code))
          : hexCode(one.mediaInterfaceId) === hexCode(String(code)),
      );
      expect(found, String(code)).toBeDefined();
      // the source counts lanes from 0, and has media lanes where page 01h is
      expect(found?.hostStartLanes.map((lane) => lane - 1)).toEqual(hostStartLanes);
      if (found?.mediaStartLanes && mediaStartLanes !== undefined)
        expect(found.mediaStartLanes.map((lane) => lane - 1)).toEqual(mediaStartLanes);
    }
  },
  applicationsNotAdvertised: (decoded, wanted: readonly string[]) => {
    const codes = new Set(apps(decoded).map(({ mediaInterfaceId }) => hexCode(mediaInterfaceId)));
    for (const code of wanted) expect(codes.has(hexCode(code)), code).toBe(false);
  },
  activeMediaInterfaceCode: (decoded, wanted: string) => {
    const [active] = (decoded.values.activeAppSel ?? []) as readonly number[];
    const app = apps(decoded).find(({ appSel }) => appSel === active);
    if (app) expect(hexCode(app.mediaInterfaceId)).toBe(hexCode(wanted));
  },
  eepromChecksumsValid: ({ memory }, wanted) =>
    // the source checks the pages below 03h
    expect(checksumsOf(memory).every(({ stored, computed }) => stored === computed)).toBe(wanted),
  diagCapabilities: (decoded, wanted: Readonly<Record<string, boolean>>) => {
    const supports = decoded.values.supports as Values;
    if (wanted.vdm !== undefined) expect(supports.vdm).toBe(wanted.vdm);
    if (wanted.cdb !== undefined) expect(Number(supports.cdbInstances) > 0).toBe(wanted.cdb);
    if (wanted.txOutputControl !== undefined) expect(supports.txDisable).toBe(wanted.txOutputControl);
    if (wanted.rxOutputControl !== undefined) expect(supports.rxDisable).toBe(wanted.rxOutputControl);
  },
  errorStates: (decoded, wanted: readonly string[]) => {
    const states = (decoded.values.dataPathState ?? []) as readonly string[];
    if (wanted.includes('INVALID_DATA_PATH_LANE_STATE'))
      expect(states.some((state) => state.startsWith('reserved'))).toBe(true);
  },
  coherentPm: ({ values }, wanted) => expect(near(values.coherent, wanted)).toBe(true),
  coherentFecPm: ({ values }, wanted) => expect(near(values.coherentFec, wanted)).toBe(true),
  coherentVdm: (decoded, wanted: Readonly<Record<string, number>>) => {
    const samples = readVdm(decoded.memory);
    const value = (type: number): number => samples.find((one) => one.type === type)?.value ?? Number.NaN;
    const types = [128, 129, 130, 131, 132, 133, 135, 149];
    const keys = Object.keys(wanted).filter((key) => !key.startsWith('_'));
    // asserted cut at two digits
    for (const [i, key] of keys.entries()) expect(Math.trunc(value(types[i] ?? 0) * 100) / 100, key).toBe(wanted[key]);
  },
  rxSnrDb: ({ memory }, wanted: readonly number[]) => {
    // diagnostics data of selector 6, little endian (CMIS 14h:240)
    const { bytes } = memory.pages.get('14') ?? { bytes: new Uint8Array(128) };
    const snr = wanted.map((_, i) => ((bytes[112 + 2 * i] ?? 0) + 256 * (bytes[113 + 2 * i] ?? 0)) / 256);
    expect(near(snr, wanted)).toBe(true);
  },
  diagSel: (decoded, wanted) => expect(field(decoded, 'DiagnosticsSelector')).toBe(wanted),
  ethernet10GComplianceCode: ({ values }, wanted: string) =>
    expect(String(values.compliance).slice(0, 2)).toBe(wanted.slice(2)),
  extSpecComplianceCode: ({ values }, wanted: string) =>
    expect(hexCode(String(values.extSpecCompliance))).toBe(hexCode(wanted)),
  thresholds: ({ values }, wanted: Readonly<Record<string, unknown>>) => {
    const limits = values.thresholds as Values;
    const keys = {
      temp: 'temperatureC',
      vcc: 'vccV',
      rxPwr: 'rxPowerMw',
      txPwr: 'txPowerMw',
      txBias: 'txBiasMa',
    } as const;
    for (const [key, one] of Object.entries(wanted))
      expect(near(limits[keys[key as keyof typeof keys]], one), key).toBe(true);
  },
};

/** Assertions that the bytes contradict, each with the reason. */
const CONTRADICTED: Readonly<Record<string, string>> = {
  'bigcode-41-40gbase-cr4-cisco-oem.json lengthM': 'byte 146 says 3 m; the source takes 2 m from the part number',
};

/** Assertions that are not about what the bytes say, each with the reason. */
const NOT_HELD: Readonly<Record<string, string>> = {
  formFactor: 'a name that the source’s table gives to the part; the identifier is held by reference.values',
  moduleType: 'the same',
  media: 'the same',
  speed: 'the same',
  numHostLanes: 'a choice of the source: the lanes of the media interface it takes a module to be',
  numMediaLanes: 'the same',
  moduleMediaInterface: 'the source’s own name of the module as a whole',
  perLaneMediaInterface: 'the source’s own name; the code is held by activeMediaInterfaceCode',
  firmware: 'DSP and build numbers lie in bytes that the maker defines',
  portStatesSupported: 'what the source’s driver would program, by its own table of module types',
  portStatesNotSupported: 'the same',
  multiportSpeedConfig: 'the same',
  maxBanks: 'a setting of the source’s driver',
  vdmObservableLocation: 'where the source keeps samples; the samples are held by coherentVdm',
  vdmAfterTwo400GPorts: 'sums over observables whose types have no public meaning here',
  pam4MpiFlags: 'the same',
  vdmF16: 'asserted on samples that the source’s test writes first',
  _fbossTests: 'names of the source’s tests',
};

const said = names.length === 0 ? 'skipped: no ../shared/data/eeprom beside this clone' : `${names.length} used`;
describe.skipIf(names.length === 0)(`real dumps and fixtures of ../shared (${said})`, () => {
  it.each(names)('%s: every value of the reference, and the identity', (name) => {
    const { dump, decoded } = read(name);
    for (const [key, value] of Object.entries(dump.reference.values)) {
      const rounded = JSON.stringify(decoded.values[key] ?? null);
      expect(near(decoded.values[key], value), `${key}: ${rounded} for ${JSON.stringify(value)}`).toBe(true);
    }
    expect(decoded.identity).toMatchObject(dump.identity);
  });

  it.each(names)('%s: what its source asserts', (name) => {
    const { dump, decoded } = read(name);
    for (const [key, wanted] of Object.entries(dump.expected)) {
      const check = CHECKS[key];
      if (`${name} ${key}` in CONTRADICTED) expect(() => check?.(decoded, wanted as never)).toThrow();
      else if (check) check(decoded, wanted as never);
      else expect(NOT_HELD[key], `nothing is said of "${key}"`).toBeDefined();
    }
  });
});
