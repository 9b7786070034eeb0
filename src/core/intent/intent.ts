import type { DeviceModelId, ModuleId, PortMode, SiteFibre } from '../parts/index.ts';
import type { Gbps, Millimetres, Ratio } from '../units/index.ts';

export type { Path, SpanIndex } from '../yaml/index.ts';

/*
 * The intent: what is wanted, as the rest of the compiler reads it. Lists of labels are spelled out and quantities parsed;
 * what the user left out stays undefined, so that the stages infer it and `explain` can say that they did.
 */

/** How the ports of one use spread over rails. */
export type RailRule =
  /** port n of the list is rail n, by the server's rail map where the catalogue knows it */
  | { readonly kind: 'by-gpu' }
  /** all on one rail */
  | { readonly kind: 'fixed'; readonly rail: number }
  /** no rails: ports go to the leafs of the unit (or rack) in turn */
  | { readonly kind: 'none' };

/** Which racks the legs of one breakout may reach: this many neighbouring racks of a unit, 1 = the rack itself. */
export type LegSpan = { readonly racks: number };

/** How some ports of a server are used. */
export type PortUse = {
  /** As written (`gpu[1-8]`), for paths and messages. */
  readonly selector: string;
  /** Chassis labels, in order. */
  readonly labels: readonly string[];
  readonly network: string;
  /** Speed of each server port as a whole; undefined: the most it can do. */
  readonly speed: Gbps | undefined;
  readonly rail: RailRule;
  /** A fixed plane, or every split leg to its own plane (`split` then has as many ways as the network has planes). */
  readonly plane: { readonly kind: 'fixed'; readonly plane: number } | { readonly kind: 'by-leg' } | undefined;
  /** The server's own port split, e.g. 2x200G to two planes. */
  readonly split: PortMode | undefined;
  /** How the leaf cage that serves these ports is split; undefined: inferred. */
  readonly leafPort: PortMode | undefined;
  readonly legsWithin: LegSpan;
};

/** Servers alike. */
export type ServerClass = {
  readonly key: string;
  readonly model: DeviceModelId;
  readonly perRack: number;
  readonly uses: readonly PortUse[];
};

/** A scalable unit: `count` times these servers, with leafs of their own. */
export type Unit = {
  readonly key: string;
  readonly count: number;
  readonly servers: readonly { readonly class: string; readonly count: number }[];
};

/** What a leaf serves inside a unit: one rail, the whole unit, or one rack. */
export type LeafScope = 'rail' | 'unit' | 'rack';

export type LeafTier = {
  readonly switch: DeviceModelId;
  readonly scope: LeafScope;
  /** Cages of each leaf left free. */
  readonly sparePorts: number;
  /** Leafs of one group (one rail of one unit and plane, or by scope); undefined: inferred. */
  readonly count: number | undefined;
  /** Uplinks of each leaf; undefined: inferred from the oversubscription. */
  readonly uplinks: number | undefined;
};

export type SpineTier = {
  readonly switch: DeviceModelId;
  readonly sparePorts: number;
  /** Spines of one plane; undefined: inferred. */
  readonly count: number | undefined;
};

/** A network. Tiers, rails, planes and units are independent of each other. */
export type Network = {
  readonly key: string;
  readonly planes: number;
  readonly leaf: LeafTier;
  /** undefined: one tier, every leaf stands alone (single-leaf rails). */
  readonly spine: SpineTier | undefined;
  /** Server bandwidth to uplink bandwidth of a leaf, 1:1 where left out. */
  readonly oversubscription: Ratio;
  /** Speed of a leaf–spine link; undefined: the fastest both cages run. */
  readonly linkSpeed: Gbps | undefined;
  readonly lengths: Lengths;
  /** Networks whose switches plug their management ports in here; an out-of-band network has some, an ordinary one none. */
  readonly manages: readonly string[];
};

/** Routed lengths until rooms and racks are described; a network's own outrank the common ones. */
export type Lengths = {
  readonly serverLeaf: Millimetres;
  readonly leafSpine: Millimetres;
};

export type Preference = 'power' | 'cost' | 'vendor' | 'stock' | 'latency' | 'reach-margin';
export type MediaChoice = 'auto' | 'copper' | 'active-copper' | 'aoc' | 'multimode' | 'singlemode';

export type OpticsPolicy = {
  /** Compared in this order; ties break by part id. */
  readonly prefer: readonly Preference[];
  readonly media: MediaChoice;
  /** Only these vendors, in order of preference; empty: all. */
  readonly vendors: readonly string[];
  /** Parts at hand, taken first where `prefer` names stock. */
  readonly stock: ReadonlyMap<ModuleId, number>;
  /** The user's own prices; without one, cost is ranked by class. */
  readonly prices: ReadonlyMap<ModuleId, number>;
  /** Parts that must not be used. */
  readonly avoid: readonly ModuleId[];
};

/** What the fibre of the site is. */
export type Intent = {
  readonly name: string;
  readonly servers: readonly ServerClass[];
  readonly units: readonly Unit[];
  readonly networks: readonly Network[];
  readonly optics: OpticsPolicy;
  readonly fibre: SiteFibre;
};
