import { type Fabric, NONE, portKey } from '../../fabric/index.ts';
import { endDevices } from './bundles.ts';
import { cagesOf, linksOfBundle, portsOf } from './lines.ts';
import {
  type Area,
  type Block,
  centreOf,
  deviceBox,
  type FabricMap,
  hull,
  isIn,
  type MapBox,
  PITCH,
  type Point,
} from './map.ts';
import { cageBox } from './panel.ts';
import { type Sight, showsCages, type Window } from './sight.ts';

/** What can be pointed at and selected on the map. */
export type Thing =
  | { readonly kind: 'device'; readonly device: number }
  | { readonly kind: 'port'; readonly device: number; readonly port: number }
  | { readonly kind: 'block'; readonly block: number }
  | { readonly kind: 'area'; readonly area: number }
  /** several links looked at together: they have no key */
  | { readonly kind: 'links'; readonly links: readonly number[] };

const rowWith = (length: number, is: (row: number) => boolean): number => {
  for (let row = 0; row < length; row++) if (is(row)) return row;
  return NONE;
};

/** How a port is named outside the fabric: `backend/leaf/3:17.2`. */
export const portKeyOf = (fabric: Fabric, port: number): string => {
  const { ports, cages, devices } = fabric;
  const cage = ports.get(port, 'cage');
  const device = devices.text(cages.get(cage, 'device'), 'key');
  return portKey(device, cages.text(cage, 'label'), cages.get(cage, 'ways'), ports.get(port, 'leg'));
};

/** The thing with a key: of a device, a port, a block or an area; undefined where there is none. */
export const thingOf = (fabric: Fabric, map: FabricMap, key: string): Thing | undefined => {
  const { devices } = fabric;
  const deviceWith = (wanted: string): number => rowWith(devices.length, (row) => devices.text(row, 'key') === wanted);
  const device = deviceWith(key);
  if (device !== NONE) return { kind: 'device', device };
  const block = map.blocks.findIndex((one) => one.key === key);
  if (block >= 0) return { kind: 'block', block };
  const area = map.areas.findIndex((one) => one.key === key && key !== '');
  if (area >= 0) return { kind: 'area', area };
  const owner = key.includes(':') ? deviceWith(key.slice(0, key.lastIndexOf(':'))) : NONE;
  if (owner === NONE) return undefined;
  const ports = [...cagesOf(map, owner)].flatMap((cage) => [...portsOf(map, cage)]);
  // a split cage named without its leg means the first
  const port = [key, `${key}.1`].flatMap((wanted) => ports.filter((one) => portKeyOf(fabric, one) === wanted))[0];
  return port === undefined ? undefined : { kind: 'port', device: owner, port };
};

/** The key of a thing: what its address on the page ends with. */
export const keyOf = (fabric: Fabric, map: FabricMap, thing: Thing): string => {
  switch (thing.kind) {
    case 'device':
      return fabric.devices.text(thing.device, 'key');
    case 'port':
      return portKeyOf(fabric, thing.port);
    case 'block':
      return map.blocks[thing.block]?.key ?? '';
    case 'area':
      return map.areas[thing.area]?.key ?? '';
    case 'links':
      return '';
  }
};

/** The devices at both ends of links. */
const devicesOfLinks = (fabric: Fabric, links: readonly number[]): readonly number[] =>
  (['a', 'b'] as const).flatMap((end) => [...endDevices(fabric, end, links)]);

/** Where a thing is. */
export const boxOf = (fabric: Fabric, map: FabricMap, thing: Thing): MapBox => {
  switch (thing.kind) {
    case 'device':
      return deviceBox(map, thing.device);
    case 'port':
      return cageBox(map, thing.device, fabric.cages.get(fabric.ports.get(thing.port, 'cage'), 'number'));
    case 'block':
      return map.blocks[thing.block] as Block;
    case 'area':
      return map.areas[thing.area] as Area;
    case 'links':
      return devicesOfLinks(fabric, thing.links)
        .map((device) => deviceBox(map, device))
        .reduce(hull);
  }
};

const deviceAt = (map: FabricMap, number: number, [x, y]: Point): number | undefined => {
  const block = map.blocks[number] as Block;
  const at = Math.floor((y - block.y) / PITCH.y) * block.columns + Math.floor((x - block.x) / PITCH.x);
  if (at < 0 || at >= block.count) return undefined;
  const device = map.order[block.first + at] as number;
  return isIn([x, y], deviceBox(map, device)) ? device : undefined;
};

const portAt = (fabric: Fabric, map: FabricMap, device: number, point: Point): number | undefined => {
  const cage = cagesOf(map, device).find((one) => isIn(point, cageBox(map, device, fabric.cages.get(one, 'number'))));
  if (cage === undefined) return undefined;
  const away = (port: number): number => Math.abs((map.portX[port] as number) - point[0]);
  return [...portsOf(map, cage)].toSorted((p, q) => away(p) - away(q))[0];
};

/** Pixels from a line within which it is meant. */
const NEAR_LINE = 4;

const fromLine = ([px, py]: Point, map: FabricMap, a: number, b: number): number => {
  const [x, y] = [map.portX[a] as number, map.portY[a] as number];
  const [dx, dy] = [(map.portX[b] as number) - x, (map.portY[b] as number) - y];
  const along = Math.min(1, Math.max(0, ((px - x) * dx + (py - y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(px - x - along * dx, py - y - along * dy);
};

/** The lower port of the link nearest to a point, of those that are drawn one by one. */
const linkAt = (fabric: Fabric, map: FabricMap, sight: Sight, scale: number, point: Point): Thing | undefined => {
  const [a, b] = [fabric.links.column('a'), fabric.links.column('b')];
  let best: number | undefined;
  let least = NEAR_LINE / scale;
  for (const link of sight.links.flatMap((number) => [...linksOfBundle(map, number)])) {
    const away = fromLine(point, map, a[link] as number, b[link] as number);
    if (away >= least) continue;
    best = a[link] as number;
    least = away;
  }
  if (best === undefined) return undefined;
  return { kind: 'port', device: fabric.cages.get(fabric.ports.get(best, 'cage'), 'device'), port: best };
};

/**
 * What is at a point, as far as it is drawn in detail; the smallest thing wins, a link is its lower port, and the whole
 * fabric is no thing.
 */
export const thingAt = (
  fabric: Fabric,
  map: FabricMap,
  sight: Sight,
  window: Pick<Window, 'scale'>,
  point: Point,
): Thing | undefined => {
  const block = map.blocks.findIndex((one) => isIn(point, one));
  const device = block < 0 ? undefined : deviceAt(map, block, point);
  if (device !== undefined) {
    const port = showsCages(window) ? portAt(fabric, map, device, point) : undefined;
    return port === undefined ? { kind: 'device', device } : { kind: 'port', device, port };
  }
  const link = linkAt(fabric, map, sight, window.scale, point);
  if (link) return link;
  if (block >= 0) return { kind: 'block', block };
  const area = map.areas.findLastIndex((one) => isIn(point, one));
  return area > 0 ? { kind: 'area', area } : undefined;
};

/** The device nearest to a point in a direction; undefined where there is none. */
export const nextDevice = (map: FabricMap, from: Point, [dx, dy]: Point): number | undefined => {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let device = 0; device < map.x.length; device++) {
    const [x, y] = centreOf(deviceBox(map, device));
    const along = (x - from[0]) * dx + (y - from[1]) * dy;
    const across = Math.abs((x - from[0]) * dy - (y - from[1]) * dx);
    // a step aside costs double: the next in the row comes before a nearer one of another row
    const away = along + 2 * across;
    if (along > 0.5 && across <= 2 * along && away < least) {
      best = device;
      least = away;
    }
  }
  return best;
};

/** The device nearest to a point. */
export const nearestDevice = (map: FabricMap, [px, py]: Point): number | undefined => {
  let best: number | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let device = 0; device < map.x.length; device++) {
    const [x, y] = centreOf(deviceBox(map, device));
    const away = (x - px) ** 2 + (y - py) ** 2;
    if (away < least) {
      best = device;
      least = away;
    }
  }
  return best;
};
