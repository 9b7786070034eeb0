import type { Fabric } from './fabric.ts';
import type { Row } from './table.ts';
import type { DEVICE_COLUMNS } from './tables.ts';

/*
 * Rows as objects, for readers that want one thing at a time. Hot loops read the columns.
 */

/** A device with its row number. */
export type DeviceView = Row<typeof DEVICE_COLUMNS> & { readonly index: number };

export const deviceAt = (fabric: Fabric, index: number): DeviceView => ({ index, ...fabric.devices.row(index) });

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
  /** second fan-out, or −1 */
  readonly farCable: number;
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

/** A link by its row. */
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
    farCable: links.get(index, 'farCable'),
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
