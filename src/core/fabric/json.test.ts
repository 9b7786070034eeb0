import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diagnostic } from '../diagnostics/index.ts';
import {
  createFabric,
  type Fabric,
  fabricJson,
  NONE,
  REFERENCES,
  readFabric,
  readLock,
  TABLE_COLUMNS,
  TABLE_NAMES,
  type TableName,
  writeLock,
} from './index.ts';

const write = (fabric: Fabric): string => [...fabricJson(fabric)].join('');

/** Fabrics with any texts and numbers whose references hold. */
const anyFabric = fc
  .record({
    name: fc.string(),
    rows: fc.integer({ min: 1, max: 6 }),
    texts: fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 8 }),
    numbers: fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { minLength: 1, maxLength: 8 }),
    proofs: fc.option(fc.jsonValue(), { nil: undefined }),
  })
  .map(({ name, rows, texts, numbers, proofs }) => {
    const fabric = createFabric(name, 'abc');
    let turn = 0;
    for (const table of TABLE_NAMES) {
      for (let i = 0; i < rows; i++) {
        const row = Object.entries(TABLE_COLUMNS[table]).map(([column, type]) => {
          turn++;
          if (REFERENCES.some((r) => r.table === table && r.column === column)) return [column, i];
          return [column, type === 'text' ? texts[turn % texts.length] : numbers[turn % numbers.length]];
        });
        (fabric[table] as unknown as { push(row: unknown): void }).push(Object.fromEntries(row));
      }
    }
    if (proofs !== undefined) fabric.proofs = Array.from({ length: rows }, () => proofs);
    fabric.notes.push(diagnostic('LW4501', { problem: name }));
    return fabric;
  });

describe('fabric as JSON', () => {
  it('reads back to the same bytes', () => {
    fc.assert(
      fc.property(anyFabric, (fabric) => {
        const text = write(fabric);
        const { fabric: again, diagnostics } = readFabric(text);
        expect(diagnostics).toEqual([]);
        expect(write(again as Fabric)).toBe(text);
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it('does not show how the fabric came to be', () => {
    const make = (): Fabric => createFabric('x', '');
    const straight = make();
    const detour = make();
    detour.texts.intern('thrown away');
    for (const fabric of [straight, detour]) fabric.origins.push({ path: 'p', file: 'f', line: 1, column: 2 });
    expect(write(detour)).toBe(write(straight));
  });

  it('answers anything else with a diagnostic', () => {
    const fabric = createFabric('x', '');
    fabric.origins.push({ path: 'p', file: 'f', line: 1, column: 2 });
    fabric.devices.push({
      key: 'a',
      name: 'a',
      role: 'leaf',
      model: 'M',
      network: 'n',
      unit: '',
      plane: 0,
      rail: 0,
      rack: '',
      origin: 0,
    });
    const good = write(fabric);
    const problem = (text: string): unknown => readFabric(text).diagnostics[0]?.args.problem;
    expect(problem(good)).toBeUndefined();
    expect(problem('{')).toBe('it is not JSON');
    expect(problem('[]')).toBe('its format is not lanewright-fabric');
    expect(problem(good.replace('"version":1', '"version":2'))).toBe('its version is not 1');
    expect(problem(good.replace('"plane":[0]', '"plane":[0.5]'))).toBe('devices.plane: row 0 is no 32-bit integer');
    expect(problem(good.replace('"plane":[0]', '"plane":[]'))).toBe('devices.plane: not a list of 1');
    expect(problem(good.replace('"origin":[0]', '"origin":[1]'))).toBe(
      'devices.origin: row 0 names row 1 of origins, which has 1',
    );
    expect(problem(good.replace('"origin":[0]', `"origin":[${NONE}]`))).toBeUndefined();
    expect(problem(good.replace('"model":[', '"model":[9'))).toMatch(/names text/);
    expect(problem(good.replace('"cables"', '"cabels"'))).toBe('tables: no cables');
    expect(problem(good.replace('"notes":[', '"notes":[{"code":"toString"}'))).toBe('notes: not a list of diagnostics');
  });

  it('names a table for every reference', () => {
    for (const { table, column, to } of REFERENCES) {
      expect(Object.keys(TABLE_COLUMNS[table as TableName])).toContain(column);
      expect(TABLE_NAMES).toContain(to);
    }
  });
});

describe('fabric.lock', () => {
  it('is sorted as people sort and reads back', () => {
    const fabric = createFabric('x', 'hash');
    for (const n of [10, 2]) {
      fabric.devices.push({
        key: `b/leaf/${n}`,
        name: `leaf${n}`,
        role: 'leaf',
        model: 'M',
        network: 'b',
        unit: 'su/1',
        plane: 0,
        rail: n,
        rack: '',
        origin: NONE,
      });
    }
    const text = writeLock(fabric);
    expect(text).toBe(`{
 "format": "lanewright-lock",
 "version": 1,
 "name": "x",
 "catalog": "hash",
 "devices": {
  "b/leaf/2": {"name":"leaf2","role":"leaf","network":"b","unit":"su/1","rail":2},
  "b/leaf/10": {"name":"leaf10","role":"leaf","network":"b","unit":"su/1","rail":10}
 },
 "ports": {}
}
`);
    const { lock } = readLock(text);
    expect([...(lock?.devices.keys() ?? [])]).toEqual(['b/leaf/2', 'b/leaf/10']);
    expect(lock?.devices.get('b/leaf/2')).toEqual({
      name: 'leaf2',
      role: 'leaf',
      network: 'b',
      unit: 'su/1',
      plane: 0,
      rail: 2,
      rack: '',
    });
  });

  it('is never half read', () => {
    const problem = (text: string): unknown => readLock(text).diagnostics[0]?.args.problem;
    const head = '{"format":"lanewright-lock","version":1,';
    expect(problem('')).toBe('it is not JSON');
    expect(problem('{"format":"lanewright-fabric"}')).toBe('its format is not lanewright-lock');
    expect(problem(`${head}"devices":{}}`)).toBe('it has no devices or no ports');
    expect(problem(`${head}"devices":{"a":{"name":1}},"ports":{}}`)).toBe('devices: a is not a device');
    expect(problem(`${head}"devices":{},"ports":{"a":1}}`)).toBe('ports: a names no port');
  });
});
