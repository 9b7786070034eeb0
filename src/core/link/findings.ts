import type { Catalog } from '../catalog/catalog.ts';
import { type ToldDiagnostic, told } from '../diagnostics/index.ts';
import { assumptionsOf } from './assumptions.ts';
import { contextOf } from './context.ts';
import type { LinkQuestion } from './question.ts';
import { lightsDiffer } from './rules/optics.ts';
import { RULES } from './rules.ts';

/**
 * How a rule ended: `assumed` holds only if what it rests on is so, `caution` holds and warns, `idle` had nothing to ask of this
 * link (or could not ask it, because an earlier rule failed): its evidence says why. `moot` was not judged, since the lights of
 * both ends differ.
 */
export type Outcome = 'holds' | 'assumed' | 'caution' | 'idle' | 'moot' | 'fails';

/** One rule as it was asked of one link. */
export type Finding = {
  readonly rule: string;
  readonly demands: string;
  readonly source: string;
  readonly outcome: Outcome;
  /** what it looked at, with figures; of an idle rule why it was not asked */
  readonly evidence: readonly string[];
  readonly faults: readonly ToldDiagnostic[];
  readonly restsOn: readonly string[];
};

/** All rules as they were asked of a link, in order, and what all of them rest on. */
export type Findings = { readonly rules: readonly Finding[]; readonly restsOn: readonly string[] };

/** Tells of every rule what it looked at in a link and what it found: the verdict of `checkLink` taken apart. */
export const findingsOf = (catalog: Catalog, question: LinkQuestion): Findings => {
  const link = contextOf(catalog, question);
  const assumed = assumptionsOf(link);
  const restingOn = (rule: string | undefined): readonly string[] =>
    assumed.filter((assumption) => assumption.rule === rule).map(({ words }) => words);
  const unlike = lightsDiffer(link);
  const rules = RULES.map(({ id, demands, source, ofOneLight, check, evidence }): Finding => {
    const faults = check(link);
    if (unlike && ofOneLight && faults.length === 0) {
      const lines = ['the lights of both ends differ: see optics'];
      return { rule: id, demands, source, outcome: 'moot', evidence: lines, faults: [], restsOn: [] };
    }
    const seen = evidence(link);
    const restsOn = restingOn(id);
    const outcome = faults.some(({ severity }) => severity === 'error')
      ? 'fails'
      : restsOn.length > 0
        ? 'assumed'
        : faults.length > 0
          ? 'caution'
          : 'idle' in seen
            ? 'idle'
            : 'holds';
    const lines = 'idle' in seen ? [seen.idle] : seen.saw;
    return { rule: id, demands, source, outcome, evidence: lines, faults: faults.map(told), restsOn };
  });
  return { rules, restsOn: restingOn(undefined) };
};
