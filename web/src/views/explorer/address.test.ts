import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, askOf, matrixAddress, type PortsAddress, portsAddress, readAddress } from './address.ts';

const ports = (location: string): PortsAddress => {
  const read = readAddress(location);
  if (read.page !== 'ports') throw new Error(location);
  return read.values;
};

/** What the browser makes of it: wouter splits at a question mark, the address bar escapes what URLs may not hold. */
const asRouted = (location: string): string => {
  const [hash = ''] = location.split('?');
  const url = new URL('http://localhost/');
  url.hash = hash;
  return url.hash.slice(1);
};

describe('addresses of the explorer', () => {
  it('reads back what it wrote, whatever the texts, after the browser had it', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(text, text, text, (from, length, vendor) => {
        const values = { ...ports('/explorer/ports/'), from, length, vendor };
        expect(ports(asRouted(portsAddress(values)))).toEqual(values);
        const matrix = readAddress('/explorer/matrix');
        if (matrix.page !== 'matrix') throw new Error('matrix');
        const narrowed = { ...matrix.values, words: from, far: length };
        expect(readAddress(asRouted(matrixAddress(narrowed)))).toEqual({ page: 'matrix', values: narrowed });
      }),
    );
  });

  it('is short where everything is as usual, and readable', () => {
    expect(portsAddress(ports('/explorer'))).toBe('/explorer/ports/');
    expect(portsAddress({ ...ports(''), from: 'NV-SN4700', to: 'NIC-CX7-Q1', length: '2 m' })).toBe(
      '/explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&length=2+m',
    );
  });

  it('takes nothing over that is no value of its field', () => {
    expect(ports('/explorer/ports/media=smoke&prefer=luck&multimode=OS2&connectors=-1&other=1')).toEqual(
      ports('/explorer/ports'),
    );
  });

  it('asks once both ports and a length are there, and the address of what it asks is the same', () => {
    const values = { ...ports('/explorer/ports/from=a&to=b&length=100+m&speed=400&media=copper&connectors=2') };
    const ask = askOf(values, 5);
    expect(ask).toMatchObject({ from: 'a', to: 'b', length: 100_000, speed: 400, media: 'copper', connectors: 2 });
    expect(ask && addressOf(ask)).toEqual(values);
    for (const missing of [{ from: '' }, { to: '' }, { length: 'far' }, { length: '0' }]) {
      expect(askOf({ ...values, ...missing }, 5)).toBeUndefined();
    }
  });
});
