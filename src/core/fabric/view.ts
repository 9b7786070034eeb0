import type { Fabric } from './fabric.ts';
import type { Row } from './table.ts';
import type { CABLE_COLUMNS, CAGE_COLUMNS, CLASS_COLUMNS, DEVICE_COLUMNS, ORIGIN_COLUMNS } from './tables.ts';

/*
 * Rows as objects, for readers that want one thing at a time. Hot loops read the columns.
 */

/** A row with its number. */
type Numbered<T> = T & { readonly index: number };
export type DeviceView = Numbered<Row<typeof DEVICE_COLUMNS>>;
export type CageView = Numbered<Row<typeof CAGE_COLUMNS>>;
export type ClassView = Numbered<Row<typeof CLASS_COLUMNS>>;
export type CableView = Numbered<Row<typeof CABLE_COLUMNS>>;
export type OriginView = Numbered<Row<typeof ORIGIN_COLUMNS>>;

export const deviceAt = (fabric: Fabric, index: number): DeviceView => ({ index, ...fabric.devices.row(index) });
export const cageAt = (fabric: Fabric, index: number): CageView => ({ index, ...fabric.cages.row(index) });
export const classAt = (fabric: Fabric, index: number): ClassView => ({ index, ...fabric.classes.row(index) });
export const cableAt = (fabric: Fabric, index: number): CableView => ({ index, ...fabric.cables.row(index) });
export const originAt = (fabric: Fabric, index: number): OriginView => ({ index, ...fabric.origins.row(index) });

/** One end of a link, with everything on the way to the device. */
export type EndView = {
  readonly port: number;
  readonly cage: number;
  readonly device: number;
  readonly deviceKey: string;
  readonly deviceName: string;
  readonly role: string;
  readonly model: string;
  /** front-panel number or chassis position */
  readonly cageNumber: number;
  readonly label: string;
  /** logical ports of the cage, and which of them this is (0-based) */
  readonly ways: number;
  readonly leg: number;
  /** electrical lanes `firstLane … firstLane + lanes − 1`, 1-based */
  readonly firstLane: number;
  readonly lanes: number;
  readonly module: string;
};

export type LinkView = {
  readonly index: number;
  readonly key: string;
  readonly network: string;
  /** Mb/s */
  readonly speed: number;
  /** mm */
  readonly length: number;
  readonly plane: number;
  readonly rail: number;
  readonly class: number;
  readonly cable: number;
  readonly origin: number;
  readonly a: EndView;
  readonly b: EndView;
};

export const endAt = (fabric: Fabric, port: number): EndView => {
  const { ports, cages, devices } = fabric;
  const cage = ports.get(port, 'cage');
  const device = cages.get(cage, 'device');
  return {
    port,
    cage,
    device,
    deviceKey: devices.text(device, 'key'),
    deviceName: devices.text(device, 'name'),
    role: devices.text(device, 'role'),
    model: devices.text(device, 'model'),
    cageNumber: cages.get(cage, 'number'),
    label: cages.text(cage, 'label'),
    ways: cages.get(cage, 'ways'),
    leg: ports.get(port, 'leg'),
    firstLane: ports.get(port, 'firstLane'),
    lanes: cages.get(cage, 'lanes'),
    module: cages.text(cage, 'module'),
  };
};

export const linkAt = (fabric: Fabric, index: number): LinkView => {
  const { links } = fabric;
  return {
    index,
    key: links.text(index, 'key'),
    network: links.text(index, 'network'),
    speed: links.get(index, 'speed'),
    length: links.get(index, 'length'),
    plane: links.get(index, 'plane'),
    rail: links.get(index, 'rail'),
    class: links.get(index, 'class'),
    cable: links.get(index, 'cable'),
    origin: links.get(index, 'origin'),
    a: endAt(fabric, links.get(index, 'a')),
    b: endAt(fabric, links.get(index, 'b')),
  };
};

/** Every link, both ends resolved. */
export function* linksOf(fabric: Fabric): Generator<LinkView> {
  for (let i = 0; i < fabric.links.length; i++) yield linkAt(fabric, i);
}

/** Every device. */
export function* devicesOf(fabric: Fabric): Generator<DeviceView> {
  for (let i = 0; i < fabric.devices.length; i++) yield deviceAt(fabric, i);
}

/** `backend/leaf/3:17`, with `.2` for leg 2 of a split cage: how a port is named outside the fabric. */
export const portKey = (deviceKey: string, label: string, ways: number, leg: number): string =>
  ways > 1 ? `${deviceKey}:${label}.${leg + 1}` : `${deviceKey}:${label}`;
