import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import { askRow } from '../../link/batch/question.ts';
import { rowSchema } from '../../link/batch/schema.ts';
import { checkLink, type LinkQuestion } from '../../link/index.ts';
import { anyQuestion } from '../../link/testing/questions.ts';
import { FIX_KINDS } from './draft.ts';
import { type LinkFix, nearestFixes } from './nearest.ts';

const catalog = builtinCatalog();
const shared = resolve(process.env.LANEWRIGHT_SHARED ?? '../shared', 'data');
const files = [
  ...['cases.json', 'independent.json'].map((name) => resolve('cases/link', name)),
  ...['compat-cases.json', 'compat-cases-2.json']
    .map((name) => resolve(shared, name))
    .filter((path) => existsSync(path)),
];

const questions = new Map<string, LinkQuestion>(
  files.flatMap((file) => {
    const rows: readonly unknown[] = JSON.parse(readFileSync(file, 'utf8')).rows;
    return rows.flatMap((row): [string, LinkQuestion][] => {
      const parsed = rowSchema.safeParse(row);
      const asked = parsed.success && askRow(catalog, parsed.data);
      return asked && 'question' in asked ? [[`${parsed.data.id}`, asked.question]] : [];
    });
  }),
);
const failing = [...questions].filter(([, question]) => !checkLink(catalog, question).works);

/** What holds of every list of fixes. */
const holds = (question: LinkQuestion, fixes: readonly LinkFix[]): void => {
  expect(fixes.length).toBeLessThanOrEqual(3);
  for (const { question: changed, orders, kind } of fixes) {
    expect(checkLink(catalog, changed).works, orders.join('; ')).toBe(true);
    expect(orders.length).toBeGreaterThan(0);
    for (const order of orders) expect(order).not.toMatch(/undefined|NaN|\{|\[object/);
    for (const side of ['a', 'b'] as const) {
      // a fix moves no cable to another device, and never leaves a port of an end unserved that has to be split for it
      expect(changed[side].device).toBe(question[side].device);
      expect(changed[side].port.cage).toBe(question[side].port.cage);
      expect(Math.min(changed.a.count, changed.b.count)).toBeGreaterThanOrEqual(
        Math.min(question.a.count, question.b.count),
      );
      if (kind !== 'module' && kind !== 'parts' && kind !== 'cable')
        expect(changed[side].module).toBe(question[side].module);
    }
    // a made cable comes in lengths of its own: the next that is long enough
    const made = changed.plant.kind === 'cable' && (kind === 'cable' || kind === 'parts');
    if (made) expect(changed.plant.length).toBeGreaterThanOrEqual(question.plant.length);
    else if (kind === 'length') expect(changed.plant.length).toBeLessThan(question.plant.length);
    else expect(changed.plant.length).toBe(question.plant.length);
  }
  const kinds = fixes.map(({ kind }) => FIX_KINDS.indexOf(kind));
  expect(kinds).toEqual([...new Set(kinds)].toSorted((x, y) => x - y));
};

describe('nearest fixes', () => {
  it('pass the rules they were made for, on every failing row of the checked cases', () => {
    expect(failing.length).toBeGreaterThan(250);
    let helped = 0;
    for (const [, question] of failing) {
      const fixes = nearestFixes(catalog, question, 3);
      holds(question, fixes);
      if (fixes.length) helped++;
    }
    // the few without: no part of the catalogue goes into such a port, or its power, at that length
    expect(helped / failing.length).toBeGreaterThan(0.95);
  });

  it('pass the rules on random links', () => {
    fc.assert(
      fc.property(anyQuestion(catalog), (question) => {
        holds(question, nearestFixes(catalog, question, 3));
      }),
      { numRuns: 150 },
    );
  });

  it('are none for a link that works, and none are looked for when none are asked for', () => {
    const working = [...questions.values()].find((question) => checkLink(catalog, question).works) as LinkQuestion;
    expect(nearestFixes(catalog, working, 3)).toEqual([]);
    expect(nearestFixes(catalog, failing[0]?.[1] as LinkQuestion, 0)).toEqual([]);
  });

  it('are the same every time', () => {
    for (const [, question] of failing.slice(0, 40)) {
      expect(nearestFixes(catalog, question, 3)).toEqual(nearestFixes(catalog, question, 3));
    }
  });

  const orders = (id: string): readonly string[] =>
    nearestFixes(catalog, questions.get(id) as LinkQuestion, 3).map((fix) => `${fix.kind}: ${fix.orders.join('; ')}`);

  /*
   * What an engineer would do first, decided from the standards before the search was asked. The row ids are those of cases/link.
   */
  it.each([
    // 100GBASE-CR1 wants RS-FEC-Int (802.3ck clause 161) at both ends
    ['L080', 'setting: set FEC RS-FEC-Int at end a; set FEC RS-FEC-Int at end b'],
    // a platform splits eight ways on odd ports only
    ['L041', 'port: use port 1 in place of port 2 at end a (NV-SN5600)'],
    // 400GBASE-SR4 (802.3db clause 167): 60 m on OM3, 100 m on OM4
    ['L081', 'cable: lay OM4 in place of OM3'],
    // 400GBASE-DR4 (802.3bs clause 124): 500 m
    ['L067', 'length: shorten the link to 500 m (from 600 m)'],
    // eight mated pairs of 0.5 dB and 0.28 dB of fibre against the 4 dB of 400GBASE-FR4
    ['L070', 'cable: take out patch panels: 7 mated pairs between the modules, not 8'],
    // 0.2 dB too much light: the smallest attenuator there is
    ['L060', 'cable: put a 1 dB attenuator before the receiver of end b'],
    // 400ZR unamplified has 11 dB; 60 km need an amplifier
    ['L034', 'cable: amplify the line'],
    // SR8 and SR4.2 light differ: both ends the same
    ['I060', 'module: put GEN-QDD-400G-SR4 into end b in place of GEN-QDD-400G-SR8'],
    // 200G on a QSFP56 port: the module runs it, the 400G setting does not
    ['I049', 'breakout: run end a as 200G on 2 lanes and end b as 200G on 2 lanes'],
  ])('%s is mended by: %s', (id, first) => {
    expect(orders(id)[0]).toContain(first);
  });

  it('offer a module whose power is known before one of the same maker whose power is not', () => {
    const asked = askRow(
      catalog,
      rowSchema.parse({
        id: 'pair',
        a: { host: 'NIC-CX7-Q1', module: 'GEN-QSFP112-400G-SR4', port: { speedGbps: 400, lanesPerLink: 4 } },
        b: { host: 'NV-SN4700', module: 'ARST-QDD-400G-DR4', port: { speedGbps: 400, lanesPerLink: 8 } },
        media: { type: 'OM4', connector: 'MPO-12-APC', polarity: 'B', connectors: 0 },
        lengthM: 20,
      }),
    );
    if ('faults' in asked) throw new Error(JSON.stringify(asked.faults));
    const [fix] = nearestFixes(catalog, asked.question, 3);
    expect(fix?.orders).toEqual(['put GEN-QDD-400G-SR4 into end b (NV-SN4700) in place of ARST-QDD-400G-DR4']);
  });
});
