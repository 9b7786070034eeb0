import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import { completionsAt, meaningAt } from './assist.ts';

const catalog = builtinCatalog();
const FILE = `lanewright: 1
name: demo
servers:
  h100:
    model: SRV-HGX-H100-CX7
    ports:
      gpu[1-8]: { to: backend, speed: 400G }
networks:
  backend:
    leaf: { switch: NV-SN4700 }
`;

/** `|` is the cursor. */
const labels = (text: string): readonly string[] =>
  (completionsAt(text.replace('|', ''), text.indexOf('|'), catalog)?.options ?? []).map(({ label }) => label);

describe('completion', () => {
  it('offers the keys of the language that are not there yet', () => {
    expect(labels(`${FILE}|`)).toEqual(expect.arrayContaining(['optics', 'units', 'fibre', 'lengths']));
    expect(labels(`${FILE}|`)).not.toContain('networks');
    expect(labels(FILE.replace('leaf: { switch', 'leaf: { |, switch'))).toEqual(
      expect.arrayContaining(['per', 'spare-ports', 'uplinks']),
    );
    expect(labels(`${FILE}optics:\n  |`)).toEqual(expect.arrayContaining(['prefer', 'media', 'avoid']));
    expect(labels(`${FILE}optics:\n  me|`)).toContain('media');
  });

  it('offers what may stand as a value: choices, models, names of the file', () => {
    expect(labels(`${FILE}optics: { media: | }`)).toEqual(expect.arrayContaining(['copper', 'multimode']));
    expect(labels(FILE.replace('NV-SN4700', '|'))).toEqual(expect.arrayContaining(['NV-SN4700', 'NV-SN5600']));
    expect(labels(FILE.replace('NV-SN4700', '|'))).not.toContain('SRV-HGX-H100-CX7');
    expect(labels(FILE.replace('SRV-HGX-H100-CX7', 'SRV|'))).toContain('SRV-DGX-A100');
    expect(labels(FILE.replace('to: backend', 'to: |'))).toEqual(['backend']);
    expect(labels(`${FILE}units: { su: { servers: { | } } }`)).toEqual(['h100']);
    expect(labels(FILE.replace('gpu[1-8]: { to: backend, speed: 400G }', '|'))).toContain('gpu[1-8]');
  });

  it('puts its words where the word under the cursor stands', () => {
    const text = FILE.replace('NV-SN4700', 'NV-SN');
    const at = text.indexOf('NV-SN') + 3;
    const found = completionsAt(text, at, catalog);
    expect(text.slice(found?.from, found?.to)).toBe('NV-SN');
  });

  it('never fails, whatever the text and the place', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab:{}[]- \n#"&*|,'.split('')), maxLength: 60 }),
        fc.nat(60),
        (text, at) => {
          completionsAt(text, Math.min(at, text.length), catalog);
          meaningAt(text, Math.min(at, text.length), catalog);
        },
      ),
      { numRuns: 500 },
    );
    for (let at = 0; at <= FILE.length; at++) completionsAt(FILE, at, catalog);
  });
});

describe('meaning', () => {
  it('tells keys by the language and models by the catalogue', () => {
    expect(meaningAt(FILE, FILE.indexOf('speed') + 2, catalog)?.lines[0]).toMatch(/Speed of each port/);
    expect(meaningAt(FILE, FILE.indexOf('NV-SN4700') + 2, catalog)).toMatchObject({
      title: 'NVIDIA SN4700',
      lines: expect.arrayContaining([expect.stringContaining('32x QSFP-DD 400G')]),
    });
    expect(meaningAt(FILE, FILE.indexOf('backend:') + 1, catalog)?.title).toContain('networks.backend');
    expect(meaningAt('# a comment', 4, catalog)).toBeUndefined();
  });
});
