import type { Fabric } from '../../fabric/index.ts';
import { endDevices } from './bundles.ts';
import type { FabricMap } from './map.ts';
import type { Thing } from './things.ts';

/** What lights up with a selection: link rows, device rows at their ends, and bundles drawn whole. */
export type Lit = {
  readonly links: readonly number[];
  readonly devices: readonly number[];
  readonly bundles: readonly number[];
};

/** The link rows of a device. */
export const linksOfDevice = (map: FabricMap, device: number): readonly number[] => [
  ...map.links.subarray(map.linkStart[device], map.linkStart[device + 1]),
];

const withEnds = (fabric: Fabric, links: readonly number[], ...own: readonly number[]): Lit => {
  const [a, b] = [endDevices(fabric, 'a', links), endDevices(fabric, 'b', links)];
  return { links, devices: [...new Set([...own, ...a, ...b])], bundles: [] };
};

const bundlesOfBlocks = (map: FabricMap, is: (block: number) => boolean): Lit => ({
  links: [],
  devices: [],
  bundles: map.bundles.flatMap(({ lower, upper }, number) => (is(lower) || is(upper) ? [number] : [])),
});

/** The links of the thing and what they lead to; of blocks and areas, whole bundles. */
export const litBy = (fabric: Fabric, map: FabricMap, thing: Thing): Lit => {
  switch (thing.kind) {
    case 'device':
      return withEnds(fabric, linksOfDevice(map, thing.device), thing.device);
    case 'port': {
      const { links } = fabric;
      const meets = (link: number): boolean =>
        links.get(link, 'a') === thing.port || links.get(link, 'b') === thing.port;
      return withEnds(fabric, linksOfDevice(map, thing.device).filter(meets), thing.device);
    }
    case 'links':
      return withEnds(fabric, thing.links);
    case 'block':
      return bundlesOfBlocks(map, (block) => block === thing.block);
    case 'area': {
      const inside = map.areas[thing.area]?.key ?? '';
      // told of each area once: there are many more blocks and bundles
      const isInside = map.areas.map(({ key }) => key === inside || key.startsWith(`${inside}/`));
      return bundlesOfBlocks(map, (block) => isInside[map.blocks[block]?.area ?? 0] ?? false);
    }
  }
};
