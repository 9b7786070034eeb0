import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LaneMap } from './lane-map.ts';
import { lanesAt, pointKey, pointOf, STOPS, type Stop, wayOf, wayWords } from './trace.ts';

const end = (host: number, media: number, pairs: number): LaneMap['a'] => ({
  module: 1,
  host: Array.from({ length: host }, (_, i) => i + 1),
  media: Array.from({ length: media }, (_, i) => i + 1),
  fibres: Array.from({ length: pairs }, (_, i) => ({ receptacle: 1, tx: i + 1, rx: 12 - i, bothWays: false })),
});
const map = (a: LaneMap['a'], b: LaneMap['a']): LaneMap => ({ leg: 1, a, b });

/** 400GAUI-8 → 400GBASE-DR4 → 400GAUI-4: a gearbox at end a. */
const dr4 = map(end(8, 4, 4), end(4, 4, 4));
/** 100GAUI-4 → 100GBASE-DR → 100GAUI-2. */
const dr1 = map(end(4, 1, 1), end(2, 1, 1));
const fr4 = map(end(8, 4, 1), end(4, 4, 1));
const copper = map(end(4, 4, 0), end(4, 4, 0));

const at = (found: LaneMap, from: Stop, place: number, stop: Stop): readonly number[] =>
  wayOf(found, { leg: 1, stop: from, at: place })
    .filter((point) => point.stop === stop)
    .map((point) => point.at);

describe('the way of a lane', () => {
  it('goes through a gearbox: two host lanes of 50G are one optical lane of 100G, one host lane of 100G', () => {
    expect(at(dr4, 'a-host', 2, 'a-media')).toEqual([1]);
    expect(at(dr4, 'a-host', 2, 'b-host')).toEqual([1]);
    expect(at(dr4, 'b-host', 1, 'a-host')).toEqual([2, 3]);
    expect(at(dr4, 'a-host', 2, 'a-host')).toEqual([2]);
  });

  it('is shared where all lanes go into one, and where wavelengths share a fibre', () => {
    expect(at(dr1, 'a-host', 3, 'b-host')).toEqual([0, 1]);
    expect(at(fr4, 'a-plug', 0, 'a-media')).toEqual([0, 1, 2, 3]);
  });

  it('has no plugs in an integrated cable', () => {
    expect(wayOf(copper, { leg: 1, stop: 'a-host', at: 1 }).map(({ stop }) => stop)).toEqual([
      'a-host',
      'a-media',
      'line',
      'b-media',
      'b-host',
    ]);
    expect(wayOf(copper, { leg: 1, stop: 'a-plug', at: 0 })).toEqual([]);
    expect(wayOf(copper, { leg: 1, stop: 'a-host', at: 4 })).toEqual([]);
  });

  it('passes every stop there is, in order, and leads back to where it came from', () => {
    const lanes = fc.constantFrom(1, 2, 4, 8);
    fc.assert(
      fc.property(lanes, lanes, lanes, lanes, fc.constantFrom(...STOPS), fc.nat(7), (ha, m, p, hb, stop, place) => {
        const found = map(end(ha, m, Math.min(m, p)), end(hb, m, Math.min(m, p)));
        fc.pre(place < lanesAt(found, stop));
        const way = wayOf(found, { leg: 1, stop, at: place });
        const passed = [...new Set(way.map((point) => point.stop))];
        expect(passed).toEqual(STOPS.filter((one) => lanesAt(found, one) > 0));
        expect(new Set(way.map(pointKey)).size).toBe(way.length);
        for (const point of way) {
          expect(pointOf(pointKey(point))).toEqual(point);
          expect(point.at).toBeLessThan(lanesAt(found, point.stop));
          expect(wayOf(found, point).map(pointKey)).toContain(pointKey({ leg: 1, stop, at: place }));
        }
      }),
    );
  });

  it('is told stop by stop', () => {
    expect(wayWords(dr4, wayOf(dr4, { leg: 1, stop: 'b-host', at: 0 }))).toEqual([
      'host lanes 1 and 2 of end a',
      'optical lane 1',
      'plug positions 1 out and 12 in at end a',
      'a fibre pair',
      'plug positions 1 out and 12 in at end b',
      'optical lane 1',
      'host lane 1 of end b',
    ]);
    expect(wayWords(copper, wayOf(copper, { leg: 1, stop: 'a-host', at: 3 }))).toEqual([
      'host lane 4 of end a',
      'copper, a pair each way',
      'host lane 4 of end b',
    ]);
  });
});
