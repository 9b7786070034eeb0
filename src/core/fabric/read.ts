import { CODES, type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { createFabric, type Fabric, TABLE_NAMES, trimFabric } from './fabric.ts';
import { FABRIC_FORMAT, FABRIC_VERSION } from './json.ts';
import { type Columns, NONE, REFERENCES, TABLE_COLUMNS, type TableName } from './tables.ts';

/** Why a text is no fabric. Raised and caught inside this file only. */
class Problem extends Error {}

type Json = Readonly<Record<string, unknown>>;

/** A JSON object, not a list. */
export const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isCell = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= -0x8000_0000 && value <= 0x7fff_ffff;

const parse = (text: string): Json => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new Problem('it is not JSON');
  }
  if (!isObject(value) || value.format !== FABRIC_FORMAT) throw new Problem(`its format is not ${FABRIC_FORMAT}`);
  if (value.version !== FABRIC_VERSION) throw new Problem(`its version is not ${FABRIC_VERSION}`);
  return value;
};

const textsOf = (value: unknown): readonly string[] => {
  if (!Array.isArray(value) || !value.every((text) => typeof text === 'string'))
    throw new Problem('texts: not a list of texts');
  return value as string[];
};

const rowsOf = (value: Json, name: TableName): number => {
  if (!isCell(value.rows) || value.rows < 0) throw new Problem(`${name}: no number of rows`);
  return value.rows;
};

const columnOf = (value: unknown, where: string, rows: number): readonly number[] => {
  if (!Array.isArray(value) || value.length !== rows) throw new Problem(`${where}: not a list of ${rows}`);
  const bad = value.findIndex((cell) => !isCell(cell));
  if (bad >= 0) throw new Problem(`${where}: row ${bad} is no 32-bit integer`);
  return value as number[];
};

const fillTable = (fabric: Fabric, name: TableName, value: unknown, texts: readonly string[]): void => {
  if (!isObject(value)) throw new Problem(`tables: no ${name}`);
  const rows = rowsOf(value, name);
  const columns: Columns = TABLE_COLUMNS[name];
  const names = Object.keys(columns);
  const cells = names.map((column) => columnOf(value[column], `${name}.${column}`, rows));
  const table = fabric[name] as unknown as { push(row: Record<string, string | number>): number };
  for (let row = 0; row < rows; row++) {
    const made: Record<string, string | number> = {};
    for (const [i, column] of names.entries()) {
      const cell = cells[i]?.[row] as number;
      const held = columns[column] === 'text' ? texts[cell] : cell;
      if (held === undefined) throw new Problem(`${name}.${column}: row ${row} names text ${cell} of ${texts.length}`);
      made[column] = held;
    }
    table.push(made);
  }
};

const checkReferences = (fabric: Fabric): void => {
  for (const { table, column, to, needed } of REFERENCES) {
    const cells = fabric[table].column(column as never);
    const bad = cells.findIndex((cell) => cell >= fabric[to].length || cell < (needed ? 0 : NONE));
    if (bad >= 0)
      throw new Problem(
        `${table}.${column}: row ${bad} names row ${cells[bad]} of ${to}, which has ${fabric[to].length}`,
      );
  }
};

const isNote = (value: unknown): boolean =>
  isObject(value) &&
  typeof value.code === 'string' &&
  Object.hasOwn(CODES, value.code) &&
  typeof value.severity === 'string' &&
  typeof value.family === 'string' &&
  isObject(value.args);

const read = (text: string): Fabric => {
  const value = parse(text);
  if (typeof value.name !== 'string' || typeof value.catalog !== 'string')
    throw new Problem('it has no name or catalogue');
  if (!isObject(value.tables)) throw new Problem('it has no tables');
  const fabric = createFabric(value.name, value.catalog);
  const texts = textsOf(value.texts);
  for (const name of TABLE_NAMES) fillTable(fabric, name, value.tables[name], texts);
  checkReferences(fabric);
  if (value.proofs !== undefined) {
    if (!Array.isArray(value.proofs) || value.proofs.length !== fabric.classes.length)
      throw new Problem('proofs: not one a class');
    fabric.proofs = value.proofs;
  }
  if (!Array.isArray(value.notes) || !value.notes.every(isNote)) throw new Problem('notes: not a list of diagnostics');
  fabric.notes.push(...(value.notes as Diagnostic[]));
  trimFabric(fabric);
  return fabric;
};

type FabricRead = { readonly fabric: Fabric | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Reads what `fabricJson` wrote; whatever else it is given becomes a diagnostic. */
export const readFabric = (text: string): FabricRead => {
  try {
    return { fabric: read(text), diagnostics: [] };
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    return { fabric: undefined, diagnostics: [diagnostic('LW4501', { problem: problem.message })] };
  }
};
