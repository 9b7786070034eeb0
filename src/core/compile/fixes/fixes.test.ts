import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import { applyEdits, type Diagnostic, textOf } from '../../diagnostics/index.ts';
import { compile, offerFixes } from '../index.ts';

const catalog = builtinCatalog();
const run = (text: string) => {
  const input = { text, file: 'fabric.yaml', catalog };
  const compilation = compile(input);
  return { compilation, errors: offerFixes(input, compilation).filter(({ severity }) => severity === 'error') };
};
const identity = ({ code, subject }: Diagnostic): string => `${code} ${subject ?? ''}`;
const codes = (text: string): readonly string[] => run(text).errors.map(identity);

type Wish = Readonly<Record<string, string | number>>;

/** A fabric with what is likely to go wrong left open. */
const fabric = (wish: Wish): string => `lanewright: 1
name: demo # kept
servers:
  h100:
    model: ${wish.model}
    per-rack: 4
    ports:
      ${wish.selector}: { to: ${wish.to}, speed: ${wish.speed}, rail: by-gpu }
units: { su: { count: 1, servers: { h100: 8 } } }
networks:
  backend:
    leaf: { switch: ${wish.leaf}, per: rail${wish.count} }
    spine:
      switch: ${wish.spine}
optics: { media: ${wish.media}, vendors: ${wish.vendors} }
lengths: { server-leaf: ${wish.near} m, leaf-spine: ${wish.far} m } # until rooms are described
`;

const WISH: Wish = {
  model: 'SRV-HGX-H100-CX7',
  selector: 'gpu[1-8]',
  to: 'backend',
  speed: '400G',
  leaf: 'NV-SN4700',
  spine: 'NV-SN4700',
  count: '',
  media: 'auto',
  vendors: '[]',
  near: 20,
  far: 60,
};

const anyWish = fc.record({
  model: fc.constantFrom('SRV-HGX-H100-CX7', 'SRV-HGX-H100-CX7', 'SRV-DGX-A100', 'SRV-HGX-H100-CX'),
  selector: fc.constant('gpu[1-8]'),
  to: fc.constantFrom('backend', 'backend', 'backend', 'bakend'),
  speed: fc.constantFrom('400G', '400G', '200G', '100G', '800G'),
  leaf: fc.constantFrom('NV-SN4700', 'NV-SN4700', 'NV-SN5600', 'NV-SN3700'),
  spine: fc.constantFrom('NV-SN4700', 'NV-SN5600', 'NV-SN4770'),
  count: fc.constantFrom('', '', ', count: 1', ', count: 9', ', uplinks: 3'),
  media: fc.constantFrom('auto', 'copper', 'active-copper', 'aoc', 'multimode', 'singlemode', 'multi-mode'),
  vendors: fc.constantFrom('[]', '[]', '[NVIDIA]', '[Cisco]', '[Arista]'),
  near: fc.constantFrom(1, 3, 20, 120),
  far: fc.constantFrom(60, 160, 700, 3000),
});

describe('fixes of a fabric', () => {
  it('cure what they are offered for and bring nothing new, by compiling again', () => {
    let offered = 0;
    fc.assert(
      fc.property(anyWish, (wish) => {
        const text = fabric(wish);
        const { compilation, errors } = run(text);
        for (const error of errors) {
          for (const fix of error.fixes ?? []) {
            offered++;
            expect(fix.verified).toBe(true);
            const changed = applyEdits(text, fix.edits);
            expect(changed).not.toBe(text);
            // one thing changes: the comments stay, and so do the lines no edit touches
            expect(changed).toContain('name: demo # kept');
            const after = compile({ text: changed, file: 'fabric.yaml', catalog });
            const left = after.diagnostics.filter(({ severity }) => severity === 'error').map(identity);
            expect(left).not.toContain(identity(error));
            if (compilation.stoppedAt !== 'parse')
              expect(left.every((one) => errors.map(identity).includes(one))).toBe(true);
            if (errors.length === 1 && compilation.stoppedAt !== 'parse') expect(left).toEqual([]);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(offered).toBeGreaterThan(20);
  });

  const titles = (wish: Partial<Wish>): readonly string[] =>
    run(fabric({ ...WISH, ...wish } as Wish)).errors.flatMap(({ fixes }) => (fixes ?? []).map(({ title }) => title));

  it('names the nearest limits', () => {
    expect(titles({})).toEqual([]);
    // 400GBASE-SR8 ends at 100 m on OM4 (clause 138)
    expect(titles({ media: 'multimode', far: 160 })).toContainEqual(
      expect.stringMatching(/^keep the link within 100 m/),
    );
    expect(titles({ media: 'copper' })).toContainEqual(
      expect.stringMatching(/^let any medium be taken, not copper alone: multimode with /),
    );
    // the edit lets any medium be taken, and the parts it leads to are of another maker than their hosts
    expect(titles({ media: 'multimode', far: 160 })).toContain(
      'let any medium be taken, not multimode alone: singlemode with ARST-QDD-400G-DR4 (Arista, in a host of NVIDIA)',
    );
    expect(
      run(fabric({ ...WISH, media: 'multimode', far: 160 } as Wish)).errors.map((error) => textOf(error).message),
    ).toEqual([expect.stringContaining('over 160 m with multimode parts (')]);
    expect(titles({ vendors: '[Cisco]' })).toContainEqual(expect.stringMatching(/^take parts of .+ too/));
    expect(titles({ speed: '800G' })).toContainEqual('run these ports at 400G');
    expect(titles({ to: 'bakend' })).toEqual(['write backend']);
    // eight rails of four leafs fill the 32 ports of a spine
    expect(titles({ count: ', count: 9' })).toEqual(['have 4 leafs a group, not 9']);
  });

  it('are offered for no file that compiles, and never by a text that cannot be read', () => {
    expect(codes(fabric(WISH))).toEqual([]);
    for (const name of readdirSync(resolve('cases/bad')).filter((file) => file.endsWith('.yaml'))) {
      const text = readFileSync(resolve('cases/bad', name), 'utf8');
      const { errors } = run(text);
      for (const fix of errors.flatMap(({ fixes }) => fixes ?? [])) {
        expect(applyEdits(text, fix.edits), name).not.toBe(text);
      }
    }
  });
});
