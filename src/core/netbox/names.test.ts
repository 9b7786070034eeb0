import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandLabels, expandNumbers } from '../catalog/expand.ts';
import { compactNames, compactNumbers, portNumbers } from './names.ts';

const count = (n: number, make: (i: number) => string): readonly string[] =>
  Array.from({ length: n }, (_, i) => make(i));

describe('names of ports', () => {
  it.each([
    [count(32, (i) => `swp${i + 1}`), 'swp[1-32]'],
    [count(3, (i) => `Ethernet${i + 1}/1`), 'Ethernet[1-3]/1'],
    [count(3, (i) => `et-0/0/${i}`), 'et-0/0/[0-2]'],
    [['eno0', 'eno1', 'eth0', 'eth1'], 'eno[0-1],eth[0-1]'],
    [['Port 01', 'Port 02'], 'Port 01,Port 02'],
    [['swp1', 'swp3', 'swp4'], 'swp1,swp[3-4]'],
    [['1', '2', '3', '4'], '[1-4]'],
  ])('are written short: %s', (names, text) => {
    expect(compactNames(names)).toBe(text);
  });

  it('read back as they were', () => {
    const name = fc.stringMatching(/^[A-Za-z]{0,3}[0-9]{0,3}[/ -]?[0-9]{0,2}[a-z]?$/).filter((text) => text !== '');
    fc.assert(
      fc.property(fc.array(name, { minLength: 1, maxLength: 30 }), (names) => {
        expect(expandLabels(compactNames(names))).toEqual(names);
      }),
      { seed: 11, numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 40 }), { minLength: 1 }), (numbers) => {
        expect(expandNumbers(compactNumbers(numbers))).toEqual(numbers);
      }),
      { seed: 11, numRuns: 300 },
    );
  });

  it('give the front-panel numbers where each has its own', () => {
    expect(portNumbers(['swp1', 'swp2'])).toEqual([1, 2]);
    expect(portNumbers(['Ethernet1/1', 'Ethernet2/1', 'Ethernet3'])).toEqual([1, 2, 3]);
    expect(portNumbers(['et-0/0/0', 'et-0/0/1'])).toEqual([0, 1]);
    // SFP1 and Ethernet1 would both be 1; two numbers grow; no number at all
    expect(portNumbers(['Ethernet1', 'Ethernet2', 'SFP1'])).toBeUndefined();
    expect(portNumbers(['et-0/0/0', 'et-0/1/1'])).toBeUndefined();
    expect(portNumbers(['left', 'right'])).toBeUndefined();
  });
});
