import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extendCatalog } from '../catalog/extend.ts';
import { builtinCatalog } from '../catalog/index.ts';
import { draftFiles, importDeviceTypes } from './index.ts';
import { INTERFACE_TYPES } from './interface-types.ts';

/* Files of others lie beside the repository, not in it; a clone without them skips these tests and says so. */
const data = resolve(process.env.LANEWRIGHT_SHARED ?? '../shared', 'data');
const CHOICES = join(data, 'netbox-choices.json');
const LIBRARY = join(data, 'netbox-devicetypes');
const title = (what: string, there: boolean): string =>
  `${what}${there ? '' : ' (skipped: no ../shared beside this clone)'}`;

describe.skipIf(!existsSync(CHOICES))(title('interface types of NetBox', existsSync(CHOICES)), () => {
  it('are all known, cages with the speed of their label', () => {
    const { interface_types } = JSON.parse(readFileSync(CHOICES, 'utf8'));
    for (const { slug, label, group } of interface_types) {
      const type = INTERFACE_TYPES.get(slug);
      expect(type, slug).toBeDefined();
      expect(type?.logical, slug).toBe(group === 'Virtual interfaces');
      expect(type?.cage === undefined || group === 'Pluggable transceivers', slug).toBe(true);
      if (!type?.cage) continue;
      const [, figure, tera] = /\(([\d.]+)(T?)[A-Z]*\)/.exec(label) ?? [];
      expect(type.cage.maxSpeed, slug).toBe(Number(figure) * (tera ? 1000 : 1));
    }
    expect(INTERFACE_TYPES.size).toBe(interface_types.length);
  });
});

describe.skipIf(!existsSync(LIBRARY))(title('the device-type library', existsSync(LIBRARY)), () => {
  const files = existsSync(LIBRARY)
    ? readdirSync(LIBRARY, { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((file) => ({ file, text: readFileSync(join(LIBRARY, file), 'utf8') }))
    : [];
  const { imports, diagnostics } = importDeviceTypes(files, builtinCatalog(), 'switch');

  it('imports without errors; only servers without pluggable ports give no draft', () => {
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    const without = files.map(({ file }) => file).filter((file) => !imports.some((done) => done.file === file));
    expect(without).toEqual(['Supermicro/AS-4126GS-NMR-LCC.yml', 'Supermicro/SYS-421GE-TNRT.yaml']);
  });

  it('keeps every cage of the text: counted with a search in it', () => {
    for (const { file, groups } of imports) {
      const { text } = files.find((given) => given.file === file) as { text: string };
      for (const { type, numbers, names } of groups) {
        const managed = new RegExp(`type: ${type.replaceAll('.', '\\.')}\\s+mgmt_only: true`, 'g');
        const lines = text.split('\n').filter((line) => line.trim() === `type: ${type}`).length;
        expect(numbers.length, `${file} ${type}`).toBe(lines - (text.match(managed)?.length ?? 0));
        expect(new Set(names).size, file).toBe(numbers.length);
      }
      const all = groups.flatMap(({ numbers }) => numbers);
      expect(new Set(all).size, file).toBe(all.length);
    }
  });

  it('gives drafts that the catalogue takes, and no device', () => {
    const { catalog, diagnostics: faults } = extendCatalog(
      imports.flatMap(draftFiles).map(({ path, text }) => ({ file: path, text })),
    );
    expect(faults).toEqual([]);
    expect(catalog?.drafts.size).toBe(imports.length);
    expect(catalog?.devices.size).toBe(builtinCatalog().devices.size);
  });

  it('finds the models the catalogue has, and the file that lists half of its cages', () => {
    const known = (file: string) => imports.find((done) => done.file === file)?.known;
    expect(known('Mellanox/SN4700.yml')).toMatchObject([{ id: 'NV-SN4700', agrees: true }]);
    expect(known('Nvidia/SN5600.yaml')?.map(({ id }) => id)).toEqual(['NV-SN5600']);
    const h4 = diagnostics.find(({ source }) => source?.file.startsWith('Nokia/7220-IXR-H4'));
    expect(h4).toMatchObject({ code: 'LW2107', args: { catalogued: '64x QSFP-DD 400G' } });
    expect(h4?.args.stated).toContain('32x QSFP-DD 400G');
  });
});
