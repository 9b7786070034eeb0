import type { Fabric } from '../../fabric/index.ts';
import { naturalCompare } from '../../units/index.ts';

/** Links between two places, in link order. */
export type PlacePair = { readonly a: string; readonly b: string; readonly links: readonly number[] };

/** `su/1` reads "su-1". */
const dashed = (key: string): string => key.replaceAll('/', '-');

/**
 * Where a device stands: its rack ("su-1 rack 2"), or, where no rack is known yet, the row of its tier ("su-1 backend leafs"):
 * switches get racks when the room is described.
 */
const placeOf = (fabric: Fabric, device: number): string => {
  const { devices } = fabric;
  const rack = devices.text(device, 'rack');
  const role = devices.text(device, 'role');
  const match = /^(.*)\/rack\/(\d+)$/.exec(rack);
  // a leaf that serves one rack is taken to stand in it
  if (match) return `${dashed(match[1] ?? '')} rack ${match[2]}`;
  const plane = devices.get(device, 'plane');
  const tier = [devices.text(device, 'network'), plane > 0 ? `p${plane}` : '', `${role}s`].filter(Boolean).join(' ');
  const unit = devices.text(device, 'unit');
  return unit === '' ? tier : `${dashed(unit)} ${tier}`;
};

/** All links by the two places they join, places in the order people sort them. */
export const placePairs = (fabric: Fabric): readonly PlacePair[] => {
  const places = Array.from({ length: fabric.devices.length }, (_, device) => placeOf(fabric, device));
  const placeAt = (port: number): string =>
    places[fabric.cages.get(fabric.ports.get(port, 'cage'), 'device')] as string;
  const pairs = new Map<string, { readonly a: string; readonly b: string; readonly links: number[] }>();
  for (let link = 0; link < fabric.links.length; link++) {
    const a = placeAt(fabric.links.get(link, 'a'));
    const b = placeAt(fabric.links.get(link, 'b'));
    const key = `${a}\n${b}`;
    const known = pairs.get(key);
    if (known) known.links.push(link);
    else pairs.set(key, { a, b, links: [link] });
  }
  return [...pairs.values()].toSorted((x, y) => naturalCompare(x.a, y.a) || naturalCompare(x.b, y.b));
};

/** "su-1 rack 2 - backend leafs", "su-1 backend leafs - spines": what both have is said once. */
export const pairLabel = ({ a, b }: PlacePair): string => {
  if (a === b) return `within ${a}`;
  const said = a.split(' ');
  const words = b.split(' ');
  const rest = words.includes('rack')
    ? words.slice(words[0] === said[0] ? 1 : 0)
    : words.filter((w) => !said.includes(w));
  return `${a} - ${rest.join(' ')}`;
};
