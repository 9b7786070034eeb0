import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plusSettings, readAddress, withAddress } from './address.ts';

describe('addresses of buy and power', () => {
  it('settings read back as they were written, after the browser had them', () => {
    const setting = fc.record({ path: fc.string({ unit: 'grapheme' }), value: fc.string({ unit: 'grapheme' }) });
    fc.assert(
      fc.property(fc.array(setting), (settings) => {
        const url = new URL('http://localhost/');
        url.hash = withAddress(settings).split('?')[0] ?? '';
        expect(readAddress(url.hash.slice(1))).toEqual({ page: 'with', settings });
      }),
    );
  });

  it('knows the other pages, and takes rubbish for the nearest one', () => {
    expect(readAddress('/buy')).toEqual({ page: 'alone' });
    expect(readAddress('/buy/smoke')).toEqual({ page: 'alone' });
    expect(readAddress('/buy/file')).toEqual({ page: 'file' });
    expect(readAddress('/buy/before/3')).toEqual({ page: 'before', steps: 3 });
    for (const text of ['', 'x', '-2', '0']) expect(readAddress(`/buy/before/${text}`)).toMatchObject({ steps: 1 });
  });

  it('a path has one value', () => {
    const one = { path: 'optics.media', value: 'copper' };
    const two = { path: 'optics.media', value: 'aoc' };
    const other = { path: 'optics.prefer', value: '[cost]' };
    expect(plusSettings([one, other], [two])).toEqual([other, two]);
  });
});
