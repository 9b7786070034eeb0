import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fabricJson, linksOf, writeLock } from '../fabric/index.ts';
import type { Intent, PortUse } from '../intent/index.ts';
import { allocate, size } from './index.ts';
import { faultsOf } from './testing/check.ts';
import { bmc, catalog, codes, design, intent, lockOf, mode, network, oob, server, unit, use } from './testing/fakes.ts';

const SWITCHES = ['T8x400', 'T32x400', 'T64x800', 'T32x400-rules', 'T32x400-pipes', 'T128x400'];

/** Uses of all eight ports of a server on a network with so many planes. */
const anyUses = (planes: number): fc.Arbitrary<{ model: string; uses: readonly PortUse[] }> => {
  const rail = fc.constantFrom<PortUse['rail']>({ kind: 'by-gpu' }, { kind: 'none' }, { kind: 'fixed', rail: 1 });
  const racks = fc.integer({ min: 1, max: 3 });
  if (planes === 1) {
    return fc
      .record({ model: fc.constantFrom('S400', 'S200', 'S100', 'S50'), rail, racks })
      .map(({ model, rail, racks }) => ({
        model,
        uses: [use({ rail, legsWithin: { racks } })],
      }));
  }
  const halves = (rail: PortUse['rail'], racks: number): readonly PortUse[] =>
    [1, 2].map((plane) => {
      const labels = [1, 2, 3, 4].map((n) => `gpu${n + 4 * (plane - 1)}`);
      return use({ selector: `gpu-${plane}`, labels, rail, legsWithin: { racks }, plane: { kind: 'fixed', plane } });
    });
  return fc.oneof(
    fc
      .record({ model: fc.constantFrom('S400', 'S200'), rail, racks })
      .map(({ model, rail, racks }) => ({ model, uses: halves(rail, racks) })),
    rail.map((one) => ({
      model: 'S2x400',
      uses: [use({ rail: one, split: mode('2x400G'), plane: { kind: 'by-leg' } })],
    })),
  );
};

/** Out-of-band management, one tier or two. */
const anyManagement = fc
  .record({
    leaf: fc.constantFrom('M48', 'M8'),
    spine: fc.constantFrom(undefined, 'T32x100'),
    scope: fc.constantFrom('unit' as const, 'rack' as const),
    spare: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ spine, ...rest }) => oob({ ...rest, ...(spine && { spine }) }));

const anyIntent: fc.Arbitrary<Intent> = fc.constantFrom(1, 1, 2).chain((planes) =>
  fc
    .record({
      first: anyUses(planes),
      second: anyUses(planes),
      perRack: fc.integer({ min: 1, max: 5 }),
      counts: fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 6 })),
      units: fc.integer({ min: 1, max: 3 }),
      leaf: fc.constantFrom(...SWITCHES),
      spine: fc.constantFrom(...SWITCHES, undefined),
      scope: fc.constantFrom('rail' as const, 'unit' as const, 'rack' as const),
      spare: fc.integer({ min: 0, max: 3 }),
      ratio: fc.constantFrom(1, 2, 3, 1.5, 0.5),
      management: fc.option(anyManagement, { nil: undefined }),
    })
    .map(({ first, second, perRack, counts, units, leaf, spine, management, ...rest }) => {
      const uses = (own: readonly PortUse[]) => (management ? [...own, bmc()] : own);
      return intent(
        [
          server('new', first.model, uses(first.uses), perRack),
          server('old', second.model, uses(second.uses), perRack),
        ],
        [unit(units, counts[1] ? { new: counts[0], old: counts[1] } : { new: counts[0] })],
        [...(management ? [management] : []), network({ planes, leaf, ...(spine && { spine }), ...rest })],
      );
    }),
);

const SETTINGS = { seed: 11, numRuns: 100 };

describe('any design', () => {
  it('uses no port twice, spreads evenly and keeps every limit, or says why there is none', () => {
    const outcomes = { designed: 0, refused: 0 };
    fc.assert(
      fc.property(anyIntent, (source) => {
        const { sizing, diagnostics } = size(source, catalog);
        if (!sizing) {
          outcomes.refused++;
          expect(diagnostics.some((d) => d.severity === 'error')).toBe(true);
          return;
        }
        outcomes.designed++;
        const { fabric } = allocate(source, catalog, sizing);
        expect(faultsOf(fabric, source, catalog)).toEqual([]);
      }),
      SETTINGS,
    );
    expect(outcomes.designed).toBeGreaterThan(SETTINGS.numRuns / 3);
  });

  it('is the same bytes twice, and with its own lock', () => {
    fc.assert(
      fc.property(anyIntent, (source) => {
        if (!size(source, catalog).sizing) return;
        const { fabric } = design(source);
        const bytes = [...fabricJson(fabric)].join('');
        expect([...fabricJson(design(source).fabric)].join('')).toBe(bytes);
        const again = design(source, lockOf(fabric));
        expect(codes(again.diagnostics)).not.toContain('LW4503');
        expect([...fabricJson(again.fabric)].join('')).toBe(bytes);
      }),
      SETTINGS,
    );
  });

  it('moves nothing that stays valid when a server comes or goes', () => {
    let held = 0;
    fc.assert(
      fc.property(anyIntent, fc.constantFrom(-1, 1), (source, change) => {
        const [first] = source.units;
        const before = size(source, catalog).sizing && design(source);
        if (!before || !first) return;
        const servers = first.servers.map((member, i) =>
          i === 0 ? { ...member, count: Math.max(1, member.count + change) } : member,
        );
        const changed = { ...source, units: [{ ...first, servers }] };
        const lock = lockOf(before.fabric);
        const { sizing } = size(changed, catalog, undefined, lock);
        if (!sizing) return;
        const { fabric } = allocate(changed, catalog, sizing);
        expect(faultsOf(fabric, changed, catalog)).toEqual([]);
        const now = lockOf(fabric);
        for (const [link, port] of now.ports) {
          if (lock.devices.get(link.split(':')[0] as string)?.role === 'leaf') continue;
          if (lock.ports.has(link)) expect([link, port]).toEqual([link, lock.ports.get(link)]);
        }
        held++;
        const again = design(changed, now);
        expect(writeLock(again.fabric)).toBe(writeLock(fabric));
      }),
      SETTINGS,
    );
    expect(held).toBeGreaterThan(SETTINGS.numRuns / 3);
  });

  it('keeps links in the order of servers, then leafs', () => {
    const { fabric } = design(
      intent([server('h', 'S400', [use()])], [unit(1, { h: 3 })], [network({ leaf: 'T8x400', spine: 'T32x400' })]),
    );
    const keys = [...linksOf(fabric)].map((link) => link.key);
    expect(keys.slice(0, 9)).toEqual([
      ...Array.from({ length: 8 }, (_, i) => `backend/h/1:gpu${i + 1}`),
      'backend/h/2:gpu1',
    ]);
    expect(keys.slice(24, 28)).toEqual([
      'backend/leaf/1:6',
      'backend/leaf/1:7',
      'backend/leaf/1:8',
      'backend/leaf/2:6',
    ]);
  });
});
