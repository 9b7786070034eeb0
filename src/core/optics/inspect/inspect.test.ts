import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import { askRow } from '../../link/batch/question.ts';
import type { LinkRow } from '../../link/batch/row.ts';
import { rowSchema } from '../../link/batch/schema.ts';
import { checkLink, type LinkQuestion, linkWorks } from '../../link/index.ts';
import type { ModuleId } from '../../parts/index.ts';
import { metres } from '../../units/index.ts';
import { alternativesFor, changesFor, inspectLink, partOptions, swapped } from '../index.ts';

const catalog = builtinCatalog();

const read = (row: LinkRow | object): LinkQuestion => {
  const asked = askRow(catalog, rowSchema.parse(JSON.parse(JSON.stringify({ id: 'x', ...row }))));
  if ('faults' in asked) throw new Error(JSON.stringify(asked.faults));
  return asked.question;
};
const cases: readonly LinkQuestion[] = JSON.parse(readFileSync(resolve('cases/link/cases.json'), 'utf8')).rows.flatMap(
  (row: unknown) => {
    const asked = askRow(catalog, rowSchema.parse(row));
    return 'question' in asked ? [asked.question] : [];
  },
);

/** The pair of the issue: a QSFP-DD 400G port of Spectrum-3 against a QSFP112 NIC. */
const dr4 = read({
  a: { host: { device: 'NV-SN4700' }, module: 'GEN-QDD-400G-DR4', port: { speedGbps: 400, lanesPerLink: 8 } },
  b: { host: 'NIC-CX7-Q1', module: 'GEN-QSFP112-400G-DR4', port: { speedGbps: 400, lanesPerLink: 4 } },
  media: { type: 'OS2', connector: 'MPO-12-APC', polarity: 'B' },
  lengthM: 100,
});
const module = (side: 'a' | 'b', id: string) => ({ kind: 'module', side, module: id as ModuleId }) as const;

describe('a part swapped', () => {
  it('against another plug at one end: the light differs, and the cabling is what it was', () => {
    const changed = swapped(catalog, dr4, module('b', 'GEN-QSFP112-400G-FR4'));
    const verdict = checkLink(catalog, changed);
    expect(verdict.works ? [] : verdict.causes[0]?.family).toBe('OPTICAL');
    expect(changed.plant).toEqual(dr4.plant);
    // and with the same module at the other end too it works again, over duplex fibre
    const both = swapped(catalog, changed, module('a', 'GEN-QDD-400G-FR4'));
    expect(linkWorks(catalog, both)).toBe(true);
    expect(both.plant.kind === 'fibre' && both.plant.plugs?.a.type).toBe('LC');
  });

  it('against an integrated cable: both ends get it; back to a transceiver: the other end gets a partner and fibre', () => {
    const short = swapped(catalog, dr4, { kind: 'length', length: metres(2) });
    const cabled = swapped(catalog, short, module('a', 'GEN-AEC-QDD-QSFP112-400G'));
    expect([cabled.a.module.id, cabled.b.module.id, cabled.plant.kind]).toEqual([
      'GEN-AEC-QDD-QSFP112-400G',
      'GEN-AEC-QDD-QSFP112-400G',
      'cable',
    ]);
    expect(linkWorks(catalog, cabled)).toBe(true);
    const back = swapped(catalog, cabled, module('a', 'GEN-QDD-400G-DR4'));
    expect(linkWorks(catalog, back)).toBe(true);
    expect(back.plant).toMatchObject({ kind: 'fibre', length: 2000 });
  });

  it('changes length, grade, mated pairs and settings, each alone', () => {
    expect(swapped(catalog, dr4, { kind: 'length', length: metres(600) }).plant).toMatchObject({
      length: 600_000,
      runs: [{ grade: 'OS2', length: 600_000 }],
    });
    expect(swapped(catalog, dr4, { kind: 'grade', grade: 'OM4' }).plant).toMatchObject({ runs: [{ grade: 'OM4' }] });
    expect(swapped(catalog, dr4, { kind: 'connectors', count: 3 }).plant).toMatchObject({ connectors: 3 });
    expect(swapped(catalog, dr4, { kind: 'fec', side: 'a', fec: 'none' }).a.setting.fec).toBe('none');
    expect(swapped(catalog, dr4, { kind: 'autoneg', side: 'b', on: true }).b.setting.autoneg).toBe(true);
    expect(swapped(catalog, dr4, module('a', 'no such part'))).toBe(dr4);
  });
});

describe('the parts on offer', () => {
  it('are judged as they would be if taken, those that work first, the one there among them', () => {
    for (const side of ['a', 'b'] as const) {
      const options = partOptions(catalog, dr4, side);
      expect(options.find(({ id }) => id === dr4[side].module.id)?.works).toBe(true);
      for (const { id, works } of options) {
        expect(linkWorks(catalog, swapped(catalog, dr4, module(side, id))), id).toBe(works);
      }
      const [good, bad] = [options.filter(({ works }) => works), options.filter(({ works }) => !works)];
      expect(options).toEqual([...good, ...bad]);
      expect(Math.min(good.length, bad.length)).toBeGreaterThan(1);
    }
  });
});

describe('an inspection', () => {
  it('has proof or causes, never both, and a row that asks the same again', () => {
    for (const question of cases) {
      const { works, proof, causes, brokenAt, row, sketch } = inspectLink(catalog, question);
      expect(works).toBe(causes.length === 0);
      expect(works).toBe(brokenAt.length === 0);
      expect(proof !== undefined).toBe(works);
      if (proof) expect({ ...proof, ...sketch }).toEqual(proof);
      expect(read(row)).toEqual(question);
    }
  });

  it('finds what is broken: a module in a cage it does not fit at its end, light that differs on the line', () => {
    const wrongCage = swapped(catalog, dr4, module('b', 'GEN-QDD-400G-DR4'));
    expect(inspectLink(catalog, wrongCage).brokenAt).toContain('b');
    const otherLight = swapped(catalog, dr4, module('b', 'GEN-QSFP112-400G-FR4'));
    expect(inspectLink(catalog, otherLight).brokenAt).toEqual(['line']);
  });

  it('offers changes as rows that work', () => {
    const failing = cases.filter((question) => !linkWorks(catalog, question));
    const offered = failing.slice(0, 40).flatMap((question) => changesFor(catalog, question, 3));
    expect(offered.length).toBeGreaterThan(20);
    for (const { row, orders } of offered) expect(linkWorks(catalog, read(row)), orders.join('; ')).toBe(true);
  });

  it('lists other parts that work, the ones there left out, one of every other medium', () => {
    const short = swapped(catalog, dr4, { kind: 'length', length: metres(2) });
    const found = alternativesFor(catalog, short);
    expect(new Set(found.map(({ media }) => media)).size).toBeGreaterThanOrEqual(found.length - 1);
    expect(found.length).toBeGreaterThan(1);
    for (const { row, a, b } of found) {
      expect(linkWorks(catalog, read(row)), `${a} ${b}`).toBe(true);
      expect([a, b]).not.toEqual([short.a.module.id, short.b.module.id]);
    }
  });
});
