import type { Catalog } from '../catalog/catalog.ts';
import { type Fabric, NONE } from '../fabric/index.ts';
import { type DeviceModelId, portGroups } from '../parts/index.ts';

/** A cage that a device has and the plan does not use: a cable in it is one too many. */
type SparePort = {
  readonly device: number;
  readonly number: number;
  /** its first lane, from 1 */
  readonly lane: number;
};

/**
 * The fabric as the room is held against it. A port is named by its row in the fabric's table of ports; ports that the plan
 * leaves free get the numbers after those, when they are first seen.
 */
export type Plan = {
  readonly fabric: Fabric;
  readonly catalog: Catalog;
  /** ports of the plan; spare ports have the numbers from here on */
  readonly ports: number;
  /** far port of each port, NONE where no cable is planned */
  readonly far: Int32Array;
  /** link of each port */
  readonly link: Int32Array;
  readonly device: Int32Array;
  /**
   * The plug in each port: ports of one trunk plug have one number, and move together. Plug n below the count of cables is
   * the trunk plug of cable n.
   */
  readonly plug: Int32Array;
  /** how many links a plug carries */
  readonly plugLinks: Int32Array;
  /** which leg of its plug each port is, from 0: a cage may hold several trunk plugs */
  readonly plugLeg: Int32Array;
  /** ports of each cage, by leg: `cagePorts[cageStart[cage] … cageStart[cage + 1]]` */
  readonly cageStart: Int32Array;
  readonly cagePorts: Int32Array;
  /** cages of each device, in table order */
  readonly cagesOf: readonly (readonly number[])[];
  readonly deviceNamed: ReadonlyMap<string, number>;
  readonly spares: SparePort[];
  readonly sparePort: (device: number, number: number, lane: number) => number;
};

const groupPorts = (fabric: Fabric): Pick<Plan, 'cageStart' | 'cagePorts'> => {
  const cageOf = fabric.ports.column('cage');
  const cageStart = new Int32Array(fabric.cages.length + 1);
  for (const cage of cageOf) cageStart[cage + 1] = (cageStart[cage + 1] as number) + 1;
  for (let i = 1; i < cageStart.length; i++) cageStart[i] = (cageStart[i] as number) + (cageStart[i - 1] as number);
  const next = cageStart.slice();
  const cagePorts = new Int32Array(cageOf.length);
  for (let port = 0; port < cageOf.length; port++) {
    const cage = cageOf[port] as number;
    cagePorts[next[cage] as number] = port;
    next[cage] = (next[cage] as number) + 1;
  }
  return { cageStart, cagePorts };
};

/** Ports that share a plug share its number: the legs at the trunk end of a fan-out. Every other end is a plug of its own. */
const plugsOf = (fabric: Fabric): Pick<Plan, 'plug' | 'plugLinks' | 'plugLeg'> => {
  const { links, cables, ports } = fabric;
  const plug = Int32Array.from({ length: ports.length }, (_, port) => cables.length + port);
  const plugLinks = new Int32Array(cables.length + ports.length).fill(1, cables.length);
  for (let link = 0; link < links.length; link++) {
    for (const end of ['a', 'b'] as const) {
      const port = links.get(link, end);
      for (const column of ['cable', 'farCable'] as const) {
        const cable = links.get(link, column);
        if (cable === NONE || cables.get(cable, 'trunk') !== ports.get(port, 'cage')) continue;
        plug[port] = cable;
        plugLinks[cable] = (plugLinks[cable] as number) + 1;
      }
    }
  }
  const legs = new Int32Array(plugLinks.length);
  const plugLeg = plug.map((number) => {
    const leg = legs[number] as number;
    legs[number] = leg + 1;
    return leg;
  });
  return { plug, plugLinks, plugLeg };
};

/** Indexes a fabric for verification: one pass over each table. */
export const planOf = (fabric: Fabric, catalog: Catalog): Plan => {
  const { ports, links, cages, devices } = fabric;
  const far = new Int32Array(ports.length).fill(NONE);
  const link = new Int32Array(ports.length).fill(NONE);
  for (let row = 0; row < links.length; row++) {
    const [a, b] = [links.get(row, 'a'), links.get(row, 'b')];
    far[a] = b;
    far[b] = a;
    link[a] = row;
    link[b] = row;
  }
  const device = ports.column('cage').map((cage) => cages.get(cage, 'device'));
  const cagesOf: number[][] = Array.from({ length: devices.length }, () => []);
  for (let cage = 0; cage < cages.length; cage++) cagesOf[cages.get(cage, 'device')]?.push(cage);
  const deviceNamed = new Map<string, number>();
  for (let row = 0; row < devices.length; row++) deviceNamed.set(devices.text(row, 'name').toLowerCase(), row);
  const spares: SparePort[] = [];
  const known = new Map<string, number>();
  const sparePort = (on: number, number: number, lane: number): number => {
    const key = `${on}:${number}/${lane}`;
    const port = known.get(key) ?? ports.length + spares.length;
    if (port === ports.length + spares.length) {
      spares.push({ device: on, number, lane });
      known.set(key, port);
    }
    return port;
  };
  return {
    fabric,
    catalog,
    ports: ports.length,
    far,
    link,
    device,
    ...plugsOf(fabric),
    ...groupPorts(fabric),
    cagesOf,
    deviceNamed,
    spares,
    sparePort,
  };
};

/** The device with a name as devices write it: letter case and the domain do not count. NONE where the plan has none. */
export const deviceNamed = ({ deviceNamed: known }: Plan, name: string): number => {
  const lower = name.trim().toLowerCase();
  return known.get(lower) ?? known.get(lower.split('.')[0] ?? '') ?? NONE;
};

export const farOf = (plan: Plan, port: number): number => plan.far[port] ?? NONE;

export const deviceOf = (plan: Plan, port: number): number =>
  port < plan.ports ? (plan.device[port] as number) : (plan.spares[port - plan.ports]?.device ?? NONE);

export const cageOf = (plan: Plan, port: number): number =>
  port < plan.ports ? plan.fabric.ports.get(port, 'cage') : NONE;

export const deviceName = (plan: Plan, device: number): string => plan.fabric.devices.text(device, 'name');

export const isServer = (plan: Plan, device: number): boolean => plan.fabric.devices.text(device, 'role') === 'server';

/** "7", "7.2", "gpu3": the port on its device, as the cabling list has it. */
export const portLabel = (plan: Plan, port: number): string => {
  if (port >= plan.ports) {
    const { number = 0, lane = 1 } = plan.spares[port - plan.ports] ?? {};
    return lane === 1 ? String(number) : `${number} from lane ${lane}`;
  }
  const cage = plan.fabric.ports.get(port, 'cage');
  const label = plan.fabric.cages.text(cage, 'label');
  return plan.fabric.cages.get(cage, 'ways') > 1 ? `${label}.${plan.fabric.ports.get(port, 'leg') + 1}` : label;
};

/** "backend-leaf-3 port 7.2" */
export const portName = (plan: Plan, port: number): string =>
  `${deviceName(plan, deviceOf(plan, port))} port ${portLabel(plan, port)}`;

/** Ports by device: "h100-5 gpu1, gpu2", a text each. */
export const portsByDevice = (plan: Plan, ports: readonly number[]): readonly string[] => {
  const labels = new Map<string, string[]>();
  for (const port of ports) {
    const device = deviceName(plan, deviceOf(plan, port));
    const list = labels.get(device) ?? [];
    list.push(portLabel(plan, port));
    labels.set(device, list);
  }
  return [...labels].map(([device, list]) => `${device} ${list.join(', ')}`);
};

/** "backend-leaf-3 port 7": the cage of a port, whatever it is split into. */
export const cageName = (plan: Plan, port: number): string => {
  const cage = cageOf(plan, port);
  return cage === NONE
    ? portName(plan, port)
    : `${deviceName(plan, deviceOf(plan, port))} port ${plan.fabric.cages.text(cage, 'label')}`;
};

/** "su-1 rack 2"; where no rack is known, the unit, else what the device is. */
export const placeOf = (plan: Plan, device: number): string => {
  const { devices } = plan.fabric;
  const match = /^(.*)\/rack\/(\d+)$/.exec(devices.text(device, 'rack'));
  if (match) return `${(match[1] ?? '').replaceAll('/', '-')} rack ${match[2]}`;
  const unit = devices.text(device, 'unit').replaceAll('/', '-');
  return [unit, devices.text(device, 'network'), `${devices.text(device, 'role')}s`].filter(Boolean).join(' ');
};

/** Electrical lanes of the cages of a device's front panel by number, from its catalogue row. */
export const panelOf = ({ fabric, catalog }: Plan, device: number): ReadonlyMap<number, number> => {
  const model = catalog.devices.get(fabric.devices.text(device, 'model') as DeviceModelId);
  const lanes = new Map<number, number>();
  if (!model) return lanes;
  const management = new Set(model.management);
  for (const group of portGroups(model)) {
    if (!management.has(group)) {
      // a jack for twisted pair is one port by one number, whatever pairs its cable has
      const counted = group.port.cage === 'RJ45' ? 1 : group.port.lanes;
      for (const number of group.numbers) lanes.set(number, counted);
    }
  }
  return lanes;
};
