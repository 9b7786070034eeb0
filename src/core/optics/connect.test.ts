import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { DEFAULT_SITE_FIBRE } from '../parts/index.ts';
import { type Gbps, gbps, metres } from '../units/index.ts';
import { type Connection, connect } from './connect.ts';
import { namedPort, portChoices } from './port-choices.ts';
import type { NamedPort } from './ways.ts';

const catalog = builtinCatalog();

const port = (name: string): NamedPort => {
  const found = namedPort(catalog, name);
  if (!found) throw new Error(`no port ${name}`);
  return found;
};

const join = (from: string, to: string, length: number, speed?: Gbps): Connection =>
  connect(
    catalog,
    port(from),
    port(to),
    { speed, length: metres(length), site: DEFAULT_SITE_FIBRE, narrowing: {} },
    { prefer: ['power', 'cost'], vendors: [], stock: new Map(), prices: new Map() },
    { misses: 5, fixes: 4 },
  );

describe('port choices', () => {
  it('the name of every choice leads back to its ports, and to no others', () => {
    const choices = portChoices(catalog);
    expect(choices.length).toBeGreaterThanOrEqual(catalog.devices.size);
    expect(new Set(choices.map(({ name }) => name)).size).toBe(choices.length);
    for (const { name, device, cage, lanes, maxSpeed } of choices) {
      const found = port(name);
      expect(found.device.id).toBe(device);
      expect(found.group.port).toMatchObject({ cage, lanes, maxSpeed });
    }
  });

  it('a port number picks the group that has it; what does not exist is no port', () => {
    expect(port('NV-SN4410:25').group.port.cage).toBe('QSFP-DD');
    expect(port('NV-SN4410').group.port.cage).toBe('QSFP28-DD');
    for (const name of ['NV-SN4410:99', 'NV-SN4410:x', 'NV-SN4410:', 'nothing', '']) {
      expect(namedPort(catalog, name)).toBeUndefined();
    }
  });
});

describe('connect', () => {
  it('a 400G QSFP-DD port reaches a QSFP112 NIC over the light both sides share (802.3 clause 124: 400GBASE-DR4)', () => {
    const { working, nearest, relaxed } = join('NV-SN4700', 'NIC-CX7-Q1', 100, gbps(400));
    const [way] = working;
    expect(way?.pair).toMatchObject({ a: { lanesPerLink: 8 }, b: { lanesPerLink: 4 } });
    const media = way?.choices.map(({ verdict }) => verdict.proof.line.media);
    expect(media).toContain('400GBASE-DR4');
    expect([nearest, relaxed]).toEqual([[], []]);
  });

  it('where nothing works it says which port is too slow', () => {
    const { working, tooSlow } = join('NV-SN4700', 'NIC-CX7-Q1', 30, gbps(800));
    expect(working).toEqual([]);
    expect(tooSlow.map(({ device }) => device.id)).toEqual(['NV-SN4700', 'NIC-CX7-Q1']);
  });

  it('where nothing works it says what would: every offer works as it is told', () => {
    const { working, nearest, relaxed } = join('NV-SN4700', 'NIC-CX7-Q1', 30_000, gbps(400));
    expect(working).toEqual([]);
    expect(nearest.length).toBeGreaterThan(0);
    expect(relaxed.map(({ given }) => given.kind)).toContain('length');
    for (const { choice } of relaxed) expect(choice.verdict.works).toBe(true);
  });
});
