import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { builtinCatalog } from '../../catalog/index.ts';
import { readFabric } from '../../fabric/index.ts';
import { type FileRead, readState, type StateFile } from '../evidence/read.ts';
import { type Plan, planOf } from '../plan.ts';
import type { Seeded } from '../rehearse/faults.ts';
import { rehearse, type Wishes } from '../rehearse/rehearse.ts';

/** Examples of this repository, from whole cords to fan-outs at both ends. */
export const EXAMPLES = ['ai-400g', 'mixed-generations', 'dual-plane'] as const;

/** The plan of an example, as its golden fabric.json has it; a new one each time, for spare ports are added to it. */
export const planOfExample = (name: (typeof EXAMPLES)[number]): Plan => {
  const { fabric } = readFabric(readFileSync(resolve('examples', name, 'golden', 'fabric.json'), 'utf8'));
  if (!fabric) throw new Error(`examples/${name}/golden/fabric.json is no fabric`);
  return planOf(fabric, builtinCatalog());
};

/** The files of a rehearsed room, read. */
export const rehearsed = (
  plan: Plan,
  seed: number,
  wishes: Wishes,
  after = 0,
): {
  readonly seeded: readonly Seeded[];
  readonly texts: readonly StateFile[];
  readonly files: readonly FileRead[];
} => {
  const { seeded, files } = rehearse(plan, seed, wishes, after);
  const texts = [...files()].map(({ path, chunks }) => ({ file: path, text: [...chunks].join('') }));
  return { seeded, texts, files: texts.map(readState) };
};
