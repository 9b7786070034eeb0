import { type Diagnostic, diagnostic, hasErrors } from '../diagnostics/index.ts';
import type { Network, SpanIndex } from '../intent/index.ts';
import type { DeviceModel } from '../parts/index.ts';
import type { Faceplate } from './faceplate.ts';
import { type Group, leafGroups } from './groups.ts';
import { heldIn } from './held.ts';
import type { LinkKind } from './kinds.ts';
import { leastLeafs, Planner, type SizedGroup, sizeLeafs } from './leafs.ts';
import type { LockIndex } from './locked.ts';
import type { LeafContext } from './plan.ts';
import type { Host } from './servers.ts';
import type { Spines } from './spines.ts';
import { sizeSpines, tooManyLeafs } from './tiers.ts';
import type { Uplink } from './uplink.ts';

export type SizedPlane = {
  /** 0 = the network has one plane */
  readonly plane: number;
  readonly groups: readonly SizedGroup[];
  /** Uplinks that the fullest leaf needs, or that are pinned. */
  readonly needed: number;
  /** undefined: one tier */
  readonly spines: Spines | undefined;
};

export type SizedNetwork = {
  readonly network: Network;
  /** What its links start at; servers first, by their place among all servers. */
  readonly hosts: readonly Host[];
  readonly kinds: readonly LinkKind[];
  readonly leaf: Faceplate;
  readonly uplink: Uplink | undefined;
  readonly planes: readonly SizedPlane[];
};

type Sized = { readonly network: SizedNetwork | undefined; readonly diagnostics: readonly Diagnostic[] };

const islands = (network: Network, groups: number, model: DeviceModel, spans: SpanIndex | undefined): Diagnostic =>
  diagnostic(
    'LW4105',
    { network: network.key, groups, model: model.id },
    { source: spans?.(['networks', network.key]), subject: network.key },
  );

/** One network; `lock` undefined sizes from the intent alone. */
export const sizeNetwork = (
  network: Network,
  kindsOf: { readonly kinds: readonly LinkKind[]; readonly leaf: Faceplate; readonly uplink: Uplink | undefined },
  hosts: readonly Host[],
  lock: LockIndex | undefined,
  spans: SpanIndex | undefined,
): Sized => {
  const { kinds, leaf, uplink } = kindsOf;
  const { down, up } = network.oversubscription;
  const context: LeafContext = {
    face: leaf,
    kinds,
    hosts,
    spare: network.leaf.sparePorts,
    usable: Uint8Array.from(leaf.cages, (_, cage) => (kinds.some((kind) => kind.leaf.lanes[cage]) ? 1 : 0)),
    uplink: uplink && { split: uplink.leaf, ratio: down / up },
  };
  const groups = leafGroups(network, kinds, hosts);
  const planner = new Planner(context, heldIn(network, context, lock));
  const planes: SizedPlane[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const plane of [...new Set(groups.map((group) => group.plane))].sort((x, y) => x - y)) {
    const own = groups.filter((group) => group.plane === plane);
    const at = { network, plane, groups: own, hosts, spans };
    const least = own.map((group) => network.leaf.count ?? leastLeafs(group, context));
    // counts that no group can have are told as such below
    const believable = least.every((count, i) => count <= (own[i] as Group).host.length);
    const early = uplink && believable ? tooManyLeafs(at, uplink, least) : undefined;
    if (early) {
      diagnostics.push(early);
      continue;
    }
    const leafs = sizeLeafs(network, own, planner, spans);
    if ('faults' in leafs) {
      diagnostics.push(...leafs.faults);
      continue;
    }
    const needed = leafs.uplinks;
    if (!uplink) {
      planes.push({ plane, groups: leafs.groups, needed, spines: undefined });
      continue;
    }
    const spines = sizeSpines(at, uplink, leafs.groups, needed, lock);
    diagnostics.push(...spines.diagnostics);
    if (spines.spines) planes.push({ plane, groups: leafs.groups, needed, spines: spines.spines });
  }
  if (
    !uplink &&
    network.manages.length === 0 &&
    groups.length > 1 &&
    new Set(groups.map((group) => group.unit)).size > 1
  ) {
    diagnostics.push(islands(network, groups.length, leaf.model, spans));
  }
  if (hasErrors(diagnostics)) return { network: undefined, diagnostics };
  return { network: { network, hosts, kinds, leaf, uplink, planes }, diagnostics };
};
