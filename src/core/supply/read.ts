import type { Catalog } from '../catalog/catalog.ts';
import { type Diagnostic, diagnostic, type SourceSpan } from '../diagnostics/index.ts';
import { nearWord } from '../intent/words.ts';
import { clip, didYouMean, found, listed, readYaml } from '../yaml/index.ts';
import { COLUMNS, type Column, columnFor } from './columns.ts';
import { readCsv } from './csv.ts';
import { partFinder } from './known-parts.ts';
import { type Lot, NO_SUPPLY, NOTHING_KNOWN, type Supply } from './supply.ts';

/** The user's price and stock file. */
export type SupplyText = { readonly file: string; readonly text: string };

/** A supply, or the reasons why there is none; warnings may stand beside it. */
export type SupplyRead = { readonly supply: Supply; readonly diagnostics: readonly Diagnostic[] };

type Cell = { readonly column: Column; readonly text: string; readonly source: SourceSpan | undefined };
type Row = { readonly cells: readonly Cell[]; readonly source: SourceSpan | undefined };
type Rows = { readonly rows: readonly Row[]; readonly diagnostics: Diagnostic[] };

const unknownColumn = (name: string, source: SourceSpan | undefined): Diagnostic => {
  const known = COLUMNS.map((column) => column.name);
  return diagnostic(
    'LW7003',
    { column: clip(name), suggestion: didYouMean(nearWord(name.toLowerCase(), known)), known: listed(known, 20) },
    { source },
  );
};

const csvRows = ({ text, file }: SupplyText): Rows => {
  const reading = readCsv(text, file);
  if ('problem' in reading)
    return { rows: [], diagnostics: [diagnostic('LW7005', { problem: reading.problem }, { source: reading.source })] };
  const diagnostics: Diagnostic[] = [];
  const [header = [], ...records] = reading.records;
  const columns = header.map(({ text: heading, source }, at) => {
    const column = columnFor(heading);
    if (!column) {
      if (heading !== '') diagnostics.push(unknownColumn(heading, source));
    } else if (header.findIndex((other) => columnFor(other.text) === column) < at)
      diagnostics.push(diagnostic('LW7006', { column: column.name }, { source }));
    return column;
  });
  if (header[0] && !columns.some((column) => column?.name === 'part'))
    diagnostics.push(diagnostic('LW7004', { where: 'the header' }, { source: header[0].source }));
  const rows = records.map((record): Row => {
    const source = record[0]?.source;
    const beyond = record[header.length];
    if (beyond && beyond.text !== '')
      diagnostics.push(
        diagnostic('LW7007', { found: record.length, wanted: header.length }, { source: beyond.source }),
      );
    return {
      source,
      cells: record.flatMap((field, at) => {
        const column = columns[at];
        return column && field.text !== '' ? [{ column, ...field }] : [];
      }),
    };
  });
  return { rows, diagnostics };
};

const startOf = (file: string): SourceSpan => ({ file, line: 1, column: 1, endLine: 1, endColumn: 2 });

const isMapping = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `PART: 350`, `PART: { price: 350, stock: 12 }`, or a list of such for several lots. */
const yamlRows = ({ text, file }: SupplyText): Rows => {
  const { value, spans, diagnostics: faults } = readYaml(text, file);
  // a file without a value is told as one without rows
  const diagnostics = faults.filter(({ code }) => code !== 'LW1002');
  if (!value) return { rows: [], diagnostics };
  const wrong = (what: unknown, path: readonly (string | number)[], expected: string): void => {
    const source = spans(path, 'value') ?? startOf(file);
    diagnostics.push(diagnostic('LW7002', { expected, found: found(what) }, { source }));
  };
  if (!isMapping(value.root)) {
    wrong(value.root, [], 'part ids with prices, for example { PART: 350 }');
    return { rows: [], diagnostics };
  }
  const rows: Row[] = [];
  for (const [part, said] of Object.entries(value.root)) {
    const name = { column: COLUMNS[0] as Column, text: part, source: spans([part], 'key') };
    const lots = Array.isArray(said) ? said : [said];
    for (const [at, lot] of lots.entries()) {
      const path = Array.isArray(said) ? [part, at] : [part];
      const given = isMapping(lot) ? lot : { price: lot };
      const cells = Object.entries(given).flatMap(([key, cell]): Cell[] => {
        const place = isMapping(lot) ? [...path, key] : path;
        const column = columnFor(key);
        if (!column) diagnostics.push(unknownColumn(key, spans(place, 'key')));
        else if (typeof cell === 'string' || typeof cell === 'number')
          return [{ column, text: String(cell).trim(), source: spans(place, 'value') }];
        else wrong(cell, place, column.expected);
        return [];
      });
      rows.push({ cells: [name, ...cells], source: name.source });
    }
  }
  return { rows, diagnostics };
};

const lotOf = ({ cells, source }: Row, diagnostics: Diagnostic[]): Lot => {
  let lot: Lot = { ...NOTHING_KNOWN, part: '', source };
  for (const { column, text, source: at } of cells) {
    const read = column.read(text);
    if (read) lot = { ...lot, ...read };
    else {
      const args = { column: column.name, expected: column.expected, found: found(text) };
      diagnostics.push(diagnostic('LW7008', args, { source: at }));
    }
  }
  if (lot.part === '') diagnostics.push(diagnostic('LW7004', { where: 'this row' }, { source }));
  return lot;
};

/** Prices of two currencies can neither be compared nor summed. */
const currencyOf = (rows: readonly Row[], diagnostics: Diagnostic[]): string | undefined => {
  let first: string | undefined;
  for (const { cells } of rows) {
    const cell = cells.find(({ column }) => column.name === 'currency');
    const currency = cell?.text.toUpperCase();
    first ??= currency;
    if (currency !== undefined && first !== undefined && currency !== first) {
      diagnostics.push(diagnostic('LW7009', { first, second: clip(currency) }, { source: cell?.source }));
      break;
    }
  }
  return first;
};

/**
 * Reads the user's price and stock file, CSV, YAML or JSON by its name, and finds its parts in the catalogue. Bad cells are
 * errors with their place; columns that are not known are named and left aside. Never throws.
 */
export const readSupply = (text: SupplyText, catalog: Catalog): SupplyRead => {
  const kind = /\.(csv|tsv|txt)$/i.test(text.file)
    ? csvRows
    : /\.(ya?ml|json)$/i.test(text.file)
      ? yamlRows
      : undefined;
  if (!kind) {
    return { supply: NO_SUPPLY, diagnostics: [diagnostic('LW7001', { file: text.file })] };
  }
  const { rows, diagnostics } = text.text.trim() === '' ? { rows: [], diagnostics: [] } : kind(text);
  if (rows.length === 0 && diagnostics.length === 0)
    diagnostics.push(diagnostic('LW7010', {}, { source: startOf(text.file) }));
  const find = partFinder(catalog);
  const lots = new Map<string, Lot[]>();
  for (const row of rows) {
    const said = lotOf(row, diagnostics);
    const lot = { ...said, part: find(said.part) ?? said.part };
    const before = lots.get(lot.part);
    if (!before) lots.set(lot.part, [lot]);
    else {
      if (before.some((other) => other.length === lot.length && other.stock === undefined))
        diagnostics.push(diagnostic('LW7011', { part: clip(said.part) }, { source: row.source }));
      before.push(lot);
    }
  }
  return { supply: { lots, currency: currencyOf(rows, diagnostics) }, diagnostics };
};
