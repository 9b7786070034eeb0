import type { Diagnostic } from '../diagnostics/index.ts';
import { type Fabric, trimFabric } from '../fabric/index.ts';
import type { Intent, SpanIndex } from '../intent/index.ts';
import { formatSpeed, mbpsOf } from '../units/index.ts';
import { Builder, switchPort } from './builder.ts';
import { droppedFrom } from './drops.ts';
import type { CageSplit } from './faceplate.ts';
import { hostLinkKey } from './held.ts';
import { addManagementPorts, addServers, type HostPorts } from './host-ports.ts';
import { leafKeys, spineKeys } from './keys.ts';
import type { KindPort, LinkKind } from './kinds.ts';
import type { SizedGroup } from './leafs.ts';
import type { SizedNetwork, SizedPlane } from './network.ts';
import { Panel } from './panel.ts';
import { type Host, rackKey } from './servers.ts';
import type { DeviceCatalog, Sizing } from './size.ts';
import { type Switch, type Uplinked, wirePlane } from './wire.ts';

/** A switch with its rows: which device it is, and cage → row of its first port. */
type Placed = Switch & {
  readonly group: SizedGroup | undefined;
  readonly leafOfGroup: number;
  device: number;
  ports: Int32Array;
};

type WiredPlane = {
  readonly plane: SizedPlane;
  readonly leafs: readonly Placed[];
  readonly spines: readonly Placed[];
  readonly uplinks: readonly Uplinked[];
};

const place = (key: string, panel: Panel, group?: SizedGroup, leafOfGroup = 0): Placed => ({
  key,
  panel,
  group,
  leafOfGroup,
  device: -1,
  ports: new Int32Array(0),
});

const wire = (sized: SizedNetwork, plane: SizedPlane, sizing: Sizing): WiredPlane => {
  const { network, uplink } = sized;
  const { lock } = sizing;
  const keys = leafKeys(network, plane, lock);
  const leafs = plane.groups.flatMap((group, g) =>
    group.plan.panels.map((panel, i) => place(keys[g]?.[i] as string, panel.clone(), group, i)),
  );
  if (!uplink || !plane.spines) return { plane, leafs, spines: [], uplinks: [] };
  const spines = spineKeys(network, plane, lock).map((key) => place(key, new Panel(uplink.spineFace)));
  return { plane, leafs, spines, uplinks: wirePlane(leafs, spines, uplink, plane.spines.perPair, lock) };
};

/** leaf of a group → cage → how its server side is split */
const downSplits = ({ group, plan }: SizedGroup, kinds: readonly LinkKind[]): readonly (CageSplit | undefined)[][] => {
  const splits: (CageSplit | undefined)[][] = Array.from({ length: plan.leafs }, () => []);
  for (let i = 0; i < group.kind.length; i++) {
    const own = splits[plan.leafOf[i] as number] as (CageSplit | undefined)[];
    own[plan.cage[i] as number] = kinds[group.kind[i] as number]?.leaf;
  }
  return splits;
};

const addSwitches = (builder: Builder, sized: SizedNetwork, wired: readonly WiredPlane[], sizing: Sizing): void => {
  const { network, kinds, leaf, uplink } = sized;
  const leafOrigin = builder.origin(['networks', network.key, 'leaf']);
  for (const { leafs } of wired) {
    let group: SizedGroup | undefined;
    let splits: readonly (readonly (CageSplit | undefined)[])[] = [];
    for (const one of leafs) {
      if (one.group && one.group !== group) {
        group = one.group;
        splits = downSplits(group, kinds);
      }
      const { unit = '', plane = 0, rail = 0, rack = 0 } = group?.group ?? {};
      const serves = { network: network.key, unit, plane, rail, rack: rack ? rackKey(unit, rack) : '' };
      const row = { key: one.key, role: 'leaf', model: leaf.model.id, ...serves } as const;
      one.device = builder.device(row, sizing.lock?.name(one.key), leafOrigin);
      one.ports = builder.switchCages(one.device, one.panel, splits[one.leafOfGroup] ?? [], uplink?.leaf);
    }
  }
  if (!uplink) return;
  const spineOrigin = builder.origin(['networks', network.key, 'spine']);
  for (const { spines, plane } of wired) {
    for (const one of spines) {
      const model = uplink.spineFace.model.id;
      const row = { key: one.key, role: 'spine', model, network: network.key, plane: plane.plane } as const;
      one.device = builder.device(row, sizing.lock?.name(one.key), spineOrigin);
      // a spine faces leafs only
      const down = Array.from(one.panel.ways, (ways) => (ways > 0 ? uplink.spine : undefined));
      one.ports = builder.switchCages(one.device, one.panel, down, undefined);
    }
  }
};

/** `h100.gpu-400G`, `NV-SN4700.eth-1G`: what a class of links to leafs is called, after the class or model of its hosts. */
const useName = ({ host, use, speed }: LinkKind): string =>
  `${host.tier === 'switch-leaf' ? host.model.id : host.name}.${(use.labels[0] ?? '').replace(/\d+$/, '')}-${formatSpeed(speed)}`;

const addHostLinks = (
  builder: Builder,
  sized: SizedNetwork,
  wired: readonly WiredPlane[],
  hostPorts: HostPorts,
): void => {
  const { network, hosts, kinds, leaf } = sized;
  const all = wired.flatMap(({ plane, leafs }) => {
    let first = 0;
    return plane.groups.flatMap(({ group, plan }) => {
      const own = leafs.slice(first, first + plan.leafs);
      first += plan.leafs;
      return group.host.map((host, i) => ({
        host,
        kind: group.kind[i] as number,
        port: group.port[i] as number,
        leaf: own[plan.leafOf[i] as number] as Placed,
        cage: plan.cage[i] as number,
        leg: plan.leg[i] as number,
      }));
    });
  });
  all.sort((x, y) => x.host - y.host || x.kind - y.kind || x.port - y.port);
  const length = network.lengths.serverLeaf;
  const origins = kinds.map((kind) => builder.origin(kind.host.path(kind.use)));
  for (const link of all) {
    const kind = kinds[link.kind] as LinkKind;
    const port = kind.ports[link.port] as KindPort;
    const host = hosts[link.host] as Host;
    const origin = origins[link.kind] as number;
    const speed = mbpsOf(kind.speed);
    const row = {
      network: network.key,
      tier: kind.host.tier,
      aModel: kind.host.model.id,
      aGroup: port.group,
      bModel: leaf.model.id,
      bGroup: leaf.cages[link.cage]?.group ?? 0,
      aWays: kind.ways,
      bWays: kind.leaf.ways,
      aLanes: port.lanes,
      bLanes: kind.leaf.lanes[link.cage] as number,
      speed,
      length,
    } as const;
    builder.fabric.links.push({
      key: hostLinkKey(network, host, kind, port),
      network: network.key,
      a: (hostPorts[link.host]?.get(port.label) as number) + port.leg,
      b: (link.leaf.ports[link.cage] as number) + link.leg,
      speed,
      length,
      plane: port.plane,
      rail: port.rail,
      class: builder.class(row, useName(kind), origin),
      cable: -1,
      farCable: -1,
      origin,
    });
  }
};

const addUplinks = (builder: Builder, sized: SizedNetwork, wired: readonly WiredPlane[]): void => {
  const { network, leaf: face, uplink } = sized;
  if (!uplink) return;
  const origin = builder.origin(['networks', network.key, 'spine']);
  const speed = mbpsOf(uplink.speed);
  const length = network.lengths.leafSpine;
  for (const { plane, leafs, spines, uplinks } of wired) {
    for (const { leaf, spine, from, to } of uplinks) {
      const lower = leafs[leaf] as Placed;
      const upper = spines[spine] as Placed;
      const row = {
        network: network.key,
        tier: 'leaf-spine',
        aModel: face.model.id,
        aGroup: face.cages[from.cage]?.group ?? 0,
        bModel: uplink.spineFace.model.id,
        bGroup: uplink.spineFace.cages[to.cage]?.group ?? 0,
        aWays: uplink.leaf.ways,
        bWays: uplink.spine.ways,
        aLanes: uplink.leaf.lanes[from.cage] as number,
        bLanes: uplink.spine.lanes[to.cage] as number,
        speed,
        length,
      } as const;
      builder.fabric.links.push({
        key: switchPort(lower.key, face, from.cage, uplink.leaf.ways, from.leg),
        network: network.key,
        a: (lower.ports[from.cage] as number) + from.leg,
        b: (upper.ports[to.cage] as number) + to.leg,
        speed,
        length,
        plane: plane.plane,
        rail: lower.group?.group.rail ?? 0,
        class: builder.class(row, formatSpeed(uplink.speed), origin),
        cable: -1,
        farCable: -1,
        origin,
      });
    }
  }
};

type AllocateResult = { readonly fabric: Fabric; readonly diagnostics: readonly Diagnostic[] };

/** Gives every link its ports. The lock that the sizing was made with holds here too. */
export const allocate = (intent: Intent, catalog: DeviceCatalog, sizing: Sizing, spans?: SpanIndex): AllocateResult => {
  const builder = new Builder(intent.name, catalog.hash, spans);
  const serverPorts = addServers(builder, sizing);
  const switches = new Map<string, number>();
  for (const sized of sizing.networks) {
    const wired = sized.planes.map((plane) => wire(sized, plane, sizing));
    addSwitches(builder, sized, wired, sizing);
    for (const { leafs, spines } of wired)
      for (const { key, device } of [...leafs, ...spines]) switches.set(key, device);
    const managed = addManagementPorts(builder, sized, sizing.servers.length, switches);
    addHostLinks(builder, sized, wired, [...serverPorts, ...managed]);
    addUplinks(builder, sized, wired);
  }
  const fabric = builder.finish();
  const diagnostics = sizing.lock ? droppedFrom(sizing.lock, fabric) : [];
  fabric.notes.push(...sizing.notes, ...diagnostics);
  trimFabric(fabric);
  return { fabric, diagnostics };
};
