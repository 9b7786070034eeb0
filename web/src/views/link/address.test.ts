import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import { classAddress, freeLinkAddress, readAddress } from './address.ts';

const row = (module: string): LinkRow => {
  const end = {
    host: { device: 'NV-SN4700', label: '1' },
    module,
    count: 1,
    port: { speedGbps: 400, lanesPerLink: 8 },
  };
  return { a: end, b: end, media: { type: 'OS2' }, lengthM: 20 };
};

/** What the router does to a location. */
const asRouted = (location: string): string => decodeURI(location);

describe('addresses of links', () => {
  it('reads back what it wrote, whatever the texts, decoded by the router or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (module) => {
        for (const seen of [(x: string) => x, asRouted]) {
          expect(readAddress(seen(freeLinkAddress(row(module))))).toEqual({ kind: 'free', row: row(module) });
          expect(readAddress(seen(classAddress('backend/server-leaf/h100.gpu-400G', row(module))))).toEqual({
            kind: 'class',
            key: 'backend/server-leaf/h100.gpu-400G',
            link: undefined,
            row: row(module),
          });
          expect(readAddress(seen(classAddress('a/b', row(module), 'backend/h100/3:gpu3')))).toEqual({
            kind: 'class',
            key: 'a/b',
            link: 'backend/h100/3:gpu3',
            row: row(module),
          });
        }
      }),
    );
  });

  it('knows a class as designed, the list alone, and rubbish', () => {
    const designed = { kind: 'class', key: 'a/b', link: undefined, row: undefined };
    expect(readAddress(classAddress('a/b'))).toEqual(designed);
    const one = classAddress('a/b', undefined, 'backend/leaf/3:17.2');
    for (const seen of [one, asRouted(one)])
      expect(readAddress(seen)).toEqual({ ...designed, link: 'backend/leaf/3:17.2' });
    for (const empty of ['/link', '/link/', '/link/free']) expect(readAddress(empty)).toEqual({ kind: 'none' });
    for (const bad of ['/link/free/{', '/link/free/%7B', '/link/a%2Fb/[1', '/link/%']) {
      expect(readAddress(bad), bad).toEqual({ kind: 'unreadable' });
    }
  });
});
