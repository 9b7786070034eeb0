import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { decode, encodePart, partOf } from '../module/index.ts';
import type { Module, Transceiver } from '../parts/index.ts';

const catalog = builtinCatalog();

/** Applications without the host channel an interface is tuned for: parts of the catalogue leave it open. */
const applications = ({ applications: list }: Transceiver): readonly string[] =>
  list.map(({ host, media, instances }) => `${instances} x ${host.id.replace(/-[SL]$/, '')} ${media.id}`).sort();

const there = (part: Module): Module | undefined => {
  const a = encodePart(part, { end: 'a' });
  const b = encodePart(part, { end: 'b' });
  return a && b ? partOf(decode(a), catalog, part.id, decode(b)).part : undefined;
};

/** What one compliance code of SFF-8472 or SFF-8636 cannot tell. */
const UNTOLD: Readonly<Record<string, string>> = {
  'FLUX-SFP-50G-LR-A': 'SFF-8472 has one extended compliance code: the slower of two rates is not told',
  'GEN-DAC-QDD-QSFP112-STRAIGHT': 'it has no copper PMD: there is nothing to advertise',
  'GEN-CAT6-RJ45': 'twisted pair has no memory',
};

describe('a part written as memory and read again', () => {
  it.each([...catalog.modules.values()].filter(({ id }) => !(id in UNTOLD)))('$id', (part) => {
    const read = there(part);
    expect(read?.kind).toBe(part.kind);
    if (part.kind === 'transceiver' && read?.kind === 'transceiver') {
      expect(applications(read)).toEqual(applications(part));
      expect(read.formFactor).toBe(part.formFactor);
      expect([read.receptacle.plug, read.receptacle.count, read.receptacle.fibres]).toEqual([
        part.receptacle.plug,
        part.receptacle.count,
        part.receptacle.fibres,
      ]);
      // never longer than the part is rated for, but by the step of a byte
      for (const grade of ['OS2', 'OM3', 'OM4', 'OM5'] as const)
        expect(read.ratedReach[grade] ?? 0, grade).toBeLessThanOrEqual((part.ratedReach[grade] ?? 0) + 2000);
    } else if (part.kind !== 'transceiver' && read && read.kind !== 'transceiver') {
      for (const side of ['a', 'b'] as const) {
        const { power: _, ...end } = part[side];
        expect(read[side], side).toMatchObject(end);
      }
      expect(read.modes).toEqual(part.modes);
      expect(read.gearbox).toBe(part.gearbox);
      // SFF-8636 and SFF-8472 have one code for several copper PMDs
      const exact = part.b.formFactor !== 'QSFP28' && part.b.formFactor !== 'SFP28';
      const ids = read.pmds.map(({ id }) => id);
      if (exact) expect(ids.sort()).toEqual(part.pmds.map(({ id }) => id).sort());
      else if (part.pmds.length > 0) expect(part.pmds.some(({ id }) => ids.includes(id))).toBe(true);
    }
  });

  it.each(Object.entries(UNTOLD))('%s: %s', (id) => {
    const part = catalog.modules.get(id as Module['id']);
    expect(part).toBeDefined();
    const read = part && there(part);
    if (part?.kind === 'transceiver' && read?.kind === 'transceiver')
      expect(applications(part)).toEqual(expect.arrayContaining([...applications(read)]));
  });

  it('needs both ends of a cable', () => {
    const cable = catalog.modules.get('GEN-DAC-QSFP28-100G' as Module['id']);
    const memory = cable && encodePart(cable);
    if (!memory) throw new Error('the cable has a memory');
    expect(partOf(decode(memory), catalog, 'a.bin').diagnostics.map(({ code }) => code)).toEqual(['LW8027']);
  });
});
