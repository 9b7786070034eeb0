import { proofsOf } from '../class-proofs.ts';
import type { EmitInput } from '../emitter.ts';
import { type OrderLine, orderLines, totalOf } from '../order/order.ts';
import type { OrderTerms } from '../order/terms.ts';
import { type Cell, columnLetters, type Sheet, type SheetColumn, sheetNames, type Workbook } from '../xlsx/workbook.ts';
import { BOM_COLUMNS, type BomColumn } from './columns.ts';

const MONEY = new Set(['price', 'cost']);

const ORDER_COLUMNS = BOM_COLUMNS.filter(({ sheet }) => sheet !== 'facts');
const FACT_COLUMNS = BOM_COLUMNS.filter(({ sheet }) => sheet !== 'order');

const sheetColumn = ({ key, title, width, numeric }: BomColumn): SheetColumn => ({
  title,
  width,
  style: MONEY.has(key) ? 'money' : numeric ? 'number' : 'text',
});

/** Columns that the reader fills in stay; others are left out where no line has anything in them. */
const FILLED_IN = new Set(['price', 'cost']);
const columnsFor = (lines: readonly OrderLine[], currency: string | undefined): readonly BomColumn[] =>
  ORDER_COLUMNS.filter(
    ({ key, value }) => FILLED_IN.has(key) || lines.some((line) => value(line, currency) !== undefined),
  );

type LetterOf = (key: string) => string;

/** Price times quantity, worked out anew when the reader types a price in. */
const costCell = (line: OrderLine, row: number, letterOf: LetterOf): Cell => {
  const price = `${letterOf('price')}${row}`;
  return {
    formula: `IF(${price}="","",ROUND(${price}*${letterOf('quantity')}${row},2))`,
    value: line.cost === undefined ? '' : line.cost / 100,
  };
};

/** The sum where every line has a price, else how many have none: never a sum of some. */
const totalCell = (lines: readonly OrderLine[], terms: OrderTerms, letterOf: LetterOf): Cell => {
  const range = (key: string): string => `${letterOf(key)}2:${letterOf(key)}${lines.length + 1}`;
  const open = `COUNTBLANK(${range('price')})`;
  const total = totalOf(lines, terms);
  return {
    formula: `IF(${open}>0,"without a price: "&${open},SUM(${range('cost')}))`,
    value: 'cost' in total ? total.cost / 100 : `without a price: ${total.unpriced}`,
    style: 'total',
  };
};

const orderSheet = (lines: readonly OrderLine[], terms: OrderTerms): Omit<Sheet, 'name'> => {
  const { currency } = terms.supply;
  const columns = columnsFor(lines, currency);
  const letterOf: LetterOf = (key) => columnLetters(columns.findIndex((column) => column.key === key));
  const total = totalCell(lines, terms, letterOf);
  return {
    columns: columns.map(sheetColumn),
    count: lines.length,
    rows: () =>
      lines.map((line, i) =>
        columns.map(({ key, value }) => (key === 'cost' ? costCell(line, i + 2, letterOf) : value(line, currency))),
      ),
    total: columns.map(({ key }) => (key === 'kind' ? 'Total' : key === 'cost' ? total : undefined)),
  };
};

/** A part of several lots has its facts once. */
const factSheet = (lines: readonly OrderLine[]): Omit<Sheet, 'name'> => {
  const once = lines.filter((line, i) => lines[i - 1]?.part !== line.part);
  return {
    columns: FACT_COLUMNS.map(sheetColumn),
    count: once.length,
    rows: () => once.map((line) => FACT_COLUMNS.map(({ value }) => value(line, undefined))),
  };
};

const sparesText = ({ policy }: OrderTerms): string => {
  const asked = Object.entries(policy.spares).map(([kind, { share, minimum }]) => {
    const part = share > 0 ? `${share / 100}% of each line, rounded up` : '';
    const least = minimum > 0 ? (share > 0 ? `, ${minimum} at least` : `${minimum} of each line`) : '';
    return `${kind}: ${part + least || 'none'}`;
  });
  return asked.length > 0 ? asked.join('; ') : 'none: the order section of the fabric file asks for none';
};

const assumptions = ({ fabric, order }: EmitInput): readonly (readonly [string, string])[] => {
  const { policy, supply } = order;
  const rests = proofsOf(fabric).flatMap(
    (entry) => entry?.proof.assumes.map((text) => `${entry.class}: ${text}`) ?? [],
  );
  return [
    ['Spares', sparesText(order)],
    [
      'Lengths',
      policy.lengthsPerType === undefined
        ? 'as routed; integrated cables in the next made length'
        : `at most ${policy.lengthsPerType} of each type; the links are proved with the length ordered`,
    ],
    ['Airflow', policy.airflow ?? 'not decided'],
    ['Power supplies', policy.powerSupply ?? 'not decided'],
    ['Prices', supply.lots.size === 0 ? 'none given' : (supply.currency ?? 'in the currency of the price file')],
    ['Not in this order', 'servers, NICs, power cords, rack rails, patch panels, software licences'],
    ['Verdicts', 'the worst over all link classes a part is used in; unknown is no yes'],
    ...rests.map((text) => ['The proofs assume', text] as const),
    ['Catalogue', fabric.catalogHash],
  ];
};

/** `bom.xlsx`: the order to fill in and print, the facts and verdicts of its parts, and what it rests on. */
export const bomWorkbook = (input: EmitInput): Workbook => {
  const { fabric, catalog, order } = input;
  const lines = orderLines(fabric, catalog, order);
  const stated = assumptions(input);
  const assumed: Omit<Sheet, 'name'> = {
    columns: [
      { title: 'What', width: 20, style: 'strong' },
      { title: 'How', width: 110, style: 'text' },
    ],
    count: stated.length,
    rows: () => stated,
  };
  const [first = '', second = '', third = ''] = sheetNames(['Order', 'Facts and verdicts', 'Spares and assumptions']);
  return {
    title: `${fabric.name}: what to buy`,
    sheets: [
      { name: first, ...orderSheet(lines, order) },
      { name: second, ...factSheet(lines) },
      { name: third, ...assumed },
    ],
  };
};
