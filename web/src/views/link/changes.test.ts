import { describe, expect, it } from 'vitest';
import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import { differences } from './changes.ts';

const end = (module: string, lanesPerLink: number) => ({
  host: { device: 'NV-SN4700', label: '1' },
  module,
  count: 1,
  port: { speedGbps: 400, lanesPerLink },
});
const row: LinkRow = {
  a: end('GEN-QDD-400G-DR4', 8),
  b: end('GEN-QSFP112-400G-DR4', 4),
  media: { type: 'OS2', connector: 'MPO-12-APC to MPO-12-APC', connectors: 0 },
  lengthM: 20,
};

describe('what was changed in a link', () => {
  it('is nothing for the same link', () => {
    expect(differences(row, structuredClone(row))).toEqual([]);
  });

  it('is told thing by thing', () => {
    const changed: LinkRow = {
      ...row,
      a: {
        ...end('GEN-QDD-400G-SR4', 8),
        port: { speedGbps: 400, lanesPerLink: 8, fecConfigured: 'none', autoneg: false },
      },
      media: { type: 'OM4', connectors: 2 },
      lengthM: 30,
    };
    expect(differences(row, changed)).toEqual([
      { what: 'module at end a', before: 'GEN-QDD-400G-DR4', after: 'GEN-QDD-400G-SR4' },
      { what: 'setting of end a', before: '400G on 8 lanes', after: '400G on 8 lanes, FEC none, autonegotiation off' },
      { what: 'cabling', before: 'OS2, MPO-12-APC to MPO-12-APC', after: 'OM4, plugs not stated' },
      { what: 'mated pairs', before: '0', after: '2' },
      { what: 'length', before: '20 m', after: '30 m' },
    ]);
  });
});
