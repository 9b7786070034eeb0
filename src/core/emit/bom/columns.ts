import type { OrderLine } from '../order/order.ts';

/** A column of the order: how it is headed in bom.csv and in bom.xlsx, and what stands in it. */
export type BomColumn = {
  readonly key: string;
  readonly title: string;
  /** of the sheet's column, in characters */
  readonly width: number;
  /** Which sheet of bom.xlsx it is in. */
  readonly sheet: 'order' | 'facts' | 'both';
  readonly numeric?: boolean;
  /** undefined: the cell stays empty, nothing is known or there is nothing to say */
  readonly value: (line: OrderLine, currency: string | undefined) => string | number | undefined;
};

const thousandth = (value: number | undefined): number | undefined => (value === undefined ? undefined : value / 1000);

/** The order, column by column. A fact that is not known leaves its cell empty and is named under `missing`. */
export const BOM_COLUMNS: readonly BomColumn[] = [
  { key: 'kind', title: 'Kind', width: 11, sheet: 'both', value: ({ kind }) => kind },
  { key: 'part', title: 'Part', width: 27, sheet: 'both', value: ({ part }) => part },
  { key: 'vendor', title: 'Vendor', width: 10, sheet: 'both', value: ({ vendor }) => vendor },
  { key: 'part_number', title: 'Part number', width: 18, sheet: 'both', value: ({ partNumber }) => partNumber },
  { key: 'description', title: 'Description', width: 22, sheet: 'order', value: ({ description }) => description },
  {
    key: 'length_m',
    title: 'Length (m)',
    width: 8,
    sheet: 'order',
    numeric: true,
    value: ({ length }) => thousandth(length),
  },
  { key: 'needed', title: 'Needed', width: 8, sheet: 'order', numeric: true, value: ({ needed }) => needed },
  { key: 'spares', title: 'Spares', width: 8, sheet: 'order', numeric: true, value: ({ spares }) => spares },
  { key: 'quantity', title: 'Quantity', width: 9, sheet: 'order', numeric: true, value: ({ quantity }) => quantity },
  { key: 'price', title: 'Price', width: 10, sheet: 'order', numeric: true, value: ({ price }) => price },
  {
    key: 'currency',
    title: 'Currency',
    width: 9,
    sheet: 'order',
    value: ({ price }, currency) => (price === undefined ? undefined : currency),
  },
  {
    key: 'cost',
    title: 'Cost',
    width: 13,
    sheet: 'order',
    numeric: true,
    value: ({ cost }) => (cost === undefined ? undefined : cost / 100),
  },
  { key: 'stock', title: 'In stock', width: 8, sheet: 'order', numeric: true, value: ({ stock }) => stock },
  {
    key: 'beyond_stock',
    title: 'Beyond stock',
    width: 8,
    sheet: 'order',
    numeric: true,
    value: ({ beyondStock }) => beyondStock,
  },
  {
    key: 'lead_time_days',
    title: 'Lead time (days)',
    width: 9,
    sheet: 'order',
    numeric: true,
    value: ({ leadTimeDays }) => leadTimeDays,
  },
  { key: 'phase', title: 'Delivery', width: 12, sheet: 'order', value: ({ phase }) => phase },
  {
    key: 'second_source',
    title: 'Second source',
    width: 21,
    sheet: 'order',
    value: ({ secondSource }) => secondSource,
  },
  { key: 'airflow', title: 'Airflow', width: 11, sheet: 'facts', value: ({ airflow }) => airflow },
  { key: 'power_supply', title: 'Power supply', width: 8, sheet: 'facts', value: ({ powerSupply }) => powerSupply },
  {
    key: 'weight_kg_each',
    title: 'Weight (kg each)',
    width: 9,
    sheet: 'facts',
    numeric: true,
    value: ({ weight }) => thousandth(weight),
  },
  {
    key: 'max_power_w_each',
    title: 'Power (W each, at most)',
    width: 9,
    sheet: 'facts',
    numeric: true,
    value: ({ kind, power }) => (power ? power.max / 1000 : kind === 'fibre' ? 0 : undefined),
  },
  {
    key: 'power_basis',
    title: 'Power is',
    width: 9,
    sheet: 'facts',
    value: ({ kind, power }) => power?.basis ?? (kind === 'fibre' ? 'passive' : 'unknown'),
  },
  { key: 'standard', title: 'Valid by standard', width: 9, sheet: 'facts', value: ({ standard }) => standard },
  { key: 'host_accepts', title: 'Host accepts', width: 9, sheet: 'facts', value: ({ hostAccepts }) => hostAccepts },
  {
    key: 'vendor_supports',
    title: 'Vendor supports',
    width: 9,
    sheet: 'facts',
    value: ({ vendorSupports }) => vendorSupports,
  },
  {
    key: 'fact_confidence',
    title: 'Confidence of facts',
    width: 10,
    sheet: 'facts',
    value: ({ confidence }) => confidence,
  },
  { key: 'missing', title: 'Missing facts', width: 28, sheet: 'facts', value: ({ missing }) => missing.join('; ') },
  { key: 'note', title: 'Note', width: 16, sheet: 'order', value: ({ note }) => note },
];

/** The order as a spreadsheet takes it from the clipboard: cells with a tab between them. */
export const bomCells = (lines: readonly OrderLine[], currency: string | undefined): string =>
  [
    BOM_COLUMNS.map(({ title }) => title),
    ...lines.map((line) =>
      BOM_COLUMNS.map(({ value }) => String(value(line, currency) ?? '').replaceAll(/[\t\r\n]/g, ' ')),
    ),
  ]
    .map((cells) => cells.join('\t'))
    .join('\n');
