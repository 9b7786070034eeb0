import { describe, expect, it } from 'vitest';
import type { StateFile } from '../asbuilt/evidence/read.ts';
import type { Plan } from '../asbuilt/plan.ts';
import { EXAMPLES, planOfExample, rehearsed } from '../asbuilt/testing/rooms.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { plannedEnds } from './planned-ends.ts';
import { linkDevices, plannedPort, provePlanned } from './prove.ts';
import { diagnosisText } from './tell.ts';

/** A rehearsed room names its server ports as the plan does. */
const answer = (plan: Plan, texts: readonly StateFile[], link: number): Diagnosis => {
  const folders = linkDevices(plan, link).map((device) => `${device}/`);
  const files = texts
    .filter(({ file }) => folders.some((folder) => file.startsWith(folder)))
    .map(({ file, text }) => ({ file, text, bytes: new TextEncoder().encode(text) }));
  const { a, b } = plannedEnds(plan, link, files, []);
  return diagnose({ a: a.facts, b: b.facts, catalog: plan.catalog, expected: provePlanned(plan, link, 'plan') });
};

/** A link of every class, and of every leg of its cages. */
const kindsOfLink = (plan: Plan): readonly number[] => {
  const { links, ports } = plan.fabric;
  const seen = new Map<string, number>();
  for (let link = 0; link < links.length; link++) {
    const leg = (end: 'a' | 'b'): number => ports.get(links.get(link, end), 'leg');
    const key = `${links.get(link, 'class')}/${leg('a')}/${leg('b')}`;
    if (!seen.has(key)) seen.set(key, link);
  }
  return [...seen.values()];
};

const OF = {
  part: 'wrong-module',
  dirty: 'lane-fibre',
  speed: 'speed',
  fec: 'fec',
  missing: 'module-absent',
  swap: 'wrong-partner',
};

for (const name of EXAMPLES)
  describe(`rooms built to ${name}`, () => {
    it('have links of no cause where nothing is wrong, whatever their class and leg', () => {
      const plan = planOfExample(name);
      const { texts } = rehearsed(plan, 1, {});
      for (const link of kindsOfLink(plan)) {
        const told = answer(plan, texts, link);
        expect(
          told.causes.map(({ cause }) => cause.says),
          diagnosisText(told).join('\n'),
        ).toEqual([]);
      }
    });

    it('have the seeded fault for the first cause', () => {
      for (const seed of [1, 2, 3, 4]) {
        const plan = planOfExample(name);
        const { texts, seeded } = rehearsed(plan, seed, { part: 1, dirty: 1, speed: 1, fec: 1, missing: 1, swap: 1 });
        for (const { kind, links } of seeded) {
          const told = answer(plan, texts, links[0] as number);
          expect([kind, told.causes[0]?.cause.kind.id], `seed ${seed}\n${diagnosisText(told).join('\n')}`).toEqual([
            kind,
            OF[kind as keyof typeof OF],
          ]);
        }
      }
    });
  });

describe('a port of the plan', () => {
  it('is found as cabling.csv writes it', () => {
    const plan = planOfExample('ai-400g');
    expect(plannedPort(plan, 'backend-leaf-1:11')).toBeTypeOf('number');
    expect(plannedPort(plan, 'BACKEND-LEAF-1:11')).toBe(plannedPort(plan, 'backend-leaf-1:11'));
    expect(plannedPort(plan, 'backend-leaf-1:99')).toBeUndefined();
  });
});
