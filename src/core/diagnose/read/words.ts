import { numberOf, type Piece, told } from '../evidence.ts';
import type { EndFacts, FlagName } from '../facts.ts';
import { type EndOf, limitsOf, mediumOfWords, readingsOf } from './database.ts';

type Row = { readonly name: string; readonly value: string; readonly where: string };

/** Lines of "name: value", with the place of each. */
const rowsOf = ({ file, line, text }: Piece): readonly Row[] =>
  text.split('\n').flatMap((row, i) => {
    const match = /^\s*([A-Za-z][^:]*?)\s*:\s?(.*?)\s*$/.exec(row);
    return match ? [{ name: match[1] ?? '', value: match[2] ?? '', where: `${file}:${line + i}` }] : [];
  });

const yes = (text: string): boolean | undefined =>
  /^(true|yes|on)$/i.test(text) ? true : /^(false|no|off)$/i.test(text) ? false : undefined;

/** Lines of `show interfaces transceiver status` (SONiC) that name a lane: what each is, and on which lane. */
const STATUS: readonly (readonly [RegExp, FlagName])[] = [
  [/^rx loss of signal flag on media lane (\d)/i, 'rxLos'],
  [/^rx clock and data recovery loss of lock on media lane (\d)/i, 'rxCdrLol'],
  [/^tx loss of signal flag on host lane (\d)/i, 'txLos'],
  [/^tx clock and data recovery loss of lock on host lane (\d)/i, 'txCdrLol'],
  [/^tx fault flag on media lane (\d)/i, 'txFault'],
  [/^tx adaptive input eq fault flag on host lane (\d)/i, 'txAdaptEqFail'],
  [/^tx disable status on lane (\d)/i, 'txDisabled'],
  [/^tx power (?:high|low) alarm flag on media lane (\d)/i, 'txPowerAlarm'],
  [/^tx bias (?:high|low) alarm flag on media lane (\d)/i, 'txBiasAlarm'],
  [/^(?:high|low) temperature (?:alarm|warning) flag/i, 'temperatureAlarm'],
  [/^(?:high|low) vcc (?:alarm|warning) flag/i, 'voltageAlarm'],
  [/^(?:datapath|module) firmware fault/i, 'firmwareFault'],
];

const statusRow = (facts: EndFacts, { name, value, where }: Row): void => {
  for (const [pattern, flag] of STATUS) {
    const match = pattern.exec(name);
    const set = match ? yes(value) : undefined;
    if (set !== undefined) facts.flag(flag, set ? [Number(match?.[1] ?? 0)] : [], where);
  }
  const path = /^data path state indicator on host lane (\d)/i.exec(name);
  if (path) facts.lane('dataPath', Number(path[1]), told(value)?.replace(/^DataPath/, 'DP'), where);
  const config = /^configuration status for the data path of host lin?n?e? ?(?:lane )?(\d)/i.exec(name);
  if (config) facts.lane('config', Number(config[1]), told(value), where);
  const app = /^active application selected code assigned to host lane (\d)/i.exec(name);
  if (app) facts.lane('appSel', Number(app[1]), numberOf(told(value)), where);
  if (/^(?:current )?module state$/i.test(name)) {
    const state = /Module\w+/.exec(value)?.[0];
    facts.say('moduleState', state, where);
  }
  if (/^reason of entering the module fault state$/i.test(name) && !/no fault|n\/a/i.test(value))
    facts.say('moduleFault', told(value), where);
  if (/^media lane count$/i.test(name)) facts.say('mediaLaneCount', numberOf(told(value)), where);
};

const MONITOR =
  /^([rt]x\d(?:power|bias)|temperature|vcc|(?:rxpower|txpower|txbias|temp|vcc)(?:low|high)(?:alarm|warning))$/i;
const MEDIA_WORDS =
  /^(?:(?:extended )?specification compliance|10\/40G ethernet compliance code|media interface technology|application advertisement|transceiver type)$/i;

/** One port of `sfputil show eeprom -d`, `show interfaces transceiver eeprom -d` or `… status`. */
const ofPort = (facts: EndFacts, rows: readonly Row[]): void => {
  for (const row of rows) {
    const { name, value, where } = row;
    statusRow(facts, row);
    if (MEDIA_WORDS.test(name)) facts.say('medium', mediumOfWords(value), where);
    if (MONITOR.test(name)) readingsOf(facts, { [name.toLowerCase()]: value }, where);
  }
  const limits = rows.filter(({ name }) => /(?:alarm|warning)$/i.test(name) && MONITOR.test(name));
  const [first] = limits;
  if (first)
    limitsOf(facts, Object.fromEntries(limits.map(({ name, value }) => [name.toLowerCase(), value])), first.where);
};

const PORT = /^(\S+):(?: SFP EEPROM (detected|not detected))?\s*$/i;

/** Texts of SONiC that go port by port. */
export const readSonicTexts = (piece: Piece, endOf: EndOf): void => {
  if (!/^\S+: SFP EEPROM|on (?:media|host) lane \d/im.test(piece.text)) return;
  const rows = piece.text.split('\n');
  for (let at = 0; at < rows.length; at++) {
    const begins = PORT.exec(rows[at] ?? '');
    if (!begins) continue;
    let end = at + 1;
    while (end < rows.length && !PORT.test(rows[end] ?? '')) end++;
    const facts = endOf(begins[1] ?? '', 'cage');
    const where = `${piece.file}:${piece.line + at}`;
    if (facts && begins[2] !== undefined) facts.say('present', !/not/i.test(begins[2]), where);
    if (facts) ofPort(facts, rowsOf({ ...piece, line: piece.line + at + 1, text: rows.slice(at + 1, end).join('\n') }));
    at = end - 1;
  }
};

/** `None`, `No`, `Yes`, `[Yes, No, No, No]` of `ethtool -m`, as lanes. */
const lanesOfWords = (value: string): readonly number[] => {
  const words = value
    .replace(/[[\]]/g, '')
    .split(/[\s,]+/)
    .filter(Boolean);
  return words.flatMap((word, i) => (/^yes$/i.test(word) ? [i + 1] : []));
};

const ETHTOOL_FLAGS: readonly (readonly [RegExp, FlagName])[] = [
  [/^rx loss of signal$/i, 'rxLos'],
  [/^rx loss of lock$/i, 'rxCdrLol'],
  [/^tx loss of signal$/i, 'txLos'],
  [/^tx loss of lock$/i, 'txCdrLol'],
  [/^tx fault$/i, 'txFault'],
  [/^tx adaptive eq fault$/i, 'txAdaptEqFail'],
];

const ETHTOOL_LANES: readonly (readonly [RegExp, 'rx' | 'tx' | 'bias'])[] = [
  [/^(?:rcvr signal avg optical power|rx power)\s*\(channel (\d+)\)$|^receiver signal average optical power$/i, 'rx'],
  [/^(?:transmit avg optical power|tx power)\s*\(channel (\d+)\)$|^laser output power$/i, 'tx'],
  [/^laser (?:tx )?bias current\s*\(channel (\d+)\)$|^laser bias current$/i, 'bias'],
];

const dbmAfterSlash = (value: string): number | undefined => {
  const text = value.split('/').at(-1) ?? '';
  return /inf/i.test(text) ? -40 : numberOf(text);
};

const LIMIT_NAMES = {
  'rx power': 'rxpower',
  'output power': 'txpower',
  'tx power': 'txpower',
  'bias current': 'txbias',
};

/** `ethtool -m DEV`, decoded: readings and flags. It names no port. */
export const readEthtoolModuleDeep = (piece: Piece, endOf: EndOf): void => {
  if (!/^\s*Identifier\s+: 0x/m.test(piece.head) || piece.port === undefined) return;
  const facts = endOf(piece.port, 'cage');
  if (!facts) return;
  const limits: Record<string, string> = {};
  let limitsAt = '';
  for (const row of rowsOf(piece)) {
    const { name, value, where } = row;
    for (const [pattern, lane] of ETHTOOL_LANES) {
      const match = pattern.exec(name);
      if (match)
        facts.lane(lane, Number(match[1] ?? 1), lane === 'bias' ? numberOf(value) : dbmAfterSlash(value), where);
    }
    for (const [pattern, flag] of ETHTOOL_FLAGS) if (pattern.test(name)) facts.flag(flag, lanesOfWords(value), where);
    const alarm = /^module temperature (?:high|low) (?:alarm|warning)$/i.test(name) ? yes(value) : undefined;
    if (alarm !== undefined) facts.flag('temperatureAlarm', alarm ? [0] : [], where);
    if (/^module temperature$/i.test(name)) facts.say('temperature', numberOf(value), where);
    if (/^module voltage$/i.test(name)) facts.say('voltage', numberOf(value), where);
    if (/^module state$/i.test(name)) facts.say('moduleState', /Module\w+/.exec(value)?.[0], where);
    if (/^lowpwrrequestsw$/i.test(name) && yes(value) === true)
      facts.say('lowPower', 'LowPwrRequestSW is on: software asks for low power', where);
    if (/^(?:transmitter technology|transceiver type|media interface technology)$/i.test(name))
      facts.say('medium', mediumOfWords(value), where);
    const limit =
      /^(?:laser )?(rx power|output power|tx power|bias current) (low|high) (alarm|warning) threshold$/i.exec(name);
    if (limit) {
      const key = LIMIT_NAMES[(limit[1] ?? '').toLowerCase() as keyof typeof LIMIT_NAMES];
      limits[`${key}${limit[2]?.toLowerCase()}${limit[3]?.toLowerCase()}`] = value.split('/').at(-1)?.trim() ?? '';
      limitsAt ||= where;
    }
  }
  facts.say('present', true, `${piece.file}:${piece.line}`);
  limitsOf(facts, limits, limitsAt);
};

/** `ethtool DEV`: negotiation, and the reason that the driver gives for a link that is down. */
export const readEthtoolDeep = (piece: Piece, endOf: EndOf): void => {
  const port = /^Settings for (\S+):/m.exec(piece.head)?.[1];
  const facts = port === undefined ? undefined : endOf(port, 'port');
  if (!facts) return;
  for (const { name, value, where } of rowsOf(piece)) {
    if (/^auto-negotiation$/i.test(name)) facts.say('autoneg', yes(value), where);
    const why = /^link detected$/i.test(name) ? /^no \((.*)\)$/.exec(value)?.[1] : undefined;
    if (why !== undefined) facts.say('complaint', why, where);
    if (why !== undefined && /training/i.test(why)) facts.say('training', why, where);
  }
};

/** Cells of `show interfaces autoneg status` and `show interfaces link-training status`, cut at the dashes. */
export const readNegotiationTables = ({ file, line, text }: Piece, endOf: EndOf): void => {
  const rows = text.split('\n');
  rows.forEach((ruler, at) => {
    const heads = rows[at - 1] ?? '';
    if (!/^\s*-{3,}\s+-{3,}/.test(ruler) || !/Auto-Neg Mode|LT Oper/.test(heads)) return;
    const spans = [...ruler.matchAll(/-+/g)].map((dashes) => [dashes.index, dashes.index + dashes[0].length] as const);
    const cut = (row: string): readonly string[] => spans.map(([from, to]) => row.slice(from, to).trim());
    const names = cut(heads);
    for (let i = at + 1; i < rows.length && rows[i]?.trim(); i++) {
      const cells = cut(rows[i] ?? '');
      const cell = (name: string): string | undefined => told(cells[names.indexOf(name)]);
      const facts = endOf(cells[0] ?? '', 'port');
      const where = `${file}:${line + i}`;
      const mode = cell('Auto-Neg Mode');
      if (facts && mode !== undefined) facts.say('autoneg', mode === 'enabled', where);
      const training = cell('LT Oper');
      if (facts && training !== undefined && training !== 'off') facts.say('training', training, where);
    }
  });
};
