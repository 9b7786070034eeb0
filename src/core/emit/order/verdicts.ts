import type { Fabric } from '../../fabric/index.ts';
import type { EndProof, Proof, Verdict } from '../../link/index.ts';
import { proofsOf } from '../class-proofs.ts';

export type Answer = Verdict['answer'];

/** The three verdicts on a part, each the worst over the link classes it is used in; undefined where none is asked of it. */
export type Verdicts = {
  /** Valid by the standards: what the link rules prove. */
  readonly standard: Answer | undefined;
  /** Taken by the host: no vendor lock in the way. */
  readonly hostAccepts: Answer | undefined;
  /** Supported by the vendors of part and host. */
  readonly vendorSupports: Answer | undefined;
};

const ORDER: readonly Answer[] = ['no', 'unknown', 'yes'];
const worse = (a: Answer | undefined, b: Answer): Answer =>
  a === undefined ? b : (ORDER[Math.min(ORDER.indexOf(a), ORDER.indexOf(b))] as Answer);

const NONE: Verdicts = { standard: undefined, hostAccepts: undefined, vendorSupports: undefined };

/** Verdicts by part: modules and cables by id, cords and fan-outs by their description (only the standard speaks of these). */
export const verdictsByPart = (fabric: Fabric): ((part: string) => Verdicts) => {
  const byPart = new Map<string, Verdicts>();
  const add = (part: string, { standard }: Proof, works: boolean, end: EndProof | undefined): void => {
    const known = byPart.get(part) ?? NONE;
    byPart.set(part, {
      standard: worse(known.standard, works ? standard.answer : 'no'),
      hostAccepts: end ? worse(known.hostAccepts, end.hostAccepts.answer) : known.hostAccepts,
      vendorSupports: end ? worse(known.vendorSupports, end.vendorSupports.answer) : known.vendorSupports,
    });
  };
  const proofs = proofsOf(fabric);
  for (const entry of proofs) {
    if (!entry) continue;
    const { proof, works } = entry;
    for (const end of [proof.a, proof.b]) add(end.module, proof, works, end);
  }
  const cords = new Set<string>();
  for (let cable = 0; cable < fabric.cables.length; cable++) {
    const part = fabric.cables.text(cable, 'part');
    const row = fabric.cables.get(cable, 'class');
    const entry = proofs[row];
    // an integrated cable has had its say as the module of both ends
    if (!entry || entry.proof.a.module === part || cords.has(`${row}|${part}`)) continue;
    cords.add(`${row}|${part}`);
    add(part, entry.proof, entry.works, undefined);
  }
  return (part) => byPart.get(part) ?? NONE;
};
