import type { CageSplit } from './faceplate.ts';
import type { LockIndex, PortRef } from './locked.ts';
import type { Panel } from './panel.ts';
import type { Uplink } from './uplink.ts';

/** One logical port of a switch. */
export type Slot = { readonly cage: number; readonly leg: number };

/** A switch of a plane while the links between leafs and spines are laid. */
export type Switch = { readonly key: string; readonly panel: Panel };

export type Uplinked = { readonly leaf: number; readonly spine: number; readonly from: Slot; readonly to: Slot };

/** The ports of one switch that face the other tier. */
class Side {
  readonly panel: Panel;
  readonly #split: CageSplit;
  readonly #byNumber: ReadonlyMap<number, number>;
  /** cage → used legs, as bits */
  readonly #used = new Map<number, number>();

  constructor(panel: Panel, split: CageSplit, byNumber: ReadonlyMap<number, number>) {
    this.panel = panel;
    this.#split = split;
    this.#byNumber = byNumber;
  }

  /** The free port that a lock names; undefined where it is none, or taken. */
  find(port: PortRef): Slot | undefined {
    const { ways } = this.#split;
    const cage = this.#byNumber.get(port.number);
    const leg = port.leg ?? 0;
    if (cage === undefined || (port.leg === undefined) !== (ways === 1) || leg >= ways) return undefined;
    const used = this.#used.get(cage);
    const free = used === undefined ? this.panel.fits(cage, this.#split) : !(used & (1 << leg));
    return free ? { cage, leg } : undefined;
  }

  hold({ cage, leg }: Slot): void {
    if (!this.#used.has(cage)) this.panel.take(cage, this.#split);
    this.#used.set(cage, (this.#used.get(cage) ?? 0) | (1 << leg));
  }

  /** So many free ports in front-panel order, from new cages where the split ones run out; undefined: they do not fit. */
  free(count: number, from: 'top' | 'bottom'): Slot[] | undefined {
    const { ways } = this.#split;
    const inUse = [...this.#used.values()].reduce((sum, bits) => sum + bits.toString(2).replaceAll('0', '').length, 0);
    while (this.#used.size * ways - inUse < count) {
      const cage = from === 'top' ? this.panel.takeHighest(this.#split) : this.panel.takeLowest(this.#split);
      if (cage < 0) return undefined;
      this.#used.set(cage, 0);
    }
    return [...this.#used]
      .sort(([x], [y]) => x - y)
      .flatMap(([cage, used]) =>
        Array.from({ length: ways }, (_, leg) => ({ cage, leg })).filter(({ leg }) => !(used & (1 << leg))),
      );
  }
}

const numbers = (panel: Panel): ReadonlyMap<number, number> =>
  new Map(panel.face.cages.map(({ number }, cage) => [number, cage]));

/** Lays the links of one plane, those of the lock where they were; undefined where these leave no room for the others. */
const lay = (
  leafs: readonly Switch[],
  spines: readonly Switch[],
  uplink: Uplink,
  perPair: number,
  lock: LockIndex | undefined,
): Uplinked[] | undefined => {
  const leafNumbers = leafs[0] ? numbers(leafs[0].panel) : new Map<number, number>();
  const spineNumbers = spines[0] ? numbers(spines[0].panel) : new Map<number, number>();
  const below = leafs.map(({ panel }) => new Side(panel.clone(), uplink.leaf, leafNumbers));
  const above = spines.map(({ panel }) => new Side(panel.clone(), uplink.spine, spineNumbers));
  const spineAt = new Map(spines.map(({ key }, i) => [key, i]));
  const pairs = new Int32Array(leafs.length * spines.length);
  const links: Uplinked[] = [];
  for (const [leaf, { key }] of leafs.entries()) {
    for (const { port, to } of lock?.uplinks(key) ?? []) {
      const spine = spineAt.get(to.device);
      if (spine === undefined) continue;
      const pair = leaf * spines.length + spine;
      const lower = below[leaf]?.find(port);
      const upper = above[spine]?.find(to);
      if (!lower || !upper || (pairs[pair] as number) >= perPair) continue;
      below[leaf]?.hold(lower);
      above[spine]?.hold(upper);
      pairs[pair] = (pairs[pair] as number) + 1;
      links.push({ leaf, spine, from: lower, to: upper });
    }
  }
  const missing = pairs.map((laid) => perPair - laid);
  const ports = above.map((side, spine) => {
    const wanted = leafs.reduce((sum, _, leaf) => sum + (missing[leaf * spines.length + spine] as number), 0);
    return side.free(wanted, 'bottom')?.values();
  });
  for (const [leaf, side] of below.entries()) {
    const own = missing.subarray(leaf * spines.length, (leaf + 1) * spines.length);
    const slots = side
      .free(
        own.reduce((sum, count) => sum + count, 0),
        'top',
      )
      ?.values();
    for (const [spine, count] of own.entries()) {
      for (let i = 0; i < count; i++) {
        const from = slots?.next().value;
        const to = ports[spine]?.next().value;
        if (!from || !to) return undefined;
        links.push({ leaf, spine, from, to });
      }
    }
  }
  // taken cages count only once all links are laid
  for (const [i, { panel }] of leafs.entries()) panel.become((below[i] as Side).panel);
  for (const [i, { panel }] of spines.entries()) panel.become((above[i] as Side).panel);
  return links.sort((x, y) => x.leaf - y.leaf || x.from.cage - y.from.cage || x.from.leg - y.from.leg);
};

/**
 * The links between the leafs and spines of one plane: uplinks sit on the upper cages of a leaf, spine by spine, and on a
 * spine in the order of the leafs.
 */
export const wirePlane = (
  leafs: readonly Switch[],
  spines: readonly Switch[],
  uplink: Uplink,
  perPair: number,
  lock: LockIndex | undefined,
): readonly Uplinked[] => {
  const links = lay(leafs, spines, uplink, perPair, lock) ?? lay(leafs, spines, uplink, perPair, undefined);
  if (!links) throw new Error('the uplinks of a sized plane do not fit');
  return links;
};
