import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { ModuleAccess } from '../module/emulated/index.ts';
import { type ModuleMemory, type Page, type PageName, pageFrom } from '../module/memory.ts';
import { LANES_PER_BANK, registerOf } from '../module/registers.ts';
import { laneWords, silent, tooLate, whyFailed } from './causes.ts';
import { type Ask, chooseAll, type WantedPath } from './choose-application.ts';
import { doWrite, type Host, hostOf, pause, readBytes, readRegister } from './host.ts';
import { type Change, changeOf, hostLanesOf, mediaLanesOf, planOf, type Standing } from './plan.ts';
import { type Profile, profileOf } from './profile.ts';
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

/** QSFP-DD and OSFP hardware specifications, t_init: within that time the management interface answers. */
const ANSWER_LIMIT_MS = 2000;
const ANSWER_LOOKS = 8;

const answers = (host: Host): boolean => {
  for (let look = 0; look <= ANSWER_LOOKS; look++) {
    host.lost = false;
    readBytes(host, 'lower', 0, 1);
    if (!host.lost) return true;
    if (look < ANSWER_LOOKS) pause(host, ANSWER_LIMIT_MS / ANSWER_LOOKS);
  }
  return false;
};

/** Flags start here on the lower page: a read would clear them. */
const FIRST_FLAG = 8;
const FIRST_TEXT = 85;
const PAGE = 128;

/** The pages that say how a module is brought up, without its flags. */
const readMemory = (host: Host): ModuleMemory => {
  const lower = new Uint8Array(PAGE);
  lower.set(readBytes(host, 'lower', 0, FIRST_FLAG));
  lower.set(readBytes(host, 'lower', FIRST_TEXT, PAGE - FIRST_TEXT), FIRST_TEXT);
  const holes = Array.from({ length: FIRST_TEXT - FIRST_FLAG }, (_, i) => FIRST_FLAG + i);
  const pages = new Map<PageName, Page>([['lower', pageFrom('lower', lower, holes)]]);
  for (const name of ['00', '01']) pages.set(name, pageFrom(name, readBytes(host, name, PAGE, PAGE)));
  return { model: 'CMIS', pages };
};

const isEchoed = ({ pages }: ModuleMemory): boolean => {
  const page00 = pages.get('00')?.bytes;
  return pages.get('01')?.bytes.every((byte, i) => byte === page00?.[i]) === true;
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
      const waited = waitFor(host, wait);
      const tookMs = host.elapsed - before;
      if (waited === 'failed') {
        timeline.push({ atMs: host.elapsed, step: id, kind: 'seen', wait, states: seen(host, wait) });
        return [whyFailed(host, wait, media, tookMs)];
      }
      timeline.push({ atMs: host.elapsed, step: id, kind: 'reached', wait, tookMs });
      if (waited === 'late') return [tooLate(wait, tookMs)];
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

/** What a module says of itself over its access; or why nothing can be done with it. */
const meet = (host: Host): Profile | Diagnostic => {
  if (!answers(host)) return silent(host.elapsed);
  const memory = readMemory(host);
  const profile = profileOf(memory);
  return !profile.flat && isEchoed(memory) ? diagnostic('LW8302', {}) : profile;
};

const isFault = (met: Profile | Diagnostic): met is Diagnostic => 'code' in met;

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
