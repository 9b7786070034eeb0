import type { Fabric } from '../fabric/index.ts';
import type { ClassProof } from '../optics/index.ts';
import type { FecCode, OpticalPmd, PmdId } from '../parts/index.ts';
import type { FecSeen } from './evidence/sighting.ts';
import { cageOf, type Plan } from './plan.ts';

/** What the plan wants of one port. */
export type Wanted = {
  /** Mb/s */
  readonly speed: number;
  readonly lanes: number;
  /** undefined: the proof leaves it to the maker of the cable */
  readonly fec: FecSeen | undefined;
  /** the same as the proof prints it */
  readonly fecText: string;
  /** catalogue id */
  readonly module: string;
  /** what is on the line: a PMD, or the names of several */
  readonly media: string | undefined;
  /** the PMD, where the link is light between transceivers */
  readonly pmd: OpticalPmd | undefined;
  readonly code: FecCode | undefined;
  /** lanes of the module's media side that this port's link uses, from 1 */
  readonly mediaLanes: readonly number[];
};

const proofs = (fabric: Fabric): readonly (ClassProof | null)[] =>
  (fabric.proofs ?? []) as readonly (ClassProof | null)[];

/** FEC as hosts say it, of a setting as a proof has it; undefined where the proof leaves it open. */
export const fecWord = (text: string): FecSeen | undefined =>
  text === 'none' ? 'none' : text === 'BASE-R' ? 'BASE-R' : text.startsWith('RS') ? 'RS' : undefined;

/** Where both ends split, the proof is of one leg: the others follow it. */
const lanesOf = (proof: ClassProof['proof'] | undefined, side: 'a' | 'b', leg: number): readonly number[] => {
  const own = proof?.lanes[leg]?.[side].media;
  const first = proof?.lanes[0]?.[side].media ?? [];
  return own ?? first.map((lane) => lane + leg * first.length);
};

/** More logical ports than any cage has. */
const MOST_WAYS = 64;

/** Answers what is wanted of a port; ports of one class and leg share an answer. */
export const wantedOf = (plan: Plan): ((port: number) => Wanted | undefined) => {
  const { fabric, catalog } = plan;
  const all = proofs(fabric);
  const known = new Map<number, Wanted>();
  return (port) => {
    const link = port < plan.ports ? (plan.link[port] as number) : -1;
    if (link < 0) return undefined;
    const side = fabric.links.get(link, 'a') === port ? 'a' : 'b';
    const row = fabric.links.get(link, 'class');
    const cage = cageOf(plan, port);
    const ways = fabric.cages.get(cage, 'ways');
    const leg = ways > 1 ? fabric.ports.get(port, 'leg') : 0;
    // a class has one part at each end
    const key = (row * 2 + (side === 'a' ? 0 : 1)) * MOST_WAYS + leg;
    const before = known.get(key);
    if (before) return before;
    const proof = all[row]?.proof;
    const media = proof?.line.media;
    const pmd = media === undefined ? undefined : catalog.opticalPmds.get(media as PmdId);
    const optical = catalog.modules.get(fabric.cages.text(cage, 'module') as never)?.kind === 'transceiver';
    const fecText = proof?.[side].setting.fec ?? 'unknown';
    const wanted: Wanted = {
      speed: fabric.links.get(link, 'speed'),
      lanes: fabric.cages.get(cage, 'lanes'),
      fec: fecWord(fecText),
      fecText,
      module: fabric.cages.text(cage, 'module'),
      media,
      pmd: optical ? pmd : undefined,
      code: media === undefined ? undefined : catalog.fecCodeOf(media as PmdId),
      mediaLanes: lanesOf(proof, side, leg),
    };
    known.set(key, wanted);
    return wanted;
  };
};
