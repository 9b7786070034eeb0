import { describe, expect, it } from 'vitest';
import type { DeviceDraft, DeviceKind, DeviceModel } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';
import { checkIntentAgainst, defineFabric, type FabricSource, type KnownParts } from './index.ts';

const device = (id: string, kind: DeviceKind, labels: readonly string[], maxSpeed: number): DeviceModel =>
  ({ id, kind, groups: [{ labels, port: { maxSpeed: maxSpeed as Gbps } }], management: [] }) as unknown as DeviceModel;
const draft = { id: 'DRAFT', kind: 'switch', groups: [] } as unknown as DeviceDraft;
const parts: KnownParts = {
  devices: new Map(
    [device('SRV', 'server', ['gpu1', 'gpu2', 'mgmt'], 400), device('SWITCH', 'switch', ['1', '2'], 400)].map((d) => [
      d.id,
      d,
    ]),
  ),
  drafts: new Map([[draft.id, draft]]),
  modules: new Map(),
};

const fabric = (model: string, use: FabricSource['servers'][string]['ports'], leaf = 'SWITCH'): FabricSource => ({
  lanewright: 1,
  name: 'x',
  servers: { s: { model, count: 1, 'per-rack': 1, ports: use } },
  networks: { n: { leaf: { switch: leaf } } },
  lengths: { 'server-leaf': '5 m' },
});
const told = (source: FabricSource): readonly (readonly [string, string | undefined])[] => {
  const { intent, spans } = defineFabric(source);
  if (!intent) throw new Error('the source itself is faulty');
  return checkIntentAgainst(intent, spans, parts).map((d) => [d.code, d.subject]);
};

describe('checkIntentAgainst', () => {
  it('passes what the catalogue knows', () => {
    expect(told(fabric('SRV', { 'gpu[1-2]': { to: 'n', speed: '400G' }, mgmt: { to: 'n' } }))).toEqual([]);
  });

  it('refuses a draft, whose facts are not complete', () => {
    expect(told(fabric('SRV', { gpu1: { to: 'n' } }, 'DRAFT'))).toEqual([['LW2007', 'networks.n.leaf.switch']]);
    expect(told(fabric('DRAFT', { gpu1: { to: 'n' } }))).toEqual([['LW2007', 'servers.s.model']]);
  });

  it('finds unknown models, models of another kind, labels and speeds', () => {
    expect(told(fabric('SRW1', { gpu9: { to: 'n' } }, 'SRV'))).toEqual([
      ['LW1305', 'servers.s.model'],
      ['LW1301', 'networks.n.leaf.switch'],
    ]);
    expect(told(fabric('SRV', { 'gpu[2-4]': { to: 'n', speed: '800G' } }))).toEqual([
      ['LW1302', 'servers.s.ports.gpu[2-4]'],
      ['LW1303', 'servers.s.ports.gpu[2-4].speed'],
    ]);
    expect(told(fabric('SRV', { gpu1: { to: 'n', split: '4x200G' } }))).toEqual([
      ['LW1303', 'servers.s.ports.gpu1.split'],
    ]);
  });

  it('finds unknown parts and vendors of the optics policy', () => {
    const optics = { vendors: ['Nobody'], stock: { A: 1 }, prices: { B: 2 }, avoid: ['C'] };
    expect(
      told({ ...fabric('SRV', { gpu1: { to: 'n' } }), optics })
        .map(([code]) => code)
        .sort(),
    ).toEqual(['LW1304', 'LW1306', 'LW1306', 'LW1306']);
  });
});
