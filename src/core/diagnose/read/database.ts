import { Lines, numberOf, type Piece, told } from '../evidence.ts';
import { type AppSeen, type EndFacts, type FlagName, orderly } from '../facts.ts';

type Hash = Readonly<Record<string, string>>;
/** Which end a port's facts go to; undefined: nobody asked about it. What a module says holds for every port of its cage. */
export type EndOf = (port: string, of: 'port' | 'cage') => EndFacts | undefined;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A hash bare, or as redis-dump wraps it. */
const hashOf = (held: unknown): Hash => {
  const inner = isObject(held) && isObject(held.value) ? held.value : held;
  if (!isObject(inner)) return {};
  return Object.fromEntries(Object.entries(inner).map(([key, value]) => [key, String(value)]));
};

const truth = (text: string | undefined): boolean | undefined =>
  text === undefined || told(text) === undefined ? undefined : /^(true|on|enabled|up|yes|1)$/i.test(text.trim());

/** Lanes of which a field like `rx3los` says True; undefined where no lane has the field. */
const lanesTrue = (hash: Hash, pattern: RegExp): readonly number[] | undefined => {
  const lanes: number[] = [];
  let any = false;
  for (const [field, text] of Object.entries(hash)) {
    const match = pattern.exec(field);
    const value = match ? truth(text) : undefined;
    if (value === undefined) continue;
    any = true;
    if (value) lanes.push(Number(match?.slice(1).find((lane) => lane !== undefined) ?? 0));
  }
  return any ? lanes : undefined;
};

/** Fields of TRANSCEIVER_STATUS, _STATUS_FLAG, _DOM_FLAG and, of older releases, _DOM_SENSOR (SONiC transceiver daemon). */
const FLAGS: readonly (readonly [FlagName, RegExp])[] = [
  ['rxLos', /^rx(\d)los$|^rxlos(\d)$/],
  ['rxCdrLol', /^rx(\d)cdrlol$/],
  ['txLos', /^tx(\d)los(?:_hostlane)?$/],
  ['txCdrLol', /^tx(\d)cdrlol(?:_hostlane)?$/],
  ['txFault', /^tx(\d)fault$|^txfault(\d)$/],
  ['txAdaptEqFail', /^tx(\d)?_?eq_fault(?:_hostlane)?$/],
  ['txDisabled', /^tx(\d)disable$/],
  ['txPowerAlarm', /^tx(\d)power[HL]Alarm$/],
  ['txBiasAlarm', /^tx(\d)bias[HL]Alarm$/],
  ['temperatureAlarm', /^temp[HL](?:Alarm|Warn)$/],
  ['voltageAlarm', /^vcc[HL](?:Alarm|Warn)$/],
  ['firmwareFault', /^(?:datapath|module)_firmware_fault$/],
];

const flags = (facts: EndFacts, hash: Hash, where: string): void => {
  for (const [name, pattern] of FLAGS) {
    const lanes = lanesTrue(hash, pattern);
    if (lanes) facts.flag(name, lanes, where);
  }
};

/** SONiC names states as the standard does, with the words written out. */
const dataPathWord = (text: string): string => text.replace(/^DataPath/, 'DP');

const status = (facts: EndFacts, hash: Hash, where: string): void => {
  flags(facts, hash, where);
  facts.say('moduleState', told(hash.module_state), where);
  if (hash.module_state === 'ModuleFault') facts.say('moduleFault', told(hash.module_fault_cause), where);
  for (let lane = 1; lane <= 8; lane++) {
    const state = told(hash[`DP${lane}State`]);
    if (state !== undefined) facts.lane('dataPath', lane, dataPathWord(state), where);
    facts.lane('config', lane, told(hash[`config_state_hostlane${lane}`]), where);
  }
};

const power = (text: string | undefined): number | undefined => {
  if (told(text) === undefined) return undefined;
  return /inf/i.test(text ?? '') ? -40 : numberOf(text);
};

const limits = (hash: Hash, prefix: string) => {
  const [lowAlarm, lowWarn, highWarn, highAlarm] = ['lowalarm', 'lowwarning', 'highwarning', 'highalarm'].map((key) =>
    power(hash[prefix + key]),
  );
  const all = { lowAlarm, lowWarn, highWarn, highAlarm };
  return Object.values(all).some((one) => one !== undefined && one !== 0) ? orderly(all) : undefined;
};

/** Received and sent light, currents, temperature and voltage: names of fields are those of SONiC, in lower case. */
export const readingsOf = (facts: EndFacts, hash: Hash, where: string): void => {
  for (let lane = 1; lane <= 8; lane++) {
    facts.lane('rx', lane, power(hash[`rx${lane}power`]), where);
    facts.lane('tx', lane, power(hash[`tx${lane}power`]), where);
    facts.lane('bias', lane, power(hash[`tx${lane}bias`]), where);
  }
  facts.say('temperature', power(hash.temperature), where);
  facts.say('voltage', power(hash.voltage ?? hash.vcc), where);
};

export const limitsOf = (facts: EndFacts, hash: Hash, where: string): void => {
  facts.say('rxLimits', limits(hash, 'rxpower'), where);
  facts.say('txLimits', limits(hash, 'txpower'), where);
  facts.say('biasLimits', limits(hash, 'txbias'), where);
  facts.say('temperatureLimits', limits(hash, 'temp'), where);
  facts.say('voltageLimits', limits(hash, 'vcc'), where);
};

/** The applications of TRANSCEIVER_INFO: a dictionary as Python prints it. */
const applicationsOf = (text: string | undefined): readonly AppSeen[] | undefined => {
  const rows = [...(text ?? '').matchAll(/(\d+): \{([^}]*)\}/g)].map(([, appSel, body = '']) => {
    const word = (key: string): string | null => new RegExp(`'${key}': '([^']*)'`).exec(body)?.[1] ?? null;
    const count = (key: string): number => Number(new RegExp(`'${key}': (\\d+)`).exec(body)?.[1] ?? 0);
    return {
      appSel: Number(appSel),
      hostInterface: word('host_electrical_interface_id'),
      mediaInterface: word('module_media_interface_id'),
      hostLanes: count('host_lane_count'),
      mediaLanes: count('media_lane_count'),
    };
  });
  return rows.length > 0 ? rows : undefined;
};

const info = (facts: EndFacts, hash: Hash, where: string): void => {
  facts.say('present', true, where);
  facts.say('applications', applicationsOf(hash.application_advertisement), where);
  facts.say('mediaLaneCount', numberOf(told(hash.media_lane_count)), where);
  for (let lane = 1; lane <= 8; lane++)
    facts.lane('appSel', lane, numberOf(told(hash[`active_apsel_hostlane${lane}`])), where);
  const words = `${hash.specification_compliance ?? ''} ${hash.media_interface_technology ?? ''}`;
  facts.say('medium', mediumOfWords(words), where);
};

/** What a module is by the words of its media: `sm_media_interface`, `850 nm VCSEL`, `passive_copper_media_interface`. */
export const mediumOfWords = (words: string): 'light' | 'copper' | 'active cable' | undefined => {
  if (/active.?cable|\baoc\b/i.test(words)) return 'active cable';
  if (/copper|-CR\d?\b|\bCR\d\b/i.test(words)) return 'copper';
  return /\b(?:sm|mm)_media|nmf|smf|mmf|\d{3,4} ?nm|VCSEL|DFB|EML|[- ](?:SR|DR|FR|LR|ER|ZR|PSM|CWDM|VR)\d*\b/i.test(
    words,
  )
    ? 'light'
    : undefined;
};

/** Names under which SONiC's database has the bit errors before FEC of the media side (VDM, performance monitoring). */
const BER = ['prefec_ber_avg_media_input1', 'prefec_ber_curr_media_input1', 'prefec_ber_avg'];

type Table = (facts: EndFacts, hash: Hash, where: string) => void;
const TABLES: Readonly<Record<string, Table>> = {
  TRANSCEIVER_INFO: info,
  TRANSCEIVER_STATUS: status,
  TRANSCEIVER_STATUS_FLAG: flags,
  TRANSCEIVER_DOM_FLAG: flags,
  TRANSCEIVER_DOM_SENSOR: (facts, hash, where) => {
    readingsOf(facts, hash, where);
    flags(facts, hash, where);
  },
  TRANSCEIVER_DOM_THRESHOLD: limitsOf,
  TRANSCEIVER_STATUS_SW: (facts, hash, where) => {
    if (hash.status === '0') facts.say('present', false, where);
    const error = told(hash.error);
    if (error !== undefined && hash.status !== '0') facts.say('complaint', error.replaceAll('|', ': '), where);
  },
  TRANSCEIVER_VDM_REAL_VALUE: (facts, hash, where) => {
    for (const key of BER) facts.say('preFecBer', numberOf(told(hash[key])), where);
  },
  TRANSCEIVER_PM: (facts, hash, where) => {
    facts.say('preFecBer', numberOf(told(hash.prefec_ber_avg)), where);
  },
  PORT_TABLE: (facts, hash, where) => {
    facts.say('autoneg', truth(hash.autoneg), where);
    const training = told(hash.link_training_status)?.replaceAll('_', ' ');
    if (training !== 'off') facts.say('training', training, where);
  },
};

/** What a dump of a SONiC database says beyond what the room is verified by. */
export const readDatabaseDeep = (piece: Piece, endOf: EndOf): void => {
  if (!/^\s*\{/.test(piece.head) || !/"[A-Z][A-Z_]+[|:]/.test(piece.text)) return;
  let database: unknown;
  try {
    database = JSON.parse(piece.text);
  } catch {
    return;
  }
  if (!isObject(database)) return;
  const lines = new Lines(piece.text, piece.line);
  for (const [key, held] of Object.entries(database)) {
    const line = lines.next(`"${key}"`);
    const [, table = '', port = ''] = /^([A-Z_]+)[|:](\S+)$/.exec(key) ?? [];
    const read = Object.hasOwn(TABLES, table) ? TABLES[table] : undefined;
    const facts = read && endOf(port, table === 'PORT_TABLE' ? 'port' : 'cage');
    if (read && facts) read(facts, hashOf(held), `${piece.file}:${line}`);
  }
};
