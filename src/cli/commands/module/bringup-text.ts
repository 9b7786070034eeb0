import {
  type EndPlan,
  laneWords,
  meaningOf,
  msText,
  placeText,
  type RegisterWrite,
  type Run,
  registersOf,
  type Step,
  type TimelineEvent,
  titleOf,
  valueText,
  type Wait,
  waitText,
} from '../../../core/bringup/index.ts';
import { textOf } from '../../../core/diagnostics/index.ts';
import type { Choice } from '../../../core/optics/index.ts';
import { formatLength } from '../../../core/units/index.ts';
import { paint } from '../../terminal.ts';
import { findings } from './text.ts';

const linkLine = ({ verdict: { proof }, length }: Choice): string =>
  `${proof.speed}G, ${proof.line.media} over ${formatLength(length)}, proved lane by lane`;

/** The links, and what the light or the copper runs; those alike once. */
export const linkLines = (links: readonly Choice[]): readonly string[] => {
  const counts = new Map<string, number>();
  for (const link of links) counts.set(linkLine(link), (counts.get(linkLine(link)) ?? 0) + 1);
  const lines = [...counts].map(([line, count]) => (count === 1 ? line : `${count} x ${line}`));
  // a platform lists modes of links alike
  return counts.size > 1 ? [...lines, 'whether the platform lets its port split unevenly is not known here'] : lines;
};

const writeLine = (write: RegisterWrite, end: EndPlan): string =>
  `${placeText(write).padEnd(11)} ${valueText(write).padEnd(20)} ${registersOf(write)}: ${meaningOf(write, end.profile)}`;

const stepLines = (end: EndPlan, step: Step, i: number): readonly string[] => [
  `   ${i + 1}. ${titleOf(step)}`,
  ...step.writes.map((write) => `      write ${writeLine(write, end)}`),
  ...step.waits.map((wait) => `      wait  ${waitText(wait)}`),
];

/** What an end without steps is. */
const KINDS: Readonly<Record<EndPlan['kind'], string>> = {
  cmis: 'CMIS',
  flat: 'CMIS with flat memory: always ModuleReady, nothing to write; the port negotiates and trains',
  sff: 'no state machines: one application, and what its host may hold down',
  none: 'no module memory: nothing to bring up',
};

const pathLines = ({ asks, paths }: EndPlan): readonly string[] =>
  asks.map(({ speed, lanes, firstLane, host, media }, i) => {
    const through = [host, media].filter((one) => one !== undefined).join(' to ');
    const appSel = paths[i]?.application.appSel;
    const range = lanes === 1 ? `lane ${firstLane}` : `lanes ${firstLane}-${firstLane + lanes - 1}`;
    return `   ${speed}G on host ${range}${through === '' ? '' : `, ${through}`}${appSel === undefined ? '' : `: application ${appSel}`}`;
  });

const alike = (count: number): string => (count === 1 ? '' : `${count} modules alike, each `);

/** The modules of an end: what they carry, and the steps where they are not run. */
export const endLines = (end: EndPlan, withSteps: boolean): readonly string[] => [
  `${paint('bold', `end ${end.side}`)}  ${alike(end.count)}${end.part} (${KINDS[end.kind]})`,
  ...(end.kind === 'none' ? [] : pathLines(end)),
  ...(withSteps ? [...findings(end.diagnostics), ...end.steps.flatMap((step, i) => stepLines(end, step, i))] : []),
];

const seconds = (ms: number): string => `${(ms / 1000).toFixed(3).padStart(9)} s`;

const seenText = (states: readonly string[], { lanes }: Wait): string => {
  const lane = [...Array(8).keys()].filter((i) => lanes & (1 << i));
  const groups = new Map<string, number>();
  states.forEach((state, i) => {
    groups.set(state, (groups.get(state) ?? 0) | (1 << (lane[i] ?? 0)));
  });
  return [...groups].map(([state, mask]) => (lanes === 0 ? state : `${state} on ${laneWords(mask)}`)).join(', ');
};

const eventText = (event: TimelineEvent, end: EndPlan): string => {
  if (event.kind === 'write') return `write ${writeLine(event.write, end)}`;
  const where = event.wait.lanes === 0 ? '' : ` on ${laneWords(event.wait.lanes)}`;
  return event.kind === 'reached'
    ? `      ${event.wait.state}${where} after ${msText(event.tookMs)}, at most ${msText(event.wait.limitMs)} allowed`
    : `      still ${seenText(event.states, event.wait)}`;
};

const OUTCOMES: Readonly<Record<Run['outcome'], string>> = {
  activated: 'all data paths in DPActivated',
  unchanged: 'nothing to do',
  flat: 'ready',
  stopped: 'stopped',
};

/** What the driver did on an emulated module, in virtual time. */
export const runLines = (end: EndPlan, run: Run): readonly string[] => [
  ...run.timeline.map((event) => `${seconds(event.atMs)}  ${eventText(event, end)}`),
  `${seconds(run.elapsedMs)}  ${paint(run.outcome === 'stopped' ? 'red' : 'green', OUTCOMES[run.outcome])}; ${run.reads} reads, ${run.writes} writes`,
  ...findings(run.diagnostics),
];

const tellWrite = (write: RegisterWrite, end: EndPlan) => ({
  page: write.page,
  byte: write.byte,
  count: write.count,
  value: write.value,
  mask: write.mask,
  registers: registersOf(write),
  meaning: meaningOf(write, end.profile),
});

const tellWait = ({ state, lanes, limitMs, basis }: Wait) => ({ state, lanes, limitMs, advertisedBy: basis });

const tellEvent = (event: TimelineEvent, end: EndPlan) => ({
  atMs: event.atMs,
  step: event.step,
  ...(event.kind === 'write'
    ? { write: tellWrite(event.write, end) }
    : event.kind === 'reached'
      ? { reached: event.wait.state, tookMs: event.tookMs }
      : { awaited: event.wait.state, seen: event.states }),
});

/** An end as JSON: its data paths, steps, and the run where there is one. */
export const tellEnd = (end: EndPlan, run: Run | undefined) => ({
  side: end.side,
  device: end.device ?? null,
  part: end.part,
  modules: end.count,
  kind: end.kind,
  dataPaths: end.asks.map((ask, i) => ({
    speedGbps: ask.speed,
    lanes: ask.lanes,
    firstLane: ask.firstLane,
    host: ask.host ?? null,
    media: ask.media ?? null,
    appSel: end.paths[i]?.application.appSel ?? null,
  })),
  steps: end.steps.map((step) => ({
    id: step.id,
    title: titleOf(step),
    writes: step.writes.map((write) => tellWrite(write, end)),
    waits: step.waits.map(tellWait),
  })),
  diagnostics: end.diagnostics.map((one) => ({ code: one.code, severity: one.severity, ...textOf(one) })),
  ...(run && {
    run: {
      outcome: run.outcome,
      elapsedMs: run.elapsedMs,
      reads: run.reads,
      writes: run.writes,
      timeline: run.timeline.map((event) => tellEvent(event, end)),
      diagnostics: run.diagnostics.map((one) => ({ code: one.code, severity: one.severity, ...textOf(one) })),
    },
  }),
});
