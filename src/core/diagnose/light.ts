import { DARK, DIM_LANE } from './evidence.ts';
import type { EndFacts, Said } from './facts.ts';
import type { View } from './view.ts';

/** How a lane receives. `dim`: in range, and much weaker than the brightest of its module. */
export type RxState = 'dark' | 'low' | 'dim' | 'ok' | 'high' | 'unknown';
/** How a lane sends. */
export type TxState = 'off' | 'low' | 'ok' | 'unknown';

export type RxLane = {
  readonly lane: number;
  readonly state: RxState;
  /** dBm */
  readonly power: number | undefined;
  readonly said: readonly Said[];
};
export type TxLane = {
  readonly lane: number;
  readonly state: TxState;
  readonly power: number | undefined;
  readonly said: readonly Said[];
};

const DARK_DBM = DARK.below / 1000;
const DIM_DB = DIM_LANE.below / 1000;

export const dbm = (value: number): string => (value <= -40 ? 'no light' : `${value.toFixed(2)} dBm`);

/** "lane 3", "lanes 1-4, 7" */
export const lanesText = (lanes: readonly number[]): string => {
  const runs: [number, number][] = [];
  for (const lane of [...lanes].sort((x, y) => x - y)) {
    const last = runs.at(-1);
    if (last && last[1] === lane - 1) last[1] = lane;
    else if (last?.[1] !== lane) runs.push([lane, lane]);
  }
  const text = runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
  return `${lanes.length === 1 ? 'lane' : 'lanes'} ${text}`;
};

/** The range of received light that is right, in dBm, and who says so. */
export type Range = { readonly min: number | undefined; readonly max: number | undefined; readonly basis: string };

/** What a receiver may get: by its PMD, else by the warnings of the module itself. */
export const rxRange = ({ own, pmd }: View): Range => {
  const limits = own.one('rxLimits');
  const [min, max] = [pmd?.rxMin, pmd?.rxMax].map((value) => (value === undefined ? undefined : value / 1000));
  if (pmd && min !== undefined)
    return { min, max: max ?? limits?.value.highWarn, basis: `${pmd.id}, clause ${pmd.clause}` };
  if (limits)
    return {
      min: limits.value.lowWarn ?? limits.value.lowAlarm,
      max: limits.value.highWarn ?? limits.value.highAlarm,
      basis: `the module's own warning, ${limits.where}`,
    };
  return { min: undefined, max: undefined, basis: 'no limit is known' };
};

const reading = (facts: EndFacts, key: 'rx' | 'tx', lane: number): readonly Said[] => {
  const fact = facts.at(key, lane);
  if (!fact) return [];
  const verb = key === 'rx' ? 'receives' : 'sends';
  return [{ says: `lane ${lane} of ${facts.name} ${verb} ${dbm(fact.value)}`, where: fact.where }];
};

/** A flag of one lane, as something said. */
const flagSaid = (
  facts: EndFacts,
  name: Parameters<EndFacts['set']>[0],
  lane: number,
  words: string,
): readonly Said[] => {
  const where = facts.set(name)?.get(lane);
  return where === undefined ? [] : [{ says: `lane ${lane} of ${facts.name}: ${words}`, where }];
};

/** How each lane of the link receives at this end. A flag of lost signal counts only where no reading contradicts it: flags latch what is past. */
export const received = (view: View): readonly RxLane[] => {
  const { own, lanes } = view;
  const { min, max } = rxRange(view);
  const los = own.set('rxLos');
  const powers = lanes.map((lane) => own.at('rx', lane)?.value);
  const brightest = Math.max(...powers.filter((power) => power !== undefined));
  return lanes.map((lane, i) => {
    const power = powers[i];
    const said = reading(own, 'rx', lane);
    const lost = flagSaid(own, 'rxLos', lane, 'loss of signal is flagged');
    if (power === undefined) return { lane, state: los?.has(lane) ? 'dark' : 'unknown', power, said: lost };
    // a port that is up, no loss of signal and no light on the monitor: the module has none
    const isSilent = los !== undefined && !los.has(lane) && own.one('up')?.value === true;
    if (power < DARK_DBM && isSilent) return { lane, state: 'unknown', power: undefined, said };
    if (power < DARK_DBM) return { lane, state: 'dark', power, said: [...said, ...lost] };
    if (min !== undefined && power < min) return { lane, state: 'low', power, said: [...said, ...lost] };
    if (max !== undefined && power > max) return { lane, state: 'high', power, said };
    if (brightest - power >= DIM_DB) return { lane, state: 'dim', power, said };
    return { lane, state: min === undefined ? 'unknown' : 'ok', power, said };
  });
};

/** The least that a lane of an end may send, in dBm: by its PMD, else by the module's own warning; undefined where neither tells. */
export const txLeast = ({ own, pmd }: View): number | undefined =>
  pmd?.txMin === undefined ? own.one('txLimits')?.value.lowWarn : pmd.txMin / 1000;

/**
 * Current in every laser and light in none: mostly a module that has no monitor of what it sends. Only where the far end is dark, and
 * does not show the same of itself, is it taken for a laser that gives none.
 */
const isMute = ({ own, lanes }: View): boolean =>
  lanes.length > 0 &&
  lanes.every((lane) => {
    const [power, bias] = [own.at('tx', lane)?.value, own.at('bias', lane)?.value];
    const least = own.one('biasLimits')?.value.lowAlarm ?? 0;
    return power !== undefined && power < DARK_DBM && bias !== undefined && bias > least;
  });

/** How each lane of an end sends, by its light, else by the current of its laser. */
export const sent = (view: View): readonly TxLane[] => {
  const { own, lanes } = view;
  const biasLimits = own.one('biasLimits')?.value;
  const min = txLeast(view);
  const unmonitored = isMute(view) && !(isDark(view.far) && !isMute(view.far));
  return lanes.map((lane) => {
    const power = unmonitored ? undefined : own.at('tx', lane)?.value;
    const bias = own.at('bias', lane);
    const said = unmonitored ? [] : reading(own, 'tx', lane);
    const current = bias ? [{ says: `laser of lane ${lane} of ${own.name}: ${bias.value} mA`, where: bias.where }] : [];
    const disabled = flagSaid(own, 'txDisabled', lane, 'the transmitter is disabled');
    if (disabled.length > 0) return { lane, state: 'off', power, said: [...disabled, ...said, ...current] };
    if (power !== undefined && power < DARK_DBM) return { lane, state: 'off', power, said: [...said, ...current] };
    if (power !== undefined && min !== undefined && power < min)
      return { lane, state: 'low', power, said: [...said, ...current] };
    if (power !== undefined) return { lane, state: 'ok', power, said };
    if (bias?.value === 0) return { lane, state: 'off', power, said: current };
    const starved = bias !== undefined && biasLimits?.lowAlarm !== undefined && bias.value < biasLimits.lowAlarm;
    if (bias) return { lane, state: starved ? 'low' : 'ok', power, said: current };
    return { lane, state: 'unknown', power, said: [] };
  });
};

/** Whether all lanes of a list stand in one of some states; false for none. */
export const allAre = <S extends string>(lanes: readonly { readonly state: S }[], ...states: readonly S[]): boolean =>
  lanes.length > 0 && lanes.every(({ state }) => states.includes(state));

/** The lanes of a list that stand in one of some states. */
export const inState = <L extends { readonly state: string }>(
  lanes: readonly L[],
  ...states: readonly L['state'][]
): readonly L[] => lanes.filter(({ state }) => states.includes(state));

/** Is this end without any light on the link's lanes? undefined where it is not told. */
export const isDark = (view: View): boolean | undefined => {
  const lanes = received(view);
  if (allAre(lanes, 'dark')) return true;
  return lanes.some(({ power }) => power !== undefined && power >= DARK_DBM) ? false : undefined;
};

export const saidOf = (lanes: readonly { readonly said: readonly Said[] }[]): readonly Said[] =>
  lanes.flatMap(({ said }) => said);
