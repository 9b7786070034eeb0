import { deviceAt, devicesOf, type Fabric, type LinkView, linksOf } from '../../fabric/index.ts';
import type { Intent } from '../../intent/index.ts';
import type { DeviceModel } from '../../parts/index.ts';
import type { DeviceCatalog } from '../index.ts';

/*
 * What must be true of every allocation, found out from the fabric alone and not with the code that made it.
 */

const group = <T>(items: Iterable<T>, keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
};

const portFaults = (links: readonly LinkView[]): string[] => {
  const used = new Map<number, string>();
  const faults: string[] = [];
  for (const link of links) {
    for (const end of [link.a, link.b]) {
      const other = used.get(end.port);
      if (other !== undefined) faults.push(`${link.key} and ${other} share a port`);
      used.set(end.port, link.key);
      if (end.firstLane < 1 || end.lanes < 1) faults.push(`${link.key}: lanes`);
    }
  }
  return faults;
};

const pairFaults = (links: readonly LinkView[], fabric: Fabric): string[] => {
  const faults: string[] = [];
  const uplinks = links.filter((link) => link.b.role === 'spine');
  for (const [plane, own] of group(uplinks, (link) => `${link.network} ${link.plane}`)) {
    const pairs = group(own, (link) => `${link.a.deviceKey} ${link.b.deviceKey}`);
    const devices = [...devicesOf(fabric)].filter((d) => `${d.network} ${d.plane}` === plane);
    const leafs = devices.filter((d) => d.role === 'leaf').length;
    const spines = devices.filter((d) => d.role === 'spine').length;
    if (pairs.size !== leafs * spines)
      faults.push(`${plane}: ${pairs.size} pairs of ${leafs} leafs and ${spines} spines`);
    const sizes = new Set([...pairs.values()].map((pair) => pair.length));
    if (sizes.size > 1) faults.push(`${plane}: uneven pairs ${[...sizes].join(', ')}`);
  }
  return faults;
};

const serverFaults = (links: readonly LinkView[], fabric: Fabric, intent: Intent): string[] => {
  const faults: string[] = [];
  const byServer = group(
    links.filter((link) => link.a.role === 'server'),
    (link) => link.a.deviceKey,
  );
  for (const device of devicesOf(fabric)) {
    if (device.role !== 'server') continue;
    const own = byServer.get(device.key) ?? [];
    const uses = intent.servers.find((server) => device.key.startsWith(`${server.key}/`))?.uses ?? [];
    const wanted = uses.reduce((sum, use) => sum + use.labels.length * (use.split?.ways ?? 1), 0);
    if (own.length !== wanted) faults.push(`${device.key}: ${own.length} links of ${wanted}`);
    for (const link of own) {
      const leaf = deviceAt(fabric, link.b.device);
      if (leaf.unit !== device.unit) faults.push(`${link.key}: leaf of ${leaf.unit}`);
      if (leaf.plane !== link.plane || (leaf.rail && leaf.rail !== link.rail))
        faults.push(`${link.key}: plane or rail`);
      if (leaf.rack && leaf.rack !== device.rack) faults.push(`${link.key}: rack`);
      const use = uses.find((u) => u.labels.includes(link.a.label) && u.network === link.network);
      if (use?.plane?.kind === 'by-leg' && link.plane !== link.a.leg + 1)
        faults.push(`${link.key}: leg on the wrong plane`);
    }
  }
  return faults;
};

/** Every management port of every managed switch, once, on a switch of its network that serves its unit and rack. */
const managedFaults = (links: readonly LinkView[], fabric: Fabric, intent: Intent, models: DeviceCatalog): string[] => {
  const faults: string[] = [];
  const byPort = new Map(links.map((link) => [`${link.network} ${link.a.deviceKey}:${link.a.label}`, link]));
  for (const { key, manages } of intent.networks) {
    for (const device of devicesOf(fabric)) {
      if (!manages.includes(device.network)) continue;
      const model = models.devices.get(device.model as DeviceModel['id']);
      for (const label of model?.management.flatMap((g) => g.labels) ?? []) {
        const link = byPort.get(`${key} ${device.key}:${label}`);
        if (!link) {
          faults.push(`${device.key}:${label}: not managed`);
          continue;
        }
        const leaf = deviceAt(fabric, link.b.device);
        if (leaf.network !== key || leaf.unit !== device.unit) faults.push(`${link.key}: leaf ${leaf.key}`);
        if (leaf.rack && leaf.rack !== device.rack) faults.push(`${link.key}: rack`);
        if (link.speed !== 1000 || link.b.lanes !== 4) faults.push(`${link.key}: no 1G jack`);
      }
    }
  }
  return faults;
};

const legFaults = (links: readonly LinkView[], fabric: Fabric, intent: Intent): string[] => {
  const faults: string[] = [];
  const rackOf = (link: LinkView): number => Number(deviceAt(fabric, link.a.device).rack.split('/').at(-1));
  const down = links.filter((link) => link.a.role === 'server' && link.b.ways > 1);
  for (const [cage, own] of group(down, (link) => String(link.b.cage))) {
    const racks = own.map(rackOf);
    const span = Math.max(...racks) - Math.min(...racks) + 1;
    const uses = own.map((link) =>
      intent.servers
        .flatMap((s) => (link.a.deviceKey.startsWith(`${s.key}/`) ? s.uses : []))
        .find((u) => u.labels.includes(link.a.label)),
    );
    const allowed = Math.min(...uses.map((use) => use?.legsWithin.racks ?? 0));
    if (span > allowed) faults.push(`cage ${cage}: legs reach ${span} racks, ${allowed} allowed`);
    if (new Set(own.map((link) => link.class)).size > 1) faults.push(`cage ${cage}: legs of several classes`);
  }
  return faults;
};

const platformFaults = (fabric: Fabric, intent: Intent, models: DeviceCatalog): string[] => {
  const faults: string[] = [];
  const cages = group(
    Array.from({ length: fabric.cages.length }, (_, i) => fabric.cages.row(i)),
    (cage) => String(cage.device),
  );
  for (const [row, own] of cages) {
    const device = deviceAt(fabric, Number(row));
    if (device.role === 'server') continue;
    const model = models.devices.get(device.model as DeviceModel['id']) as DeviceModel;
    const panel = own.filter((cage) => cage.use !== 'management');
    const numbers = panel.map((cage) => cage.number);
    const all = model.groups.flatMap((g) => [...g.numbers]);
    if (new Set(numbers).size !== numbers.length || numbers.some((n) => !all.includes(n)))
      faults.push(`${device.key}: cages`);
    if (numbers.some((n, i) => i > 0 && n <= (numbers[i - 1] as number))) faults.push(`${device.key}: cage order`);
    const net = intent.networks.find((n) => n.key === device.network);
    const spare = device.role === 'leaf' ? net?.leaf.sparePorts : net?.spine?.sparePorts;
    if (all.length - panel.length < (spare ?? 0)) faults.push(`${device.key}: spare cages used`);
    const jacks = model.groups.filter((g) => g.port.fixed).flatMap((g) => [...g.numbers]);
    const plugged = numbers.filter((n) => jacks.includes(n)).length;
    if (plugged > 0 && jacks.length - plugged < (spare ?? 0)) faults.push(`${device.key}: spare jacks used`);
    for (const limit of model.logicalPortLimits) {
      const share = limit.cagesPerGroup ?? all.length;
      for (const [, part] of group(panel, (cage) => String(Math.floor(all.indexOf(cage.number) / share)))) {
        if (part.reduce((sum, cage) => sum + cage.ways, 0) > limit.max) faults.push(`${device.key}: logical ports`);
      }
    }
    for (const cage of panel) {
      for (const rule of model.splitRules.filter((r) => r.ways === cage.ways)) {
        if (rule.ports && !rule.ports.includes(cage.number)) faults.push(`${device.key}:${cage.number}: may not split`);
        const beside = own.find((c) => c.number === cage.number + (cage.number % 2 ? 1 : -1));
        if (rule.disablesNeighbour && beside?.use !== 'blocked') faults.push(`${device.key}:${cage.number}: neighbour`);
      }
    }
  }
  return faults;
};

const ratioFaults = (links: readonly LinkView[], intent: Intent): string[] => {
  const faults: string[] = [];
  for (const net of intent.networks.filter((n) => n.spine && n.leaf.uplinks === undefined)) {
    const own = links.filter((link) => link.network === net.key);
    const down = group(
      own.filter((link) => link.b.role === 'leaf'),
      (link) => link.b.deviceKey,
    );
    const up = group(
      own.filter((link) => link.b.role === 'spine'),
      (link) => link.a.deviceKey,
    );
    const speed = (list: readonly LinkView[]): number => list.reduce((sum, link) => sum + link.speed, 0);
    for (const [leaf, served] of down) {
      const { down: most, up: per } = net.oversubscription;
      if (speed(served) * per > speed(up.get(leaf) ?? []) * most) faults.push(`${leaf}: oversubscribed`);
    }
  }
  return faults;
};

/** Everything that is wrong with a fabric as designed; empty when nothing is. */
export const faultsOf = (fabric: Fabric, intent: Intent, models: DeviceCatalog): readonly string[] => {
  const links = [...linksOf(fabric)];
  const keys = new Set(links.map((link) => link.key));
  const classLinks = Array.from({ length: fabric.classes.length }, (_, i) => fabric.classes.get(i, 'links'));
  return [
    ...(keys.size === links.length ? [] : ['two links of one key']),
    ...(classLinks.reduce((sum, n) => sum + n, 0) === links.length ? [] : ['links of classes']),
    ...portFaults(links),
    ...pairFaults(links, fabric),
    ...serverFaults(links, fabric, intent),
    ...managedFaults(links, fabric, intent, models),
    ...legFaults(links, fabric, intent),
    ...platformFaults(fabric, intent, models),
    ...ratioFaults(links, intent),
  ];
};
