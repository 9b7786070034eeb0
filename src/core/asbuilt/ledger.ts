import { type Diagnostic, diagnostic, type SourceSpan } from '../diagnostics/index.ts';
import { NONE } from '../fabric/index.ts';
import { type CsvField, readCsv } from '../supply/csv.ts';
import { decibels, type MilliDecibels } from '../units/index.ts';
import { PortNames } from './names.ts';
import type { GivenName } from './observe.ts';
import { deviceNamed, type Plan } from './plan.ts';

/** What was scanned or measured at a port. */
export type LedgerRow = {
  readonly port: number;
  readonly moduleSerial: string | undefined;
  /** the label on the cable: the same at both ends */
  readonly cable: string | undefined;
  readonly cableSerial: string | undefined;
  readonly loss: MilliDecibels | undefined;
  /** `pass` or `fail` of an inspection of the end face, as the instrument prints it */
  readonly endFace: string | undefined;
  readonly wavelength: number | undefined;
  readonly source: SourceSpan;
};

export type Ledger = { readonly rows: readonly LedgerRow[]; readonly diagnostics: readonly Diagnostic[] };

/** Column by its headings, lower case, words joined by nothing. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  device: ['device', 'host', 'switch'],
  port: ['port'],
  moduleSerial: ['moduleserial', 'module', 'opticserial'],
  cable: ['cable', 'cableid', 'label'],
  cableSerial: ['cableserial'],
  loss: ['loss', 'lossdb', 'insertionloss', 'insertionlossdb'],
  endFace: ['endface', 'endfaceresult', 'inspection'],
  wavelength: ['wavelength', 'wavelengthnm', 'nm'],
};

const headOf = (text: string): string | undefined => {
  const plain = text.toLowerCase().replace(/[^a-z]/g, '');
  return Object.keys(COLUMNS).find((column) => COLUMNS[column]?.includes(plain));
};

type Read = { readonly cells: (column: string) => CsvField | undefined; readonly source: SourceSpan };

/** A CSV file as rows by column, with what is wrong in its head. */
const rowsOf = (
  file: string,
  text: string,
  heads: (text: string) => string | undefined,
  needed: readonly string[],
  known: string,
): { readonly rows: readonly Read[]; readonly diagnostics: Diagnostic[] } => {
  const reading = readCsv(text, file);
  if ('problem' in reading)
    return { rows: [], diagnostics: [diagnostic('LW9105', { problem: reading.problem }, { source: reading.source })] };
  const [head = [], ...records] = reading.records;
  const columns = head.map((field) => heads(field.text));
  const diagnostics: Diagnostic[] = head.flatMap((field, i) =>
    columns[i] === undefined
      ? [diagnostic('LW9101', { column: field.text, suggestion: '', known }, { source: field.source })]
      : [],
  );
  const start = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  for (const column of needed)
    if (!columns.includes(column))
      diagnostics.push(diagnostic('LW9102', { column }, { source: head[0]?.source ?? start }));
  if (needed.some((column) => !columns.includes(column))) return { rows: [], diagnostics };
  const rows = records.map((record) => ({
    cells: (column: string): CsvField | undefined => {
      const field = record[columns.indexOf(column)];
      return field?.text === '' ? undefined : field;
    },
    source: record[0]?.source ?? start,
  }));
  return { rows, diagnostics };
};

/** A decimal number of at least nothing; undefined where the cell is empty, and told where it is none. */
const figure = (
  field: CsvField | undefined,
  column: string,
  expected: string,
  faults: Diagnostic[],
): number | undefined => {
  if (!field) return undefined;
  if (/^\d+(?:\.\d+)?$/.test(field.text)) return Number(field.text);
  faults.push(diagnostic('LW9104', { column, expected, found: field.text }, { source: field.source }));
  return undefined;
};

/** Reads the ledger of a room: a row a port, columns by their headings. Rows that name no port of the plan are told and left out. */
export const readLedger = (plan: Plan, file: string, text: string): Ledger => {
  const known = 'device, port, module serial, cable, cable serial, loss dB, end face, wavelength nm';
  const { rows: read, diagnostics } = rowsOf(file, text, headOf, ['device', 'port'], known);
  const names = new PortNames(plan);
  const rows: LedgerRow[] = [];
  for (const { cells, source } of read) {
    const [on = '', label = ''] = [cells('device')?.text, cells('port')?.text];
    const device = deviceNamed(plan, on);
    const port = device === NONE ? NONE : names.labelled(device, label);
    if (port === NONE) {
      diagnostics.push(diagnostic('LW9103', { device: on, port: label }, { source }));
      continue;
    }
    const loss = figure(cells('loss'), 'loss dB', 'a loss in dB', diagnostics);
    rows.push({
      port,
      moduleSerial: cells('moduleSerial')?.text,
      cable: cells('cable')?.text,
      cableSerial: cells('cableSerial')?.text,
      loss: loss === undefined ? undefined : decibels(loss),
      endFace: cells('endFace')?.text,
      wavelength: figure(cells('wavelength'), 'wavelength nm', 'a wavelength in nm', diagnostics),
      source,
    });
  }
  return { rows, diagnostics };
};

const INTERFACE_HEADS = ['device', 'port', 'interface'];

/** What a file of a state folder is by its headings, where it is a table that people write; undefined for all others. */
export const tableKind = (file: string, text: string): 'interfaces' | 'ledger' | undefined => {
  if (!/\.csv$/i.test(file)) return undefined;
  if (/(?:^|\/)interfaces\.csv$/i.test(file)) return 'interfaces';
  const reading = readCsv(/^[^\r\n]*/.exec(text)?.[0] ?? '', file);
  const heads = 'problem' in reading ? [] : (reading.records[0] ?? []).map((field) => field.text);
  if (INTERFACE_HEADS.every((column) => heads.some((head) => head.toLowerCase() === column))) return 'interfaces';
  const columns = new Set(heads.map(headOf));
  columns.delete(undefined);
  return columns.has('device') && columns.has('port') && columns.size > 2 ? 'ledger' : undefined;
};

/** Reads `interfaces.csv`: device, port as the plan labels it, and the name (or MAC address) that the device gives it. */
export const readInterfaces = (
  file: string,
  text: string,
): { readonly names: readonly GivenName[]; readonly diagnostics: readonly Diagnostic[] } => {
  const head = (name: string): string | undefined => INTERFACE_HEADS.find((column) => column === name.toLowerCase());
  const { rows, diagnostics } = rowsOf(file, text, head, INTERFACE_HEADS, INTERFACE_HEADS.join(', '));
  const names = rows.flatMap(({ cells }) => {
    const [device, port, given] = INTERFACE_HEADS.map((column) => cells(column)?.text);
    return device && port && given ? [{ device, port, interface: given }] : [];
  });
  return { names, diagnostics };
};
