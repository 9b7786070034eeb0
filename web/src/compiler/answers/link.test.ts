import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../../src/core/catalog/index.ts';
import type { CompileInput } from '../../../../src/core/compile/index.ts';
import type { ModuleId } from '../../../../src/core/parts/index.ts';
import { type LinkAnswer, type LinkShown, listLinks, showLink, swapLink } from './link.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');
const catalog = builtinCatalog();
const input = (source = text): CompileInput => ({ text: source, file: 'fabric.yaml', catalog });
const KEY = 'backend/server-leaf/h100.gpu-400G';

const shown = (answer: LinkAnswer): LinkShown => {
  if ('problems' in answer) throw new Error(JSON.stringify(answer.problems));
  return answer;
};
const problems = (answer: LinkAnswer): readonly string[] =>
  'problems' in answer ? answer.problems.map(({ code, message }) => `${code} ${message}`) : [];

describe('the link inspector is answered', () => {
  it('lists every kind of link, those without parts too, and none of a text that stops before', () => {
    expect(listLinks(input()).map(({ key, links, works }) => [key, links, works])).toEqual([
      [KEY, 256, true],
      ['backend/leaf-spine/400G', 256, true],
    ]);
    const copper = listLinks(input(text.replace('media: auto', 'media: copper')));
    expect(copper.map(({ works, a }) => [works, a])).toEqual([
      [false, 'SRV-HGX-H100-CX7'],
      [false, 'NV-SN4700'],
    ]);
    expect(listLinks(input('lanewright: 1'))).toEqual([]);
  });

  it('shows a class as designed, with pictures, commands, parts to take and alternatives', () => {
    const link = shown(showLink(input(), { text, key: KEY, row: undefined }));
    expect(link.inspection.works).toBe(true);
    expect(link.designed).toEqual(link.inspection.row);
    expect(link.partless).toBe(false);
    expect(link.lanes?.shapes.length).toBeGreaterThan(20);
    expect(link.loss?.title).toMatch(/^Channel loss 0\.06 dB of /);
    expect(link.settings.b.systems.map(({ id }) => id)).toEqual(['cumulus', 'sonic']);
    expect(link.settings.a.systems.map(({ id }) => id)).toEqual(['linux']);
    expect(link.changes).toEqual([]);
    expect(link.alternatives.length).toBeGreaterThan(0);
    // it crosses from the worker to the page
    expect(structuredClone(link)).toEqual(link);
  });

  it('shows what a swapped part does, with changes that mend it, beside the link as designed', () => {
    const { row } = shown(showLink(input(), { text, key: KEY, row: undefined })).inspection;
    const swap = { kind: 'module', side: 'b', module: 'GEN-QDD-400G-FR4' as ModuleId } as const;
    const changed = JSON.parse(JSON.stringify(swapLink(catalog, row, swap)));
    const link = shown(showLink(input(), { text, key: KEY, row: changed }));
    expect(link.designed).toEqual(row);
    expect(link.inspection.works).toBe(false);
    expect(link.inspection.causes[0]?.family).toBe('OPTICAL');
    const [first] = link.changes;
    expect(shown(showLink(input(), { text, key: undefined, row: first?.row })).inspection.works).toBe(true);
  });

  it('says so of a class without parts, and shows those that come nearest', () => {
    const link = shown(
      showLink(input(text.replace('media: auto', 'media: copper')), { text, key: KEY, row: undefined }),
    );
    expect(link.partless).toBe(true);
    expect(link.inspection.works).toBe(false);
  });

  it('says what is wrong with an address, and never breaks', () => {
    const ask = (row: unknown, key?: string) => problems(showLink(input(), { text, key, row }));
    expect(ask({})).toContain('LW2003 a: expected object, which is missing');
    for (const row of [null, 7, 'x', [], { a: 1 }]) expect(ask(row).length).toBeGreaterThan(0);
    const { row } = shown(showLink(input(), { text, key: KEY, row: undefined })).inspection;
    expect(ask({ ...row, a: { ...row.a, module: 'GEN-QSFP112-400G-SR' } })[0]).toContain('GEN-QSFP112-400G-SR4');
    expect(ask(undefined, 'no/such/class')).toEqual([]);
    expect(swapLink(catalog, {}, { kind: 'connectors', count: 1 })).toBeUndefined();
  });

  it('draws no picture of more legs than can be read', () => {
    const { row } = shown(showLink(input(), { text, key: KEY, row: undefined })).inspection;
    const many = { ...row, b: { ...row.b, count: 1000 } };
    const link = shown(showLink(input(), { text, key: undefined, row: many }));
    expect(link.lanes).toBeUndefined();
    expect(link.inspection.works).toBe(false);
  });
});
