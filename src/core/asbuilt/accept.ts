import { NONE } from '../fabric/index.ts';
import type { CodewordsSeen } from './evidence/sighting.ts';
import type { Aspect } from './judge/aspect.ts';
import { linksOfPart, type Part } from './part.ts';
import { deviceOf, farOf, portName } from './plan.ts';
import { DIM_LANE, FULL_BIN } from './thresholds.ts';
import type { LinkState, Verification } from './verify.ts';
import type { Wanted } from './wanted.ts';

export type Outcome = 'pass' | 'fail' | 'unknown';

/** One thing looked at before hand-over: what was seen, what is demanded, and who demands it. */
export type Check = {
  readonly what: string;
  readonly outcome: Outcome;
  readonly seen: string;
  readonly demanded: string;
  readonly source: string;
};

export type SheetRow = { readonly port: number; readonly outcome: Outcome; readonly checks: readonly Check[] };

/** The sheet of a rack, rail or unit. It passes when every check does: unknown is no pass. */
export type Sheet = { readonly outcome: Outcome; readonly rows: readonly SheetRow[] };

export type AcceptInput = {
  readonly now: Verification;
  /** the room as it was when the soak began */
  readonly before?: Verification | undefined;
  readonly soakSeconds: number;
  /** firmware that is right, by part number or catalogue id */
  readonly firmware: ReadonlyMap<string, string>;
  readonly part: Part;
};

const OF: Readonly<Record<Aspect, Outcome>> = { right: 'pass', wrong: 'fail', unknown: 'unknown' };

/** Counters of a port, put together from all sources. */
const countersAt = (
  { observed }: Verification,
  port: number,
): Omit<CodewordsSeen, 'kind' | 'place' | 'port'> | undefined => {
  const seen = observed.codewords.get(port);
  if (!seen) return undefined;
  const first = <K extends 'uncorrectable' | 'correctedBits' | 'preFecBer' | 'bins'>(key: K) =>
    seen.map((one) => one[key]).find((value) => value !== undefined);
  return {
    uncorrectable: first('uncorrectable'),
    correctedBits: first('correctedBits'),
    preFecBer: first('preFecBer'),
    bins: first('bins'),
  };
};

const hours = (seconds: number): string => `${Math.round(seconds / 36) / 100} h`;

/** How long the counters ran between two collections; undefined where either has no time. */
const soakOf = ({ now, before }: AcceptInput, port: number): number | undefined => {
  const device = deviceOf(now.plan, port);
  const [from, to] = [before?.observed.times.get(device), now.observed.times.get(device)];
  return from === undefined || to === undefined ? undefined : to - from;
};

const EXCHANGED = 'the module was exchanged in between: its soak is not known';

/** Is another module read in the port's cage than when the soak began? */
const isExchanged = ({ now, before }: AcceptInput, port: number): boolean => {
  const [first, last] = [before?.judge.modulesAt(port)?.seen.serial, now.judge.modulesAt(port)?.seen.serial];
  return first !== undefined && last !== undefined && first !== last;
};

const uncorrectable = (input: AcceptInput, port: number): Check => {
  const what = 'uncorrectable codewords';
  const demanded = `none over ${hours(input.soakSeconds)}`;
  const source = '--soak';
  const after = countersAt(input.now, port)?.uncorrectable;
  const say = (outcome: Outcome, seen: string): Check => ({ what, outcome, seen, demanded, source });
  if (after === undefined) return say('unknown', 'no counter was collected');
  if (isExchanged(input, port)) return say('unknown', EXCHANGED);
  const first = input.before && countersAt(input.before, port)?.uncorrectable;
  if (first === undefined)
    return after > 0
      ? say('fail', `${after}, over a time that is not told`)
      : say('unknown', '0, over a time that is not told: give --before');
  const soak = soakOf(input, port);
  if (after < first) return say('unknown', `${first}, then ${after}: the counter was cleared in between`);
  if (after > first) return say('fail', `${after - first} more`);
  if (soak === undefined) return say('unknown', '0 more, over a time that is not told');
  return say(soak >= input.soakSeconds ? 'pass' : 'unknown', `0 more in ${hours(soak)}`);
};

const exponent = (value: number): string => value.toExponential(1);

/** Bit errors before FEC: as the host reckons them, else from the bits it mended over the soak. */
const preFecBer = (input: AcceptInput, port: number, wanted: Wanted): Check => {
  const limit = wanted.code?.preFecBerMax;
  const now = countersAt(input.now, port);
  const before = input.before && countersAt(input.before, port);
  const soak = soakOf(input, port);
  const mended =
    now?.correctedBits !== undefined && before?.correctedBits !== undefined
      ? now.correctedBits - before.correctedBits
      : undefined;
  const reckoned =
    mended !== undefined && mended >= 0 && soak !== undefined && soak > 0
      ? mended / (wanted.speed * 1e6 * soak)
      : undefined;
  const seen = now?.preFecBer ?? reckoned;
  const what = 'bit errors before FEC';
  const source = wanted.code
    ? `${wanted.code.code}, clause ${wanted.code.clause} (${wanted.code.source.join(', ')})`
    : 'no row of the catalogue';
  const demanded = limit === undefined ? 'unknown' : `at most ${exponent(limit)}`;
  if (seen === undefined) return { what, outcome: 'unknown', seen: 'not collected', demanded, source };
  const outcome = limit === undefined ? 'unknown' : seen <= limit ? 'pass' : 'fail';
  return { what, outcome, seen: exponent(seen), demanded, source };
};

/** Symbols that a code mends in a codeword: RS(544,514) 15, RS(528,514) 7. */
const mends = (fecText: string): number | undefined => {
  const match = /RS\((\d+),(\d+)\)/.exec(fecText === 'RS-FEC-Int' ? 'RS(544,514)' : fecText);
  return match ? (Number(match[1]) - Number(match[2])) / 2 : undefined;
};

const bins = (input: AcceptInput, port: number, wanted: Wanted): Check => {
  const what = 'FEC bins';
  const most = mends(wanted.fecText);
  const limit = most === undefined ? undefined : Math.floor(most * FULL_BIN.share);
  const demanded = limit === undefined ? 'unknown' : `no codeword with more than ${limit} of ${most} symbols mended`;
  const say = (outcome: Outcome, seen: string): Check => ({ what, outcome, seen, demanded, source: FULL_BIN.basis });
  const now = countersAt(input.now, port)?.bins;
  if (!now || limit === undefined) return say('unknown', 'not collected');
  if (isExchanged(input, port)) return say('unknown', EXCHANGED);
  const before = input.before && countersAt(input.before, port)?.bins;
  const counted = now.map((count, i) => count - (before?.[i] ?? 0));
  if (counted.some((count) => count < 0)) return say('unknown', 'the counters were cleared in between');
  const highest = counted.findLastIndex((count) => count > 0);
  // a link that runs counts codewords without pause
  if (highest < 0)
    return say('unknown', 'no codeword counted: the counter stands still, or this is one collection twice');
  return say(highest > limit ? 'fail' : 'pass', `up to ${highest} symbols`);
};

const light = ({ now }: AcceptInput, port: number, wanted: Wanted, aspect: Aspect): Check => {
  const { pmd } = wanted;
  const seen = now.judge.lightAt(port);
  const dbm = (value: number | undefined): string => (value === undefined ? '?' : (value / 1000).toFixed(2));
  const powers = wanted.mediaLanes.map((lane) => dbm(seen?.rx[lane - 1]));
  return {
    what: 'received light',
    outcome: OF[aspect],
    seen: seen ? `${powers.join(', ')} dBm` : 'not collected',
    demanded: `${dbm(pmd?.rxMin ?? seen?.low)} to ${dbm(pmd?.rxMax ?? seen?.high)} dBm, lanes within ${DIM_LANE.below / 1000} dB`,
    source: pmd ? `${pmd.id}, clause ${pmd.clause} (${pmd.source.join(', ')})` : '',
  };
};

const firmware = ({ now, firmware: right }: AcceptInput, port: number, wanted: Wanted): Check => {
  const seen = now.judge.modulesAt(port)?.seen;
  const due = right.get(seen?.partNumber ?? '') ?? right.get(wanted.module);
  return {
    what: 'module firmware',
    outcome: due === undefined || seen?.firmware === undefined ? 'unknown' : due === seen.firmware ? 'pass' : 'fail',
    seen: seen?.firmware ?? 'not collected',
    demanded: due ?? 'which one is right is not told: give --firmware',
    source: '--firmware',
  };
};

const simple = (what: string, aspect: Aspect, demanded: string, wrong = 'otherwise: see verify'): Check => ({
  what,
  outcome: OF[aspect],
  seen: aspect === 'right' ? 'as planned' : aspect === 'wrong' ? wrong : 'not collected',
  demanded,
  source: 'fabric.json',
});

const rowOf = (input: AcceptInput, state: LinkState, port: number, end: LinkState['a']): SheetRow => {
  const { plan, judge, wiring } = input.now;
  const wanted = judge.wanted(port);
  const heard = wiring.far[port] as number;
  const neighbour = heard === NONE || heard === farOf(plan, port) ? undefined : portName(plan, heard);
  const checks: Check[] = [simple('neighbour', state.wiring, portName(plan, farOf(plan, port)), neighbour)];
  if (wanted) {
    const part = plan.catalog.modules.get(wanted.module as never);
    if (part?.kind !== 'TP')
      checks.push(simple('module', end.module, wanted.module, judge.modulesAt(port)?.seen.partNumber));
    if (part?.kind === 'transceiver') checks.push(firmware(input, port, wanted));
    checks.push(simple('speed', end.speed, `${wanted.speed / 1000}G`));
    if (wanted.fec !== 'none' || end.fec === 'wrong') checks.push(simple('FEC', end.fec, wanted.fecText));
    if (wanted.fec !== undefined && wanted.fec !== 'none') {
      checks.push(uncorrectable(input, port), preFecBer(input, port, wanted));
      if (wanted.fec === 'RS') checks.push(bins(input, port, wanted));
    }
    if (wanted.pmd) checks.push(light(input, port, wanted, end.light));
  }
  return { port, outcome: worstOf(checks.map(({ outcome }) => outcome)), checks };
};

const worstOf = (outcomes: readonly Outcome[]): Outcome =>
  outcomes.includes('fail') ? 'fail' : outcomes.includes('unknown') || outcomes.length === 0 ? 'unknown' : 'pass';

/** Fills in the sheet of a part of the fabric: both ends of every link that belongs to it. */
export const acceptSheet = (input: AcceptInput): Sheet => {
  const { now, part } = input;
  const rows = linksOfPart(now.plan, part).flatMap((link) => {
    const state = now.links[link] as LinkState;
    const { links } = now.plan.fabric;
    return [rowOf(input, state, links.get(link, 'a'), state.a), rowOf(input, state, links.get(link, 'b'), state.b)];
  });
  return { outcome: worstOf(rows.map(({ outcome }) => outcome)), rows };
};
