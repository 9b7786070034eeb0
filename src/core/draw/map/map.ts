/*
 * The whole fabric laid out on a plane: areas (units, pods) with blocks of like devices in them, tier over tier. Places are
 * in map units, y downwards; the widths of devices and gaps below are in the same units. Rows are those of the fabric that
 * was laid out.
 */

export type Point = readonly [x: number, y: number];

export type MapBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A unit, a pod, or the whole fabric (the first area, without a key). */
export type Area = MapBox & {
  readonly key: string;
  readonly title: string;
  readonly depth: number;
  /** height of the room for its name, at its upper edge */
  readonly header: number;
};

/** Devices of one role, network and plane (servers: of one class) in one area: a grid filled row by row. */
export type Block = MapBox & {
  readonly key: string;
  readonly title: string;
  /** the least that tells it from its neighbours */
  readonly short: string;
  readonly role: string;
  /** the area it stands in */
  readonly area: number;
  /** its devices are `order[first … first + count − 1]` */
  readonly first: number;
  readonly count: number;
  readonly columns: number;
};

/** All links between two blocks; `upper` is the one of the higher tier. */
export type Bundle = {
  readonly lower: number;
  readonly upper: number;
  /** its links are `linkOrder[first … first + count − 1]` */
  readonly first: number;
  readonly count: number;
};

/** A fabric laid out: plain data and typed arrays, to be handed from a worker to the page. */
export type FabricMap = {
  /** the whole fabric first, then every area after the one it stands in */
  readonly areas: readonly Area[];
  readonly blocks: readonly Block[];
  readonly bundles: readonly Bundle[];
  /** device rows, block by block */
  readonly order: Int32Array;
  /** by device row: block, left and upper edge */
  readonly blockOf: Int32Array;
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** cage rows, device by device: those of device d are `cages[cageStart[d] … cageStart[d + 1] − 1]` */
  readonly cageStart: Int32Array;
  readonly cages: Int32Array;
  /** port rows, cage by cage, in the same way */
  readonly portStart: Int32Array;
  readonly ports: Int32Array;
  /** by port row: where its link meets it */
  readonly portX: Float32Array;
  readonly portY: Float32Array;
  /** by device row: the lowest cage number of its model in this fabric, and how its faceplate is divided */
  readonly panelFirst: Int32Array;
  readonly panelColumns: Int32Array;
  readonly panelRows: Int32Array;
  /** link rows, bundle by bundle */
  readonly linkOrder: Int32Array;
  /** link rows by device, as cages are */
  readonly linkStart: Int32Array;
  readonly links: Int32Array;
};

/** A device: a faceplate under a strip for its name. */
export const DEVICE = { width: 48, height: 18, name: 7 };
/** From one device to the next of a block. */
export const PITCH = { x: DEVICE.width + 8, y: DEVICE.height + 6 };

export const centreOf = ({ x, y, width, height }: MapBox): Point => [x + width / 2, y + height / 2];

export const meet = (a: MapBox, b: MapBox): boolean =>
  a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;

/** The least box that holds both. */
export const hull = (a: MapBox, b: MapBox): MapBox => {
  const x = Math.min(a.x, b.x);
  const y = Math.min(a.y, b.y);
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
};

export const isIn = ([x, y]: Point, box: MapBox): boolean =>
  x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;

/** The devices of a block that show their cages together: so many at most, one after another in `order`. */
const TILE = 8;

/** Places in `order` where the tiles of a block begin. */
export const tilesOf = ({ first, count }: Block): readonly number[] =>
  Array.from({ length: Math.ceil(count / TILE) }, (_, i) => first + i * TILE);

/** The devices of the tile that begins at a place in `order`. */
export const devicesOfTile = ({ blocks, blockOf, order }: FabricMap, start: number): Int32Array => {
  const { first = 0, count = 0 } = blocks[blockOf[order[start] ?? 0] ?? 0] ?? {};
  return order.subarray(start, Math.min(start + TILE, first + count));
};

export const deviceBox = ({ x, y }: FabricMap, device: number): MapBox => ({
  x: x[device] as number,
  y: y[device] as number,
  width: DEVICE.width,
  height: DEVICE.height,
});
