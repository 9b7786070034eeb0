import { type Diagnostic, diagnostic, type Placement } from '../diagnostics/index.ts';
import type { Network, SpanIndex } from '../intent/index.ts';
import { mbpsOf } from '../units/index.ts';
import { type Group, groupName } from './groups.ts';
import type { LinkKind } from './kinds.ts';
import { largest } from './numbers.ts';
import { type Held, type LeafContext, type Plan, planGroup } from './plan.ts';

/** A group, its leafs, and why they are as many. */
export type SizedGroup = { readonly group: Group; readonly plan: Plan; readonly held: Held | undefined };

/** Where the lock had a group that gets this many leafs; undefined: it is not in the lock. */
export type HeldIn = (group: Group, leafs: number) => Held | undefined;

export type LeafsRead =
  | { readonly groups: readonly SizedGroup[]; readonly uplinks: number }
  | { readonly faults: readonly Diagnostic[] };

/** Plans groups, each shape once. */
export class Planner {
  readonly context: LeafContext;
  readonly #known = new Map<string, Plan | undefined>();
  readonly #heldIn: HeldIn;

  constructor(context: LeafContext, heldIn: HeldIn) {
    this.context = context;
    this.#heldIn = heldIn;
  }

  plan(group: Group, leafs: number): { plan: Plan | undefined; held: Held | undefined } {
    const held = this.#heldIn(group, leafs);
    if (held) return { plan: planGroup(group, leafs, this.context, held), held };
    const name = `${leafs} ${group.signature}`;
    if (!this.#known.has(name)) this.#known.set(name, planGroup(group, leafs, this.context));
    return { plan: this.#known.get(name), held: undefined };
  }

  /** Leafs of a group that serve links in the lock. */
  heldLeafs(group: Group): number {
    return this.#heldIn(group, Number.MAX_SAFE_INTEGER)?.inUse ?? 0;
  }
}

/**
 * No group gets along with fewer leafs than this: the cages that all its links fill, and its uplinks where they take cages
 * from the same, over those of a leaf.
 */
export const leastLeafs = (group: Group, context: LeafContext): number => {
  const { kinds, uplink, usable, spare } = context;
  const links = new Int32Array(kinds.length);
  let bandwidth = 0;
  for (const kind of group.kind) {
    links[kind] = (links[kind] as number) + 1;
    bandwidth += mbpsOf((kinds[kind] as LinkKind).speed);
  }
  let cages = kinds.reduce((sum, kind) => sum + Math.ceil((links[kind.index] as number) / kind.leaf.ways), 0);
  const isShared = uplink?.split.lanes.every((lanes, cage) => lanes === 0 || usable[cage] === 1);
  if (uplink && isShared) cages += bandwidth / (uplink.ratio * mbpsOf(uplink.split.speed) * uplink.split.ways);
  const room = usable.reduce((sum, able) => sum + (able ? 1 : 0), 0) - spare;
  return room > 0 ? Math.max(1, Math.ceil(cages / room - 1e-9)) : Number.POSITIVE_INFINITY;
};

type Wanted = { readonly count: number | undefined; readonly uplinks: number | undefined };

/** Whether a plan leaves room for its uplinks, or for those that are pinned. */
const holds = (plan: Plan | undefined, wanted: Wanted): plan is Plan => {
  if (!plan) return false;
  if (wanted.uplinks === undefined) return plan.room >= plan.need;
  return plan.room >= wanted.uplinks && (wanted.count !== undefined || plan.need <= wanted.uplinks);
};

/** Whether a leaf can serve the group at all: one link of each kind, alone on a leaf. */
const possible = (group: Group, context: LeafContext, wanted: Wanted): boolean =>
  [...new Set(group.kind)].every((kind) => {
    const link = group.kind.indexOf(kind);
    const alone = { ...group, host: [group.host[link] as number], kind: [kind], port: [0] };
    return holds(planGroup(alone, 1, context), wanted);
  });

/** The fewest leafs that hold, `start` or more; undefined where not even a leaf a link does. */
const fewest = (planner: Planner, group: Group, start: number, uplinks: number | undefined): number | undefined => {
  const wanted = { count: undefined, uplinks };
  if (!possible(group, planner.context, wanted)) return undefined;
  const links = group.host.length;
  for (let leafs = start; leafs <= links; leafs++) if (holds(planner.plan(group, leafs).plan, wanted)) return leafs;
  return undefined;
};

/** Links of a group, from the first on, that one leaf carries in a one-tier network. */
const mostOnOne = (group: Group, context: LeafContext): number => {
  let fits = 0;
  let fails = group.host.length;
  while (fails - fits > 1) {
    const middle = (fits + fails) >> 1;
    const part = { ...group, host: group.host.slice(0, middle) };
    if (planGroup(part, 1, context)) fits = middle;
    else fails = middle;
  }
  return fits;
};

const conditions = (network: Network): string => {
  const { leaf, oversubscription: ratio, spine } = network;
  const parts = spine ? [`at ${ratio.down}:${ratio.up}`] : [];
  if (leaf.uplinks !== undefined && spine) parts.push(`over ${leaf.uplinks} uplinks`);
  parts.push(`with ${leaf.sparePorts} spare ports`);
  return parts.join(' ');
};

/** The leafs of every group of one plane, and the uplinks that the plane's leafs all get. */
export const sizeLeafs = (
  network: Network,
  groups: readonly Group[],
  planner: Planner,
  spans: SpanIndex | undefined,
): LeafsRead => {
  const { context } = planner;
  const path = ['networks', network.key, 'leaf'];
  const wanted: Wanted = { count: network.leaf.count, uplinks: network.spine ? network.leaf.uplinks : 0 };
  const faults: Diagnostic[] = [];
  const sized: SizedGroup[] = [];
  const unlike = new Set<string>();
  const facts = (group: Group) => ({
    group: groupName(network, group),
    links: group.host.length,
    model: context.face.model.id,
  });
  const fail = (group: Group, key: string, fault: (at: Placement) => Diagnostic): void => {
    // groups alike fail alike: one of them is told
    if (unlike.has(group.signature)) return;
    unlike.add(group.signature);
    faults.push(fault({ source: spans?.([...path, key]), subject: groupName(network, group) }));
  };
  for (const group of groups) {
    const links = group.host.length;
    const more = { ...facts(group), with: conditions(network), cages: context.face.cages.length };
    const { count } = wanted;
    if (count !== undefined && count > links) {
      fail(group, 'count', (at) => diagnostic('LW4106', { ...facts(group), count }, at));
      continue;
    }
    if (count === undefined || !holds(planner.plan(group, count).plan, wanted)) {
      const start = count ?? Math.max(leastLeafs(group, context), Math.min(planner.heldLeafs(group), links));
      const needed = fewest(planner, group, start, wanted.uplinks);
      if (needed === undefined) {
        fail(group, network.leaf.uplinks === undefined ? 'switch' : 'uplinks', (at) => diagnostic('LW4103', more, at));
      } else if (count !== undefined) {
        fail(group, 'count', (at) => diagnostic('LW4102', { ...more, count, needed }, at));
      } else if (!network.spine && network.manages.length === 0 && needed > 1) {
        fail(group, 'switch', (at) =>
          diagnostic('LW4104', { ...facts(group), leafs: needed, most: mostOnOne(group, context) }, at),
        );
      } else {
        sized.push({ group, ...planned(planner, group, needed) });
      }
      continue;
    }
    sized.push({ group, ...planned(planner, group, count) });
  }
  if (faults.length > 0) return { faults };
  const uplinks = wanted.uplinks ?? largest(sized.map(({ plan }) => plan.need));
  const wide = sized.map((one) => widen(planner, one, uplinks));
  for (const [i, { group, plan }] of wide.entries()) {
    const before = sized[i] as SizedGroup;
    if (plan.room >= uplinks && (wanted.count === undefined || plan === before.plan)) continue;
    const args = {
      ...facts(group),
      with: `with the ${uplinks} uplinks of their plane`,
      cages: context.face.cages.length,
    };
    if (wanted.count === undefined || plan.room < uplinks)
      fail(group, 'switch', (at) => diagnostic('LW4103', args, at));
    else
      fail(group, 'count', (at) =>
        diagnostic('LW4102', { ...args, count: wanted.count as number, needed: plan.leafs }, at),
      );
  }
  return faults.length > 0 ? { faults } : { groups: wide, uplinks };
};

const planned = (planner: Planner, group: Group, leafs: number): { plan: Plan; held: Held | undefined } => {
  const { plan, held } = planner.plan(group, leafs);
  if (!plan) throw new Error(`no plan of ${group.unit} on ${leafs} leafs`);
  return { plan, held };
};

/** More leafs for a group whose own need is small but that has no room for the uplinks of its plane. */
const widen = (planner: Planner, sized: SizedGroup, uplinks: number): SizedGroup => {
  for (let leafs = sized.plan.leafs; leafs <= sized.group.host.length; leafs++) {
    const { plan, held } = planner.plan(sized.group, leafs);
    if (plan && plan.room >= uplinks) return { group: sized.group, plan, held };
  }
  return sized;
};
