import fc from 'fast-check';
import { readXlsx } from 'hucre/xlsx';
import { afterEach, describe, expect, it } from 'vitest';
import { type Cell, columnLetters, sheetNames, type Workbook } from './workbook.ts';
import { writeXlsx } from './write.ts';

/*
 * What is written is read back with hucre, a reader that shares no code with the writer.
 */
const bytesOf = (book: Workbook): Uint8Array => {
  const chunks = [...writeXlsx(book)];
  const all = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
};
const read = async (book: Workbook) => (await readXlsx(bytesOf(book))).sheets;

const book = (rows: readonly (readonly Cell[])[], name = 'Sheet'): Workbook => ({
  title: 'R&D <test>',
  sheets: [
    {
      name,
      columns: [
        { title: 'First', width: 12, style: 'text' },
        { title: 'Second', width: 8, style: 'number' },
      ],
      count: rows.length,
      rows: () => rows,
    },
  ],
});

describe('a workbook', () => {
  it('has a frozen, repeated heading, a filter, and prints A4 landscape one page wide with page numbers', async () => {
    const [sheet] = await read(book([['a', 1]], "Rack 1's"));
    expect(sheet).toMatchObject({
      name: "Rack 1's",
      freezePane: { rows: 1 },
      autoFilter: { range: 'A1:B2' },
      pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$1:$1' },
      headerFooter: { oddHeader: "&L&BR&&D <test>&RRack 1's", oddFooter: '&RPage &P of &N' },
      columns: [{ width: 12 }, { width: 8 }],
    });
  });

  it('keeps texts texts: no beginning makes a formula', async () => {
    const texts = ['=1+1', '+1', '-1', '@SUM(A1)', '=cmd|x', '_x0041_', ' spaces ', '<b>&"\'', 'line\nbreak', '007'];
    const [sheet] = await read(book(texts.map((text) => [text, 1])));
    expect(sheet?.rows.slice(1).map(([text]) => text)).toEqual(texts);
    const kinds = [...(sheet?.cells?.values() ?? [])].map(({ type }) => type);
    expect(kinds).not.toContain('formula');
  });

  it('writes formulas with what they are now', async () => {
    const [sheet] = await read(book([['a', { formula: 'IF(A2="<",1,B1)', value: 12.5 }]]));
    expect(sheet?.rows[1]).toEqual(['a', 12.5]);
    expect(sheet?.cells?.get('1,1')).toMatchObject({ type: 'formula', formula: 'IF(A2="<",1,B1)' });
  });

  it('reads back as it was written', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 20 }).map((s) => s.replace(/\r/g, ''));
    const number = fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n + 0),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(text, number), { minLength: 1, maxLength: 6 }), async (rows) => {
        const [sheet] = await read(book(rows));
        expect(sheet?.rows.slice(1)).toEqual(rows.map(([a, b]) => [a === '' ? null : a, b]));
      }),
      { numRuns: 60 },
    );
  });
});

describe('the bytes', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  it('are the same on every run and in every time zone, with one fixed time', () => {
    const written = ['UTC', 'Pacific/Kiritimati', 'America/St_Johns'].map((name) => {
      process.env.TZ = name;
      return Buffer.from(bytesOf(book([['a', 1]]))).toString('hex');
    });
    expect(new Set(written).size).toBe(1);
    // every local header: signature, version, flags, method, then time and date: 12:00:00 on 1980-01-01
    const headers = [...(written[0] as string).matchAll(/504b0304.{12}(.{8})/g)].map(([, time]) => time);
    expect(headers).toEqual(Array(6).fill('00602100'));
  });
});

describe('names', () => {
  it('of columns go on after Z', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('of sheets obey the rules of spreadsheets', () => {
    expect(sheetNames(['a/b:c', 'A/B:C', '', 'History', "'x'"])).toEqual([
      'a-b-c',
      'A-B-C~2',
      'sheet',
      'History~2',
      'x',
    ]);
    const label = fc.string({ unit: fc.constantFrom('a', 'A', '/', "'", '[', ' ', 'é', '1'), maxLength: 40 });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 30 }), (labels) => {
        const names = sheetNames(labels);
        expect(names).toHaveLength(labels.length);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^(?!')[^[\]:*?/\\]{1,31}(?<!')$/);
      }),
    );
  });
});
