import { plural } from '../../diagnostics/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import { widthOf } from '../picture.ts';
import { cagesOf, devicesInWindow } from './lines.ts';
import { DEVICE, deviceBox, devicesOfTile, type FabricMap, type MapBox, meet, PITCH } from './map.ts';
import { cageBox } from './panel.ts';
import { type Sight, showsCages, type Window } from './sight.ts';

/** A text to be written, in pixels of the window: its middle and its size. */
export type Label = {
  readonly x: number;
  readonly y: number;
  readonly words: string;
  readonly size: number;
  readonly tone: 'strong' | 'plain' | 'quiet';
  /** stands on lines: set off from them */
  readonly halo: boolean;
};

const SIZE = 12;
const SMALL = 10.5;
const LINE = 1.35;
const EDGE = 4;

/** Labels that do not touch: who comes first stays. */
class Page {
  readonly #taken = new Map<string, MapBox[]>();
  readonly labels: Label[] = [];
  static readonly #CELL = 160;
  readonly #window: Window;

  constructor(window: Window) {
    this.#window = window;
  }

  /** Pixels of a place on the map. */
  at(x: number, y: number): readonly [number, number] {
    const { x: left, y: top, scale } = this.#window;
    return [(x - left) * scale, (y - top) * scale];
  }

  #cells({ x, y, width, height }: MapBox): readonly string[] {
    const cell = (value: number): number => Math.floor(value / Page.#CELL);
    const keys: string[] = [];
    for (let i = cell(x); i <= cell(x + width); i++)
      for (let j = cell(y); j <= cell(y + height); j++) keys.push(`${i},${j}`);
    return keys;
  }

  /** Writes a label where it fits into the room given and hides nothing. @param room width in pixels */
  put(label: Label, room: number): boolean {
    const width = widthOf(label.words, label.size);
    if (width > room) return false;
    const height = label.size * LINE;
    const box = { x: label.x - width / 2, y: label.y - height / 2, width, height };
    const { scale } = this.#window;
    if (!meet(box, { x: 0, y: 0, width: this.#window.width * scale, height: this.#window.height * scale }))
      return false;
    const cells = this.#cells(box);
    if (cells.some((key) => this.#taken.get(key)?.some((other) => meet(other, box)))) return false;
    for (const key of cells) this.#taken.set(key, [...(this.#taken.get(key) ?? []), box]);
    this.labels.push(label);
    return true;
  }
}

/** The names of areas at the left of their upper edge, the outer ones first; they stay in view while the area is. */
const areaLabels = (page: Page, map: FabricMap, window: Window): void => {
  for (const area of map.areas) {
    if (!meet(area, window)) continue;
    const size = area.depth === 0 ? 15 : SIZE;
    const [x, y] = page.at(Math.max(area.x, window.x), area.y);
    const room = (Math.min(area.x + area.width, window.x + window.width) - Math.max(area.x, window.x)) * window.scale;
    const header = area.header * window.scale;
    if (header < size * 1.2) continue;
    const width = widthOf(area.title, size);
    const middle = y + Math.min(header / 2, size + 4);
    page.put({ x: x + width / 2 + 8, y: middle, words: area.title, size, tone: 'strong', halo: true }, room - 8);
  }
};

const blockLabels = (page: Page, map: FabricMap, window: Window): void => {
  for (const block of map.blocks) {
    if (!meet(block, window)) continue;
    const left = Math.max(block.x, window.x);
    const room = (Math.min(block.x + block.width + PITCH.x / 3, window.x + window.width) - left) * window.scale;
    const [x, y] = page.at(left, block.y);
    const title = (words: string): boolean =>
      page.put(
        { x: x + widthOf(words, SIZE) / 2, y: y - SIZE * 0.8, words, size: SIZE, tone: 'quiet', halo: true },
        room,
      );
    if (!title(block.title) && DEVICE.height * window.scale >= SMALL) title(block.short);
  }
};

/** Bundles have a count where what they come from is as wide as this, in pixels, or as the count. */
const LEAST_ROOM = 40;

const bundleLabels = (page: Page, map: FabricMap, lines: Float32Array, window: Window, sight: Sight): void => {
  for (const number of [...sight.bundles, ...sight.links]) {
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = lines.subarray(number * 4, number * 4 + 4);
    const [x, y] = page.at((x1 + x2) / 2, (y1 + y2) / 2);
    const [, top] = page.at(x2, y2);
    const [, bottom] = page.at(x1, y1);
    if (bottom - top < 5 * SIZE) continue;
    const { lower = 0, count = 0 } = map.bundles[number] ?? {};
    const room = (map.blocks[lower]?.width ?? 0) * window.scale;
    page.put(
      { x, y, words: plural(count, 'link'), size: SMALL, tone: 'plain', halo: true },
      Math.max(room, LEAST_ROOM),
    );
  }
};

/** What a device may be called, from the whole name to its number. */
const namesOf = (fabric: Fabric, device: number): readonly string[] => {
  const path = fabric.devices.text(device, 'key').split('/');
  return [fabric.devices.text(device, 'name'), path.slice(-2).join(' '), path.at(-1) ?? ''];
};

/** The devices of a block have names of one length, so that like is named alike: the longest for which there is room. */
const deviceLabels = (page: Page, fabric: Fabric, map: FabricMap, window: Window): void => {
  const room = DEVICE.width * window.scale - EDGE;
  const high = (showsCages(window) ? DEVICE.name : DEVICE.height) * window.scale;
  const size = Math.min(15, high * 0.8, SIZE + window.scale / 2);
  if (size < SMALL) return;
  for (const [number, block] of map.blocks.entries()) {
    if (!meet(block, window)) continue;
    const last = namesOf(fabric, map.order[block.first + block.count - 1] ?? 0);
    const length = last.findIndex((name) => widthOf(name, size) <= room);
    if (length < 0) continue;
    for (const device of devicesInWindow(map, number, window)) {
      const box = deviceBox(map, device);
      const [x, y] = page.at(box.x + box.width / 2, box.y);
      const words = namesOf(fabric, device)[length] ?? '';
      page.put({ x, y: y + high / 2, words, size, tone: 'plain', halo: false }, room);
    }
  }
};

const cageLabels = (page: Page, fabric: Fabric, map: FabricMap, window: Window, sight: Sight): void => {
  for (const start of sight.cages) {
    for (const device of devicesOfTile(map, start)) {
      for (const cage of cagesOf(map, device)) {
        const box = cageBox(map, device, fabric.cages.get(cage, 'number'));
        const high = box.height * window.scale;
        if (high < 2.4 * SMALL) break;
        const [x, y] = page.at(box.x + box.width / 2, box.y + box.height * 0.22);
        const words = fabric.cages.text(cage, 'label');
        const size = Math.min(SIZE, high * 0.35);
        page.put({ x, y, words, size, tone: 'plain', halo: false }, box.width * window.scale - 2);
      }
    }
  }
};

/** The names and counts that can be read at this distance, none over another. @param lines as of `bundleLines` */
export const labelsOf = (
  fabric: Fabric,
  map: FabricMap,
  lines: Float32Array,
  window: Window,
  sight: Sight,
): readonly Label[] => {
  const page = new Page(window);
  areaLabels(page, map, window);
  blockLabels(page, map, window);
  deviceLabels(page, fabric, map, window);
  cageLabels(page, fabric, map, window, sight);
  bundleLabels(page, map, lines, window, sight);
  return page.labels;
};
