import {
  countAspects,
  countCables,
  type Finding,
  isClean,
  measuredWords,
  type Said,
  type Task,
  unknownOf,
  VERDICTS,
  type Verification,
  workList,
} from '../../../core/asbuilt/index.ts';
import { plural, textOf } from '../../../core/diagnostics/index.ts';
import { paint, table } from '../../terminal.ts';

/** How many lines of one kind are printed before the rest is counted. */
const MOST = 12;
const firstFew = (lines: readonly string[], what: string): readonly string[] =>
  lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more ${what}`];

const findingLines = (finding: Finding): readonly string[] => {
  const { diagnostic, verdict, ambiguous, candidates, evidence, links } = finding;
  const { message } = textOf(diagnostic);
  const others = candidates.slice(1).map(({ words, actions }) => `or: ${words} (${plural(actions, 'action')})`);
  const [best] = candidates;
  return [
    `${paint('red', verdict)} [${diagnostic.code}] ${message}`,
    ...(best
      ? [
          `  ${plural(best.actions, 'action')} for ${plural(links.length, 'link')}${ambiguous ? '; the evidence leaves it open' : ''}`,
        ]
      : []),
    ...others.map((line) => `  ${line}`),
    ...firstFew(
      evidence.slice(0, 4).map(({ says, place }) => `${says}  (${place.file}:${place.line})`),
      'sources',
    ).map((line) => `  seen: ${line}`),
  ];
};

/** The work list: rack, device, port, what to do. */
const taskLines = (tasks: readonly Task[]): readonly string[] => {
  const lines: string[] = [];
  let place = '';
  let device = '';
  for (const task of tasks) {
    if (task.place !== place) lines.push(paint('bold', task.place));
    if (task.place !== place || task.device !== device) lines.push(`  ${task.device}`);
    ({ place, device } = task);
    lines.push(`    [ ] ${task.order}`);
  }
  return lines;
};

const unknownLines = (room: Verification): readonly string[] => {
  const { reasons, names, strangers, forms } = unknownOf(room);
  const line = ({ says, place }: Said): string => `${says}  (${place.file}:${place.line})`;
  return [
    ...firstFew(
      reasons.map(({ words, links }) => `${plural(links, 'link')}: ${words}`),
      'reasons',
    ),
    ...firstFew(names.map(line), 'names'),
    ...firstFew(strangers.map(line), 'devices'),
    ...firstFew(forms.map(line), 'files'),
  ];
};

const measuredLines = (room: Verification): readonly string[] =>
  room.measured.map((one) => `${one.works ? 'holds' : 'fails'}  ${measuredWords(room.plan, one)}`);

const section = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : ['', paint('cyan', title), ...lines.map((line) => `  ${line}`)];

/** Everything in words. */
export const textReport = (room: Verification): readonly string[] => {
  const counts = countCables(room);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const aspects = Object.entries(countAspects(room.links)).map(([name, { right, wrong, unknown }]) => [
    name,
    `${right} right`,
    `${wrong} wrong`,
    `${unknown} not told`,
  ]);
  return [
    `${paint('bold', room.plan.fabric.name)}  ${plural(total, 'cable')}`,
    ...table(
      VERDICTS.filter((verdict) => verdict === 'right' || verdict === 'unknown' || counts.get(verdict)).map(
        (verdict) => [verdict, String(counts.get(verdict))],
      ),
    ).map((line) => `  ${line}`),
    ...section('what the ends of the links tell of themselves', table(aspects)),
    ...section('findings', room.findings.flatMap(findingLines)),
    ...section('measured loss in the budget', measuredLines(room)),
    ...section('work list', taskLines(workList(room.plan, room.findings))),
    ...section('not known, and not taken for right', unknownLines(room)),
  ];
};

/** Everything as data. */
export const jsonReport = (room: Verification): unknown => {
  const { plan, links, findings, measured, observed } = room;
  const { fabric } = plan;
  const key = (link: number): string => fabric.links.text(link, 'key');
  return {
    format: 'lanewright-verification',
    version: 1,
    name: fabric.name,
    clean: isClean(room),
    cables: Object.fromEntries(countCables(room)),
    ends: countAspects(links),
    findings: findings.map(({ diagnostic, verdict, ambiguous, candidates, evidence, links: concerned, orders }) => ({
      code: diagnostic.code,
      verdict,
      message: textOf(diagnostic).message,
      fix: textOf(diagnostic).fix,
      ambiguous,
      links: concerned.map(key),
      actions: candidates[0]?.actions ?? null,
      candidates: candidates.map(({ words, actions, orders: steps, explanation }) => ({
        kind: explanation.kind,
        words,
        actions,
        orders: steps.map((step) => step.words),
      })),
      orders: orders.map(({ words }) => words),
      evidence,
    })),
    work: workList(plan, findings),
    links: links.map(({ link, ...state }) => ({ link: key(link), ...state })),
    measured: measured.map(({ link, ...rest }) => ({ link: key(link), ...rest })),
    unnamed: observed.unnamed,
    strangers: observed.strangers,
    unread: observed.unread,
  };
};
