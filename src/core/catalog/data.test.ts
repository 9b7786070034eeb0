import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtinRows } from './builtin.ts';
import { brokenReferences } from './references.ts';
import type { CatalogRows } from './rows.ts';
import { catalogFile, ROW_SCHEMAS, type RowKind } from './schema.ts';

const folder = new URL('./data/', import.meta.url);
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .sort();
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path.replaceAll('\\', '/'), folder), 'utf8'));

const rows = builtinRows();
const faults = (kind: RowKind, row: unknown): string => {
  const result = ROW_SCHEMAS[kind].safeParse(row);
  return result.success ? '' : z.prettifyError(result.error);
};

describe('catalogue files', () => {
  it.each(paths)('%s follows the schema', (path) => {
    const result = catalogFile.safeParse(read(path));
    expect(result.success ? '' : z.prettifyError(result.error)).toBe('');
  });

  it('are all part of the built-in catalogue, none twice', () => {
    const inFiles = paths.reduce((sum, path) => sum + (read(path) as { rows: unknown[] }).rows.length, 0);
    expect(Object.values(rows).reduce((sum, list) => sum + list.length, 0)).toBe(inFiles);
  });

  it('hold as many facts as were collected', () => {
    expect(rows.opticalPmds.length).toBe(64);
    expect(rows.auis.length + rows.copperPmds.length).toBe(45);
    expect(rows.cableReach.length).toBe(8);
    expect(rows.fec.length).toBe(14);
    expect(rows.connectors.length).toBe(10);
    expect(rows.transceivers.length + rows.cables.length).toBe(159);
    expect(rows.switches.length).toBe(66);
    expect(rows.nics.length + rows.servers.length).toBe(34);
    expect(rows.autonegDefaults.length).toBe(9);
  });

  it('name no path of a machine they were made on', () => {
    for (const path of paths) expect(JSON.stringify(read(path))).not.toMatch(/shared\/data|\/work\/|\/home\/|\/tmp\//);
  });
});

describe('the row schemas', () => {
  const [pmd] = rows.opticalPmds;
  const [module] = rows.transceivers;
  const [device] = rows.switches;

  it('pass the rows they are spoiled from', () => {
    expect(faults('optical-pmd', pmd) + faults('transceiver', module) + faults('switch', device)).toBe('');
  });

  it.each<[string, RowKind, object, RegExp]>([
    ['an unknown key', 'optical-pmd', { ...pmd, colour: 'red' }, /colour/],
    ['a length in millimetres under another key', 'optical-pmd', { ...pmd, reachMm: 300_000 }, /reachMm/],
    ['a length with its unit as text', 'optical-pmd', { ...pmd, reachM: { OM3: '300 m' } }, /reachM/],
    ['a fibre grade that does not exist', 'optical-pmd', { ...pmd, reachM: { OM9: 300 } }, /OM9/],
    ['a rate in Mb/s', 'optical-pmd', { ...pmd, rateGbps: 400_000 }, /nominal Ethernet rate in Gb\/s/],
    ['a row without a source', 'transceiver', { ...module, source: [] }, /at least one source/],
    ['a missing source list', 'transceiver', { ...module, source: undefined }, /source/],
    ['a missing confidence', 'transceiver', { ...module, confidence: undefined }, /confidence/],
    ['a power in milliwatts', 'transceiver', { ...module, power: { maxMw: 12_000, basis: 'source' } }, /maxMw/],
    ['a negative power', 'transceiver', { ...module, power: { maxW: -1, basis: 'source' } }, /maxW/],
    ['a module without applications', 'transceiver', { ...module, applications: [] }, /applications/],
    [
      'a breakout mode in other words',
      'switch',
      spoilGroup({ modes: ['four by 100G'] }),
      /breakout mode such as "4x100G"/,
    ],
    ['port numbers in other words', 'switch', spoilGroup({ ports: 'all' }), /port numbers such as/],
    ['a lane rate that no SerDes has', 'switch', spoilGroup({ laneRatesGbps: [53] }), /lane rate class/],
  ])('reject %s', (_, kind, row, message) => {
    expect(faults(kind, row)).toMatch(message);
  });

  function spoilGroup(change: object): object {
    return { ...device, groups: [{ ...device?.groups[0], ...change }] };
  }

  it('say which kinds of file there are', () => {
    const result = catalogFile.safeParse({ format: 'lanewright-catalog', version: 1, kind: 'cheese', rows: [] });
    expect(z.prettifyError(result.error as z.ZodError)).toContain('a catalogue file has a "kind": source, aui,');
  });
});

describe('references', () => {
  it('all resolve', () => {
    expect(brokenReferences(rows)).toEqual([]);
  });

  it('are reported when they do not', () => {
    const [first, ...rest] = rows.transceivers;
    const [note] = rows.fieldNotes;
    const spoiled: CatalogRows = {
      ...rows,
      transceivers: [{ ...first!, formFactor: 'OSFP', connector: 'SC', source: ['S-NONE page 3'] }, ...rest, rest[0]!],
      fieldNotes: [{ ...note!, when: { far: { devices: ['NV-SN9999'] } } }],
    };
    expect(brokenReferences(spoiled)).toEqual([
      `${rest[0]!.id}: given twice`,
      `${first!.id}: source S-NONE`,
      `${first!.id}: form factor OSFP`,
      `${first!.id}: connector SC`,
      `${note!.id}: device NV-SN9999`,
    ]);
  });

  it('leave no cage and form factor without an answer', () => {
    const pairs = new Set(rows.fits.map((fit) => `${fit.cage}/${fit.module}`));
    const of = (role: 'cage' | 'module') =>
      rows.formFactors.filter((row) => row.role.includes(role)).map((row) => row.id);
    expect(
      of('cage')
        .flatMap((cage) => of('module').map((module) => `${cage}/${module}`))
        .filter((pair) => !pairs.has(pair)),
    ).toEqual([]);
  });

  it('cover every PMD with a FEC code', () => {
    const covered = new Set(rows.fec.flatMap((row) => row.appliesTo));
    const bare = [...rows.opticalPmds, ...rows.copperPmds].map((row) => row.id).filter((id) => !covered.has(id));
    // negotiated among three codes, so no one row fits
    expect(bare).toEqual(['50GBASE-CR2-ETC']);
  });
});
