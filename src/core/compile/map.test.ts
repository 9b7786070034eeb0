import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { deviceFacts, mapOf, paintOf, thingOf } from '../draw/map/index.ts';
import type { Fabric } from '../fabric/index.ts';
import { compile } from './compile.ts';

const catalog = builtinCatalog();

const compiled = (name: string): Fabric => {
  const text = readFileSync(new URL(`../../../examples/${name}/fabric.yaml`, import.meta.url), 'utf8');
  const { fabric } = compile({ text, file: `${name}/fabric.yaml`, catalog, lock: undefined });
  if (!fabric) throw new Error(`${name} does not compile`);
  return fabric;
};

describe('the map of an example', () => {
  it('ai-400g: tiers and units, and what is known of a leaf', () => {
    const fabric = compiled('ai-400g');
    const map = mapOf(fabric);
    expect(map.areas.map(({ key }) => key)).toEqual(['', 'su/1', 'su/2']);
    expect(map.blocks.map(({ title }) => title)).toEqual([
      '8 spines, backend',
      '8 leafs, backend',
      '16 x h100',
      '8 leafs, backend',
      '16 x h100',
    ]);
    expect(map.bundles.map(({ count }) => count)).toEqual([128, 128, 128, 128]);
    const leaf = thingOf(fabric, map, 'backend/leaf/3');
    if (leaf?.kind !== 'device') throw new Error('no leaf');
    const { ports, pluggables } = deviceFacts(fabric, map, leaf.device);
    expect(ports.every(({ verdict }) => verdict !== 'fails')).toBe(true);
    expect(pluggables.unknown).toBe(0);
    expect(pluggables.power).toBe(ports.reduce((sum, { power }) => sum + (power ?? 0), 0));
  });

  it('dual-plane: a block a plane, and every link in the colour of its plane', () => {
    const fabric = compiled('dual-plane');
    const map = mapOf(fabric);
    expect(map.blocks.filter(({ role }) => role === 'spine').map(({ short }) => short)).toEqual(['plane 1', 'plane 2']);
    const { legend } = paintOf(fabric, map, 'plane');
    expect(legend.filter(({ links }) => links > 0).map(({ words, links }) => [words, links])).toEqual([
      ['plane 1', 320],
      ['plane 2', 320],
    ]);
  });

  it('mixed-generations: speeds as steps from little to much', () => {
    const fabric = compiled('mixed-generations');
    const { legend, bundle } = paintOf(fabric, mapOf(fabric), 'speed');
    expect(legend.map(({ words }) => words)).toEqual(['1G', '100G', '200G', '400G', 'several of these, or none']);
    expect(bundle.every((row) => row < 4)).toBe(true);
  });
});
