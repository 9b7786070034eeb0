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

/**
 * The modules of a proved link, with what each is to carry: the application at each end is the one whose host interface its own host
 * drives and whose light the far end reads. Modules alike stand once.
 */
export const bothEnds = (catalog: Catalog, proof: Proof, known: EndsKnown = {}): readonly EndModule[] =>
  (['a', 'b'] as const).flatMap((side) => {
    const { module, device } = proof[side];
    const part = module as ModuleId;
    const memory = known.memory?.[side] ?? memoryOf(catalog, catalog.modules.get(part), side, proof);
    const alike = new Map<string, EndModule>();
    for (const asks of asksAt(proof, side, known.channel?.[side]).values()) {
      const key = JSON.stringify(asks);
      const count = (alike.get(key)?.count ?? 0) + 1;
      alike.set(key, { side, device, part, count, asks, memory });
    }
    return [...alike.values()];
  });
