import { centreOf, type FabricMap, type MapBox, type Point, type Window } from '../../../../src/core/draw/map/index.ts';

/** Where the reader looks from: the middle of the window on the map, and pixels a map unit. */
export type Camera = { readonly x: number; readonly y: number; readonly scale: number };

/** Size of the window in pixels. */
export type Frame = { readonly width: number; readonly height: number };

/** Pixels a map unit at which a lane is wide enough to point at. */
const NEAREST = 120;
/** Room left around what is fitted. */
const MARGIN = 0.94;
/** A thing gone to is shown with what is around it: it takes this share of the window. */
const SHARE = 0.25;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

const fitting = (box: MapBox, frame: Frame): number =>
  Math.min(frame.width / box.width, frame.height / box.height) * MARGIN;

const whole = (map: FabricMap): MapBox => map.areas[0] ?? { x: 0, y: 0, width: 1, height: 1 };

/** The whole map in the window. */
export const fitted = (map: FabricMap, frame: Frame): Camera => {
  const box = whole(map);
  const [x, y] = centreOf(box);
  return { x, y, scale: fitting(box, frame) };
};

/** The part of the map in the window. */
export const windowOf = ({ x, y, scale }: Camera, { width, height }: Frame): Window => ({
  x: x - width / scale / 2,
  y: y - height / scale / 2,
  width: width / scale,
  height: height / scale,
  scale,
});

/** The place on the map of a pixel of the window. */
export const onMap = (camera: Camera, frame: Frame, [px, py]: Point): Point => [
  camera.x + (px - frame.width / 2) / camera.scale,
  camera.y + (py - frame.height / 2) / camera.scale,
];

/** Keeps some of the map in the window. */
const kept = (camera: Camera, map: FabricMap, frame: Frame): Camera => {
  const box = whole(map);
  const scale = clamp(camera.scale, fitting(box, frame) / 2, NEAREST);
  return { x: clamp(camera.x, box.x, box.x + box.width), y: clamp(camera.y, box.y, box.y + box.height), scale };
};

/** Moved by pixels. */
export const panned = (camera: Camera, map: FabricMap, frame: Frame, dx: number, dy: number): Camera =>
  kept({ ...camera, x: camera.x + dx / camera.scale, y: camera.y + dy / camera.scale }, map, frame);

/** Nearer or farther by a factor; the place under the pixel stays under it. */
export const zoomed = (camera: Camera, map: FabricMap, frame: Frame, factor: number, at: Point): Camera => {
  const [x, y] = onMap(camera, frame, at);
  const { scale } = kept({ ...camera, scale: camera.scale * factor }, map, frame);
  const back = camera.scale / scale;
  return kept({ x: x + (camera.x - x) * back, y: y + (camera.y - y) * back, scale }, map, frame);
};

/**
 * The camera that shows a thing well; the same camera where it is already in view and large enough to see.
 * @param share how much of the window it takes
 */
export const showing = (camera: Camera, map: FabricMap, frame: Frame, box: MapBox, share = SHARE): Camera => {
  const window = windowOf(camera, frame);
  const inside =
    box.x >= window.x &&
    box.y >= window.y &&
    box.x + box.width <= window.x + window.width &&
    box.y + box.height <= window.y + window.height;
  if (inside && box.width * camera.scale >= 40) return camera;
  const [x, y] = centreOf(box);
  return kept({ x, y, scale: fitting(box, frame) * share }, map, frame);
};
