import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../../src/core/catalog/index.ts';
import { linearImage, packMemory } from '../../../../src/core/module/index.ts';
import { cmisSample } from '../../../../src/core/module/testing/samples.ts';
import { parseLength } from '../../../../src/core/units/index.ts';
import type { ConnectAsk } from './explorer.ts';
import { answerDiff, answerDump, answerLink, answerPart, answerSheet, moduleParts } from './module.ts';

const catalog = builtinCatalog();

const ask = (from: string, to: string, length: string): ConnectAsk => {
  const parsed = parseLength(length);
  if (parsed === undefined) throw new Error(`${length} is no length`);
  return {
    from,
    to,
    length: parsed,
    speed: undefined,
    media: undefined,
    vendor: undefined,
    prefer: 'power',
    multimode: 'OM4',
    singlemode: 'OS2',
    connectors: 0,
    top: 8,
  };
};

describe('what the module reader asks', () => {
  it('finds the module of a dump, and says why there is none', async () => {
    const [found] = await answerDump({ file: 'a.bin', bytes: linearImage(cmisSample()) });
    expect(found).toMatchObject({ title: 'generic SAMPLE-400G-DR4', problems: [] });
    expect(found?.memory).toEqual(packMemory(cmisSample()));
    const [none] = await answerDump({ file: 'note.txt', bytes: new TextEncoder().encode('see you at lunch') });
    expect(none?.memory).toBeUndefined();
    expect(none?.problems.map(({ code }) => code)).toEqual(['LW8001']);
  });

  it('opens every part that it lists, both ends of a cable', async () => {
    for (const { id } of moduleParts(catalog)) expect(await answerPart(catalog, { part: id }), id).toBeDefined();
    const cable = await answerPart(catalog, { part: 'GEN-DAC-QSFP28-100G' });
    expect(cable?.b).toBeDefined();
    expect(await answerPart(catalog, { part: 'no such part' })).toBeUndefined();
  });

  it('compares two modules of one map, and refuses those of two', async () => {
    const sample = packMemory(cmisSample());
    const part = await answerPart(catalog, { part: 'GEN-QDD-400G-DR4' });
    const sfp = await answerPart(catalog, { part: 'GEN-SFP28-25G-SR' });
    if (!part || !sfp) throw new Error('the catalogue has them');
    const found = await answerDiff({ a: sample, b: part.a });
    expect(found).toContainEqual(expect.objectContaining({ name: 'VendorPN', place: '148 to 163' }));
    expect(await answerDiff({ a: sample, b: sample })).toEqual([]);
    expect(await answerDiff({ a: sample, b: sfp.a })).toBeUndefined();
  });

  it('judges a dump in a link as parts are: only with what meets its light', async () => {
    const memory = packMemory(cmisSample());
    const { problems, answer } = await answerLink(catalog, {
      connect: ask('NV-SN4700', 'NIC-CX7-Q1', '30 m'),
      a: { name: 'leaf1.bin', memory },
      b: undefined,
    });
    expect(problems).toEqual([]);
    if (!answer || !('ways' in answer)) throw new Error('both ports are known');
    const [way] = answer.ways;
    expect(way?.speed).toBe(400);
    expect(way?.choices.every(({ a }) => a === 'leaf1.bin')).toBe(true);
    const [best] = way?.choices ?? [];
    // what cannot be looked up is shown in place
    expect(best?.row).toBeUndefined();
    expect(best?.inspected?.findings.rules.length).toBeGreaterThan(10);
    // what a memory does not tell is assumed, and said
    expect(best?.proof.assumes.length).toBeGreaterThan(0);
  });

  it('says which end of a cable is missing, and makes one part of both', async () => {
    const cable = await answerPart(catalog, { part: 'GEN-DAC-QSFP28-100G' });
    if (!cable?.b) throw new Error('the catalogue has it');
    const connect = ask('NV-SN3700', 'NV-SN3700', '1 m');
    const a = { name: 'end a', memory: cable.a };
    const one = await answerLink(catalog, { connect, a, b: undefined });
    expect(one.problems.map(({ code }) => code)).toEqual(['LW8027']);
    expect(one.answer).toBeUndefined();
    const both = await answerLink(catalog, { connect, a, b: { name: 'end b', memory: cable.b } });
    if (!both.answer || !('ways' in both.answer)) throw new Error('both ports are known');
    expect(both.answer.ways[0]?.choices[0]).toMatchObject({ a: 'end a', b: 'end a' });
  });

  it('gives a sheet to a memory with holes in it', async () => {
    const { memoryModel, pages } = packMemory(cmisSample());
    const sheet = await answerSheet({
      memory: { memoryModel, pages: { lower: pages.lower ?? '', '00': '??'.repeat(128) } },
    });
    expect(sheet.facts).toContainEqual(['serial number', 'unknown']);
    expect(sheet.findings.map(({ code }) => code)).toContain('LW8003');
  });
});
