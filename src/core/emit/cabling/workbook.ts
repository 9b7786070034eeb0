import { type Fabric, linkAt } from '../../fabric/index.ts';
import { type Cell, type Sheet, type SheetColumn, sheetNames, type Workbook } from '../xlsx/workbook.ts';
import { type PlacePair, pairLabel, placePairs } from './places.ts';
import { cableLabel, cableOf, lanesText } from './rows.ts';

const text = (title: string, width: number): SheetColumn => ({ title, width, style: 'text' });
const number = (title: string, width: number): SheetColumn => ({ title, width, style: 'number' });

const COLUMNS: readonly SheetColumn[] = [
  { title: 'Done', width: 6, style: 'tick' },
  text('Cable', 18),
  text('Label', 31),
  text('From device', 15),
  text('Port', 9),
  text('Lanes', 6),
  text('Module', 23),
  text('To device', 17),
  text('Port', 6),
  text('Lanes', 6),
  text('Module', 23),
  text('Cable or cord', 30),
  number('Length (m)', 8),
  text('Leg', 7),
];
/** Only on sheets that have any: paper is narrow. */
const SECOND = text('Then fan-out', 18);

/** Which leg of a split cable a link is: "2 of 4", of the end that splits. */
const legText = (ways: number, leg: number): string => (ways > 1 ? `${leg + 1} of ${ways}` : '');

const BOX = '\u2610';

const rowOf = (fabric: Fabric, index: number, withSecond: boolean): readonly Cell[] => {
  const link = linkAt(fabric, index);
  const { a, b } = link;
  const cable = cableOf(fabric, link);
  return [
    BOX,
    cable.key,
    cableLabel(link),
    a.deviceName,
    a.label,
    lanesText(a),
    a.module,
    b.deviceName,
    b.label,
    lanesText(b),
    b.module,
    cable.part,
    cable.length,
    [legText(a.ways, a.leg), legText(b.ways, b.leg)].filter(Boolean).join(', '),
    ...(withSecond ? [cable.second] : []),
  ];
};

const INDEX: readonly SheetColumn[] = [
  { title: 'Done', width: 6, style: 'tick' },
  text('Sheet', 34),
  text('From', 34),
  text('To', 34),
  number('Links', 8),
  number('Cables', 8),
];

const cablesOf = (fabric: Fabric, { links }: PlacePair): number => {
  const cables = new Set<number>();
  for (const link of links) {
    for (const column of ['cable', 'farCable'] as const) {
      const cable = fabric.links.get(link, column);
      if (cable >= 0) cables.add(cable);
    }
  }
  return cables.size;
};

/** `cabling.xlsx`: an index, and for each pair of racks a sheet to print and tick off. */
export const cablingWorkbook = (fabric: Fabric): Workbook => {
  const pairs = placePairs(fabric);
  const [index = 'Index', ...names] = sheetNames(['Index', ...pairs.map(pairLabel)]);
  const overview: Sheet = {
    name: index,
    columns: INDEX,
    count: pairs.length,
    rows: () =>
      pairs.map((pair, i): readonly Cell[] => {
        const sheet = names[i] ?? '';
        return [BOX, { text: sheet, sheet }, pair.a, pair.b, pair.links.length, cablesOf(fabric, pair)];
      }),
  };
  const sheets = pairs.map(({ links }, i): Sheet => {
    const withSecond = links.some((link) => fabric.links.get(link, 'farCable') >= 0);
    return {
      name: names[i] ?? '',
      columns: withSecond ? [...COLUMNS, SECOND] : COLUMNS,
      count: links.length,
      *rows() {
        for (const link of links) yield rowOf(fabric, link, withSecond);
      },
    };
  });
  return { title: `${fabric.name}: cabling`, sheets: [overview, ...sheets] };
};
