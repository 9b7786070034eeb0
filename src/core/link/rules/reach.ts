import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { FibreGrade, OpticalPmd } from '../../parts/index.ts';
import { formatLength, type Millimetres } from '../../units/index.ts';
import { notFibre, notRun, saw } from '../evidence.ts';
import { clauseName } from '../plugs.ts';
import { bothEnds, type EndContext, type LinkContext, type Rule } from '../question.ts';
import { byGrade, governingGrade, isSinglemode, ratedFor } from '../reach.ts';

/** A length that must not be exceeded, and whose figure it is. */
export type ReachLimit = { readonly length: Millimetres; readonly of: string; readonly clause: string };

/** Every reach that applies to an end on a grade: the PMD's and the vendor's rating, of the application where it has its own. */
const reachLimits = (end: EndContext, grade: FibreGrade): readonly ReachLimit[] => {
  if (!end.application || !end.optic) return [];
  const pmd = end.application.media;
  const limits: ReachLimit[] = [];
  const standard = byGrade(pmd.reach, grade);
  if (standard !== undefined)
    limits.push({ length: standard, of: `${pmd.id} at end ${end.side}`, clause: clauseName(pmd.clause) });
  const rated = ratedFor(end.application.ratedReach ?? end.optic.ratedReach, grade);
  if (rated !== undefined) {
    limits.push({
      length: rated,
      of: `the vendor rating of ${end.optic.id} at end ${end.side}`,
      clause: end.optic.source.join(', '),
    });
  }
  return limits;
};

/** The shortest of all reaches of both ends; undefined where none is known. */
export const governingReach = (link: LinkContext): ReachLimit | undefined => {
  if (link.plant.kind !== 'fibre') return undefined;
  const grade = governingGrade(link.plant);
  return bothEnds(link)
    .flatMap((end) => reachLimits(end, grade))
    .toSorted((x, y) => x.length - y.length)[0];
};

const matchesFibre = (pmd: OpticalPmd, grade: FibreGrade): boolean => (pmd.fibre === 'SMF') === isSinglemode(grade);

const unknown = (end: EndContext, grade: FibreGrade): readonly Diagnostic[] => {
  const pmd = end.application?.media;
  if (!pmd || !matchesFibre(pmd, grade) || byGrade(pmd.reach, grade) !== undefined) return [];
  return [diagnostic('LW3705', { pmd: pmd.id, fibre: grade, grades: Object.keys(pmd.reach).join(', ') })];
};

/** Length against the smaller reach of the two ends, by standard and by vendor rating, on the lowest fibre grade of the path. */
export const reach: Rule = {
  id: 'reach',
  demands: 'the run is no longer than the shortest reach of both ends on its fibre grade',
  source: 'operating ranges of the 802.3 PMD clauses; vendor ratings of each part',
  ofOneLight: true,
  check: (link) => {
    const { plant } = link;
    if (plant.kind !== 'fibre' || link.cable) return [];
    const grade = governingGrade(plant);
    if (bothEnds(link).some((end) => end.application && !matchesFibre(end.application.media, grade))) return [];
    const faults = bothEnds(link).flatMap((end) => unknown(end, grade));
    const limit = governingReach(link);
    if (limit && plant.length > limit.length) {
      faults.push(
        diagnostic('LW3701', {
          length: plant.length / 1000,
          reach: limit.length / 1000,
          limit: limit.of,
          fibre: grade,
          clause: limit.clause,
        }),
      );
    }
    const minimum = bothEnds(link)
      .flatMap(({ application }) => (application?.media.minLength === undefined ? [] : [application.media]))
      .toSorted((x, y) => (y.minLength ?? 0) - (x.minLength ?? 0))[0];
    if (minimum?.minLength !== undefined && plant.length < minimum.minLength) {
      const { id: pmd } = minimum;
      const clause = clauseName(minimum.clause);
      faults.push(
        diagnostic('LW3706', { length: plant.length / 1000, minimum: minimum.minLength / 1000, pmd, clause }),
      );
    }
    return faults;
  },
  evidence: (link) => {
    const other = notFibre(link) ?? notRun(link);
    if (other) return other;
    const limit = governingReach(link);
    const length = formatLength(link.plant.length);
    return saw(
      limit
        ? `${length} of ${formatLength(limit.length)} (${limit.of}, ${limit.clause})`
        : `${length}; no reach is known on this fibre`,
    );
  },
};
