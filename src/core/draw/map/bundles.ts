import type { Fabric } from '../../fabric/index.ts';
import { heightOf } from './groups.ts';
import type { Block, Bundle, FabricMap } from './map.ts';
import { listBy } from './rows.ts';

/** The device at one end of every link, or of those named. */
export const endDevices = ({ links, ports, cages }: Fabric, end: 'a' | 'b', named?: readonly number[]): Int32Array => {
  const column = links.column(end);
  const cage = ports.column('cage');
  const device = cages.column('device');
  const deviceOf = (port: number): number => device[cage[port] as number] as number;
  return named ? Int32Array.from(named, (link) => deviceOf(column[link] as number)) : column.map(deviceOf);
};

/** The links of a fabric by pair of blocks and by device. */
export const bundlesOf = (
  fabric: Fabric,
  blocks: readonly Block[],
  blockOf: Int32Array,
): Pick<FabricMap, 'bundles' | 'linkOrder' | 'linkStart' | 'links'> => {
  const a = endDevices(fabric, 'a');
  const b = endDevices(fabric, 'b');
  const { length } = fabric.links;
  const height = blocks.map(({ role }) => heightOf(role));
  const numbers = new Map<number, number>();
  const pairs: { readonly lower: number; readonly upper: number }[] = [];
  const bundleOf = new Int32Array(length);
  for (let link = 0; link < length; link++) {
    const from = blockOf[a[link] as number] as number;
    const to = blockOf[b[link] as number] as number;
    const up = (height[from] as number) <= (height[to] as number);
    const [lower, upper] = up ? [from, to] : [to, from];
    const pair = lower * blocks.length + upper;
    let number = numbers.get(pair);
    if (number === undefined) {
      number = pairs.push({ lower, upper }) - 1;
      numbers.set(pair, number);
    }
    bundleOf[link] = number;
  }
  const [start, linkOrder] = listBy(pairs.length, length, [bundleOf]);
  const bundles: Bundle[] = pairs.map((pair, i) => {
    const first = start[i] as number;
    return { ...pair, first, count: (start[i + 1] as number) - first };
  });
  const [linkStart, links] = listBy(fabric.devices.length, length, [a, b]);
  return { bundles, linkOrder, linkStart, links };
};
