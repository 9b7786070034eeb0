import {
  countAspects,
  countCables,
  type Finding,
  measuredWords,
  type Said,
  type Task,
  unknownOf,
  VERDICTS,
  type Verdict,
  type Verification,
  workList,
} from '../../../../src/core/asbuilt/index.ts';
import { OUTSIDE } from '../../../../src/core/asbuilt/paint.ts';
import { textOf } from '../../../../src/core/diagnostics/index.ts';

/*
 * A verification as the page is told of it: words and numbers, and of long lists the beginning.
 */

/** A list of which only the first are told, and how many there are. */
export type Some<T> = { readonly first: readonly T[]; readonly all: number };

/** More lines are not read by anybody; a narrower part shows the others. */
const MOST = 500;
/** Sightings told of one finding. */
const MOST_SEEN = 12;

const some = <T>(all: readonly T[]): Some<T> => ({ first: all.slice(0, MOST), all: all.length });

/** A finding in words; `id` is its place among those of the whole room. */
export type FindingTold = {
  readonly id: number;
  readonly code: string;
  readonly verdict: Finding['verdict'];
  readonly message: string;
  readonly why: string;
  readonly ambiguous: boolean;
  /** planned links concerned, by row */
  readonly links: readonly number[];
  readonly candidates: readonly { readonly words: string; readonly actions: number }[];
  readonly orders: readonly string[];
  readonly evidence: Some<Said>;
};

/** A line of the work list, and the finding that it is for. */
export type TaskTold = Task & { readonly finding: number; readonly verdict: Finding['verdict'] | undefined };

/** Cables by verdict, findings by verdict, and how the ends of links stand thing by thing. */
export type RoomCounts = {
  readonly cables: Readonly<Record<Verdict, number>>;
  readonly findings: Readonly<Partial<Record<Finding['verdict'], number>>>;
  readonly ends: ReturnType<typeof countAspects>;
};

export type UnknownsTold = {
  readonly [K in keyof ReturnType<typeof unknownOf>]: Some<ReturnType<typeof unknownOf>[K][number]>;
};

export const countsOf = (room: Verification): RoomCounts => {
  const findings: Partial<Record<Finding['verdict'], number>> = {};
  for (const { verdict } of room.findings) findings[verdict] = (findings[verdict] ?? 0) + 1;
  return {
    cables: Object.fromEntries(countCables(room)) as Record<Verdict, number>,
    findings,
    ends: countAspects(room.links),
  };
};

/** By link row of the plan: the place in VERDICTS, or OUTSIDE where the part does not have it. */
export const verdictsOf = ({ plan, links }: Verification): Uint8Array => {
  const verdicts = new Uint8Array(plan.fabric.links.length).fill(OUTSIDE);
  for (const { link, verdict } of links) verdicts[link] = VERDICTS.indexOf(verdict);
  return verdicts;
};

const told = (
  { diagnostic, verdict, ambiguous, links, candidates, orders, evidence }: Finding,
  id: number,
): FindingTold => {
  const { message, why } = textOf(diagnostic);
  return {
    id,
    code: diagnostic.code,
    verdict,
    message,
    why,
    ambiguous,
    links,
    candidates: candidates.map(({ words, actions }) => ({ words, actions })),
    orders: orders.map(({ words }) => words),
    evidence: { first: evidence.slice(0, MOST_SEEN), all: evidence.length },
  };
};

/** The findings of a part and its work list, each task with its finding. */
export const findingsOf = (
  whole: Verification,
  room: Verification,
): { readonly findings: Some<FindingTold>; readonly tasks: Some<TaskTold> } => {
  const ids = new Map(whole.findings.map((finding, id) => [finding, id]));
  const idOf = (finding: Finding): number => ids.get(finding) ?? -1;
  const { first, all } = some(room.findings);
  // a task tells the message of its finding, and no two findings have the same
  const reasons = new Map(room.findings.map((finding) => [textOf(finding.diagnostic).message, finding]));
  const tasks = some(workList(room.plan, room.findings));
  const taskTold = (task: Task): TaskTold => {
    const finding = reasons.get(task.why);
    return { ...task, finding: finding ? idOf(finding) : -1, verdict: finding?.verdict };
  };
  return {
    findings: { first: first.map((finding) => told(finding, idOf(finding))), all },
    tasks: { first: tasks.first.map(taskTold), all: tasks.all },
  };
};

export const unknownsOf = (room: Verification): UnknownsTold => {
  const { silent, reasons, names, strangers, forms } = unknownOf(room);
  return {
    silent: some(silent),
    reasons: some(reasons),
    names: some(names),
    strangers: some(strangers),
    forms: some(forms),
  };
};

export const measuredOf = ({
  plan,
  measured,
}: Verification): Some<{ readonly works: boolean; readonly words: string }> =>
  some(measured.map((one) => ({ works: one.works, words: measuredWords(plan, one) })));
