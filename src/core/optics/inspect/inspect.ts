import type { Catalog } from '../../catalog/catalog.ts';
import { type Diagnostic, type ToldDiagnostic, told } from '../../diagnostics/index.ts';
import { type LinkRow, rowOf } from '../../link/batch/row.ts';
import {
  checkLink,
  type Findings,
  findingsOf,
  type LinkQuestion,
  type LinkSketch,
  type Proof,
  type Side,
  sketchLink,
} from '../../link/index.ts';
import { alternativesOf } from '../choose.ts';
import type { MediaKind } from '../cost-class.ts';
import { enumerate } from '../enumerate.ts';
import { pairOf, siteOf } from '../fixes/draft.ts';
import { nearestFixes } from '../fixes/nearest.ts';
import { CHEAPEST_FIRST } from '../fixes/policy.ts';
import { type RankPolicy, rank } from '../rank.ts';

/** All there is to say of one link, working or not. */
export type Inspection = {
  /** the question as it can be written down and asked again */
  readonly row: LinkRow;
  readonly works: boolean;
  /** undefined where it fails */
  readonly proof: Proof | undefined;
  /** its ends and lanes, as far as they are known */
  readonly sketch: LinkSketch;
  readonly loss: Proof['loss'];
  /** where a failing link is broken: between host and module of an end, or between the modules */
  readonly brokenAt: readonly (Side | 'line')[];
  /** the first is the one to mend */
  readonly causes: readonly ToldDiagnostic[];
  readonly warnings: readonly ToldDiagnostic[];
  readonly findings: Findings;
};

const AT_END: ReadonlySet<string> = new Set(['CAGE', 'POWER', 'ELECTRICAL']);

/** What is wrong in a cage is wrong at its end; all else shows on the line. */
const brokenAt = (causes: readonly Diagnostic[]): Inspection['brokenAt'] => {
  const places = causes.map(({ family, args }): Side | 'line' =>
    AT_END.has(family) && (args.end === 'a' || args.end === 'b') ? args.end : 'line',
  );
  return [...new Set(places)];
};

/** Judges a link and takes the verdict apart: rule by rule, lane by lane. */
export const inspectLink = (catalog: Catalog, question: LinkQuestion): Inspection => {
  const verdict = checkLink(catalog, question);
  const causes = verdict.works ? [] : verdict.causes;
  const { sketch, loss } = sketchLink(catalog, question);
  return {
    row: rowOf(question),
    works: verdict.works,
    proof: verdict.works ? verdict.proof : undefined,
    sketch,
    loss,
    brokenAt: brokenAt(causes),
    causes: causes.map(told),
    warnings: verdict.warnings.map(told),
    findings: findingsOf(catalog, question),
  };
};

/** A change that makes a failed link work, and the link as it then is. */
export type ChangeOffered = { readonly kind: string; readonly orders: readonly string[]; readonly row: LinkRow };

/** The nearest changes under which a link works: see `nearestFixes`. */
export const changesFor = (catalog: Catalog, question: LinkQuestion, most: number): readonly ChangeOffered[] =>
  nearestFixes(catalog, question, most).map(({ kind, orders, question: changed }) => ({
    kind,
    orders,
    row: rowOf(changed),
  }));

/** Other parts between the same ports. */
export type Alternative = {
  readonly a: string;
  readonly b: string;
  readonly cabling: string;
  readonly media: MediaKind;
  /** mW; undefined where a figure is missing */
  readonly powerPerLink: number | undefined;
  /** one-way, as far as it is known, in ps; a floor where something is not counted */
  readonly latency: number;
  /** loss margin in mdB; undefined where no light is compared or no budget is known */
  readonly margin: number | undefined;
  readonly row: LinkRow;
};

/**
 * What else would join the same ports: the next best parts, and the best of every other medium.
 * @param policy what ranks them; the cheapest class first where nobody says
 */
export const alternativesFor = (
  catalog: Catalog,
  question: LinkQuestion,
  policy: RankPolicy = CHEAPEST_FIRST,
): readonly Alternative[] => {
  const { hopeful } = enumerate(catalog, pairOf(question), question.plant.length, siteOf(question));
  const ranked = rank(hopeful, policy);
  const there = ranked.find(({ a, b }) => a.id === question.a.module.id && b.id === question.b.module.id);
  return alternativesOf(ranked, there).map(({ a, b, cabling, far, media, powerPerLink, verdict, question: other }) => ({
    a: a.id,
    b: b.id,
    cabling: far ? `${cabling}; then ${far.part}` : cabling,
    media,
    powerPerLink,
    latency: verdict.proof.latency.total,
    margin: verdict.proof.loss?.margin,
    row: rowOf(other),
  }));
};
