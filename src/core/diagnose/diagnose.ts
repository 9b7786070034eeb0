import { excluded, type Judged, type Judgement, type Kind } from './cause.ts';
import { wrongPartner } from './causes/wrong-partner.ts';
import { KINDS } from './kinds.ts';
import { inState, received } from './light.ts';
import { type Ranked, rank, type SymptomSeen, symptomsOf } from './rank.ts';
import { type View, type ViewInput, viewsOf } from './view.ts';

type Of<O extends Judgement['outcome']> = Judged<Extract<Judgement, { outcome: O }>>;

/** What is wrong with a link, as far as evidence tells. */
export type Diagnosis = {
  /**
   * `healthy`: nothing speaks for any cause, and what a link needs is shown at both ends; `causes`: something does; `unknown`: nothing
   * does, and not all is shown.
   */
  readonly verdict: 'healthy' | 'causes' | 'unknown';
  readonly views: readonly [View, View];
  readonly symptoms: readonly SymptomSeen[];
  /** the most likely first; those that another brings about at the end */
  readonly causes: readonly Ranked[];
  readonly excluded: readonly Of<'excluded'>[];
  readonly unknown: readonly Of<'unknown'>[];
  /** what a healthy link needs and evidence does not show, in words */
  readonly missing: readonly string[];
};

/** What has to be shown of one end before its link is called healthy. */
const missingAt = (view: View): readonly string[] => {
  const { own, medium } = view;
  const missing: string[] = [];
  if (own.one('up')?.value !== true) missing.push(`${own.name} up`);
  if (medium === undefined) missing.push(`what the module in ${own.name} is`);
  if (medium === 'light') {
    const lanes = received(view);
    if (lanes.length === 0 || inState(lanes, 'ok').length < lanes.length)
      missing.push(`received light of every lane of ${own.name}, within a limit that is known`);
  }
  const fec = own.one('fec');
  if (!fec) missing.push(`FEC of ${own.name}`);
  if (fec?.value !== 'none' && own.most('uncorrectable') === undefined) missing.push(`code words lost at ${own.name}`);
  if (!own.one('speed')) missing.push(`speed of ${own.name}`);
  for (const { key } of own.contradictions) missing.push(`${key} of ${own.name}: its sources contradict each other`);
  return missing;
};

const YET_UP = '; yet the port is up';

/** Judges a kind at an end; what a link that is up cannot have is no cause of it. */
const judgeAt = (kind: Kind, view: View): Judgement => {
  const judged = kind.judge(view);
  const up = view.own.one('up');
  if (judged.outcome !== 'supported' || !kind.notWhereUp || !up?.value || view.far.own.one('up')?.value === false)
    return judged;
  return excluded(`${judged.says}${YET_UP}`, { says: 'up', where: up.where }, ...judged.evidence);
};

/**
 * States that a link which is up cannot have, and that were read all the same: one of the two is of another time. Flags are not among
 * them: they hold what is past.
 */
const contradictedByUp = (judged: readonly Judged[]): readonly string[] =>
  judged.flatMap((one) =>
    one.kind.notWhereUp === 'states' && one.outcome === 'excluded' && one.says.endsWith(YET_UP)
      ? [`${one.says}: one of the two was read at another time; read both anew`]
      : [],
  );

/** Judges every kind of cause at each end. */
const judgeAll = ([a, b]: readonly [View, View]): readonly Judged[] =>
  KINDS.flatMap((kind): readonly Judged[] =>
    kind.of === 'link'
      ? [{ kind, end: undefined, ...judgeAt(kind, a) }]
      : [
          { kind, end: 'a', ...judgeAt(kind, a) },
          { kind, end: 'b', ...judgeAt(kind, b) },
        ],
  );

/** Names the most likely causes of a dark or sick link, in order, from what is known of its ends. Pure: the same facts give the same answer. */
export const diagnose = (input: ViewInput): Diagnosis => {
  const views = viewsOf(input);
  const judged = judgeAll(views);
  const of = <O extends Judgement['outcome']>(outcome: O): readonly Of<O>[] =>
    judged.filter((one): one is Of<O> => one.outcome === outcome);
  const symptoms = symptomsOf(views);
  const causes = rank(of('supported'), symptoms);
  const isJoined = judged.some(({ kind, outcome }) => kind.id === wrongPartner.id && outcome === 'excluded');
  const missing = [
    ...(isJoined ? [] : ['that these two ends are joined (LLDP at one of them)']),
    ...views.flatMap(missingAt),
    ...contradictedByUp(judged),
  ];
  const verdict = causes.length > 0 ? 'causes' : missing.length > 0 ? 'unknown' : 'healthy';
  return { verdict, views, symptoms, causes, excluded: of('excluded'), unknown: of('unknown'), missing };
};
