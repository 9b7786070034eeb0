import { describe, expect, it } from 'vitest';
import type { FabricMap } from '../../../../src/core/draw/map/index.ts';
import { readAddress, writeAddress } from './address.ts';
import { fitted, onMap, panned, showing, windowOf, zoomed } from './camera.ts';

const map = { areas: [{ x: 0, y: 0, width: 1000, height: 500 }] } as unknown as FabricMap;
const frame = { width: 800, height: 600 };

describe('the camera', () => {
  it('fits the whole map into the window', () => {
    const window = windowOf(fitted(map, frame), frame);
    expect(window.x).toBeLessThan(0);
    expect(window.x + window.width).toBeGreaterThan(1000);
    expect(window.width).toBeLessThan(1100);
  });

  it('zooms around the place under the pointer', () => {
    const before = fitted(map, frame);
    const after = zoomed(before, map, frame, 3, [200, 310]);
    const [x, y] = onMap(before, frame, [200, 310]);
    expect(onMap(after, frame, [200, 310])[0]).toBeCloseTo(x);
    expect(onMap(after, frame, [200, 310])[1]).toBeCloseTo(y);
    expect(after.scale).toBeCloseTo(before.scale * 3);
  });

  it('never loses the map, however far it is moved or zoomed', () => {
    const far = panned(fitted(map, frame), map, frame, 1e6, -1e6);
    expect([far.x, far.y]).toEqual([1000, 0]);
    const tiny = zoomed(fitted(map, frame), map, frame, 1e-9, [0, 0]);
    expect(tiny.scale).toBeGreaterThan(fitted(map, frame).scale / 3);
    expect(zoomed(tiny, map, frame, 1e12, [0, 0]).scale).toBeLessThan(1000);
  });

  it('goes to what cannot be seen, and stays where it can', () => {
    const camera = fitted(map, frame);
    expect(showing(camera, map, frame, { x: 100, y: 100, width: 200, height: 100 })).toBe(camera);
    const small = { x: 900, y: 400, width: 4, height: 2 };
    const near = showing(camera, map, frame, small);
    expect(near.x).toBe(902);
    expect(near.scale).toBeGreaterThan(10);
  });
});

describe('the address', () => {
  it.each([
    { key: undefined, colouring: undefined },
    { key: undefined, colouring: 'media' },
    { key: undefined, colouring: 'rail' },
    { key: 'backend/leaf/3:17.2', colouring: 'media' },
    { key: 'h100/17', colouring: 'verdict' },
  ] as const)('says $key by $colouring and is read back', (address) => {
    expect(readAddress(writeAddress(address))).toEqual(address);
  });

  it('typed wrongly is read as far as it goes', () => {
    expect(readAddress('/map/100%/nonsense')).toEqual({ key: '100%', colouring: undefined });
    expect(readAddress('/map')).toEqual({ key: undefined, colouring: undefined });
  });
});
