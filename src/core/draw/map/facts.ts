import { endAt, type Fabric, portKey } from '../../fabric/index.ts';
import type { ClassProof } from '../../optics/index.ts';
import { linksOfDevice } from './lit.ts';
import type { FabricMap } from './map.ts';
import { portKeyOf } from './things.ts';

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
  /** key of the class of links, whose proof tells the rest */
  readonly class: string;
  /** mm */
  readonly length: number;
  readonly works: boolean;
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

const portFacts = (fabric: Fabric, device: number, link: number): PortFacts & { readonly cage: number } => {
  const { links, classes } = fabric;
  const ends = { a: endAt(fabric, links.get(link, 'a')), b: endAt(fabric, links.get(link, 'b')) };
  const side = ends.a.device === device ? 'a' : 'b';
  const [near, far] = side === 'a' ? [ends.a, ends.b] : [ends.b, ends.a];
  const row = links.get(link, 'class');
  const proof = (fabric.proofs?.[row] as ClassProof | null | undefined) ?? undefined;
  const label = ({ label: words, ways, leg }: typeof near): string => portKey('', words, ways, leg).slice(1);
  return {
    cage: near.cage,
    key: portKeyOf(fabric, near.port),
    label: label(near),
    speed: links.get(link, 'speed'),
    rail: links.get(link, 'rail'),
    plane: links.get(link, 'plane'),
    module: near.module,
    far: { name: far.deviceName, label: label(far), portKey: portKeyOf(fabric, far.port), deviceKey: far.deviceKey },
    class: classes.text(row, 'key'),
    length: links.get(link, 'length'),
    works: proof?.works ?? false,
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
