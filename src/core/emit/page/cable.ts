import type { Catalog } from '../../catalog/catalog.ts';
import { plural } from '../../diagnostics/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import { formatLength, type Millimetres, naturalCompare } from '../../units/index.ts';
import { type Html, html, htmlTable, type Piece } from '../html.ts';
import { proofsOf } from '../summary.ts';
import { tierText } from '../words.ts';
import { cableKind, type PortMap, portMaps } from './ports.ts';

/** Switches whose port maps are printed; the rest are in cabling.csv. */
const MOST_MAPS = 128;

/** A, B, … Z, AA, AB: the name of a kind of cord on this page. */
const letterOf = (n: number): string =>
  n < 26 ? String.fromCharCode(65 + n) : letterOf(Math.floor(n / 26) - 1) + letterOf(n % 26);

type Use = {
  readonly row: number;
  readonly kind: string;
  readonly part: string;
  readonly length: number;
  count: number;
};

/** Cables counted by the class of links they are for. */
const usesOf = (fabric: Fabric): readonly Use[] => {
  const uses = new Map<string, Use>();
  for (let cable = 0; cable < fabric.cables.length; cable++) {
    const row = fabric.cables.get(cable, 'class');
    const kind = cableKind(fabric, cable);
    const known = uses.get(`${row}|${kind}`);
    if (known) known.count += 1;
    else {
      const part = fabric.cables.text(cable, 'part');
      uses.set(`${row}|${kind}`, { row, kind, part, length: fabric.cables.get(cable, 'length'), count: 1 });
    }
  }
  return [...uses.values()].toSorted((x, y) => x.row - y.row || naturalCompare(x.part, y.part) || x.length - y.length);
};

/** One line a kind of link: how many of which cable, between what. */
const kinds = (fabric: Fabric, uses: readonly Use[], letters: ReadonlyMap<string, string>): Html => {
  const proofs = proofsOf(fabric);
  const end = (row: number, side: 'a' | 'b'): string => {
    const proof = proofs[row]?.proof[side];
    return proof ? `${proof.device ?? ''} (${proof.cage})` : '';
  };
  return htmlTable(
    ['cord', 'what it is', 'length', 'pieces', 'between', 'links'],
    uses.map(({ row, kind, part, length, count }) => [
      html`<b>${letters.get(kind) ?? ''}</b>`,
      part,
      formatLength(length as Millimetres),
      count,
      html`${fabric.classes.text(row, 'network')}, ${tierText(fabric.classes.text(row, 'tier'))}:<br>${end(row, 'a')} to ${end(row, 'b')}`,
      fabric.classes.get(row, 'links'),
    ]),
    new Set([2, 3, 5]),
  );
};

const mapTable = (fabric: Fabric, maps: readonly PortMap[], letters: ReadonlyMap<string, string>): Html => {
  const rows = maps.slice(0, MOST_MAPS).flatMap(({ device, runs, empty }): Piece[][] => {
    const lines: Piece[][] = runs.map(({ ports, to, module, cable }) => [
      ports,
      module,
      cable >= 0 ? (letters.get(cableKind(fabric, cable)) ?? '') : '',
      to,
    ]);
    if (empty.length > 0) lines.push([empty.join(', '), html`<span class="quiet">stays empty</span>`, '', '']);
    return lines.map((cells, i) => [i === 0 ? html`<b class="b">${device}</b>` : '', ...cells]);
  });
  return htmlTable(['switch', 'its ports', 'module in them', 'cord', 'go to'], rows);
};

/** How it is cabled: the cables by kind, then the port map of every switch. */
export const cableSection = (fabric: Fabric, catalog: Catalog): Html => {
  const uses = usesOf(fabric);
  const letters = new Map([...new Set(uses.map(({ kind }) => kind))].map((kind, i) => [kind, letterOf(i)]));
  const leafs = portMaps(fabric, catalog, 'leaf');
  const spines = portMaps(fabric, catalog, 'spine');
  const small = leafs.length + spines.length <= 64;
  const section = (maps: readonly PortMap[], title: string): Html | undefined => {
    if (maps.length === 0) return undefined;
    const more = maps.length - MOST_MAPS;
    const inside = html`<summary>${title}: where every port goes (${plural(maps.length, 'switch', 'switches')})</summary>${mapTable(fabric, maps, letters)}${more > 0 && html`<p class="quiet">${plural(more, 'further switch', 'further switches')}: see <code>cabling.csv</code>.</p>`}`;
    return small ? html`<details open>${inside}</details>` : html`<details>${inside}</details>`;
  };
  return html`<h2 id="cable">How it is cabled</h2>
<p>A cord joins one port to one port. A fan-out or breakout cable joins one switch port, split into legs, to as many ports: <code>7.2</code> is the second leg of port 7. Clean and look at every end face before it is plugged; an angled (APC) and a flat (UPC) face must not meet.</p>
${kinds(fabric, uses, letters)}
<p>In the tables below a range goes on in step: <em>1 to 8 go to h-1 to h-8, port gpu3</em> means port 1 to h-1, port 2 to h-2 and so on, each to its port gpu3. Legs count on in the same way: 9.1, 9.2, 10.1. <em>Ports 5 to 6 of each</em> fills one far switch after the other. Every single link, with its label, its lanes and its cable, stands in <code>cabling.csv</code> and, a sheet for each pair of racks, in <code>cabling.xlsx</code>, which lie beside this page.</p>
${section(leafs, 'Leafs')}
${section(spines, 'Spines')}
`;
};
