import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from './finding.ts';
import { deviceOf } from './plan.ts';
import type { FaultKind, Seeded } from './rehearse/faults.ts';
import { EXAMPLES, planOfExample, rehearsed } from './testing/rooms.ts';
import { verify } from './verify.ts';

const plans = new Map(EXAMPLES.map((name) => [name, planOfExample(name)]));
const example = fc.constantFrom(...EXAMPLES);
const seed = fc.integer({ min: 1, max: 1_000_000 });
const few = fc.integer({ min: 0, max: 2 });
const wishes = fc.record({
  swap: few,
  shift: few,
  names: fc.integer({ min: 0, max: 1 }),
  'nic-order': few,
  legs: few,
  trunks: few,
  part: few,
  dirty: few,
  missing: few,
  speed: few,
  fec: few,
});

/** Codes under which a fault may be found: what it is, and what cannot be told from it. */
const CODES: Readonly<Record<FaultKind, readonly string[]>> = {
  swap: ['LW9002', 'LW9005', 'LW9004'],
  shift: ['LW9003'],
  names: ['LW9001'],
  'nic-order': ['LW9005'],
  legs: ['LW9004', 'LW9005'],
  trunks: ['LW9011'],
  part: ['LW9012'],
  dirty: ['LW9016', 'LW9017'],
  missing: ['LW9008'],
  speed: ['LW9013'],
  fec: ['LW9015'],
};
const WIRING: ReadonlySet<FaultKind> = new Set(['swap', 'shift', 'names', 'nic-order', 'legs', 'trunks', 'missing']);

const finds = (fault: Seeded, findings: readonly Finding[]): boolean =>
  findings.some(
    ({ diagnostic, links }) =>
      CODES[fault.kind].includes(diagnostic.code) && fault.links.every((link) => links.includes(link)),
  );

describe('a rehearsed room', () => {
  it('built to plan is right in every cable, with nothing found', () => {
    for (const [name, plan] of plans) {
      const { files } = rehearsed(plan, 1, {});
      const { links, findings } = verify({ plan, files });
      expect(findings, name).toEqual([]);
      expect(new Set(links.map(({ verdict }) => verdict)), name).toEqual(new Set(['right']));
    }
  });

  it('shows every fault that was put in, and no other', () => {
    fc.assert(
      fc.property(example, seed, wishes, (name, start, wanted) => {
        const plan = plans.get(name);
        if (!plan) return;
        const { seeded, files } = rehearsed(plan, start, wanted);
        const { findings, links } = verify({ plan, files });
        for (const fault of seeded) expect(finds(fault, findings), `${fault.kind} at ${fault.at}`).toBe(true);
        const spoilt = new Set(seeded.flatMap((fault) => fault.links));
        for (const finding of findings) {
          expect(
            finding.links.every((link) => spoilt.has(link)),
            finding.diagnostic.code,
          ).toBe(true);
          expect(finding.orders.length).toBeGreaterThan(0);
        }
        expect(findings.length).toBeLessThanOrEqual(seeded.length);
        for (const { link, verdict } of links) expect(verdict === 'right', String(link)).toBe(!spoilt.has(link));
      }),
      { numRuns: 40 },
    );
  });

  it('takes one action for exchanged names, however many cables the devices have', () => {
    const plan = plans.get('ai-400g');
    if (!plan) throw new Error('no plan');
    const { seeded, files } = rehearsed(plan, 11, { names: 1 });
    const { findings } = verify({ plan, files });
    expect(findings).toHaveLength(1);
    expect(findings[0]?.candidates[0]).toMatchObject({ actions: 1, explanation: { kind: 'names' } });
    expect(findings[0]?.links.length).toBe(seeded[0]?.links.length);
    expect(findings[0]?.links.length).toBeGreaterThan(7);
  });

  it('is never called right where it is wrong or where nothing was seen, however much evidence is missing', () => {
    fc.assert(
      fc.property(example, seed, wishes, fc.double({ min: 0, max: 1, noNaN: true }), (name, start, wanted, kept) => {
        const plan = plans.get(name);
        if (!plan) return;
        const { seeded, files } = rehearsed(plan, start, wanted);
        // each device's files are there or not, by a rule that the seed fixes
        const some = files.filter(({ file }) => {
          const folder = file.split('/')[0] ?? '';
          const hash = [...folder].reduce((sum, c) => (sum * 31 + c.charCodeAt(0) + start) % 1009, 7);
          return hash < kept * 1009;
        });
        const { links, observed } = verify({ plan, files: some });
        const wrong = new Set(seeded.filter(({ kind }) => WIRING.has(kind)).flatMap((fault) => fault.links));
        const spoilt = new Set(seeded.flatMap((fault) => fault.links));
        for (const { link, verdict } of links) {
          const ends = [plan.fabric.links.get(link, 'a'), plan.fabric.links.get(link, 'b')];
          if (wrong.has(link)) expect(verdict).not.toBe('right');
          if (ends.every((port) => !observed.spoke.has(deviceOf(plan, port)))) expect(verdict).not.toBe('right');
          if (!spoilt.has(link)) expect(['right', 'unknown']).toContain(verdict);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a repair', () => {
  it('sets every cable right, with a plug pulled for each wrong one and no more', () => {
    fc.assert(
      fc.property(example, seed, few, few, few, (name, start, swap, shift, legs) => {
        const plan = plans.get(name);
        if (!plan) return;
        const { files } = rehearsed(plan, start, { swap, shift, legs, 'nic-order': 1 });
        const { findings, wiring } = verify({ plan, files });
        const far = wiring.far.slice();
        let wrong = 0;
        for (let port = 0; port < plan.ports; port++) if (far[port] !== plan.far[port]) wrong++;
        let moves = 0;
        for (const { candidates } of findings) {
          const found = candidates.find(({ explanation }) => explanation.kind === 'moves')?.explanation;
          if (found?.kind !== 'moves') continue;
          expect(found.actions).toBeLessThan(found.moves.length);
          for (const { to, stays } of found.moves) {
            far[to] = stays;
            far[stays] = to;
            moves++;
          }
        }
        expect(far.subarray(0, plan.ports)).toEqual(plan.far);
        // each wrong cable has two ends at which something else is seen
        expect(moves).toBe(wrong / 2);
      }),
      { numRuns: 40 },
    );
  });
});
