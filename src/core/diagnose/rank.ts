import { type Judged, type Judgement, STRENGTHS, type Symptom } from './cause.ts';
import { KINDS } from './kinds.ts';
import { isDark } from './light.ts';
import type { Side, View } from './view.ts';

type Supported = Judged<Extract<Judgement, { outcome: 'supported' }>>;

/** A supported cause in its place: what it accounts for, and which other cause accounts for it. */
export type Ranked = {
  readonly cause: Supported;
  /** symptoms that it explains, as read: "b is dark" */
  readonly explains: readonly string[];
  /** the cause that brings it about, by its place in the list of causes that stand by themselves */
  readonly followsFrom: number | undefined;
};

/** What is wrong with a link as seen from outside. */
export type SymptomSeen = {
  readonly symptom: 'down' | 'dark' | 'unlocked' | 'errors';
  readonly end: Side;
  readonly says: string;
};

/** The symptoms of a link: ends that are down, dark, unlocked, or make errors. */
export const symptomsOf = (views: readonly View[]): readonly SymptomSeen[] => {
  const seen = views.flatMap((view): readonly SymptomSeen[] => {
    const { own, side, medium } = view;
    const found: SymptomSeen[] = [];
    const note = (symptom: SymptomSeen['symptom'], says: string): void => {
      found.push({ symptom, end: side, says: `${own.name} ${says}` });
    };
    if (own.one('up')?.value === false) note('down', 'is down');
    if (medium !== 'copper' && isDark(view)) note('dark', 'receives no light');
    if ((own.set('rxCdrLol')?.size ?? 0) > 0 && own.one('up')?.value !== true) note('unlocked', 'flags loss of lock');
    if ((own.most('uncorrectable')?.value ?? 0) > 0) note('errors', 'lost code words');
    return found;
  });
  if (views.some(({ own }) => own.one('up') !== undefined)) return seen;
  // who asks has a reason: where nothing tells whether the link is up, causes are measured as if it were not
  return [{ symptom: 'down', end: 'a', says: 'the link is down (taken so: nothing tells)' }, ...seen];
};

const other = (side: Side): Side => (side === 'a' ? 'b' : 'a');

/** Does a cause at an end account for a symptom? A link that is down is down at both ends. */
const accounts = ({ kind, end }: Supported, { symptom, end: at }: SymptomSeen): boolean => {
  const has = (name: Symptom): boolean => kind.explains.includes(name);
  if (symptom === 'down') return has('down');
  if (symptom === 'unlocked') return has('unlocked') || (end !== undefined && end !== at && has('far dark'));
  const far = symptom === 'dark' ? 'far dark' : 'far errors';
  if (end === undefined) return has(symptom) || has(far);
  return end === at ? has(symptom) : end === other(at) && has(far);
};

/** Is this cause brought about by that one? */
const isBroughtBy = (cause: Supported, by: Supported): boolean =>
  cause.kind.follows.some((name) => {
    const isFar = name.startsWith('far:');
    if (by.kind.id !== (isFar ? name.slice(4) : name)) return false;
    if (cause.end === undefined || by.end === undefined) return true;
    return isFar ? by.end !== cause.end : by.end === cause.end;
  });

const LIKELY = STRENGTHS.indexOf('likely');
const strengthRank = ({ strength }: Supported): number => STRENGTHS.indexOf(strength);

/**
 * The order of causes: those that stand by themselves before those that another brings about; what accounts for a symptom before
 * what accounts for none; the surer first; then what accounts for more; then the order of the path, and end a before end b.
 * A cause that is merely possible brings about no other but such.
 */
export const rank = (supported: readonly Supported[], symptoms: readonly SymptomSeen[]): readonly Ranked[] => {
  const explains = (cause: Supported): readonly SymptomSeen[] => symptoms.filter((one) => accounts(cause, one));
  // what is likely brings about what is shown; what is merely possible does not take its place
  const isUpstream = (by: Supported, cause: Supported): boolean =>
    by !== cause && strengthRank(by) <= Math.max(strengthRank(cause), LIKELY) && isBroughtBy(cause, by);
  const order = (x: Supported, y: Supported): number =>
    Number(explains(y).length > 0) - Number(explains(x).length > 0) ||
    strengthRank(x) - strengthRank(y) ||
    explains(y).length - explains(x).length ||
    KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind) ||
    Number(x.end === 'b') - Number(y.end === 'b');
  const sorted = supported.toSorted(order);
  const rootOf = (cause: Supported, seen: readonly Supported[] = []): Supported => {
    const by = sorted.find((one) => isUpstream(one, cause) && !seen.includes(one));
    return by === undefined ? cause : rootOf(by, [...seen, cause]);
  };
  const roots = new Map(sorted.map((cause) => [cause, rootOf(cause)]));
  const listed = sorted.filter((cause) => roots.get(cause) === cause);
  return [...listed, ...sorted.filter((cause) => !listed.includes(cause))].map((cause) => ({
    cause,
    explains: explains(cause).map(({ says }) => says),
    followsFrom: listed.includes(cause) ? undefined : listed.indexOf(roots.get(cause) ?? cause),
  }));
};
