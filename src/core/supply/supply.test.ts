import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { renderPretty } from '../diagnostics/index.ts';
import { metres } from '../units/index.ts';
import { readCsv } from './csv.ts';
import { lotsOf, priceOf, readSupply, stockOf, withOwn } from './index.ts';

const catalog = builtinCatalog();
const read = (text: string, file = 'prices.csv') => readSupply({ file, text }, catalog);
const told = (text: string, file = 'prices.csv'): readonly string[] =>
  read(text, file).diagnostics.map(({ code, source }) => `${code} ${source?.line}:${source?.column}`);
const lots = (text: string, part: string, length?: number, file = 'prices.csv') =>
  lotsOf(read(text, file).supply, [part], length === undefined ? undefined : metres(length)).map(
    ({ price, stock, leadTimeDays, phase }) => ({ price, stock, leadTimeDays, phase }),
  );

const DR4 = 'GEN-QDD-400G-DR4';

describe('the price and stock file', () => {
  it('means the same as CSV, YAML and JSON', () => {
    const expected = [
      { price: 899.5, stock: 12, leadTimeDays: undefined, phase: 'now' },
      { price: 850, stock: undefined, leadTimeDays: 42, phase: 'second' },
    ];
    const csv = `part,price,stock,lead_time_weeks,phase\n${DR4},899.50,12,,now\n${DR4},850,,6,second\n`;
    const yaml = `${DR4}:\n  - { price: 899.5, stock: 12, phase: now }\n  - { price: 850, lead_time_weeks: 6, phase: second }\n`;
    const json = JSON.stringify({
      [DR4]: [
        { price: 899.5, stock: 12, phase: 'now' },
        { price: 850, lead_time_days: 42, phase: 'second' },
      ],
    });
    expect(lots(csv, DR4)).toEqual(expected);
    expect(lots(csv.replaceAll(',', ';').replaceAll('\n', '\r\n'), DR4)).toEqual(expected);
    expect(lots(`\uFEFF${csv.replaceAll(',', '\t')}`, DR4)).toEqual(expected);
    expect(lots(yaml, DR4, undefined, 'prices.yaml')).toEqual(expected);
    expect(lots(json, DR4, undefined, 'prices.json')).toEqual(expected);
    expect(lots(`${DR4}: 350`, DR4, undefined, 'p.yml')[0]).toMatchObject({ price: 350 });
  });

  it('finds parts by id, part number and model, in any letter case; a variant is an article of its own', () => {
    const csv =
      'Part Number,price\ngen-qdd-400g-dr4,1\nqdd-400g-dr4-s,2\nsn4700,3\nMSN4700-WS2RC,4\nSomething else,5\n';
    const { supply } = read(csv);
    expect([...supply.lots.keys()]).toEqual([
      DR4,
      'CSCO-QDD-400G-DR4-S',
      'NV-SN4700',
      'MSN4700-WS2RC',
      'Something else',
    ]);
    expect(lotsOf(supply, ['MSN4700-WS2RC', 'NV-SN4700'], undefined)[0]?.price).toBe(4);
    expect(lotsOf(supply, ['MSN4700-WS2FC', 'NV-SN4700'], undefined)[0]?.price).toBe(3);
  });

  it('prices by length where a length is stated, else all lengths alike', () => {
    const csv = 'part,length_m,price\nC,1,10\nC,2.5,20\nC,,99\nD,5,7\n';
    expect([1, 2.5, 3].map((length) => lots(csv, 'C', length)[0]?.price)).toEqual([10, 20, 99]);
    expect(lots(csv, 'D', 6)).toEqual([]);
    expect(priceOf(read(csv).supply, 'C', metres(2.5))).toBe(20);
  });

  it('sums the stock of all lots and knows none where none is stated', () => {
    const { supply } = read('part,length_m,stock\nA,,5\nA,,7\nB,,\nC,,0\nD,1,3\nD,2,4\n');
    expect(['A', 'B', 'C'].map((part) => stockOf(supply, part, undefined))).toEqual([12, undefined, 0]);
    expect([1, 2, 3].map((length) => stockOf(supply, 'D', metres(length)))).toEqual([3, 4, undefined]);
  });

  it('outranks the numbers of the fabric file, which fill what it leaves open', () => {
    const { supply } = read('part,price,stock\nA,5,\nB,6,1\n');
    const both = withOwn(
      supply,
      new Map([
        ['A', 50],
        ['C', 9],
      ]),
      new Map([['A', 3]]),
    );
    expect(lotsOf(both, ['A'], undefined)).toMatchObject([{ price: 5, stock: 3 }]);
    expect(lotsOf(both, ['C'], undefined)).toMatchObject([{ price: 9, stock: undefined }]);
  });

  it.each<[string, string, readonly string[], string?]>([
    ['a bad price', 'part,price\nA,"1,200"\n', ['LW7008 2:3']],
    ['a price with a sign', 'part,price\nA,€12\n', ['LW7008 2:3']],
    ['half a piece', 'part,stock\nA,1.5\n', ['LW7008 2:3']],
    ['a currency in words', 'part,currency\nA,Euro\n', ['LW7008 2:3']],
    ['two currencies', 'part,price,currency\nA,1,EUR\nB,1,usd\n', ['LW7009 3:5']],
    ['a misspelt column', 'part,pirce\nA,1\n', ['LW7003 1:6']],
    ['a column twice', 'part,price,Price\nA,1,2\n', ['LW7006 1:12']],
    ['no column of parts', 'article,price\nA,1\n', ['LW7003 1:1', 'LW7004 1:1', 'LW7004 2:1']],
    ['a row without a part', 'part,price\n,1\n', ['LW7004 2:1']],
    ['a comma too many', 'part,price\nA,1,200\n', ['LW7007 2:5']],
    ['an open quote', 'part,price\n"A,1\n', ['LW7005 2:1']],
    ['text after a quote', 'part,price\n"A"B,1\n', ['LW7005 2:4']],
    ['a row behind one without limit', 'part,price\nA,1\nA,2\n', ['LW7011 3:1']],
    ['nothing', '\n \n', ['LW7010 1:1']],
    ['a header alone', 'part,price\n', ['LW7010 1:1']],
    ['a remark alone', '# prices\n', ['LW7010 1:1'], 'p.yaml'],
    ['a list', '- 1\n', ['LW7002 1:1'], 'p.yaml'],
    ['a price that is none', 'A: much\n', ['LW7008 1:4'], 'p.yaml'],
    ['a mapping too deep', 'A: { price: { eur: 1 } }\n', ['LW7002 1:13'], 'p.yaml'],
    ['no YAML', 'A: [\n', ['LW1003 2:1'], 'p.yaml'],
    ['a workbook', 'PK', ['LW7001 undefined:undefined'], 'prices.xlsx'],
  ])('points at %s', (_, text, expected, file) => {
    expect(told(text, file)).toEqual(expected);
  });

  it('says what is wrong in words and shows it', () => {
    const text = 'part,price\nGEN-QDD-400G-DR4,1.200,00\n';
    const { diagnostics } = read(text);
    expect(
      renderPretty(diagnostics, { sources: new Map([['prices.csv', text]]), color: false }),
    ).toMatchInlineSnapshot(`
      "error[LW7007]: this row has 3 fields, the header 2
       --> prices.csv:2:24
        |
      2 | GEN-QDD-400G-DR4,1.200,00
        |                        ^^
        = why: A field without a heading means nothing; often it is a comma inside a text or a number.
        = fix: Put quotes around a field that holds the separator.

      1 error
      "
    `);
  });

  it('answers any text without throwing, with places inside it', () => {
    const piece = fc.constantFrom('part', ',', ';', '\n', '"', '""', 'price', '1', ' ', '\r\n', 'EUR', 'A');
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
        ),
        fc.constantFrom('p.csv', 'p.yaml'),
        (text, file) => {
          for (const { source } of read(text, file).diagnostics) {
            expect(source?.line).toBeGreaterThanOrEqual(1);
            expect(source?.line).toBeLessThanOrEqual(text.split('\n').length);
            expect(source?.column).toBeGreaterThanOrEqual(1);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('reads back what any writer of RFC 4180 wrote', () => {
    const field = fc.string({ unit: fc.constantFrom('a', ' ', ',', ';', '"', '\n', '\r\n', 'é') });
    fc.assert(
      fc.property(
        fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (records) => {
          const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
          const head = ['x', 'y'];
          const text = [head, ...records].map((record) => record.map(quote).join(',')).join('\r\n');
          const reading = readCsv(text, 'x.csv');
          const kept = records.filter((record) => record.some((one) => one !== ''));
          expect('records' in reading && reading.records.map((record) => record.map((one) => one.text))).toEqual([
            head,
            ...kept,
          ]);
        },
      ),
    );
  });
});
