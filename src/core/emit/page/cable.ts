import { plural } from '../../diagnostics/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import { formatLength, type Millimetres, naturalCompare } from '../../units/index.ts';
import { type Html, html, htmlTable } from '../html.ts';
import { proofsOf } from '../summary.ts';
import { tierText } from '../words.ts';
import { type PortMap, portMaps } from './ports.ts';

/** Switches whose port maps are printed; the rest are in cabling.csv. */
const MOST_MAPS = 128;

/** One line a kind of link: how many of which cable, between what. */
const kinds = (fabric: Fabric): Html => {
  const proofs = proofsOf(fabric);
  const cables = new Map<string, { row: number; length: number; part: string; count: number }>();
  for (let cable = 0; cable < fabric.cables.length; cable++) {
    const row = fabric.cables.get(cable, 'class');
    const part = fabric.cables.text(cable, 'part');
    const length = fabric.cables.get(cable, 'length');
    const key = `${row}|${length}|${part}`;
    const known = cables.get(key);
    if (known) known.count += 1;
    else cables.set(key, { row, length, part, count: 1 });
  }
  const end = (row: number, side: 'a' | 'b'): string => {
    const proof = proofs[row]?.proof[side];
    return proof ? `${proof.device ?? ''} (${proof.cage})` : '';
  };
  return htmlTable(
    ['network', 'between', 'cable', 'length', 'pieces', 'links'],
    [...cables.values()]
      .toSorted((x, y) => x.row - y.row || naturalCompare(x.part, y.part) || x.length - y.length)
      .map(({ row, length, part, count }) => [
        fabric.classes.text(row, 'network'),
        html`${tierText(fabric.classes.text(row, 'tier'))}:<br>${end(row, 'a')} to ${end(row, 'b')}`,
        part,
        formatLength(length as Millimetres),
        count,
        fabric.classes.get(row, 'links'),
      ]),
    new Set([3, 4, 5]),
  );
};

const mapTable = (maps: readonly PortMap[]): Html =>
  htmlTable(
    ['switch', 'its ports', 'go to'],
    maps
      .slice(0, MOST_MAPS)
      .flatMap(({ device, runs }) =>
        runs.map(({ ports, to }, i) => [i === 0 ? html`<b>${device}</b>` : '', ports, to]),
      ),
  );

const mapSection = (maps: readonly PortMap[], title: string, open: boolean): Html | undefined => {
  if (maps.length === 0) return undefined;
  const more = maps.length - MOST_MAPS;
  const rest =
    more > 0 &&
    html`<p class="quiet">${plural(more, 'further switch', 'further switches')}: see <code>cabling.csv</code>.</p>`;
  const summary = html`<summary>${title}: where every port goes (${plural(maps.length, 'switch', 'switches')})</summary>`;
  return open
    ? html`<details open>${summary}${mapTable(maps)}${rest}</details>`
    : html`<details>${summary}${mapTable(maps)}${rest}</details>`;
};

/** How it is cabled: the cables by kind, then the port map of every switch. */
export const cableSection = (fabric: Fabric): Html => {
  const leafs = portMaps(fabric, 'leaf');
  const spines = portMaps(fabric, 'spine');
  const small = leafs.length + spines.length <= 64;
  return html`<h2 id="cable">How it is cabled</h2>
<p>A cord joins one port to one port; a fan-out or a breakout cable joins one switch port, split into several, to as many others: <code>7.2</code> is the second leg of port 7. Every single link, with its label, its lanes and its cable, stands in <code>cabling.csv</code> and, a sheet for each pair of racks, in <code>cabling.xlsx</code>.</p>
${kinds(fabric)}
${mapSection(leafs, 'Leafs', small)}
${mapSection(spines, 'Spines', small)}
`;
};
