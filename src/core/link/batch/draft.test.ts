import { describe, expect, it } from 'vitest';
import { extendCatalog } from '../../catalog/extend.ts';
import type { Catalog } from '../../catalog/index.ts';
import { answerBatch } from './answer.ts';

const group = { ports: '1-8', cage: 'QSFP-DD', lanes: 8, laneRatesGbps: [50], maxGbps: 400, modes: ['1x400G'] };
const withGroups = (...groups: readonly object[]): Catalog => {
  const rows = [{ id: 'X', vendor: 'Acme', model: 'X', groups, source: ['STD'], confidence: 'low' }];
  const text = JSON.stringify({ format: 'lanewright-catalog', version: 1, kind: 'switch', rows });
  return extendCatalog([{ file: 'x.json', text }]).catalog as Catalog;
};
const end = (host: unknown) => ({
  host,
  module: 'GEN-QDD-400G-DR4',
  count: 1,
  port: { speedGbps: 400, lanesPerLink: 8 },
});
const ask = (catalog: Catalog, host: unknown) => {
  const media = { type: 'SMF-OS2' };
  return answerBatch(catalog, [{ id: 'q', a: end(host), b: end('NV-SN4700'), media, lengthM: 10 }])[0];
};

describe('a link to a draft', () => {
  it('works once every fact is there, and never before', () => {
    expect(ask(withGroups(group), 'X')).toMatchObject({ works: true });
    for (const fact of ['lanes', 'laneRatesGbps', 'modes']) {
      const catalog = withGroups(group, { ...group, ports: '9', [fact]: 'unknown' });
      const described = {
        device: 'X',
        kind: 'switch',
        cage: 'QSFP-DD',
        lanes: 8,
        laneRatesGbps: [50],
        maxPortGbps: 400,
      };
      for (const host of ['X', { device: 'X' }, described]) {
        expect(ask(catalog, host), fact).toMatchObject({ works: false, reasonCode: 'DEVICE_IS_DRAFT', assumes: [] });
      }
    }
  });
});
