import { describe, expect, it } from 'vitest';
import { devicesOf, type Fabric, linksOf, portKey } from '../fabric/index.ts';
import type { Intent, Network } from '../intent/index.ts';
import { faultsOf } from './testing/check.ts';
import { bmc, catalog, codes, design, intent, lockOf, network, oob, server, told, unit, use } from './testing/fakes.ts';

/** 16 servers a unit on eight rails: 8 leafs a unit and some spines. */
const cluster = (management: Network, servers = 16, spine = 'T32x400'): Intent =>
  intent(
    [server('h', 'S400', [use(), bmc()])],
    [unit(2, { h: servers })],
    [management, network({ leaf: 'T32x400', spine })],
  );

const leafsOf = (fabric: Fabric) => [...devicesOf(fabric)].filter((d) => d.network === 'oob' && d.role === 'leaf');
const linksInto = (fabric: Fabric, leaf: string) =>
  [...linksOf(fabric)].filter((link) => link.b.deviceKey === leaf).map((link) => link.key);
const portOf = (fabric: Fabric, key: string): string | undefined => {
  const link = [...linksOf(fabric)].find((one) => one.key === key);
  return link && portKey(link.b.deviceKey, link.b.label, link.b.ways, link.b.leg);
};

describe('an out-of-band network', () => {
  it('has a port for every BMC and every management port of the switches it manages', () => {
    const source = cluster(oob());
    const { fabric, diagnostics } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    expect(codes(diagnostics)).toEqual(['LW4002']);
    // 16 BMCs and 8 leafs in each unit, and the 16 spines outside the units
    expect(leafsOf(fabric).map(({ key, unit: of }) => [of, linksInto(fabric, key).length])).toEqual([
      ['su/1', 24],
      ['su/2', 24],
      ['', 8],
    ]);
    expect(linksInto(fabric, 'oob/leaf/3')[0]).toBe('oob/backend/spine/1:eth0');
    expect(new Set([...linksOf(fabric)].filter((l) => l.network === 'oob').map((l) => l.a.label))).toEqual(
      new Set(['bmc', 'eth0']),
    );
  });

  it('takes as many switches as the ports ask for, the site joining them', () => {
    // 40 BMCs and 24 leafs (three a rail) in each unit share two switches of 48 jacks; 7 spines take 2 links from each leaf
    const source = cluster(oob(), 40, 'T128x400');
    const { fabric, sizing } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    expect(leafsOf(fabric).map(({ key }) => linksInto(fabric, key).length)).toEqual([32, 32, 32, 32, 7]);
    const row = sizing.report.find(({ key }) => key === 'oob.leaf.count');
    expect(row?.value).toBe(5);
    expect(row?.why).toBe(
      '80 ports of servers and 55 of switches: 2 groups of 2 x 32, 1 group of 7 ports a leaf of 48 that fit, none kept spare, on M48, its uplinks left to the site',
    );
  });

  it('keeps spare ports free among the jacks, not among the cages of the uplinks', () => {
    const source = cluster(oob({ spare: 25, spine: 'T32x100' }));
    const { fabric } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    // 24 ports a unit: with 25 spare ones of 48 they take two switches
    expect(leafsOf(fabric).length).toBe(5);
  });

  it('joins its switches over pluggables where it has a spine', () => {
    const source = cluster(oob({ spine: 'T32x100', uplinks: 2, spines: 2 }));
    const { fabric } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    const uplinks = [...linksOf(fabric)].filter((link) => link.key.startsWith('oob/leaf/'));
    expect(uplinks.length).toBe(6);
    expect(new Set(uplinks.map((link) => link.speed))).toEqual(new Set([100_000]));
    expect(new Set(uplinks.map((link) => link.a.cageNumber))).toEqual(new Set([51, 52]));
  });

  it('puts a switch in each rack, and one beside the switches whose racks nobody has given', () => {
    const source = cluster(oob({ scope: 'rack' }), 8);
    const { fabric } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    expect(leafsOf(fabric).map(({ key, rack }) => [rack, linksInto(fabric, key).length])).toEqual([
      ['', 8],
      ['su/1/rack/1', 4],
      ['su/1/rack/2', 4],
      ['', 8],
      ['su/2/rack/1', 4],
      ['su/2/rack/2', 4],
      ['', 4],
    ]);
  });

  it('manages every port of a switch that has several', () => {
    const source = intent(
      [server('h', 'S400', [use(), bmc()])],
      [unit(1, { h: 4 })],
      [oob(), network({ leaf: 'T32x400-console', scope: 'unit' })],
    );
    const { fabric } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    expect(portOf(fabric, 'oob/backend/leaf/1:eth1')).toBe('oob/leaf/1:6');
  });

  it('needs no BMC, and leaves alone what it does not manage', () => {
    const source = intent(
      [server('h', 'S400', [use()])],
      [unit(1, { h: 4 })],
      [oob(), network({ leaf: 'T32x400', spine: 'T32x400' })],
    );
    expect(faultsOf(design(source).fabric, source, catalog)).toEqual([]);
    const unmanaged = intent(
      [server('h', 'S400', [use(), bmc()])],
      [unit(1, { h: 4 })],
      [oob({ manages: [] }), network({ leaf: 'T32x400', spine: 'T32x400' })],
    );
    const keys = [...linksOf(design(unmanaged).fabric)].map((link) => link.key).filter((key) => key.includes('eth0'));
    expect(keys).toEqual([]);
  });

  it('keeps its ports when servers come, by the lock', () => {
    const before = lockOf(design(cluster(oob())).fabric);
    const { fabric, diagnostics } = design(cluster(oob(), 17), before);
    const after = lockOf(fabric);
    for (const [key, port] of before.ports)
      if (key.startsWith('oob/')) expect([key, after.ports.get(key)]).toEqual([key, port]);
    const dropped = diagnostics.filter((d) => d.code === 'LW4503').map((d) => d.subject ?? '');
    expect(dropped.filter((key) => key.startsWith('oob'))).toEqual([]);
    expect(portOf(fabric, 'oob/h/33:bmc')).toBe('oob/leaf/1:25');
  });
});

describe('an out-of-band network that is too large', () => {
  it('is told by what of it fits', () => {
    expect(told(cluster(oob({ scope: 'rack', leaf: 'M8', spine: 'M8' })))).toEqual([
      'LW4203 oob: 11 leafs want a port each on every spine, M8 has 4; two tiers carry 4 leafs, here about 17 of the 48 servers and switches',
    ]);
  });
});

describe('jacks and cages', () => {
  it('do not meet, either way round', () => {
    expect(told(cluster(oob({ leaf: 'T32x400' })))).toEqual([
      'LW4107 bmc of S400 is an RJ45 jack, and T32x400 has none to meet it: 32x QSFP-DD 400G',
      'LW4107 eth0 of T32x400 is an RJ45 jack, and T32x400 has none to meet it: 32x QSFP-DD 400G',
      'LW4107 eth0 of T32x400 is an RJ45 jack, and T32x400 has none to meet it: 32x QSFP-DD 400G',
    ]);
  });

  it('an overfull switch is told by its jacks, whatever cages are free', () => {
    const source = cluster(oob({ leaf: 'M8', leafs: 1 }));
    expect(told(source)).toEqual(['LW4102 oob su/1: 1 leafs of M8 do not carry 24 links with 0 spare ports; 3 do']);
  });
});
