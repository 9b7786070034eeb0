import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { type Comparison, compare, type Side } from '../emit/compare/compare.ts';
import type { Design } from '../emit/compare/figures.ts';
import { sidesPicture } from '../emit/compare/picture.ts';
import { compile } from './compile.ts';

const catalog = builtinCatalog();

const designOf = (text: string): Design => {
  const { fabric, sizing, order, diagnostics } = compile({ text, file: 'fabric.yaml', catalog });
  if (!fabric) throw new Error(JSON.stringify(diagnostics));
  return { text, fabric, sizing, catalog, order };
};

const EXAMPLES = ['ai-400g', 'mixed-generations', 'dual-plane'] as const;
const source = (name: string): string => readFileSync(resolve('examples', name, 'fabric.yaml'), 'utf8');
const EXAMPLE = source('ai-400g');

const put = (text: string, from: string, to: string): string => {
  expect(text).toContain(from);
  return text.replace(from, to);
};

const number = (side: Side): number => (typeof side === 'number' ? side : 0);
const groupOf = ({ groups }: Comparison, name: string) => groups.find(({ group }) => group === name);

describe('two designs compared', () => {
  it.each(EXAMPLES)('%s and itself have no difference', (name) => {
    const design = designOf(source(name));
    const nothing = { settings: [], exchanges: [], groups: [] };
    expect(compare(design, design)).toMatchObject(nothing);
    // the same settings written otherwise are the same design
    expect(compare(design, designOf(`${design.text}\n# a word\n`))).toMatchObject(nothing);
  });

  const VARIANTS: readonly (readonly [string, string, string])[] = [
    ['another medium', 'media: auto', 'media: singlemode'],
    ['another order of preference', 'prefer: [power, cost]', 'prefer: [reach-margin]'],
    ['another spine', 'spine: { switch: NV-SN4700 }', 'spine: { switch: NV-SN5600 }'],
    ['less bandwidth', 'oversubscription: 1:1', 'oversubscription: 3:1'],
    ['more servers', 'su: { count: 2', 'su: { count: 4'],
    ['spare ports', 'per: rail', 'per: rail, spare-ports: 2'],
  ];
  describe.each(VARIANTS)('%s', (_name, from, to) => {
    const a = designOf(EXAMPLE);
    const b = designOf(put(EXAMPLE, from, to));
    const there = compare(a, b);

    it('has differences, each with a reason', () => {
      expect(there.settings.length).toBe(1);
      expect(there.groups.length).toBeGreaterThan(0);
      for (const { differences } of there.groups)
        for (const { why } of differences) {
          expect(why.length).toBeGreaterThan(0);
          for (const text of why) expect(text).not.toMatch(/undefined|NaN|\[object/);
        }
    });

    it('differences add up to the totals', () => {
      for (const { differences, total } of there.groups) {
        if (!total) continue;
        const sum = differences.reduce((all, difference) => all + number(difference.b) - number(difference.a), 0);
        expect(sum).toBe(total.b - total.a);
      }
    });

    it('reads the same from the other side', () => {
      const back = compare(b, a);
      const sides = ({ groups }: Comparison, flip: boolean) =>
        groups
          .flatMap(({ group, differences }) =>
            differences.map(({ name, a: x, b: y }) => `${group} ${name} ${flip ? `${y} ${x}` : `${x} ${y}`}`),
          )
          .toSorted();
      expect(sides(back, true)).toEqual(sides(there, false));
    });
  });

  it('counts as a person would: 32 servers of 8 ports, 1:1, on 32-port switches, then 3:1', () => {
    const there = compare(designOf(EXAMPLE), designOf(put(EXAMPLE, 'oversubscription: 1:1', 'oversubscription: 3:1')));
    expect(there.settings).toEqual([{ path: 'networks.backend.oversubscription', a: '1:1', b: '3:1' }]);
    // 256 server links stay; 256 uplinks become a third, rounded up to whole uplinks a leaf
    const links = groupOf(there, 'links');
    expect(links?.total?.a).toBe(512);
    expect(links?.differences.every(({ name }) => name.includes('leaf to spine'))).toBe(true);
    expect(links?.total?.b).toBeLessThan(512);
    expect(groupOf(there, 'oversubscription')?.differences[0]).toMatchObject({ a: 1 });
  });

  it('says which parts took the place of which where the medium changes, and nothing of devices', () => {
    const there = compare(designOf(EXAMPLE), designOf(put(EXAMPLE, 'media: auto', 'media: singlemode')));
    expect(groupOf(there, 'devices')).toBeUndefined();
    const links = groupOf(there, 'links');
    expect(links?.total).toMatchObject({ a: 512, b: 512 });
    for (const { why } of links?.differences ?? []) expect(why.join('\n')).toContain('in place of');
    // where nothing nearer is known, the setting is the reason
    expect(groupOf(there, 'cost')?.differences[0]?.why).toEqual(['optics.media is singlemode, was auto']);
  });

  it('says how much stays where the totals are equal, and of which fibre the cords are', () => {
    const there = compare(designOf(EXAMPLE), designOf(put(EXAMPLE, 'media: auto', 'media: singlemode')));
    expect(there.exchanges).toEqual([
      { kind: 'transceiver', a: 1024, b: 1024, common: 0, fibre: undefined },
      { kind: 'fibre', a: 512, b: 512, common: 0, fibre: { a: ['OM4'], b: ['OS2'] } },
    ]);
    expect(groupOf(there, 'links')?.total).toMatchObject({ a: 512, b: 512, common: 0 });
    expect(there.same).toContain('latency');
  });

  it('gives each cord the reason of its own tier, and power its watts a link', () => {
    const there = compare(designOf(EXAMPLE), designOf(put(EXAMPLE, 'media: auto', 'media: singlemode')));
    for (const { name, why } of groupOf(there, 'parts')?.differences ?? []) {
      expect(why, name).toHaveLength(1);
      if (name.endsWith('60 m')) expect(why[0]).toMatch(/^backend\/leaf-spine/);
      if (name.endsWith('20 m')) expect(why[0]).toMatch(/^backend\/server-leaf/);
    }
    const power = groupOf(there, 'power')?.differences.map(({ why }) => why[0]);
    expect(power?.[0]).toContain('256 links, 18 W a link, now 21 W');
    expect(power?.[1]).toContain('256 links, 16 W a link, now 24 W');
  });

  it('compares the least loss margin of each tier', () => {
    const far = put(EXAMPLE, 'leaf-spine: 60 m', 'leaf-spine: 30 m');
    const margin = groupOf(compare(designOf(EXAMPLE), designOf(far)), 'margin');
    expect(margin?.differences.map(({ name }) => name)).toEqual(['backend, leaf to spine: least of all links']);
    expect(number(margin?.differences[0]?.b ?? 0)).toBeGreaterThan(number(margin?.differences[0]?.a ?? 0));
  });

  it('tells what is unknown as unknown, and that a total is not whole', () => {
    const there = compare(
      designOf(EXAMPLE),
      designOf(put(EXAMPLE, 'spine: { switch: NV-SN4700 }', 'spine: { switch: NV-SN5600 }')),
    );
    const power = groupOf(there, 'power');
    expect(power?.differences.some(({ b }) => b === 'unknown')).toBe(true);
    expect(power?.total?.isWhole).toBe(false);
  });

  it('draws both sides of every layer on one scale, the unknown as such', () => {
    const a = designOf(EXAMPLE);
    const b = designOf(put(EXAMPLE, 'spine: { switch: NV-SN4700 }', 'spine: { switch: NV-SN5600 }'));
    const { shapes } = sidesPicture(a, b, 'power');
    const words = shapes.flatMap((shape) => (shape.kind === 'text' ? [shape.text] : []));
    for (const name of ['backend spines, NV-SN4700', 'backend spines, NV-SN5600']) expect(words).toContain(name);
    // a layer that one design lacks has no bar there; one whose figure is missing says so
    expect(words.filter((text) => text === 'none')).toHaveLength(2);
    expect(words.filter((text) => text === 'unknown')).toHaveLength(1);
  });
});
