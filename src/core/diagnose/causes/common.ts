import { commandFor } from '../ask.ts';
import { type Judgement, supported, unknown } from '../cause.ts';
import type { EndFacts, Said } from '../facts.ts';
import { lanesText } from '../light.ts';
import type { View } from '../view.ts';

/** Said of lanes of a cage that is split, where nothing tells whose they are. */
export const OF_OTHERS = ' (the cage is split, and these may be lanes of another port: the plan would tell)';

/** Is the module one with states and applications? undefined where nothing tells what it is. */
export const isCmis = (own: EndFacts): boolean | undefined => {
  if (own.one('flat')?.value) return false;
  if (own.one('applications') || own.lanesWith('dataPath').length > 0 || own.one('moduleState')) return true;
  const form = own.module?.value.formFactor;
  if (own.one('medium')?.value === 'copper') return false;
  return form === undefined ? undefined : /QSFP-?DD|OSFP|CMIS|double density|octal|SFP-DD/i.test(form);
};

/** Lanes of the host that run an application; those that have a state at all, where no application is told. */
export const hostLanes = ({ own, wanted }: View): readonly number[] => {
  const running = own.lanesWith('appSel').filter((lane) => (own.at('appSel', lane)?.value ?? 0) > 0);
  if (running.length > 0) return running;
  const told = own.lanesWith('dataPath');
  // a module of eight lanes in a port that uses fewer: without applications nobody tells which
  return wanted?.lanes !== undefined && told.length > wanted.lanes ? told.slice(0, wanted.lanes) : told;
};

/** A list of one saying for each place: lanes that stand at one place are said together. */
export const together = (
  own: EndFacts,
  lanes: readonly number[],
  words: string,
  where: (lane: number) => string,
): readonly Said[] => {
  const places = new Map<string, number[]>();
  for (const lane of lanes) places.set(where(lane), [...(places.get(where(lane)) ?? []), lane]);
  return [...places].map(([place, held]) => ({ says: `${own.name}, ${lanesText(held)}: ${words}`, where: place }));
};

/** A supply or temperature that is out of its limits, or flagged as such. */
export const monitor = (
  own: EndFacts,
  what: {
    readonly key: 'temperature' | 'voltage';
    readonly limits: 'temperatureLimits' | 'voltageLimits';
    readonly flag: 'temperatureAlarm' | 'voltageAlarm';
    readonly unit: string;
    readonly complaint: RegExp;
    readonly next: string;
  },
): Judgement => {
  const reading = own.one(what.key);
  const limits = own.one(what.limits);
  const flags = own.set(what.flag);
  const said = [...(flags?.values() ?? [])].map((where) => ({ says: `${own.name}: ${what.key} is flagged`, where }));
  const complaint = own.all('complaint').find(({ value }) => what.complaint.test(value));
  if (complaint)
    return supported(
      'shown',
      `the host of ${own.name} says: "${complaint.value}"`,
      [{ says: complaint.value, where: complaint.where }],
      what.next,
    );
  if (reading && limits) {
    const { value } = reading;
    const { lowAlarm = Number.NEGATIVE_INFINITY, highAlarm = Number.POSITIVE_INFINITY } = limits.value;
    const { lowWarn = lowAlarm, highWarn = highAlarm } = limits.value;
    const evidence: readonly Said[] = [
      { says: `${own.name}: ${value.toFixed(what.key === 'voltage' ? 3 : 1)} ${what.unit}`, where: reading.where },
      {
        says: `warns below ${lowWarn} and above ${highWarn}, alarms below ${lowAlarm} and above ${highAlarm} ${what.unit}`,
        where: limits.where,
      },
      ...said,
    ];
    if (value < lowAlarm || value > highAlarm)
      return supported(
        'likely',
        `the ${what.key} of ${own.name} is beyond its alarm: ${value.toFixed(1)} ${what.unit}`,
        evidence,
        what.next,
      );
    if (value < lowWarn || value > highWarn)
      return supported(
        'possible',
        `the ${what.key} of ${own.name} is beyond its warning: ${value.toFixed(1)} ${what.unit}`,
        evidence,
        what.next,
      );
    return {
      outcome: 'excluded',
      says: `${value.toFixed(1)} ${what.unit}, within its limits`,
      evidence: evidence.slice(0, 2),
    };
  }
  if (said.length > 0) return supported('possible', `the ${what.key} of ${own.name} is flagged`, said, what.next);
  if (flags)
    return {
      outcome: 'excluded',
      says: 'no alarm is flagged',
      evidence: [{ says: `no ${what.key} alarm`, where: own.whereOf(what.flag) }],
    };
  if (own.one('medium')?.value === 'copper' || own.one('flat')?.value) return { outcome: 'idle' };
  if (reading)
    return unknown(
      `the limits of its ${what.key}, ${reading.value.toFixed(1)} ${what.unit} now`,
      commandFor(own, 'dump'),
    );
  return unknown(`the ${what.key} of the module`, commandFor(own, 'module'));
};
