import type { Catalog } from '../catalog/catalog.ts';
import { cagesText, type DeviceKind, type DeviceModelId, type PortGroup } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';
import type { NamedPort } from './ways.ts';

/** Alike ports of a device that can be picked, by the name they are asked for with. */
export type PortChoice = {
  /** `NV-SN4700`, and `NV-SN4410:25` for another group of its ports */
  readonly name: string;
  readonly device: DeviceModelId;
  readonly kind: DeviceKind;
  readonly vendor: string;
  readonly model: string;
  readonly cage: string;
  readonly lanes: number;
  readonly maxSpeed: Gbps;
  /** what the ports are, in a line */
  readonly about: string;
};

const KINDS: readonly DeviceKind[] = ['switch', 'nic', 'server'];

/** Every group of ports of the catalogue: switches, then NICs, then servers, in catalogue order. */
export const portChoices = (catalog: Catalog): readonly PortChoice[] =>
  [...catalog.devices.values()]
    .toSorted((x, y) => KINDS.indexOf(x.kind) - KINDS.indexOf(y.kind))
    .flatMap((device) =>
      device.groups.map((group, i) => ({
        name: i === 0 ? device.id : `${device.id}:${group.numbers[0]}`,
        device: device.id,
        kind: device.kind,
        vendor: device.vendor,
        model: device.model,
        cage: group.port.cage,
        lanes: group.port.lanes,
        maxSpeed: group.port.maxSpeed,
        about: aboutGroup(group, device.groups.length > 1),
      })),
    );

const aboutGroup = (group: PortGroup, isOneOfSeveral: boolean): string => {
  const text = cagesText({ groups: [group] });
  if (!isOneOfSeveral) return text;
  const [first, last] = [group.labels[0], group.labels.at(-1)];
  return first === last ? `${text}, port ${first}` : `${text}, ports ${first} to ${last}`;
};

/** The port behind the exact name of a choice, or behind a device's id and one of its port numbers; undefined where there is none. */
export const namedPort = (catalog: Catalog, name: string): NamedPort | undefined => {
  const [id = '', text] = name.split(':');
  const device = catalog.devices.get(id as DeviceModelId);
  const number = text === undefined ? undefined : Number(text);
  const group =
    number === undefined ? device?.groups[0] : device?.groups.find(({ numbers }) => numbers.includes(number));
  return device && group && { device, group, number };
};
