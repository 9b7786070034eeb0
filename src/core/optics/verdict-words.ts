import type { ClassProof } from './prove.ts';

/** How a link is called by how it came out: the same words wherever it is told. */
export const VERDICT_WORDS = {
  fails: 'not proved',
  caution: 'proved, with a caution',
  assumed: 'proved, resting on assumptions',
  sure: 'proved',
} as const;
export type VerdictKind = keyof typeof VERDICT_WORDS;

/** The first that is true of a link. */
export const verdictKind = (works: boolean, cautions: number, assumptions: number): VerdictKind => {
  if (!works) return 'fails';
  if (cautions > 0) return 'caution';
  return assumptions > 0 ? 'assumed' : 'sure';
};

/** The same of a class of links; one without parts is not proved. */
export const classVerdict = (found: ClassProof | null | undefined): VerdictKind =>
  found ? verdictKind(found.works, found.warnings.length, found.proof.assumes.length) : 'fails';
