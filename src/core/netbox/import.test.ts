import { readdirSync, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendCatalog } from '../catalog/extend.ts';
import { builtinCatalog, type Catalog } from '../catalog/index.ts';
import { renderPretty } from '../diagnostics/index.ts';
import type { DeviceKind, DeviceModelId } from '../parts/index.ts';
import { draftFiles, type Imported, importDeviceTypes } from './index.ts';

const EXAMPLE = readFileSync(resolve('examples/netbox/x8d.yaml'), 'utf8');

const importText = (text: string, kind: DeviceKind = 'switch') =>
  importDeviceTypes([{ file: 'x8d.yaml', text }], builtinCatalog(), kind);

/** The built-in catalogue with drafts, which must be taken without a fault. */
const withDrafts = (imports: readonly Imported[]): Catalog => {
  const files = imports.flatMap(draftFiles).map(({ path, text }) => ({ file: path, text }));
  const { catalog, diagnostics } = extendCatalog(files);
  expect(diagnostics).toEqual([]);
  return catalog as Catalog;
};

describe('a draft of a device type', () => {
  it('takes over what the file says and leaves lanes, rates and modes unknown', () => {
    const { imports, diagnostics } = importText(EXAMPLE);
    expect(diagnostics).toEqual([]);
    const [first] = imports;
    expect(first?.row).toMatchObject({
      id: 'ACME-X8D',
      vendor: 'Acme',
      partNumber: 'AX8D-32T',
      confidence: 'low',
      groups: [
        { ports: '1-8', cage: 'QSFP-DD', maxGbps: 400, lanes: 'unknown', laneRatesGbps: 'unknown', modes: 'unknown' },
        { ports: '9-10', cage: 'SFP28', maxGbps: 25, lanes: 'unknown', laneRatesGbps: 'unknown', modes: 'unknown' },
      ],
      chassis: {
        heightU: 1,
        weightKg: 9.5,
        airflow: 'front-to-rear',
        management: [{ name: 'eth0', type: '1000base-t' }],
        powerInlets: [{ maxDrawW: 650 }, { maxDrawW: 650 }],
      },
    });
    expect(first?.row.groups.some((group) => 'maxModulePowerW' in group)).toBe(false);
    expect(first?.row).not.toHaveProperty('maxPowerW');
  });

  it.each<[DeviceKind]>([['switch'], ['server'], ['nic']])('as a %s is no device until it is complete', (kind) => {
    const catalog = withDrafts(importText(EXAMPLE, kind).imports);
    const id = 'ACME-X8D' as DeviceModelId;
    expect(catalog.devices.has(id)).toBe(false);
    expect(catalog.drafts.get(id)).toMatchObject({
      kind,
      groups: [{ unknown: ['lanes', 'laneRatesGbps', 'modes'] }, {}],
    });
    expect(catalog.devices.size).toBe(builtinCatalog().devices.size);
  });

  it('names the ports of a server by the names of the file, where a fabric file can write them', () => {
    const labels = (text: string) => importText(text, 'server').imports[0]?.row.groups[0];
    expect(labels(EXAMPLE)).toMatchObject({ labels: 'swp[1-8]' });
    expect(labels(EXAMPLE.replaceAll('swp', 'Port '))).toMatchObject({ names: 'Port [1-8]', labels: 'port[1-8]' });
    expect(labels(EXAMPLE.replaceAll('swp1,', '"a,b",'))).toMatchObject({ names: undefined, labels: 'port[1-8]' });
  });

  it('converts weights to kilograms', () => {
    const weight = (text: string) => importText(EXAMPLE.replace('9.5\nweight_unit: kg', text)).imports[0]?.row.chassis;
    // 1 lb = 0.45359237 kg (international yard and pound agreement)
    expect(weight('100\nweight_unit: lb')).toMatchObject({ weightKg: 45.359 });
    expect(weight('9500\nweight_unit: g')).toMatchObject({ weightKg: 9.5 });
    // without a unit the figure says nothing
    expect(weight('9.5')?.weightKg).toBeUndefined();
  });

  it('numbers the fastest cages first where the names give no number', () => {
    const text = EXAMPLE.replace('swp9,', 'left,').replace('swp10,', 'right,');
    expect(importText(text).imports[0]?.row.groups.map(({ ports }) => ports)).toEqual(['1-8', '9-10']);
  });

  it('makes one draft of two files of one id', () => {
    const files = ['a.yaml', 'b.yaml'].map((file) => ({ file, text: EXAMPLE }));
    const { imports, diagnostics } = importDeviceTypes(files, builtinCatalog(), 'switch');
    expect(imports).toHaveLength(1);
    expect(diagnostics.map(({ code, args }) => [code, args.owner])).toEqual([['LW2106', 'a.yaml']]);
  });

  it('names a known model and whether it has the same cages', () => {
    const sn4700 = EXAMPLE.replace('X8D', 'MSN4700-WS2FO').replace('AX8D-32T', 'SN4700');
    expect(importText(sn4700).imports[0]?.known).toMatchObject([{ id: 'NV-SN4700', agrees: false }]);
    // SN3700 is not the SN3700C
    expect(importText(EXAMPLE.replace('X8D', 'SN3700C')).imports[0]?.known).toMatchObject([{ model: 'SN3700C' }]);
  });
});

describe('cases/netbox', () => {
  const folder = resolve('cases/netbox');
  const names = readdirSync(folder).filter((name) => name.endsWith('.yaml'));

  it.each(names)('%s', async (name) => {
    const text = readFileSync(resolve(folder, name), 'utf8');
    const { imports, diagnostics } = importDeviceTypes([{ file: name, text }], builtinCatalog(), 'switch');
    const told = renderPretty(diagnostics, { sources: new Map([[name, text]]), color: false });
    expect(told).not.toBe('');
    const rows = imports.map(
      ({ id, row }) => `draft ${id}: ${row.groups.map((g) => `${g.cage} ${g.ports}`).join(', ')}\n`,
    );
    await expect(told + rows.join('')).toMatchFileSnapshot(resolve(folder, `${basename(name, '.yaml')}.txt`));
  });
});

describe('any file', () => {
  const types = ['400gbase-x-qsfpdd', '100gbase-x-qsfp28', '10gbase-t', 'virtual', 'nonsense', '1.6tbase-x-osfp1600'];
  const word = fc.oneof(
    fc.constantFrom(...types, 'true', '1', '-3', '.inf', '~', '{}', '[]', '*a', '&a x', '"', "'", '...', '---', '!!x'),
    fc.string({ maxLength: 12 }),
    fc.constantFrom('__proto__', 'constructor', 'a[1-9]', 'x,y', '\u0000', '\u2028', 'e\u0301'),
  );
  /** The example with words of it taken out, doubled or put in the place of others. */
  const mutated = fc
    .array(fc.tuple(fc.nat({ max: 999 }), fc.constantFrom('cut', 'double', 'put'), word), {
      minLength: 1,
      maxLength: 12,
    })
    .map((changes) => {
      const words = EXAMPLE.split(/(?<=[\s,{}:])/);
      for (const [at, how, text] of changes) {
        const i = at % words.length;
        if (how === 'cut') words.splice(i, 1);
        else words.splice(i, how === 'double' ? 0 : 1, how === 'double' ? (words[i] as string) : `${text} `);
      }
      return words.join('');
    });

  /** The example with some of its values replaced by other texts: what mostly stays a device type. */
  const revalued = fc
    .array(
      fc.tuple(fc.nat({ max: 999 }), fc.oneof(fc.constantFrom(...types), fc.string(), fc.string({ unit: 'binary' }))),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((changes) => {
      const values = EXAMPLE.split(/(?<=(?:name|type|model|slug|manufacturer): )([^,}\n]+)/);
      for (const [at, text] of changes) values[(at % (values.length >> 1)) * 2 + 1] = JSON.stringify(text);
      return values.join('');
    });

  it('never throws, and gives a draft that the catalogue takes and no rule can use, or says why not', () => {
    let drafts = 0;
    fc.assert(
      fc.property(fc.oneof(mutated, revalued), fc.constantFrom<DeviceKind>('switch', 'server', 'nic'), (text, kind) => {
        const { imports, diagnostics } = importText(text, kind);
        if (imports.length === 0) expect(diagnostics).not.toEqual([]);
        for (const { source } of diagnostics) expect(source?.line).toBeGreaterThan(0);
        const catalog = withDrafts(imports);
        drafts += imports.length;
        for (const { id } of imports) expect(catalog.devices.has(id as DeviceModelId)).toBe(false);
      }),
      { seed: 5, numRuns: 300 },
    );
    expect(drafts).toBeGreaterThan(30);
  });
});
