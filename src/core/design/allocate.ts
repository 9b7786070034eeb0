import type { Diagnostic } from '../diagnostics/index.ts';
import { type Fabric, trimFabric } from '../fabric/index.ts';
import type { Intent, SpanIndex } from '../intent/index.ts';
import { formatSpeed, mbpsOf } from '../units/index.ts';
import { Builder, switchPort } from './builder.ts';
import { droppedFrom } from './drops.ts';
import type { CageSplit } from './faceplate.ts';
import { serverLinkKey } from './held.ts';
import { leafKeys, spineKeys } from './keys.ts';
import type { KindPort, LinkKind } from './kinds.ts';
import type { SizedGroup } from './leafs.ts';
import type { SizedNetwork, SizedPlane } from './network.ts';
import { Panel } from './panel.ts';
import { rackKey, type Server } from './servers.ts';
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

/** `gpu-400G`: what a server link class is called after its server class. */
const useName = ({ server, use, speed }: LinkKind): string =>
  `${server.key}.${(use.labels[0] ?? '').replace(/\d+$/, '')}-${formatSpeed(speed)}`;

/** server → label → row of the first port of its cage */
type ServerPorts = readonly ReadonlyMap<string, number>[];

const addServerLinks = (
  builder: Builder,
  sized: SizedNetwork,
  wired: readonly WiredPlane[],
  sizing: Sizing,
  serverPorts: ServerPorts,
): void => {
  const { network, kinds, leaf } = sized;
  const all = wired.flatMap(({ plane, leafs }) => {
    let first = 0;
    return plane.groups.flatMap(({ group, plan }) => {
      const own = leafs.slice(first, first + plan.leafs);
      first += plan.leafs;
      return group.server.map((server, i) => ({
        server,
        kind: group.kind[i] as number,
        port: group.port[i] as number,
        leaf: own[plan.leafOf[i] as number] as Placed,
        cage: plan.cage[i] as number,
        leg: plan.leg[i] as number,
      }));
    });
  });
  all.sort((x, y) => x.server - y.server || x.kind - y.kind || x.port - y.port);
  const length = network.lengths.serverLeaf;
  const origins = kinds.map((kind) => builder.origin(['servers', kind.server.key, 'ports', kind.use.selector]));
  for (const link of all) {
    const kind = kinds[link.kind] as LinkKind;
    const port = kind.ports[link.port] as KindPort;
    const server = sizing.servers[link.server] as Server;
    const origin = origins[link.kind] as number;
    const speed = mbpsOf(kind.speed);
    const row = {
      network: network.key,
      tier: 'server-leaf',
      aModel: kind.model.id,
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
      key: serverLinkKey(network, server, kind, port),
      network: network.key,
      a: (serverPorts[link.server]?.get(port.label) as number) + port.leg,
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

/** Servers with the cages that some network uses, in chassis order. */
const addServers = (builder: Builder, sizing: Sizing): ServerPorts => {
  const byClass = new Map<string, { port: KindPort; kind: LinkKind }[]>();
  for (const { kinds } of sizing.networks) {
    for (const kind of kinds) {
      const own = byClass.get(kind.server.key) ?? [];
      own.push(...kind.ports.filter((port) => port.leg === 0).map((port) => ({ port, kind })));
      byClass.set(kind.server.key, own);
    }
  }
  for (const own of byClass.values()) own.sort((x, y) => x.port.number - y.port.number);
  return sizing.servers.map(({ key, class: server, unit, unitKey, rack }) => {
    const origin = builder.origin(['units', unitKey, 'servers', server.key]);
    const row = { key, role: 'server', model: server.model, unit, rack: rackKey(unit, rack) } as const;
    const device = builder.device(row, sizing.lock?.name(key), origin);
    const ports = new Map<string, number>();
    for (const { port, kind } of byClass.get(server.key) ?? []) {
      const { number, label, lanes, share } = port;
      const { ways } = kind;
      const speed = mbpsOf(kind.speed);
      ports.set(label, builder.cage(device, { number, label, use: 'server', ways, speed, lanes, share }));
    }
    return ports;
  });
};

type AllocateResult = { readonly fabric: Fabric; readonly diagnostics: readonly Diagnostic[] };

/** Gives every link its ports. The lock that the sizing was made with holds here too. */
export const allocate = (intent: Intent, catalog: DeviceCatalog, sizing: Sizing, spans?: SpanIndex): AllocateResult => {
  const builder = new Builder(intent.name, catalog.hash, spans);
  const serverPorts = addServers(builder, sizing);
  for (const sized of sizing.networks) {
    const wired = sized.planes.map((plane) => wire(sized, plane, sizing));
    addSwitches(builder, sized, wired, sizing);
    addServerLinks(builder, sized, wired, sizing, serverPorts);
    addUplinks(builder, sized, wired);
  }
  const fabric = builder.finish();
  const diagnostics = sizing.lock ? droppedFrom(sizing.lock, fabric) : [];
  fabric.notes.push(...sizing.notes, ...diagnostics);
  trimFabric(fabric);
  return { fabric, diagnostics };
};
