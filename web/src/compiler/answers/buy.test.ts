import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../../src/core/catalog/index.ts';
import { compile } from '../../../../src/core/compile/index.ts';
import { answerBuy, answerCompare, type Setting } from './buy.ts';

const catalog = builtinCatalog();
const run = (text: string) => compile({ text, file: 'fabric.yaml', catalog });
const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');
const against = (settings: readonly Setting[], of = text) =>
  answerCompare(catalog, run, { text: of, variant: { settings } });

describe('a design against the same with other settings', () => {
  it('puts the settings into the file, those that were left out too, and keeps the rest of it', () => {
    const answer = against([
      { path: 'optics.media', value: 'singlemode' },
      { path: 'networks.backend.leaf.spare-ports', value: '2' },
    ]);
    if (answer.kind !== 'compared') throw new Error(answer.kind);
    expect(answer.comparison.settings).toEqual([
      { path: 'networks.backend.leaf.spare-ports', a: undefined, b: '2' },
      { path: 'optics.media', a: 'auto', b: 'singlemode' },
    ]);
    expect(answer.text).toContain('# 32 AI servers');
    expect(answer.comparison.groups.length).toBeGreaterThan(0);
  });

  it('without settings it is the same design', () => {
    expect(against([])).toMatchObject({ kind: 'compared', comparison: { settings: [], groups: [] } });
  });

  it('says which side does not compile, and why', () => {
    const bad = against([{ path: 'networks.backend.leaf.switch', value: 'NV-NOTHING' }]);
    expect(bad).toMatchObject({ kind: 'faulty', side: 'b', diagnostics: [{ severity: 'error' }] });
    expect(against([{ path: 'optics.media', value: '{ [' }])).toMatchObject({ kind: 'faulty', side: 'b' });
    expect(answerCompare(catalog, run, { text: 'a: [', variant: { text } })).toMatchObject({
      kind: 'faulty',
      side: 'a',
    });
  });

  it('names the setting that the file does not let be put', () => {
    const setting = { path: 'name.first', value: 'x' };
    expect(against([setting])).toEqual({ kind: 'refused', setting });
  });

  it('a list to buy is of the text as it is; of a faulty one there is none', () => {
    const answer = answerBuy(catalog, run, { text });
    // 256 links between leafs and spines and 256 to servers, two modules each
    expect(
      answer.works && answer.summary.parts.filter(({ kind }) => kind === 'transceiver').map((p) => p.quantity),
    ).toEqual([256, 512, 256]);
    expect(answerBuy(catalog, run, { text: 'a: [' })).toMatchObject({ works: false });
  });
});
