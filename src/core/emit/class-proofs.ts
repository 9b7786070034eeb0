import type { Fabric } from '../fabric/index.ts';
import type { ClassProof } from '../optics/index.ts';

/** The proofs a fabric carries, as written by the prove stage. */
export const proofsOf = (fabric: Fabric): readonly (ClassProof | null)[] =>
  (fabric.proofs ?? []) as readonly (ClassProof | null)[];
