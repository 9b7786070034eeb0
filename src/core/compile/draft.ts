import type { Fabric } from '../fabric/index.ts';
import { proveLinks } from '../optics/index.ts';
import type { CompileState } from './stages.ts';

/**
 * The fabric of a text whose links have errors: every device and link is there, and each kind of link is proved that has parts.
 * Undefined where the text stopped before its links. It is to look at, never to build from.
 */
export const draftFabric = ({ fabric, chosen, catalog }: CompileState): Fabric | undefined => {
  if (!fabric || !chosen) return undefined;
  if (!fabric.proofs) proveLinks(fabric, catalog, chosen);
  return fabric;
};
