import { describe, expect, it } from 'vitest';
import { decode } from './decode.ts';
import { pageFrom } from './memory.ts';
import { packMemory, unpackMemory } from './record.ts';
import { sheetOf } from './sheet.ts';
import { cmisSample, sff8636Sample, sfpSample } from './testing/samples.ts';

describe('the sheet of a module', () => {
  it('has its identity, its applications and its fields in the order of memory', () => {
    const sheet = sheetOf(decode(cmisSample()), []);
    expect(sheet.title).toBe('generic SAMPLE-400G-DR4');
    expect(sheet.kind).toContain('CMIS 5.2');
    expect(sheet.facts).toContainEqual(['serial number', 'S0001']);
    expect(sheet.applications?.rows.map(([, host]) => host)).toHaveLength(2);
    expect(sheet.pages.map(({ words }) => words)).toEqual([
      'lower page',
      'page 00h',
      'page 01h',
      'page 02h',
      'page 10h',
      'page 11h',
    ]);
    const vendor = sheet.fields.find(({ id }) => id === '00 VendorName');
    expect(vendor).toMatchObject({ byte: 129, length: 16, place: '129 to 144', text: 'generic', known: true });
    const powerClass = sheet.fields.find(({ id }) => id === '00 ModulePowerClass');
    expect(powerClass).toMatchObject({ place: '200.7-5', bits: '7-5' });
    expect(sheet.lanes?.rows[2]?.at(-1)).toContain('rxLos');
  });

  it.each([
    ['CMIS', cmisSample],
    ['SFF-8636', sff8636Sample],
    ['SFF-8472', sfpSample],
  ] as const)('keeps every field of %s inside its page, under a name of its own', (_, make) => {
    const { fields, pages } = sheetOf(decode(make()), []);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    for (const { page, byte, length, id } of fields) {
      const there = pages.find(({ name }) => name === page);
      expect(byte, id).toBeGreaterThanOrEqual(there?.first ?? Number.NaN);
      expect(byte + length, id).toBeLessThanOrEqual((there?.first ?? 0) + (there?.bytes.length ?? 0));
    }
  });

  it('tells monitors that have no page of samples as unknown', () => {
    const { model, pages } = cmisSample();
    const described = new Uint8Array(128);
    // instance 1: type 1, the laser age of media lane 1; instance 2: a type without a public meaning
    described.set([0x00, 0x01, 0x00, 0xfe]);
    const { vdm } = sheetOf(decode({ model, pages: new Map([...pages, ['20', pageFrom('20', described)]]) }), []);
    expect(vdm?.rows.map(([instance, , , value, flags]) => [instance, value, flags])).toEqual([
      ['1', 'unknown', 'unknown'],
      ['2', 'unknown', 'unknown'],
    ]);
    expect(vdm?.rows[1]?.[1]).toContain('no public meaning');
  });

  it('never makes a byte that was not read a zero', () => {
    const { model, pages } = cmisSample();
    const page = pages.get('00')?.bytes ?? new Uint8Array();
    const holed = { model, pages: new Map([...pages, ['00', pageFrom('00', page, [72, 73])]]) };
    const sheet = sheetOf(decode(unpackMemory(packMemory(holed))), []);
    const shown = sheet.pages.find(({ name }) => name === '00');
    expect(shown?.bytes.slice(71, 75)).toEqual([page[71], null, null, page[74]]);
    expect(sheet.fields.find(({ id }) => id === '00 MaxPower')).toMatchObject({ text: 'unknown', known: false });
  });
});
