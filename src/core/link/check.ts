import type { Catalog } from '../catalog/catalog.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { contextOf } from './context.ts';
import { type LinkSketch, lossOf, type Proof, proofOf, sketchOf } from './proof.ts';
import type { LinkContext, LinkQuestion } from './question.ts';
import { lightsDiffer } from './rules/optics.ts';
import { RULES } from './rules.ts';

/** The answer to a link question: a proof, or the causes of failure with the first one first; warnings either way. */
export type LinkVerdict =
  | {
      readonly works: true;
      /** Written when first read. */
      readonly proof: Proof;
      readonly warnings: readonly Diagnostic[];
    }
  | { readonly works: false; readonly causes: readonly Diagnostic[]; readonly warnings: readonly Diagnostic[] };

const judge = (link: LinkContext): { causes: Diagnostic[]; warnings: Diagnostic[] } => {
  const causes: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  for (const rule of RULES) {
    for (const found of rule.check(link)) (found.severity === 'error' ? causes : warnings).push(found);
  }
  return { causes, warnings };
};

/**
 * Type-checks one link: every rule is asked, in order. Pure; the same question gets the same answer.
 * @param catalog the facts to judge by
 * @param question both ends with their modules and settings, and the plant between them
 */
export const checkLink = (catalog: Catalog, question: LinkQuestion): LinkVerdict => {
  const link = contextOf(catalog, question);
  const { causes, warnings } = judge(link);
  if (causes.length) return { works: false, causes, warnings };
  let proof: Proof | undefined;
  return {
    works: true,
    get proof() {
      proof ??= proofOf(link);
      return proof;
    },
    warnings,
  };
};

/** How a link would run, working or not: its ends and lanes, and the loss of its channel where its lights are alike, as far as they are known. */
export const sketchLink = (
  catalog: Catalog,
  question: LinkQuestion,
): { readonly sketch: LinkSketch; readonly loss: Proof['loss'] } => {
  const link = contextOf(catalog, question);
  return { sketch: sketchOf(link), loss: lightsDiffer(link) ? undefined : lossOf(link) };
};

/** Only whether it works, without writing the proof: for searches over many combinations. */
export const linkWorks = (catalog: Catalog, question: LinkQuestion): boolean => {
  const link = contextOf(catalog, question);
  return RULES.every((rule) => rule.check(link).every((found) => found.severity !== 'error'));
};
