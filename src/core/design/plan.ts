import { mbpsOf } from '../units/index.ts';
import type { CageSplit, Faceplate } from './faceplate.ts';
import type { Group } from './groups.ts';
import type { LinkKind } from './kinds.ts';
import { largest, smallest } from './numbers.ts';
import { Panel } from './panel.ts';
import type { Host } from './servers.ts';
import { spread } from './spread.ts';

/** What is the same for all groups of a network. */
export type LeafContext = {
  readonly face: Faceplate;
  readonly kinds: readonly LinkKind[];
  readonly hosts: readonly Host[];
  readonly spare: number;
  /** cages that some host of the network can plug into; spare ones are counted among these */
  readonly usable: Uint8Array;
  /** undefined: one tier */
  readonly uplink: { readonly split: CageSplit; readonly ratio: number } | undefined;
};

/** Where the lock had the links of a group; undefined entries are new links. */
export type Held = {
  /** leafs by number; those beyond them are new */
  readonly leafs: readonly string[];
  /** how many of the group's leafs have server links in the lock */
  readonly inUse: number;
  /** link → leaf, cage and leg */
  readonly links: readonly (
    | { readonly leaf: number; readonly cage: number; readonly leg: number | undefined }
    | undefined
  )[];
  /** leaf → cages its uplinks sit in */
  readonly uplinkCages: readonly (Uint8Array | undefined)[];
};

/** A group on its leafs. */
export type Plan = {
  readonly leafs: number;
  readonly panels: readonly Panel[];
  /** link → leaf of the group, cage, leg */
  readonly leafOf: Int32Array;
  readonly cage: Int32Array;
  readonly leg: Uint8Array;
  /** leaf → Mb/s of its servers */
  readonly bandwidth: readonly number[];
  /** leaf → server-facing cages */
  readonly down: readonly number[];
  /** uplinks that the oversubscription asks of the fullest leaf */
  readonly need: number;
  /** uplinks that fit on the fullest leaf */
  readonly room: number;
};

/** A cage in use, its free legs as bits, and the racks its legs reach so far. */
type Open = { readonly cage: number; free: number; first: number; last: number };

/** One leaf while it fills. */
class Leaf {
  readonly panel: Panel;
  bandwidth = 0;
  down = 0;
  readonly #context: LeafContext;
  readonly #avoid: Uint8Array | undefined;
  /** kind → its split cages */
  readonly #open = new Map<number, Open[]>();

  constructor(context: LeafContext, avoid: Uint8Array | undefined) {
    this.panel = new Panel(context.face);
    this.#context = context;
    this.#avoid = avoid;
  }

  /** Puts a link where the lock has it. */
  hold(kind: LinkKind, rack: number, cage: number, leg: number | undefined): boolean {
    const { ways } = kind.leaf;
    if ((leg === undefined) !== (ways === 1) || (leg ?? 0) >= ways) return false;
    const known = this.#split(kind).find((candidate) => candidate.cage === cage);
    const open = known ?? (this.panel.take(cage, kind.leaf) ? this.#opened(kind, rack, cage) : undefined);
    const bit = 1 << (leg ?? 0);
    if (!open || !(open.free & bit)) return false;
    this.#use(kind, rack, open, bit);
    return true;
  }

  /** Puts a link in the first free leg in reach, else in a new cage; undefined where the leaf is full. */
  add(kind: LinkKind, rack: number): { readonly cage: number; readonly leg: number } | undefined {
    let open = this.#split(kind).find((candidate) => {
      const span = Math.max(candidate.last, rack) - Math.min(candidate.first, rack);
      return candidate.free !== 0 && span < kind.use.legsWithin.racks;
    });
    if (!open) {
      const cage = this.panel.takeLowest(kind.leaf, this.#avoid);
      if (cage < 0) return undefined;
      open = this.#opened(kind, rack, cage);
    }
    const bit = open.free & -open.free;
    this.#use(kind, rack, open, bit);
    return { cage: open.cage, leg: 31 - Math.clz32(bit) };
  }

  #split(kind: LinkKind): Open[] {
    const own = this.#open.get(kind.index) ?? [];
    this.#open.set(kind.index, own);
    return own;
  }

  #opened(kind: LinkKind, rack: number, cage: number): Open {
    this.down++;
    const open = { cage, free: 2 ** kind.leaf.ways - 1, first: rack, last: rack };
    this.#split(kind).push(open);
    return open;
  }

  #use(kind: LinkKind, rack: number, open: Open, bit: number): void {
    this.bandwidth += mbpsOf(kind.speed);
    open.free &= ~bit;
    open.first = Math.min(open.first, rack);
    open.last = Math.max(open.last, rack);
  }

  /** Uplinks that still fit; negative when the spare cages are not free. */
  room(): number {
    const { uplink, spare, usable } = this.#context;
    if (!uplink) return this.panel.free(usable) >= spare ? 0 : -1;
    return this.panel.roomFor(uplink.split, spare, usable) * uplink.split.ways;
  }

  need(): number {
    const { uplink } = this.#context;
    return uplink ? uplinksFor(this.bandwidth, uplink.ratio, mbpsOf(uplink.split.speed)) : 0;
  }
}

/** Uplinks for a server bandwidth, both in Mb/s; the tiny margin keeps 3 × (1/3) from asking for one more. */
const uplinksFor = (bandwidth: number, ratio: number, uplinkSpeed: number): number =>
  Math.ceil(bandwidth / (ratio * uplinkSpeed) - 1e-9);

/** Puts a group on so many leafs; undefined where the server links alone overflow one. */
export const planGroup = (group: Group, leafs: number, context: LeafContext, held?: Held): Plan | undefined => {
  const { kinds, hosts } = context;
  const count = group.host.length;
  const row = Array.from({ length: leafs }, (_, i) => new Leaf(context, held?.uplinkCages[i]));
  const cage = new Int32Array(count).fill(-1);
  const leg = new Uint8Array(count);
  const kindOf = (link: number): LinkKind => kinds[group.kind[link] as number] as LinkKind;
  const rackOf = (link: number): number => hosts[group.host[link] as number]?.rack ?? 0;
  const leafOf = held ? new Int32Array(count).fill(-1) : spread(group, leafs, hosts);
  if (held) {
    for (let i = 0; i < count; i++) {
      const place = held.links[i];
      if (!place) continue;
      if (!row[place.leaf]?.hold(kindOf(i), rackOf(i), place.cage, place.leg)) continue;
      leafOf[i] = place.leaf;
      cage[i] = place.cage;
      leg[i] = place.leg ?? 0;
    }
    chooseLeafs(group, leafOf, row, kindOf);
  }
  for (let i = 0; i < count; i++) {
    if (cage[i] !== -1) continue;
    const place = row[leafOf[i] as number]?.add(kindOf(i), rackOf(i));
    if (!place) return undefined;
    cage[i] = place.cage;
    leg[i] = place.leg;
  }
  const room = smallest(row.map((leaf) => leaf.room()));
  if (room < 0) return undefined;
  return {
    leafs,
    panels: row.map((leaf) => leaf.panel),
    leafOf,
    cage,
    leg,
    bandwidth: row.map((leaf) => leaf.bandwidth),
    down: row.map((leaf) => leaf.down),
    need: largest(row.map((leaf) => leaf.need())),
    room,
  };
};

/** New links of a group whose others stay: each goes where its server has fewest links, then to the emptiest leaf. */
const chooseLeafs = (
  group: Group,
  leafOf: Int32Array,
  row: readonly Leaf[],
  kindOf: (link: number) => LinkKind,
): void => {
  const load = row.map((leaf) => leaf.bandwidth);
  for (const { from, to } of group.runs) {
    const own = new Int32Array(row.length);
    for (let i = from; i < to; i++)
      if (leafOf[i] !== -1) own[leafOf[i] as number] = (own[leafOf[i] as number] as number) + 1;
    for (let i = from; i < to; i++) {
      if (leafOf[i] !== -1) continue;
      let best = 0;
      for (let leaf = 1; leaf < row.length; leaf++) {
        const fewer = (own[leaf] as number) - (own[best] as number);
        if (fewer < 0 || (fewer === 0 && (load[leaf] as number) < (load[best] as number))) best = leaf;
      }
      leafOf[i] = best;
      own[best] = (own[best] as number) + 1;
      load[best] = (load[best] as number) + mbpsOf(kindOf(i).speed);
    }
  }
};
