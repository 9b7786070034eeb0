import {
  boxOf,
  centreOf,
  nearestDevice,
  nextDevice,
  type Point,
  type Thing,
} from '../../../../src/core/draw/map/index.ts';
import type { Drawn } from './scene.ts';
import type { Stage } from './stage.ts';

const STEP = 80;
const ZOOM = 1.4;
const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/**
 * What a key does: arrows move the map, or go from a selected device to the next (Shift moves the map even then); + − 0 zoom;
 * Enter selects the device in the middle, Escape nothing.
 * @returns whether the key was one of the map's
 */
export const pressKey = (
  event: { readonly key: string; readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean },
  stage: Stage,
  { fabric, map }: Drawn,
  selected: Thing | undefined,
  select: (thing: Thing | undefined) => void,
): boolean => {
  if (event.ctrlKey || event.metaKey) return false;
  const way = WAYS[event.key];
  const device = (row: number | undefined): void => {
    if (row !== undefined) select({ kind: 'device', device: row });
  };
  if (way && selected && !event.shiftKey) device(nextDevice(map, centreOf(boxOf(fabric, map, selected)), way));
  else if (way) stage.pan(way[0] * STEP, way[1] * STEP);
  else if (event.key === '+' || event.key === '=') stage.zoom(ZOOM);
  else if (event.key === '-') stage.zoom(1 / ZOOM);
  else if (event.key === '0') stage.fit();
  else if (event.key === 'Enter') device(nearestDevice(map, stage.middle));
  else if (event.key === 'Escape' && selected) select(undefined);
  else return false;
  return true;
};
