import {
  type AdvertisedApplication,
  type Decoded,
  decode,
  fieldsOf,
  type ModuleMemory,
  readVdm,
  sff8024Name,
} from '../../module/index.ts';
import { pageLabel, placeOf, registerOf, valueIn } from '../../module/registers.ts';
import { type EndFacts, type FlagName, type Limits, orderly } from '../facts.ts';

/** dBm of a reading in mW; what is dark reads as little as a receiver can tell. */
const DARKEST = -40;
const dbmOfMw = (mw: number): number => (mw <= 0 ? DARKEST : Math.max(DARKEST, 10 * Math.log10(mw)));

/** Media interface technologies from here on are copper (CMIS 00h:212, SFF-8636 00h:147); 16 and 17 are tunable lasers. */
const COPPER_FROM = 10;
const TUNABLE = [16, 17];
const MEDIA = { light: [1, 2], copper: [3], active: [4] } as const;

type Values = Decoded['values'];
type Lists = Readonly<Record<string, readonly number[]>>;

/** Answers where a value of the table lies: `a.bin 11h:147`. */
const placing = (file: string, { memory, memoryModel }: Decoded): ((key: string, index?: number) => string) => {
  const fields = new Map(
    fieldsOf(memoryModel).flatMap((field) => (field.key === undefined ? [] : [[field.key, field]])),
  );
  return (key, index = 0) => {
    const field = fields.get(key);
    if (!field || !memory.pages.has(field.page)) return file;
    const width = field.as.endsWith('16') ? 2 * index : undefined;
    const byte = width === undefined ? placeOf(field, index).byte : field.byte + width;
    return `${file} ${pageLabel(field.page)}:${byte}`;
  };
};

/** Does a CMIS module say that it monitors this (01h:160)? undefined: it does not tell. */
const monitors = ({ model, pages }: ModuleMemory, register: string): boolean | undefined => {
  const page = pages.get('01');
  return model !== 'CMIS' || !page ? undefined : valueIn(page.bytes, registerOf(register)) === 1;
};

/** Does an SFF-8636 module say that it does not monitor what it sends (00h:220 bit 2)? */
const sendsUnseen = ({ model, pages }: ModuleMemory): boolean => {
  const page = pages.get('00');
  return (
    model === 'SFF-8636' &&
    page !== undefined &&
    valueIn(page.bytes, registerOf('TxPowerMonitorSupported', model)) === 0
  );
};

const mediumOf = ({ values, memoryModel }: Decoded): 'light' | 'copper' | 'active cable' | undefined => {
  if (memoryModel === 'SFF-8472')
    return values.passiveCable === true ? 'copper' : values.activeCable === true ? 'active cable' : 'light';
  const technology = Number(values.mediaInterfaceTechnology ?? values.transmitterTechnology ?? Number.NaN);
  const isCopper = technology >= COPPER_FROM && !TUNABLE.includes(technology);
  if (memoryModel === 'SFF-8636') {
    if (Number.isNaN(technology)) return undefined;
    // light that never leaves its cable has no separable connector
    return isCopper ? 'copper' : values.connector === '0x23' ? 'active cable' : 'light';
  }
  const type = Number(values.mediaType);
  if (MEDIA.copper.some((one) => one === type)) return 'copper';
  if (MEDIA.active.some((one) => one === type)) return 'active cable';
  return MEDIA.light.some((one) => one === type) ? 'light' : undefined;
};

const identity = (facts: EndFacts, file: string, decoded: Decoded, at: (key: string) => string): void => {
  const { identity: who, values } = decoded;
  const apps = (values.applications ?? []) as readonly AdvertisedApplication[];
  const text = (value: string | undefined): string | undefined => value?.trim() || undefined;
  const media = [...apps.map(({ mediaInterface }) => mediaInterface), values.extSpecComplianceName].filter(Boolean);
  const named = `${file} ${{ CMIS: '00h:129', 'SFF-8636': '00h:148', 'SFF-8472': 'A0h:20' }[decoded.memoryModel]}`;
  facts.say('present', true, named);
  facts.say(
    'module',
    {
      vendor: text(who.vendor),
      partNumber: text(who.partNumber),
      serial: text(who.serialNumber),
      formFactor: sff8024Name('identifier', who.identifier),
      media: media.length > 0 ? [...new Set(media)].join(' ') : undefined,
      firmware: typeof values.activeFirmware === 'string' ? values.activeFirmware : undefined,
    },
    named,
  );
  facts.say(
    'medium',
    mediumOf(decoded),
    decoded.memoryModel === 'CMIS' ? at('mediaType') : at('transmitterTechnology'),
  );
  facts.say('flat', who.flatMemory, `${file} lower:2`);
  if (apps.length > 0) facts.say('applications', apps, `${file} lower:86`);
  if (Array.isArray(values.mediaLanesUnsupported))
    facts.say('mediaLanesUnsupported', values.mediaLanesUnsupported as readonly number[], at('mediaLanesUnsupported'));
};

/** What holds a module in low power, as its control bits say. */
const lowPower = ({ values, memoryModel }: Decoded): string | undefined => {
  if (memoryModel === 'CMIS') {
    if (values.lowPwrRequestSW === true) return 'LowPwrRequestSW is set (lower:26 bit 4): software asks for low power';
    if (values.moduleState === 'ModuleLowPwr' && values.lowPwrAllowRequestHW === true)
      return 'LowPwrAllowRequestHW is set (lower:26 bit 6) and the module is in ModuleLowPwr: the LPMode pin holds it';
    return undefined;
  }
  const control = (values.control ?? {}) as Readonly<Record<string, unknown>>;
  if (control.powerSet === true && control.powerOverride === true)
    return 'PowerSet and PowerOverride are set (lower:93 bits 1 and 0): software holds it in low power';
  const powerClass = Number(values.powerClass ?? 0);
  if (powerClass >= 5 && powerClass <= 7 && control.highPowerClass5To7Enable === false)
    return `power class ${powerClass} is not enabled (lower:93 bit 2 is 0)`;
  if (powerClass === 8 && control.highPowerClass8Enable === false)
    return 'power class 8 is not enabled (lower:93 bit 3 is 0)';
  return undefined;
};

const state = (facts: EndFacts, file: string, decoded: Decoded, at: (key: string, index?: number) => string): void => {
  const { values, memoryModel } = decoded;
  if (typeof values.moduleState === 'string') facts.say('moduleState', values.moduleState, at('moduleState'));
  if (typeof values.moduleFaultCause === 'string' && values.moduleState === 'ModuleFault')
    facts.say('moduleFault', values.moduleFaultCause, at('moduleFaultCause'));
  facts.say('lowPower', lowPower(decoded), memoryModel === 'CMIS' ? `${file} lower:26` : `${file} lower:93`);
  const list = (key: string): readonly unknown[] => (Array.isArray(values[key]) ? (values[key] as unknown[]) : []);
  list('dataPathState').forEach((one, i) => {
    facts.lane('dataPath', i + 1, String(one), at('dataPathState', i));
  });
  list('configStatus').forEach((one, i) => {
    facts.lane('config', i + 1, String(one), at('configStatus', i));
  });
  list('activeAppSel').forEach((one, i) => {
    facts.lane('appSel', i + 1, Number(one), at('activeAppSel', i));
  });
  const control = (values.control ?? {}) as Lists;
  const disabled = control.outputDisableTx ?? (values.txDisable as readonly number[] | undefined);
  if (disabled)
    facts.flag('txDisabled', disabled, at(control.outputDisableTx ? 'control.outputDisableTx' : 'txDisable'));
  if (control.dpDeinitLanes) facts.flag('dpDeinit', control.dpDeinitLanes, at('control.dpDeinitLanes'));
};

/** Flags of lanes by the names of the three maps. */
const LANE_FLAGS: Readonly<Record<FlagName & string, readonly string[]>> = {
  rxLos: ['rxLos'],
  rxCdrLol: ['rxCdrLol', 'rxLol'],
  txLos: ['txLos'],
  txCdrLol: ['txCdrLol', 'txLol'],
  txFault: ['txFailure', 'txFault'],
  txAdaptEqFail: ['txAdaptEqFail', 'txAdaptEqFault'],
  txPowerAlarm: ['txPowerHighAlarm', 'txPowerLowAlarm'],
  txBiasAlarm: ['txBiasHighAlarm', 'txBiasLowAlarm'],
  temperatureAlarm: ['tempHighAlarm', 'tempHighWarn', 'tempLowAlarm', 'tempLowWarn'],
  voltageAlarm: ['vccHighAlarm', 'vccHighWarn', 'vccLowAlarm', 'vccLowWarn'],
  firmwareFault: ['dataPathFirmwareError', 'moduleFirmwareError'],
  txDisabled: [],
  rxDisabled: [],
  dpDeinit: [],
};

const flags = (facts: EndFacts, { values }: Decoded, at: (key: string) => string): void => {
  for (const [group, whole] of [
    ['flags', false],
    ['moduleFlags', true],
  ] as const) {
    const held = values[group] as Values | undefined;
    if (!held) continue;
    for (const [name, keys] of Object.entries(LANE_FLAGS) as [FlagName, readonly string[]][]) {
      const ofModule = ['temperatureAlarm', 'voltageAlarm', 'firmwareFault'].includes(name);
      if (ofModule !== whole || keys.length === 0) continue;
      for (const key of keys) {
        const value = held[key];
        const lanes = Array.isArray(value) ? (value as number[]) : value === true ? [whole ? 0 : 1] : [];
        if (lanes.length > 0) facts.flag(name, lanes, at(`${group}.${key}`));
      }
      facts.flag(name, [], at(`${group}.${keys[0]}`));
    }
  }
};

const numbersOf = (value: unknown): readonly number[] =>
  Array.isArray(value) ? (value as readonly number[]) : typeof value === 'number' ? [value] : [];

const limitsOf = (value: unknown, as: (x: number) => number = (x) => x): Limits | undefined => {
  const held = value as Readonly<Record<string, number>> | undefined;
  // a page of thresholds that nobody wrote is all zero
  if (!held || Object.values(held).every((one) => one === 0)) return undefined;
  return orderly(Object.fromEntries(Object.entries(held).map(([key, one]) => [key, as(one)])));
};

const readings = (facts: EndFacts, decoded: Decoded, at: (key: string, index?: number) => string): void => {
  const { values, memory } = decoded;
  const told = (key: string, register: string): readonly number[] => {
    if (monitors(memory, register) === false) return [];
    const list = numbersOf(values[key]);
    const dark = list.every((one) => one === 0);
    // SFF-8636 tells of sent light alone; older modules send it without the bit
    if (dark && key === 'txPowerMw' && sendsUnseen(memory)) return [];
    // without a word of what is monitored, zero on every lane says nothing
    const quiet = dark && numbersOf(values.txBiasMa).every((one) => one === 0);
    return quiet && monitors(memory, register) !== true && mediumOf(decoded) !== 'light' ? [] : list;
  };
  const has = (lane: number): boolean => !numbersOf(values.mediaLanesUnsupported).includes(lane);
  for (const [key, name, register, as] of [
    ['rxPowerMw', 'rx', 'RxOpticalPowerMonSupported', dbmOfMw],
    ['txPowerMw', 'tx', 'TxOpticalPowerMonSupported', dbmOfMw],
    ['txBiasMa', 'bias', 'TxBiasMonSupported', (x: number) => x],
  ] as const)
    told(key, register).forEach((value, i) => {
      if (has(i + 1)) facts.lane(name, i + 1, as(value), at(key, i));
    });
  const monitored = typeof values.vccV === 'number' && values.vccV > 0;
  if (monitored && typeof values.temperatureC === 'number')
    facts.say('temperature', values.temperatureC, at('temperatureC'));
  if (monitored) facts.say('voltage', Number(values.vccV), at('vccV'));
  const limits = (values.thresholds ?? {}) as Values;
  facts.say('rxLimits', limitsOf(limits.rxPowerMw, dbmOfMw), at('thresholds.rxPowerMw.lowWarn'));
  facts.say('txLimits', limitsOf(limits.txPowerMw, dbmOfMw), at('thresholds.txPowerMw.lowWarn'));
  facts.say('biasLimits', limitsOf(limits.txBiasMa), at('thresholds.txBiasMa.lowWarn'));
  facts.say('temperatureLimits', limitsOf(limits.temperatureC), at('thresholds.temperatureC.highAlarm'));
  facts.say('voltageLimits', limitsOf(limits.vccV), at('thresholds.vccV.highAlarm'));
};

/** The bit errors before FEC that the module counts on the light that it receives: the worst of its lanes. */
const vdm = (facts: EndFacts, file: string, { memory }: Decoded): void => {
  for (const { name, of, value, instance } of readVdm(memory)) {
    if (of !== 'media' || value === null) continue;
    // descriptors of 64 a page, samples four pages on
    const page = (0x24 + Math.floor((instance - 1) / 64)).toString(16).toUpperCase();
    const where = `${file} ${page}h:${128 + 2 * ((instance - 1) % 64)}`;
    if (name === 'Pre-FEC BER, average' || name === 'Pre-FEC BER, current') facts.say('preFecBer', value, where);
  }
};

/** Everything that a dump of a module's memory says of its end. */
export const factsOfDump = (facts: EndFacts, file: string, memory: ModuleMemory): void => {
  const decoded = decode(memory);
  const at = placing(file, decoded);
  identity(facts, file, decoded, at);
  state(facts, file, decoded, at);
  flags(facts, decoded, at);
  readings(facts, decoded, at);
  vdm(facts, file, decoded);
};
