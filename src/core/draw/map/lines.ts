import { type Fabric, NONE } from '../../fabric/index.ts';
import { type Block, DEVICE, type FabricMap, type MapBox, PITCH } from './map.ts';
import { cageBox, laneBox } from './panel.ts';

/*
 * What is drawn, as numbers for a graphics card: four a line (x and y of both ends), four a box (corner, width, height).
 */

/** The lower edge of the devices of a block at an x: the last row may end before it. */
const lowerEdge = ({ x, y, columns, count }: Block, at: number): number => {
  const rows = Math.ceil(count / columns);
  const column = Math.floor((at - x) / PITCH.x);
  const here = column < count - (rows - 1) * columns ? rows : rows - 1;
  return y + (here - 1) * PITCH.y + DEVICE.height;
};

/** A line a bundle. Bundles that meet at a block end side by side on it, in the order of what they come from. */
export const bundleLines = (map: FabricMap): Float32Array => {
  const lines = new Float32Array(map.bundles.length * 4);
  const block = (number: number): Block => map.blocks[number] as Block;
  const middle = ({ x, width }: MapBox): number => x + width / 2;
  const spread = (end: 'lower' | 'upper', far: 'lower' | 'upper', at: number): void => {
    const meeting = new Map<number, number[]>();
    for (const [number, bundle] of map.bundles.entries())
      meeting.set(bundle[end], [...(meeting.get(bundle[end]) ?? []), number]);
    for (const [here, bundles] of meeting) {
      const { x, y, width } = block(here);
      const place = (number: number): number => middle(block(map.bundles[number]?.[far] ?? 0));
      bundles.sort((p, q) => place(p) - place(q) || p - q);
      for (const [i, number] of bundles.entries()) {
        lines[number * 4 + at] = x + (width * (i + 0.5)) / bundles.length;
        lines[number * 4 + at + 1] = end === 'lower' ? y : lowerEdge(block(here), lines[number * 4 + at] as number);
      }
    }
  };
  spread('lower', 'upper', 0);
  spread('upper', 'lower', 2);
  return lines;
};

/** The link rows of a bundle. */
export const linksOfBundle = (map: FabricMap, number: number): Int32Array => {
  const { first = 0, count = 0 } = map.bundles[number] ?? {};
  return map.linkOrder.subarray(first, first + count);
};

/** A line a link, from port to port. */
export const linkLines = (fabric: Fabric, map: FabricMap, links: ArrayLike<number>): Float32Array => {
  const lines = new Float32Array(links.length * 4);
  const a = fabric.links.column('a');
  const b = fabric.links.column('b');
  for (let i = 0; i < links.length; i++) {
    const link = links[i] as number;
    for (const [at, port] of [a[link] as number, b[link] as number].entries()) {
      lines[i * 4 + at * 2] = map.portX[port] as number;
      lines[i * 4 + at * 2 + 1] = map.portY[port] as number;
    }
  }
  return lines;
};

const writeBox = (boxes: Float32Array, at: number, { x, y, width, height }: MapBox): void => {
  boxes[at * 4] = x;
  boxes[at * 4 + 1] = y;
  boxes[at * 4 + 2] = width;
  boxes[at * 4 + 3] = height;
};

/** The box of each thing, one after another. */
export const boxesOf = (things: readonly MapBox[]): Float32Array => {
  const boxes = new Float32Array(things.length * 4);
  for (const [i, thing] of things.entries()) writeBox(boxes, i, thing);
  return boxes;
};

/** The cages of a device. */
export const cagesOf = (map: FabricMap, device: number): Int32Array =>
  map.cages.subarray(map.cageStart[device], map.cageStart[device + 1]);

/** The logical ports of a cage, by leg. */
export const portsOf = (map: FabricMap, cage: number): Int32Array =>
  map.ports.subarray(map.portStart[cage], map.portStart[cage + 1]);

/** Boxes, and the port that each belongs to; of a whole cage, its first port. */
export type PortBoxes = { readonly ports: readonly number[]; readonly boxes: Float32Array };

/** The cages in use of devices. */
export const cageBoxes = (fabric: Fabric, map: FabricMap, devices: Int32Array): PortBoxes => {
  const number = fabric.cages.column('number');
  const ports: number[] = [];
  const boxes: MapBox[] = [];
  for (const device of devices) {
    for (const cage of cagesOf(map, device)) {
      ports.push(portsOf(map, cage)[0] ?? NONE);
      boxes.push(cageBox(map, device, number[cage] as number));
    }
  }
  return { ports, boxes: boxesOf(boxes) };
};

/** The electrical lanes in use of a device. */
export const laneBoxes = (fabric: Fabric, map: FabricMap, device: number): PortBoxes => {
  const ports: number[] = [];
  const boxes: MapBox[] = [];
  for (const cage of cagesOf(map, device)) {
    const own = [...portsOf(map, cage)].map((port) => ({ port, first: fabric.ports.get(port, 'firstLane') }));
    const lanes = fabric.cages.get(cage, 'lanes');
    const all = Math.max(0, ...own.map(({ first }) => first + lanes - 1));
    const box = cageBox(map, device, fabric.cages.get(cage, 'number'));
    for (const { port, first } of own) {
      for (let lane = first; lane < first + lanes; lane++) {
        ports.push(port);
        boxes.push(laneBox(box, all, lane));
      }
    }
  }
  return { ports, boxes: boxesOf(boxes) };
};

/** The devices of a block that touch a window, row by row. */
export function* devicesInWindow(map: FabricMap, number: number, window: MapBox): Generator<number> {
  const block = map.blocks[number] as Block;
  const span = (from: number, room: number, pitch: number, most: number): readonly [number, number] => [
    Math.max(0, Math.floor(from / pitch)),
    Math.min(most - 1, Math.floor((from + room) / pitch)),
  ];
  const [left, right] = span(window.x - block.x, window.width, PITCH.x, block.columns);
  const [top, bottom] = span(window.y - block.y, window.height, PITCH.y, Math.ceil(block.count / block.columns));
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const at = row * block.columns + column;
      if (at < block.count) yield map.order[block.first + at] as number;
    }
  }
}
