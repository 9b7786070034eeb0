import { metres } from '../units/index.ts';
import type { Lot } from './supply.ts';

/** A cell read into the fields of a lot, or what was expected instead. */
type Read = (text: string) => Partial<Lot> | undefined;

/** A column of the user's file. */
export type Column = {
  readonly name: string;
  /** How it is also headed. */
  readonly also: readonly string[];
  readonly expected: string;
  readonly read: Read;
};

const number = (text: string, pattern: RegExp, most: number): number | undefined => {
  const value = pattern.test(text) ? Number(text) : Number.NaN;
  return value <= most ? value : undefined;
};

const DECIMAL = /^\d{1,9}(\.\d{1,6})?$/;
const WHOLE = /^\d{1,9}$/;

const as =
  (field: 'price' | 'stock' | 'leadTimeDays', pattern: RegExp, most: number, factor = 1): Read =>
  (text) => {
    const value = number(text, pattern, most);
    return value === undefined ? undefined : { [field]: value * factor };
  };

const words =
  (field: 'part' | 'phase' | 'secondSource' | 'note'): Read =>
  (text) =>
    text.length <= 200 ? { [field]: text } : undefined;

/** The columns of the price and stock file; docs/orders.md tells what they mean. The currency is read apart: it is one a file. */
export const COLUMNS: readonly Column[] = [
  { name: 'part', also: ['part_number', 'id'], expected: 'a part id or part number', read: words('part') },
  {
    name: 'length_m',
    also: ['length'],
    expected: 'a length in metres such as 20 or 1.5',
    read: (text) => {
      const value = number(text, DECIMAL, 100_000);
      return value ? { length: metres(value) } : undefined;
    },
  },
  { name: 'price', also: ['unit_price'], expected: 'a number such as 350 or 899.50', read: as('price', DECIMAL, 1e9) },
  {
    name: 'currency',
    also: [],
    expected: 'three letters such as EUR',
    read: (text) => (/^[A-Za-z]{3}$/.test(text) ? {} : undefined),
  },
  { name: 'stock', also: ['in_stock'], expected: 'a whole number of pieces', read: as('stock', WHOLE, 1e9) },
  {
    name: 'lead_time_days',
    also: [],
    expected: 'a whole number of days',
    read: as('leadTimeDays', WHOLE, 36_500),
  },
  { name: 'lead_time_weeks', also: [], expected: 'a whole number of weeks', read: as('leadTimeDays', WHOLE, 5200, 7) },
  { name: 'phase', also: ['delivery'], expected: 'up to 200 characters', read: words('phase') },
  { name: 'second_source', also: [], expected: 'up to 200 characters', read: words('secondSource') },
  { name: 'note', also: [], expected: 'up to 200 characters', read: words('note') },
];

/** The column a heading means: letter case, spaces and hyphens do not matter. */
export const columnFor = (heading: string): Column | undefined => {
  const name = heading.toLowerCase().replace(/[\s-]+/g, '_');
  return COLUMNS.find((column) => column.name === name || column.also.includes(name));
};
