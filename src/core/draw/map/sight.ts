import {
  type Bundle,
  DEVICE,
  deviceBox,
  devicesOfTile,
  type FabricMap,
  hull,
  type MapBox,
  meet,
  tilesOf,
} from './map.ts';
import { cageBox } from './panel.ts';

/** The part of the map that is looked at, and pixels a map unit. */
export type Window = MapBox & { readonly scale: number };

/** What is drawn of the map at a moment: numbers of blocks and bundles. */
export type Sight = {
  /** bundles drawn as one line each */
  readonly bundles: readonly number[];
  /** bundles whose links are drawn one by one */
  readonly links: readonly number[];
  /** tiles of devices that show their cages, by their place in the order */
  readonly cages: readonly number[];
  /** devices whose cages show their lanes, by row */
  readonly lanes: readonly number[];
};

/** Width of a device in pixels from which its links are told apart, from which its cages are. */
const LINKS_FROM = 36;
const CAGES_FROM = 90;
/** Width of a cage in pixels from which its lanes are told apart. */
const LANES_FROM = 26;
/** Links drawn one by one into one block, and in all: more make a grey surface that says nothing. */
const MOST_INTO_BLOCK = 2_500;
const MOST_LINKS = 12_000;

const inWindow = (map: FabricMap, window: MapBox, { lower, upper }: Bundle): boolean => {
  const [a, b] = [map.blocks[lower], map.blocks[upper]];
  return a !== undefined && b !== undefined && meet(hull(a, b), window);
};

/** The bundles told apart into links: all that go up into a block, or none of them, so that like is drawn alike. */
const toldApart = (map: FabricMap, seen: readonly number[]): readonly number[] => {
  const into = new Map<number, { readonly bundles: number[]; links: number }>();
  for (const number of seen) {
    const { upper, count } = map.bundles[number] as Bundle;
    const group = into.get(upper) ?? { bundles: [], links: 0 };
    group.bundles.push(number);
    group.links += count;
    into.set(upper, group);
  }
  const fitting = [...into.values()].filter(({ links }) => links <= MOST_INTO_BLOCK);
  const all = fitting.reduce((sum, { links }) => sum + links, 0);
  return all <= MOST_LINKS ? fitting.flatMap(({ bundles }) => bundles) : [];
};

/** Whether devices show their cages at this distance. */
export const showsCages = ({ scale }: Pick<Window, 'scale'>): boolean => DEVICE.width * scale >= CAGES_FROM;

const showsLanes = (map: FabricMap, { scale }: Window, device: number): boolean =>
  cageBox(map, device, map.panelFirst[device] ?? 0).width * scale >= LANES_FROM;

/** How much detail to draw: the nearer, the more. */
export const sightOf = (map: FabricMap, window: Window): Sight => {
  const seen = map.bundles.flatMap((bundle, number) => (inWindow(map, window, bundle) ? [number] : []));
  const device = DEVICE.width * window.scale;
  const links = device >= LINKS_FROM ? toldApart(map, seen) : [];
  const single = new Set(links);
  const near = showsCages(window) ? map.blocks.flatMap((block) => (meet(block, window) ? tilesOf(block) : [])) : [];
  const cages = near.filter((start) => devicesOfTile(map, start).some((one) => meet(deviceBox(map, one), window)));
  const devices = cages.flatMap((start) => [...devicesOfTile(map, start)]);
  return {
    bundles: seen.filter((number) => !single.has(number)),
    links,
    cages,
    lanes: devices.filter((one) => showsLanes(map, window, one) && meet(deviceBox(map, one), window)),
  };
};
