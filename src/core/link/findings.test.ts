import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { askRow } from './batch/question.ts';
import { rowSchema } from './batch/schema.ts';
import { checkLink, type Finding, findingsOf, type LinkQuestion, RULES, sketchLink } from './index.ts';
import { anyQuestion } from './testing/questions.ts';

const catalog = builtinCatalog();
const cases: readonly LinkQuestion[] = JSON.parse(readFileSync(resolve('cases/link/cases.json'), 'utf8')).rows.flatMap(
  (row: unknown) => {
    const asked = askRow(catalog, rowSchema.parse(row));
    return 'question' in asked ? [asked.question] : [];
  },
);

/** DR4 to DR4, 400G over 100 m of single-mode fibre: a Spectrum-3 switch port against a 400G NIC. */
const dr4 = (change: { readonly lengthM?: number; readonly module?: string; readonly fec?: string } = {}) => {
  const asked = askRow(
    catalog,
    rowSchema.parse({
      id: 'dr4',
      a: {
        host: { device: 'NV-SN4700' },
        module: 'GEN-QDD-400G-DR4',
        port: { speedGbps: 400, lanesPerLink: 8, fecConfigured: change.fec },
      },
      b: {
        host: 'NIC-CX7-Q1',
        module: change.module ?? 'GEN-QSFP112-400G-DR4',
        port: { speedGbps: 400, lanesPerLink: 4 },
      },
      media: { type: 'OS2', connector: 'MPO-12-APC', polarity: 'B', connectors: 0 },
      lengthM: change.lengthM ?? 100,
    }),
  );
  if ('faults' in asked) throw new Error(JSON.stringify(asked.faults));
  return asked.question;
};

/** Two 400G modules over a cord of a grade. */
const pair = (a: string, b: string, grade: string): LinkQuestion => {
  const end = (host: string, module: string, lanesPerLink: number) => ({
    host,
    module,
    port: { speedGbps: 400, lanesPerLink },
  });
  const asked = askRow(
    catalog,
    rowSchema.parse({
      id: 'pair',
      a: end('NV-SN4700', a, 8),
      b: end('NIC-CX7-Q1', b, 4),
      media: { type: grade, connector: 'MPO-12-APC', polarity: 'B', connectors: 0 },
      lengthM: 20,
    }),
  );
  if ('faults' in asked) throw new Error(JSON.stringify(asked.faults));
  return asked.question;
};

const finding = (question: LinkQuestion, rule: string): Finding => {
  const found = findingsOf(catalog, question).rules.find((one) => one.rule === rule);
  if (!found) throw new Error(rule);
  return found;
};

describe('what the rules found', () => {
  it('is the verdict taken apart: the same causes in the same order, whatever the link', () => {
    fc.assert(
      fc.property(fc.oneof(anyQuestion(catalog), fc.constantFrom(...cases)), (question) => {
        const { rules } = findingsOf(catalog, question);
        const verdict = checkLink(catalog, question);
        expect(rules.map(({ rule }) => rule)).toEqual(RULES.map(({ id }) => id));
        expect(rules.some(({ outcome }) => outcome === 'fails')).toBe(!verdict.works);
        const errors = rules.flatMap(({ faults }) => faults.filter(({ severity }) => severity === 'error'));
        expect(errors.map(({ code }) => code)).toEqual(verdict.works ? [] : verdict.causes.map(({ code }) => code));
        for (const { evidence, outcome, rule, restsOn } of rules) {
          expect(evidence.length, rule).toBeGreaterThan(0);
          for (const line of evidence) expect(line).not.toMatch(/undefined|NaN|\[object|^\s*$/);
          if (restsOn.length > 0) expect(['assumed', 'fails']).toContain(outcome);
        }
      }),
      { numRuns: 1500 },
    );
  });

  it('rests on all that the proof assumes, and on no more', () => {
    for (const question of cases) {
      const verdict = checkLink(catalog, question);
      if (!verdict.works) continue;
      const { rules, restsOn } = findingsOf(catalog, question);
      const all = [...restsOn, ...rules.flatMap((rule) => rule.restsOn)];
      expect(all.toSorted()).toEqual(verdict.proof.assumes.toSorted());
    }
  });

  it('judges no loss, reach or overload between lights that differ, and says why they do by what they are', () => {
    const unlike = pair('GEN-QDD-400G-DR4', 'GEN-QSFP112-400G-SR4', 'OM4');
    expect(finding(unlike, 'optics').outcome).toBe('fails');
    const [fault] = finding(unlike, 'optics').faults;
    expect(fault?.code).toBe('LW3401');
    // neither of them has several wavelengths, so no demultiplexer is to blame
    expect(fault?.why).toContain(
      '400GBASE-DR4 is made for single-mode fibre, 400GBASE-SR4 is made for multimode fibre',
    );
    for (const rule of ['reach', 'loss', 'overload', 'reflectance'])
      expect(finding(unlike, rule)).toMatchObject({ outcome: 'moot', restsOn: [], faults: [] });
    expect(sketchLink(catalog, unlike).loss).toBeUndefined();
    // what does not hang on the light is judged all the same
    expect(finding(unlike, 'fits').outcome).toBe('holds');
    const grids = pair('GEN-QDD-400G-FR4', 'GEN-QSFP112-400G-DR4', 'OS2');
    const plan = finding(grids, 'optics').faults.find(({ code }) => code === 'LW3401');
    expect(plan?.why).toContain('400GBASE-FR4 parts several wavelengths of one fibre, 400GBASE-DR4 uses one');
  });

  it('knows no margin where the budget of one end is unknown', () => {
    const verdict = checkLink(catalog, pair('GEN-QDD-400G-SR4', 'GEN-QSFP112-400G-VR4', 'OM4'));
    if (!verdict.works) throw new Error('SR4 runs against VR4');
    expect(verdict.proof.loss?.margin).toBeUndefined();
    expect(verdict.proof.loss?.budget).toBeGreaterThan(0);
    const sure = checkLink(catalog, pair('GEN-QDD-400G-SR4', 'GEN-QSFP112-400G-SR4', 'OM4'));
    expect(sure.works && sure.proof.loss?.margin).toBeGreaterThan(0);
  });

  it('names a retimed cable by the lanes of both ends, and no reach that contradicts its lengths', () => {
    const asked = askRow(
      catalog,
      rowSchema.parse({
        id: 'aec',
        a: { host: 'NV-SN4700', module: 'GEN-AEC-QDD-QSFP112-400G', port: { speedGbps: 400, lanesPerLink: 8 } },
        b: { host: 'NIC-CX7-Q1', module: 'GEN-AEC-QDD-QSFP112-400G', port: { speedGbps: 400, lanesPerLink: 4 } },
        media: { type: 'integrated-cable' },
        lengthM: 6,
      }),
    );
    if ('faults' in asked) throw new Error(JSON.stringify(asked.faults));
    const [fault] = finding(asked.question, 'copper-reach').faults;
    expect(fault?.message).toBe(
      'GEN-AEC-QDD-QSFP112-400G is made up to 5 m, with lanes of 50G to 100G; 6 m are wanted',
    );
    expect(fault?.why).toMatch(/^AEC at 100G lanes usually ends at 5 m/);
  });

  it('shows the figures: 500 m and 3 dB are what 802.3 clause 124 gives 400GBASE-DR4', () => {
    expect(finding(dr4(), 'fits').evidence).toEqual([
      'end a: QSFP-DD module in a QSFP-DD cage',
      'end b: QSFP112 module in a QSFP112 cage',
    ]);
    expect(finding(dr4(), 'reach').evidence).toEqual(['100 m of 500 m (400GBASE-DR4 at end a, 802.3 clause 124)']);
    expect(finding(dr4(), 'loss').evidence).toEqual([
      '0.04 dB of 3 dB (400GBASE-DR4, 802.3 clause 124): fibre 0.04, 0 mated pair(s) 0, splices 0',
    ]);
    expect(finding(dr4(), 'autoneg').evidence[0]).toBe(
      'end a: autonegotiation off, link training off; optics carries neither',
    );
    expect(finding(dr4(), 'connectors').evidence[0]).toBe('end a: MPO-12 APC plug in MPO-12 APC');
    expect(finding(dr4(), 'copper-reach')).toMatchObject({ outcome: 'idle', evidence: ['no integrated cable'] });
  });

  it('names the rule that fails, and says of those that could not be asked why', () => {
    expect(finding(dr4({ lengthM: 600 }), 'reach')).toMatchObject({ outcome: 'fails', faults: [{ code: 'LW3701' }] });
    expect(finding(dr4({ lengthM: 600 }), 'loss').outcome).toBe('holds');
    expect(finding(dr4({ fec: 'none' }), 'fec')).toMatchObject({ outcome: 'fails', faults: [{ code: 'LW3801' }] });
    // a QSFP28 module has no 400G application: there is no light, no reach and no code to judge
    const dark = dr4({ module: 'GEN-QSFP28-100G-DR1' });
    expect(finding(dark, 'driven').outcome).toBe('fails');
    for (const rule of ['reach', 'optics']) {
      expect(finding(dark, rule)).toMatchObject({
        evidence: ['end b runs no application of the module: see driven'],
      });
    }
  });
});
