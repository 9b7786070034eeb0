import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { emitWorkbooks } from './emit-workbooks.ts';
import { compile, emitAll } from './index.ts';

const folder = resolve('examples');
const names = readdirSync(folder).filter((name) => existsSync(resolve(folder, name, 'fabric.yaml')));
const catalog = builtinCatalog();

const build = (text: string, prices?: string) => {
  const { fabric, sizing, order, diagnostics } = compile({
    text,
    file: 'fabric.yaml',
    catalog,
    prices: prices === undefined ? undefined : { file: 'prices.csv', text: prices },
  });
  if (!fabric) throw new Error(JSON.stringify(diagnostics));
  const input = { fabric, catalog, sizing, order };
  const files = [...emitAll(input), ...emitWorkbooks(input)];
  return new Map(
    files.map(({ path, chunks }) => [path, Buffer.concat([...chunks].map((chunk) => Buffer.from(chunk)))]),
  );
};
const sourceOf = (name: string): string => readFileSync(resolve(folder, name, 'fabric.yaml'), 'utf8');

const sheetsOf = async (files: ReadonlyMap<string, Buffer>, path: string) => {
  const file = files.get(path);
  if (!file) throw new Error(`${path} is not built`);
  return (await readXlsx(file)).sheets;
};
type Sheet = Awaited<ReturnType<typeof sheetsOf>>[number];

/** A sheet for review: how it prints, and its first and last rows. */
const outline = ({ name, rows, columns, autoFilter }: Sheet): string => {
  const width = (columns ?? []).reduce((sum, column) => sum + (column.width ?? 0), 0);
  const shown = rows.length > 6 ? [...rows.slice(0, 3), ['…'], ...rows.slice(-2)] : rows;
  const lines = shown.map((row) => `  ${row.map((cell) => cell ?? '').join(' | ')}`.trimEnd());
  return [`${name}: ${rows.length} rows, ${width} characters wide, filter ${autoFilter?.range}`, ...lines, ''].join(
    '\n',
  );
};

/** Records of a CSV file whose quoted fields hold no quote and no line break. */
const csvOf = (text: string): readonly (readonly string[])[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) =>
      [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''),
    );

describe.each(names)('workbooks of %s', (name) => {
  const files = build(sourceOf(name));

  it('are as reviewed', async () => {
    const outlines = await Promise.all(
      ['bom.xlsx', 'cabling.xlsx'].map(async (path) => [`== ${path}`, ...(await sheetsOf(files, path)).map(outline)]),
    );
    await expect(`${outlines.flat().join('\n')}\n`).toMatchFileSnapshot(
      resolve(folder, name, 'golden', 'workbooks.txt'),
    );
  });

  it('hold every link once, as cabling.csv has it, and the index counts them', async () => {
    const [index, ...sheets] = await sheetsOf(files, 'cabling.xlsx');
    const rows = sheets.flatMap((sheet) => sheet.rows.slice(1));
    const csv = csvOf(String(files.get('cabling.csv'))).slice(1);
    const facts = (row: readonly unknown[]): string => row.map((cell) => String(cell ?? '')).join('|');
    // cable, label, then of each end device, port, lanes and module, part, length, second cable
    const fromCsv = csv.map((r) => facts([0, 1, 7, 8, 10, 11, 12, 13, 15, 16, 17, 18, 19].map((column) => r[column])));
    const fromSheets = rows.map((r) => facts([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 14].map((column) => r[column])));
    expect(fromSheets.toSorted()).toEqual(fromCsv.toSorted());
    expect(index?.rows.slice(1).map((row) => row[4])).toEqual(sheets.map((sheet) => sheet.rows.length - 1));
    expect(index?.rows.slice(1).map((row) => row[1])).toEqual(sheets.map((sheet) => sheet.name));
  });

  it('order what bom.csv orders', async () => {
    const [sheet] = await sheetsOf(files, 'bom.xlsx');
    const csv = csvOf(String(files.get('bom.csv'))).slice(1);
    expect(sheet?.rows.slice(1, -1).map((row) => [row[1], row[8]])).toEqual(csv.map((row) => [row[1], Number(row[8])]));
  });

  it('are the same bytes again', () => {
    const again = build(sourceOf(name));
    for (const path of ['bom.xlsx', 'cabling.xlsx'])
      expect(again.get(path)?.equals(files.get(path) as Buffer)).toBe(true);
  });
});

describe('the order sheet', () => {
  const total = async (prices: string | undefined): Promise<unknown> => {
    const [sheet] = await sheetsOf(build(sourceOf('ai-400g'), prices), 'bom.xlsx');
    const cost = sheet?.rows[0]?.indexOf('Cost') ?? -1;
    return sheet?.rows.at(-1)?.[cost];
  };

  it('tells a total only where every line has a price', async () => {
    const csv = csvOf(String(build(sourceOf('ai-400g')).get('bom.csv'))).slice(1);
    const priced = (rows: typeof csv): string => `part,price\n${rows.map(([, part]) => `"${part}",2.5\n`).join('')}`;
    const pieces = csv.reduce((sum, row) => sum + Number(row[8]), 0);
    expect(await total(undefined)).toBe('without a price: 6');
    expect(await total(priced(csv.slice(1)))).toBe('without a price: 1');
    expect(await total(priced(csv))).toBe(pieces * 2.5);
  });
});
