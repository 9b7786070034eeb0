import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { textOf } from '../diagnostics/index.ts';
import type { DeviceModelId, ModuleId } from '../parts/index.ts';
import { builtinCatalog } from './builtin.ts';
import { extendCatalog } from './extend.ts';

/** The JSON blocks of the guide, as a user would copy them. */
const guide = readFileSync(resolve('docs/add-a-module.md'), 'utf8');
const blocks = [...guide.matchAll(/```json\n([\s\S]*?)```/g)].map((match) => match[1] as string);
const files = blocks.map((text, i) => ({ file: `my-parts/${i}.json`, text }));

const file = (kind: string, ...rows: readonly object[]) => ({
  file: 'x.json',
  text: JSON.stringify({ format: 'lanewright-catalog', version: 1, kind, rows }),
});
const messages = (...given: Parameters<typeof extendCatalog>[0]) =>
  extendCatalog(given).diagnostics.map((d) => `${d.code} ${textOf(d).message}`);

describe('a user catalogue folder', () => {
  it('takes the worked example of the guide', () => {
    expect(blocks).toHaveLength(2);
    const { catalog, diagnostics } = extendCatalog(files);
    expect(diagnostics).toEqual([]);
    const module = catalog?.modules.get('ACME-QDD-DR4-150' as ModuleId);
    expect(module).toMatchObject({ vendor: 'Acme', formFactor: 'QSFP-DD', ratedReach: { OS2: 150_000 } });
    expect(catalog?.modules.size).toBe(builtinCatalog().modules.size + 1);
    expect(catalog?.hash).not.toBe(builtinCatalog().hash);
  });

  it('takes the worked example of the guide to switches', () => {
    const text = readFileSync(resolve('docs/add-a-switch.md'), 'utf8');
    const given = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map((match, i) => ({
      file: `my-parts/${i}.json`,
      text: match[1] as string,
    }));
    const { catalog, diagnostics } = extendCatalog(given);
    expect(diagnostics).toEqual([]);
    const device = catalog?.devices.get('ACME-X32D' as DeviceModelId);
    expect(device?.groups.map(({ numbers }) => numbers.length)).toEqual([32, 2]);
    expect(device?.splitRules[0]?.ports).toHaveLength(16);
  });

  it('puts a row in the place of the built-in one of the same id', () => {
    const [module] = JSON.parse(blocks[0] as string).rows;
    const sources = JSON.parse(blocks[1] as string).rows;
    const { catalog } = extendCatalog([
      file('transceiver', { ...module, id: 'GEN-QDD-400G-DR4' }),
      file('source', ...sources),
    ]);
    expect(catalog?.modules.size).toBe(builtinCatalog().modules.size);
    expect(catalog?.modules.get('GEN-QDD-400G-DR4' as ModuleId)?.vendor).toBe('Acme');
  });

  it('says what is wrong, in which file and row', () => {
    const [module] = JSON.parse(blocks[0] as string).rows;
    expect(messages({ file: 'a.json', text: '{' })[0]).toMatch(/^LW2004 a\.json is no JSON/);
    expect(messages(file('spoon'))[0]).toContain('a catalogue file has a "kind"');
    const [unknown] = messages(file('transceiver', { ...module, speed: 4 }));
    expect(unknown).toMatch(/^LW2005 x\.json: rows\.0 \(ACME-QDD-DR4-150\): .*speed/);
    const application = { host: '400GAUI-9', media: '400GBASE-DR4', instances: 1 };
    const broken = messages(file('transceiver', { ...module, applications: [application] }));
    expect(broken.join('\n')).toContain('400GAUI-9');
    expect(broken.join('\n')).toContain('ACME-DS-17');
  });

  it('keeps a device with an unknown fact apart as a draft, and judges the facts that are given', () => {
    const group = { ports: '1-2', cage: 'QSFP-DD', lanes: 8, laneRatesGbps: [50], maxGbps: 400, modes: ['1x400G'] };
    const row = (...groups: readonly object[]) =>
      file('switch', { id: 'X', vendor: 'Acme', model: 'X', groups, source: ['STD'], confidence: 'low' });
    const id = 'X' as DeviceModelId;
    expect(extendCatalog([row(group)]).catalog?.devices.has(id)).toBe(true);
    for (const fact of ['lanes', 'laneRatesGbps', 'modes']) {
      const { catalog } = extendCatalog([row(group, { ...group, ports: '3-4', [fact]: 'unknown' })]);
      expect(catalog?.devices.has(id)).toBe(false);
      expect(catalog?.drafts.get(id)?.groups.map(({ unknown }) => unknown)).toEqual([[], [fact]]);
    }
    expect(messages(row({ ...group, lanes: 'eight' }))).toEqual([
      'LW2005 x.json: rows.0.groups.0.lanes (X): Invalid input: expected number, received string',
    ]);
    expect(messages(row({ ...group, modes: ['4 of 100G'] }))[0]).toContain(
      'rows.0.groups.0.modes.0 (X): expected a breakout mode',
    );
    const { lanes: _, ...without } = group;
    expect(messages(row(without))[0]).toContain('rows.0.groups.0.lanes (X)');
  });

  it('has no draft of its own', () => {
    expect(builtinCatalog().drafts.size).toBe(0);
  });
});
