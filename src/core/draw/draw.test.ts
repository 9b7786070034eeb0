import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { lanesAt, type Proof, pointKey } from '../link/index.ts';
import { STOPS } from '../link/trace.ts';
import { findWays } from '../optics/index.ts';
import { DEFAULT_SITE_FIBRE, type DeviceModelId } from '../parts/index.ts';
import { gbps, metres } from '../units/index.ts';
import { barsPicture, lanePicture, lossPicture, type Picture, type Shape, toSvg } from './index.ts';
import { fitted, widthOf } from './picture.ts';

const catalog = builtinCatalog();
const policy = { prefer: ['power', 'cost'] as const, vendors: [], stock: new Map(), prices: new Map() };

/** The proof of the best parts for two devices, with the port of the first split so many ways. */
const proof = (from: string, to: string, speed: number, length: number, split = 1, media?: 'copper'): Proof => {
  const port = (id: string) => {
    const device = catalog.devices.get(id as DeviceModelId);
    const group = device?.groups[0];
    if (!device || !group) throw new Error(id);
    return { device, group, number: undefined };
  };
  const wish = { speed: gbps(speed), length: metres(length), site: DEFAULT_SITE_FIBRE, narrowing: { media } };
  const ways = findWays(catalog, port(from), port(to), wish, policy);
  const choice = ways.find(({ pair, choices }) => pair.a.ways === split && choices.length > 0)?.choices[0];
  if (!choice) throw new Error(`${from} and ${to} do not link`);
  return choice.verdict.proof;
};

const PROOFS = {
  gearbox: proof('NV-SN4700', 'NIC-CX7-Q1', 400, 30),
  breakout: proof('NV-SN4700', 'NIC-CX6DX-1P', 200, 30, 2),
  wavelengths: proof('NV-SN4700', 'NV-SN4700', 400, 1500),
  copper: proof('NV-SN5600', 'NIC-CX7-Q1', 400, 1, 2, 'copper'),
};

const of = <K extends Shape['kind']>({ shapes }: Picture, kind: K) =>
  shapes.filter((shape): shape is Extract<Shape, { kind: K }> => shape.kind === kind);

describe.each(Object.entries(PROOFS))('the lanes of a link: %s', (_name, found) => {
  const picture = lanePicture(found);

  it('names the point of every lane at every stop, so that each way can be followed', () => {
    const named = new Set(picture.shapes.flatMap(({ lane }) => lane ?? []));
    for (const map of found.lanes) {
      for (const stop of STOPS) {
        for (let at = 0; at < lanesAt(map, stop); at++) {
          // an integrated cable has its lanes drawn as its pairs
          if (map.a.fibres.length === 0 && stop.endsWith('media')) continue;
          expect(named).toContain(pointKey({ leg: map.leg, stop, at }));
        }
      }
    }
  });

  it('is drawn broken where a link fails, and nowhere else', () => {
    const broken = (shapes: readonly Shape[]) =>
      shapes.filter((shape) => shape.kind !== 'text' && shape.role === 'broken');
    expect(broken(picture.shapes)).toEqual([]);
    const lanes = found.lanes.reduce((sum, { a }) => sum + a.host.length, 0);
    expect(broken(lanePicture(found, ['a']).shapes)).toHaveLength(lanes);
    for (const shape of broken(lanePicture(found, ['line']).shapes)) expect(shape.lane).toContain('/line/');
  });

  it('has a box for every host lane of both ends, and stays inside itself', () => {
    const lanes = of(picture, 'rect').filter(({ role }) => role === 'lane');
    const expected = found.lanes.reduce((sum, { a, b }) => sum + a.host.length + b.host.length, 0);
    expect(lanes).toHaveLength(expected);
    for (const { at, width, height } of of(picture, 'rect')) {
      expect(at[0]).toBeGreaterThanOrEqual(0);
      expect(at[1]).toBeGreaterThanOrEqual(0);
      expect(at[0] + width).toBeLessThanOrEqual(picture.width);
      expect(at[1] + height).toBeLessThanOrEqual(picture.height);
    }
    for (const { points } of of(picture, 'line')) {
      for (const [x, y] of points) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(picture.width);
        expect(y).toBeLessThanOrEqual(picture.height);
      }
    }
  });

  it('has a host and a module for every port', () => {
    const modules = (side: 'a' | 'b') => new Set(found.lanes.map((leg) => leg[side].module)).size;
    expect(of(picture, 'rect').filter(({ role }) => role === 'module')).toHaveLength(modules('a') + modules('b'));
    expect(modules('b')).toBe(found === PROOFS.breakout || found === PROOFS.copper ? 2 : 1);
  });

  it('has a fibre each way for every pair, or copper', () => {
    const pairs = found.lanes.reduce((sum, { a, b }) => sum + Math.max(a.fibres.length, b.fibres.length), 0);
    expect(of(picture, 'line').filter(({ role }) => role === 'fibre')).toHaveLength(pairs * 2);
    if (pairs === 0) expect(of(picture, 'line').filter(({ role }) => role === 'copper').length).toBeGreaterThan(0);
  });
});

describe('the loss of a channel', () => {
  it('adds up to the budget, and is not drawn for copper', () => {
    const picture = lossPicture(PROOFS.wavelengths) as Picture;
    const steps = of(picture, 'rect').filter(({ role }) => role === 'spent' || role === 'margin');
    const track = of(picture, 'rect').find(({ role }) => role === 'track');
    expect(steps.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(track?.width ?? 0, 3);
    for (const [i, step] of steps.entries()) {
      const before = steps[i - 1];
      if (before) expect(step.at[0]).toBeCloseTo(before.at[0] + before.width, 3);
    }
    expect(lossPicture(PROOFS.copper)).toBeUndefined();
  });
});

describe('bars', () => {
  it('are as long as their values, and dashed to the end where nothing is known', () => {
    const rows = [
      { label: 'one', bars: [{ value: 5, words: '5 W' }] },
      { label: 'two', bars: [{ value: 10, words: '10 W' }] },
      { label: 'three', bars: [{ value: undefined, words: 'unknown' }] },
    ];
    const bars = of(barsPicture('power', ['W'], rows), 'rect').filter(({ role }) => role !== 'track');
    expect((bars[1]?.width ?? 0) / (bars[0]?.width ?? 1)).toBeCloseTo(2);
    expect(bars[2]?.role).toBe('unknown');
  });

  it('of two columns on one scale compare across them', () => {
    const row = {
      label: 'x',
      bars: [
        { value: 10, words: '10' },
        { value: 40, words: '40' },
      ],
    };
    const widths = (scale: 'own' | 'one'): readonly number[] =>
      of(barsPicture('two', ['A', 'B'], [row], 300, scale), 'rect')
        .filter(({ role }) => role === 'bar')
        .map(({ width }) => width);
    const [a = 0, b = 0] = widths('one');
    expect(b / a).toBeCloseTo(4);
    const own = widths('own');
    expect(own[0]).toBeCloseTo(own[1] ?? 0);
  });
});

describe('svg', () => {
  it('is well formed whatever the words, and lets no markup through', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, words) => {
        const shapes: readonly Shape[] = [
          { kind: 'text', at: [0, 0], text: words },
          { kind: 'rect', at: [0, 0], width: 1, height: 1, role: 'device', about: words, key: words },
        ];
        const svg = toSvg({ width: 10, height: 10, title, shapes });
        const outside = svg.replaceAll(/<\/?(?:svg|text|rect|title)(?: [\w-]+="[^"<>]*")*\/?>/g, '');
        expect(outside).not.toMatch(/[<>]/);
        expect(svg.match(/<svg/g)).toHaveLength(1);
      }),
      { numRuns: 300 },
    );
  });

  it('cuts words to the width they have', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 20, max: 300 }), (words, width) => {
        const short = fitted(words, width);
        expect(short === words || short.endsWith('…')).toBe(true);
        if (width > 40) expect(widthOf(short)).toBeLessThanOrEqual(width);
      }),
    );
  });
});
