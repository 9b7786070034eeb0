import type { Catalog } from '../catalog/index.ts';
import type { Proof, Side } from '../link/index.ts';
import { encodePart, type ModuleMemory } from '../module/index.ts';
import type { CableAssembly, Cage, FormFactor, HostChannel, Module, ModuleId } from '../parts/index.ts';
import type { Ask } from './choose-application.ts';

/** Modules alike at one end of a link, that are brought up alike. */
export type EndModule = {
  readonly side: Side;
  readonly device: string | undefined;
  readonly part: ModuleId;
  /** How many of them face the other end. */
  readonly count: number;
  /** What each of them is to carry. */
  readonly asks: readonly Ask[];
  /** Undefined where it has none (twisted pair), or where no map is known for its form factor. */
  readonly memory: ModuleMemory | undefined;
};

/** What is known besides the proof. */
export type EndsKnown = {
  /** Loss class of the host channel of each end, where the platform states it. */
  readonly channel?: Readonly<Partial<Record<Side, HostChannel | undefined>>>;
  /** Memory as it was read; without it what the maker of the part would write. */
  readonly memory?: Readonly<Partial<Record<Side, ModuleMemory | undefined>>>;
};

/** What a link asks of each module of an end, by its number there: the application that the proof runs, lane by lane. */
const asksAt = (proof: Proof, side: Side, channel: HostChannel | undefined): ReadonlyMap<number, readonly Ask[]> => {
  const end = proof[side];
  const asks = new Map<number, readonly Ask[]>();
  for (const lanes of proof.lanes) {
    const { module, host } = lanes[side];
    const ask: Ask = {
      speed: end.setting.speed,
      lanes: end.setting.lanes,
      firstLane: host[0] ?? 1,
      host: end.application?.host,
      media: end.application?.media,
      channel,
    };
    asks.set(module, [...(asks.get(module) ?? []), ask]);
  }
  return asks;
};

/** Which end of a cable is at side a: the ends that fit both cages, and of two ways round the one with the single trunk where there are fewer modules. */
const cableEndAtA = (catalog: Catalog, { a, b }: CableAssembly, proof: Proof): 'a' | 'b' => {
  const fits = (side: Side, form: FormFactor): number =>
    catalog.fit(proof[side].cage as Cage, form)?.fits === true ? 1 : 0;
  const modules = (side: Side): number => new Set(proof.lanes.map((lanes) => lanes[side].module)).size;
  const listed = fits('a', a.formFactor) + fits('b', b.formFactor);
  const turned = fits('a', b.formFactor) + fits('b', a.formFactor);
  if (listed !== turned) return listed > turned ? 'a' : 'b';
  return modules('a') <= modules('b') ? 'a' : 'b';
};

const memoryOf = (catalog: Catalog, part: Module | undefined, side: Side, proof: Proof): ModuleMemory | undefined => {
  if (!part || part.kind === 'transceiver') return part && encodePart(part);
  const atA = cableEndAtA(catalog, part, proof);
  return encodePart(part, { end: side === 'a' ? atA : atA === 'a' ? 'b' : 'a' });
};

const LINK_SIDES = ['a', 'b'] as const;

/** The lane on which a data path can follow those before it: a multiple of its width behind the last, as modules allow it. */
const nextLane = (asks: readonly Ask[], lanes: number): number => {
  const end = Math.max(0, ...asks.map((ask) => ask.firstLane + ask.lanes - 1));
  return Math.ceil(end / lanes) * lanes + 1;
};

/** What one module carries for several links, laid out one behind the other in the order given. */
const laidOut = (asks: readonly Ask[]): readonly Ask[] => {
  const laid: Ask[] = [];
  for (const ask of asks) laid.push({ ...ask, firstLane: nextLane(laid, ask.lanes) });
  return laid;
};

/**
 * The modules of proved links that share the module at end a, with what each is to carry: the application at each end is the one whose
 * host interface its own host drives and whose light the far end reads. Modules alike stand once.
 * @param proofs of one link, or of the links of a breakout of several widths, in the order of its lanes
 */
export const bothEnds = (catalog: Catalog, proofs: readonly Proof[], known: EndsKnown = {}): readonly EndModule[] =>
  LINK_SIDES.flatMap((side) => {
    const alike = new Map<string, EndModule>();
    const add = (proof: Proof, asks: readonly Ask[]): void => {
      const part = proof[side].module as ModuleId;
      const memory = known.memory?.[side] ?? memoryOf(catalog, catalog.modules.get(part), side, proof);
      const key = JSON.stringify([part, asks]);
      const count = (alike.get(key)?.count ?? 0) + 1;
      alike.set(key, { side, device: proof[side].device, part, count, asks, memory });
    };
    const channel = known.channel?.[side];
    const [first, ...others] = proofs;
    if (!first) return [];
    if (others.length === 0) {
      for (const asks of asksAt(first, side, channel).values()) add(first, asks);
      return [...alike.values()];
    }
    // a proof of whole ports has as many links as fit side by side: of a breakout each stands for one
    const one = proofs.map((proof) => asksAt(proof, side, channel).get(1)?.slice(0, 1) ?? []);
    if (side === 'a') add(first, laidOut(one.flat()));
    else for (const [i, proof] of proofs.entries()) add(proof, one[i] ?? []);
    return [...alike.values()];
  });
