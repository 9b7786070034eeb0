import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { type Fabric, fabricJson, packFabric, readFabric, unpackFabric } from './index.ts';

it('hands a fabric over whole, its notes aside', () => {
  const { fabric } = readFabric(readFileSync(resolve('examples/mixed-generations/golden/fabric.json'), 'utf8'));
  if (!fabric) throw new Error('the golden fabric cannot be read');
  const text = (one: Fabric): string => [...fabricJson({ ...one, notes: [] })].join('');
  expect(text(unpackFabric(structuredClone(packFabric(fabric))))).toBe(text(fabric));
});
