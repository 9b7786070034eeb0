import { describe, expect, it } from 'vitest';
import {
  contentHash,
  decibels,
  fibreLoss,
  formatSpeed,
  gbps,
  metres,
  naturalCompare,
  parseLength,
  parsePower,
  parseRatio,
  parseSpeed,
} from './index.ts';

describe('units', () => {
  it('reads quantities as people write them', () => {
    expect(parseSpeed('400G')).toBe(400);
    expect(parseSpeed('1.6T')).toBe(1600);
    expect(parseSpeed('fast')).toBeUndefined();
    expect(parseSpeed('0G')).toBeUndefined();
    expect(parseLength('20 m')).toBe(20_000);
    expect(parseLength('2 km')).toBe(2_000_000);
    expect(parseLength('20 miles')).toBeUndefined();
    expect(parsePower('12 W')).toBe(12_000);
    expect(parseRatio('3:1')).toEqual({ down: 3, up: 1 });
    expect(parseRatio('0:1')).toBeUndefined();
    expect(formatSpeed(gbps(400))).toBe('400G');
  });

  it('adds fibre loss exactly and never downwards', () => {
    expect(fibreLoss(metres(500), decibels(0.4))).toBe(200);
    expect(fibreLoss(metres(0.001), decibels(0.4))).toBe(1);
  });

  it('sorts names as people do', () => {
    expect(['leaf10', 'leaf2', 'leaf1', 'spine1'].toSorted(naturalCompare)).toEqual([
      'leaf1',
      'leaf2',
      'leaf10',
      'spine1',
    ]);
    expect(naturalCompare('a/1', 'a/01')).not.toBe(0);
  });

  it('hashes as FNV-1a 64 does', () => {
    // test vectors of the FNV reference code
    expect(contentHash('')).toBe('cbf29ce484222325');
    expect(contentHash('a')).toBe('af63dc4c8601ec8c');
    expect(contentHash('foobar')).toBe('85944171f73967e8');
  });
});
