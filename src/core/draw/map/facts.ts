import { plural } from '../../diagnostics/index.ts';
import { type EndView, endAt, type Fabric, portKey } from '../../fabric/index.ts';
import type { ClassProof } from '../../optics/index.ts';
import { classVerdict, type VerdictKind } from '../../optics/verdict-words.ts';
import { heightOf } from './groups.ts';
import { linksOfDevice } from './lit.ts';
import type { FabricMap } from './map.ts';
import { portKeyOf, type Thing } from './things.ts';

/** A port in use with the link on it. */
export type PortFacts = {
  readonly key: string;
  /** chassis label, with the leg where the cage is split */
  readonly label: string;
  /** Mb/s */
  readonly speed: number;
  readonly rail: number;
  readonly plane: number;
  /** catalogue id; empty where none is chosen */
  readonly module: string;
  readonly far: { readonly name: string; readonly label: string; readonly portKey: string; readonly deviceKey: string };
  /** key of the link, and of the class of links, whose proof tells the rest */
  readonly link: string;
  readonly class: string;
  /** mm */
  readonly length: number;
  readonly verdict: VerdictKind;
  /** most the part in this port draws, in mW; undefined where it is not known */
  readonly power: number | undefined;
};

export type DeviceFacts = {
  readonly key: string;
  readonly name: string;
  readonly role: string;
  readonly model: string;
  readonly network: string;
  readonly unit: string;
  readonly rack: string;
  readonly plane: number;
  readonly rail: number;
  /** ports with a link, in the order of the faceplate */
  readonly ports: readonly PortFacts[];
  /** what the parts in its cages draw at most, in mW, and how many cages have no known figure */
  readonly pluggables: { readonly power: number; readonly unknown: number };
};

/** `17`, or `17.2` for leg 2 of a split cage. */
const portLabel = ({ label, ways, leg }: EndView): string => portKey('', label, ways, leg).slice(1);

const portFacts = (fabric: Fabric, device: number, link: number): PortFacts & { readonly cage: number } => {
  const { links, classes } = fabric;
  const ends = { a: endAt(fabric, links.get(link, 'a')), b: endAt(fabric, links.get(link, 'b')) };
  const side = ends.a.device === device ? 'a' : 'b';
  const [near, far] = side === 'a' ? [ends.a, ends.b] : [ends.b, ends.a];
  const row = links.get(link, 'class');
  const proof = (fabric.proofs?.[row] as ClassProof | null | undefined) ?? undefined;
  return {
    cage: near.cage,
    key: portKeyOf(fabric, near.port),
    label: portLabel(near),
    speed: links.get(link, 'speed'),
    rail: links.get(link, 'rail'),
    plane: links.get(link, 'plane'),
    module: near.module,
    far: {
      name: far.deviceName,
      label: portLabel(far),
      portKey: portKeyOf(fabric, far.port),
      deviceKey: far.deviceKey,
    },
    link: links.text(link, 'key'),
    class: classes.text(row, 'key'),
    length: links.get(link, 'length'),
    verdict: classVerdict(proof),
    power: proof?.proof[side].power?.max,
  };
};

/** What there is to know of a device and its ports. */
export const deviceFacts = (fabric: Fabric, map: FabricMap, device: number): DeviceFacts => {
  const { key, name, role, model, network, unit, rack, plane, rail } = fabric.devices.row(device);
  const number = (cage: number): number => fabric.cages.get(cage, 'number');
  const ports = linksOfDevice(map, device)
    .map((link) => portFacts(fabric, device, link))
    .toSorted((x, y) => number(x.cage) - number(y.cage) || (x.label < y.label ? -1 : 1));
  // the ports of a split cage share one part
  const byCage = new Map(ports.map(({ cage, power }) => [cage, power]));
  const known = [...byCage.values()].filter((power) => power !== undefined);
  return {
    key,
    name,
    role,
    model,
    network,
    unit,
    rack,
    plane,
    rail,
    ports,
    pluggables: { power: known.reduce((sum, power) => sum + power, 0), unknown: byCage.size - known.length },
  };
};

/** What a thing is called, with what it is: "backend-leaf-3, leaf on rail 3", "h100-17 gpu3 to backend-leaf-3 17". */
export const thingName = (fabric: Fabric, map: FabricMap, thing: Thing): string => {
  switch (thing.kind) {
    case 'device': {
      const { name, role, rail, plane } = fabric.devices.row(thing.device);
      const places = [rail ? `on rail ${rail}` : '', plane ? `in plane ${plane}` : ''].filter(Boolean);
      return `${name}, ${[role, ...places].join(' ')}`;
    }
    case 'port': {
      const near = endAt(fabric, thing.port);
      const link = linksOfDevice(map, thing.device)
        .map((row) => portFacts(fabric, thing.device, row))
        .find(({ key }) => key === portKeyOf(fabric, thing.port));
      const port = `${near.deviceName} ${portLabel(near)}`;
      return link ? `${port} to ${link.far.name} ${link.far.label}` : `${port}, nothing on it`;
    }
    case 'block': {
      const block = map.blocks[thing.block];
      const area = map.areas[block?.area ?? 0];
      return [block?.title, area?.key].filter(Boolean).join(', ');
    }
    case 'area':
      return map.areas[thing.area]?.title ?? '';
    case 'links':
      return plural(thing.links.length, 'link');
  }
};

/** How many devices of each role there are, from the top tier down. */
export const rolesOf = ({ blocks }: FabricMap): readonly { readonly role: string; readonly count: number }[] => {
  const counts = new Map<string, number>();
  for (const { role, count } of blocks) counts.set(role, (counts.get(role) ?? 0) + count);
  return [...counts].map(([role, count]) => ({ role, count })).toSorted((x, y) => heightOf(y.role) - heightOf(x.role));
};
