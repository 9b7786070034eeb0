import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { ModuleAccess } from '../module/emulated/index.ts';
import { LANES_PER_BANK, registerOf } from '../module/registers.ts';
import { laneWords, silent, stuck, tooLate, whyHeld } from './causes.ts';
import { type Ask, chooseAll, type WantedPath } from './choose-application.ts';
import { doWrite, type Host, hostOf, readBytes, readRegister } from './host.ts';
import { isFault, meet } from './meet.ts';
import { type Change, changeOf, hostLanesOf, mediaLanesOf, planOf, type Standing } from './plan.ts';
import type { Profile } from './profile.ts';
import type { RegisterWrite, Step, StepId, Wait } from './step.ts';
import { dataPathStates, lanesIn, seen, waitFor } from './waits.ts';

/** What happened, and when, in ms since the driver began. */
export type TimelineEvent = { readonly atMs: number; readonly step: StepId } & (
  | { readonly kind: 'write'; readonly write: RegisterWrite }
  | { readonly kind: 'reached'; readonly wait: Wait; readonly tookMs: number }
  | { readonly kind: 'seen'; readonly wait: Wait; readonly states: readonly string[] }
);

/** How bringing a module up ended. */
export type Run = {
  /** `flat`: a module with flat memory, which there is nothing to bring up of. */
  readonly outcome: 'activated' | 'unchanged' | 'flat' | 'stopped';
  readonly steps: readonly Step[];
  readonly timeline: readonly TimelineEvent[];
  readonly diagnostics: readonly Diagnostic[];
  readonly elapsedMs: number;
  readonly reads: number;
  readonly writes: number;
};

const standingOf = (host: Host): Standing => {
  const appSel = readRegister(host, 'ACS.AppSelCode');
  const dpidx = readRegister(host, 'ACS.DPIDX');
  const states = dataPathStates(host);
  return {
    active: Array.from({ length: LANES_PER_BANK }, (_, lane) => ({ appSel: appSel(lane), dpidx: dpidx(lane) })),
    activated: states.reduce((mask, state, lane) => (state === 'DPActivated' ? mask | (1 << lane) : mask), 0),
  };
};

/** Is what was applied in the active set? */
const isActive = (host: Host, { paths, vacated }: Change): Diagnostic | undefined => {
  const { active } = standingOf(host);
  const wanted = new Map(lanesIn(vacated).map((lane) => [lane, { appSel: 0, dpidx: 0 }]));
  for (const path of paths)
    for (const lane of lanesIn(hostLanesOf([path])))
      wanted.set(lane, { appSel: path.application.appSel, dpidx: path.firstLane - 1 });
  const text = ({ appSel, dpidx }: { appSel: number; dpidx: number }): string => `AppSel ${appSel}, DPIDX ${dpidx}`;
  for (const [lane, want] of wanted) {
    const have = active[lane] ?? { appSel: 0, dpidx: 0 };
    const isSame = have.appSel === want.appSel && (want.appSel === 0 || have.dpidx === want.dpidx);
    if (!isSame) return diagnostic('LW8315', { lane: lane + 1, active: text(have), wanted: text(want) });
  }
  return undefined;
};

/** Flags of lanes that have just become active: all have changed state, so that a flag that is not set was read by another. */
const flagsTaken = (host: Host, lanes: number): Diagnostic | undefined => {
  const missing = lanes & ~readRegister(host, 'DPStateChangedFlag')();
  return missing === 0 ? undefined : diagnostic('LW8317', { lanes: laneWords(missing) });
};

/** Reads the flags of the lanes, which clears them. */
const clearFlags = (host: Host): void => {
  const { byte, page } = registerOf('DPStateChangedFlag');
  readBytes(host, page, byte, registerOf('OutputStatusChangedFlagRx').byte - byte + 1);
};

/** How much longer than advertised a module is watched that nothing holds, to tell a slow one from one that is stuck; and at least, in ms. */
const PATIENCE = 2;
const LEAST_PATIENCE_MS = 100;

/** Waits for a state to its end. @returns what is wrong where it is not reached in its time */
const reach = (host: Host, wait: Wait, media: number): Diagnostic | undefined => {
  const from = host.elapsed;
  if (waitFor(host, wait, wait.limitMs)) return undefined;
  const held = whyHeld(host, wait, media, host.elapsed - from);
  if (held) return held;
  const late = waitFor(host, wait, Math.max(LEAST_PATIENCE_MS, wait.limitMs * PATIENCE));
  return late ? tooLate(wait, host.elapsed - from) : stuck(host, wait, host.elapsed - from);
};

/** Does the steps, each wait to its end or its cause. */
const walk = (host: Host, steps: readonly Step[], change: Change, timeline: TimelineEvent[]): readonly Diagnostic[] => {
  const media = mediaLanesOf(change.paths);
  for (const { id, writes, waits } of steps) {
    if (id === 'transmit') clearFlags(host);
    for (const write of writes) {
      timeline.push({ atMs: host.elapsed, step: id, kind: 'write', write });
      doWrite(host, write);
    }
    for (const wait of waits) {
      const before = host.elapsed;
      const wrong = reach(host, wait, media);
      const [atMs, tookMs] = [host.elapsed, host.elapsed - before];
      if (!wrong || wrong.code === 'LW8309') timeline.push({ atMs, step: id, kind: 'reached', wait, tookMs });
      else timeline.push({ atMs, step: id, kind: 'seen', wait, states: seen(host, wait) });
      if (wrong) return [wrong];
    }
    if (host.lost) return [silent(0)];
    const ignored = id === 'apply' ? isActive(host, change) : undefined;
    if (ignored) return [ignored];
  }
  const taken = flagsTaken(host, hostLanesOf(change.paths));
  return taken ? [taken] : [];
};

const run = (host: Host, outcome: Run['outcome'], rest: Partial<Run>): Run => ({
  steps: [],
  timeline: [],
  diagnostics: [],
  ...rest,
  outcome,
  elapsedMs: host.elapsed,
  reads: host.reads,
  writes: host.writes,
});

/**
 * Brings a CMIS module to DPActivated over its access, for all data paths that it is to carry. Every wait is bounded by what the
 * module advertises and ends with success or with its cause; nothing is tried twice.
 * @param asks one data path each, with the lanes of the whole module: lanes that none asks for are left unused
 */
export const bringUp = (access: ModuleAccess, asks: readonly Ask[]): Run => {
  const host = hostOf(access);
  const met = meet(host);
  if (isFault(met)) return run(host, 'stopped', { diagnostics: [met] });
  if (met.flat) return run(host, 'flat', {});
  if (asks.length === 0)
    return run(host, 'stopped', { diagnostics: [diagnostic('LW8306', { why: 'no data path is named' })] });
  const { paths, diagnostics } = chooseAll(met, asks);
  if (paths.length === 0 || diagnostics.some(({ severity }) => severity === 'error'))
    return run(host, 'stopped', { diagnostics });
  return drive(host, met, paths, diagnostics);
};

const drive = (host: Host, profile: Profile, paths: readonly WantedPath[], before: readonly Diagnostic[]): Run => {
  const change = changeOf(profile, paths, standingOf(host));
  const steps = planOf(profile, change);
  if (steps.length === 0) return run(host, 'unchanged', { diagnostics: [...before, diagnostic('LW8318', {})] });
  const timeline: TimelineEvent[] = [];
  const found = walk(host, steps, change, timeline);
  const stopped = found.some(({ severity }) => severity === 'error');
  return run(host, stopped ? 'stopped' : 'activated', { steps, timeline, diagnostics: [...before, ...found] });
};
