import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { AdvertisedApplication } from './applications.ts';
import type { Decoded } from './decode.ts';
import { classesOf } from './part-codes.ts';
import type { Values } from './plan.ts';

const PASSIVE_TECHNOLOGIES = new Set([10, 11]);
/** A passive cable holds its memory alone; 1.5 W is the lowest class. */
const PASSIVE_WATTS = 1.5;
const STANDARDS = {
  CMIS: 'CMIS page 00h bytes 200, 201',
  'SFF-8636': 'SFF-8636 bytes 129, 107',
  'SFF-8472': '',
} as const;

const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

const checkPower = ({ values, identity, memoryModel }: Decoded): readonly Diagnostic[] => {
  const watts = number(values.maxPowerW);
  const powerClass = number(values.powerClass);
  if (watts === undefined || powerClass === undefined) return [];
  const found: Diagnostic[] = [];
  const limit = classesOf(Number.parseInt(identity.identifier ?? '0x0', 16))?.[powerClass - 1];
  if (limit !== undefined && watts > limit)
    found.push(diagnostic('LW8012', { power: watts, powerClass, limit, standard: STANDARDS[memoryModel] }));
  const technology = number(values.mediaInterfaceTechnology ?? values.transmitterTechnology);
  const passive = values.mediaType === 3 || (technology !== undefined && PASSIVE_TECHNOLOGIES.has(technology));
  if (passive && watts > PASSIVE_WATTS) found.push(diagnostic('LW8015', { power: watts }));
  return found;
};

/** What readings are called in findings, by the key of their value. */
export const READINGS: Readonly<Record<string, string>> = {
  temperatureC: 'the temperature',
  vccV: 'the supply voltage',
  txPowerMw: 'Tx power',
  txBiasMa: 'the laser bias',
  rxPowerMw: 'Rx power',
};

const checkThresholds = ({ values }: Decoded): readonly Diagnostic[] =>
  Object.entries((values.thresholds ?? {}) as Values).flatMap(([key, limits]) => {
    const { highAlarm, highWarn, lowWarn, lowAlarm } = limits as Values;
    const list = [highAlarm, highWarn, lowWarn, lowAlarm].map(Number);
    if (list.some(Number.isNaN) || list.every((value) => value === 0)) return [];
    const falls = list.every((value, i) => i === 0 || value <= (list[i - 1] ?? value));
    return falls ? [] : [diagnostic('LW8016', { what: READINGS[key] ?? key, values: list.join(', ') })];
  });

const reserved = (what: string, code: number): Diagnostic => diagnostic('LW8013', { what, value: code });

const checkStates = ({ values, memory }: Decoded): readonly Diagnostic[] => {
  const found: Diagnostic[] = [];
  const state = (memory.pages.get('lower')?.bytes[3] ?? 0) >> 1;
  if (values.moduleState === 'reserved') found.push(reserved('the module state', state & 7));
  const lanes = (values.dataPathState ?? []) as readonly string[];
  lanes.forEach((name, lane) => {
    if (name.startsWith('reserved'))
      found.push(reserved(`the data path state of lane ${lane + 1}`, Number(/\d+/.exec(name)?.[0])));
  });
  return found;
};

/** Lanes that are set to an application that is not advertised. */
const checkSets = ({ values }: Decoded): readonly Diagnostic[] => {
  const advertised = new Set(
    ((values.applications ?? []) as readonly AdvertisedApplication[]).map(({ appSel }) => appSel),
  );
  const staged = (values.control as Values | undefined)?.scs0AppSel;
  return (
    [
      [staged, 'is staged for'],
      [values.activeAppSel, 'runs'],
    ] as const
  ).flatMap(([lanes, set]) => {
    const list = (lanes ?? []) as readonly number[];
    const lane = list.findIndex((app) => app !== 0 && !advertised.has(app));
    return lane < 0 ? [] : [diagnostic('LW8023', { lane: lane + 1, set, app: list[lane] ?? 0 })];
  });
};

/** Power, thresholds, states and control sets that contradict the rest. */
export const checkState = (decoded: Decoded): readonly Diagnostic[] => [
  ...checkPower(decoded),
  ...checkThresholds(decoded),
  ...checkStates(decoded),
  ...checkSets(decoded),
];
