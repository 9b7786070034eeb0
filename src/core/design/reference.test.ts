import { describe, expect, it } from 'vitest';
import { linksOf } from '../fabric/index.ts';
import { faultsOf } from './testing/check.ts';
import {
  catalog,
  count,
  design,
  intent,
  linkCount,
  mode,
  network,
  railCluster,
  server,
  told,
  unit,
  use,
} from './testing/fakes.ts';

/*
 * Published designs as expectations. Sources: NVIDIA DGX SuperPOD reference architectures (H100, B200, B300), Juniper JVD
 * (multi-tenancy design guide table 5; QPP oversubscription table; inference frontend), Alibaba HPN as SimAI generates it.
 */

const shape = (source: ReturnType<typeof intent>) => {
  const { fabric, sizing } = design(source);
  expect(faultsOf(fabric, source, catalog)).toEqual([]);
  return {
    leaf: count(fabric, 'leaf'),
    spine: count(fabric, 'spine'),
    serverLinks: linkCount(fabric, 'server-leaf'),
    leafSpine: linkCount(fabric, 'leaf-spine'),
    perPair: sizing.networks[0]?.planes[0]?.spines?.perPair,
  };
};

const QUANTUM = { leaf: 'T64x400', spine: 'T64x400' };

describe('the first example', () => {
  it('is 16 leafs and 8 spines', () => {
    const found = shape(railCluster(1, 32, { leaf: 'T32x400', spine: 'T32x400' }));
    expect(found).toEqual({ leaf: 16, spine: 8, serverLinks: 256, leafSpine: 256, perPair: 2 });
  });

  it('is 24 leafs of 11, 11 and 10 servers and 11 spines with two spare ports a leaf', () => {
    const source = railCluster(1, 32, { leaf: 'T32x400', spine: 'T32x400', spare: 2 });
    expect(shape(source)).toEqual({ leaf: 24, spine: 11, serverLinks: 256, leafSpine: 264, perPair: 1 });
    expect(design(source).sizing.networks[0]?.planes[0]?.groups[0]?.plan.down).toEqual([11, 11, 10]);
  });
});

describe('NVIDIA DGX SuperPOD', () => {
  // The B200 tables count whole units: 32 nodes of 8 x 400G on 64-port leafs.
  it.each([
    ['b200-su2', 2, { leaf: 16, spine: 8, serverLinks: 512, leafSpine: 512, perPair: 4 }],
    ['b200-su4', 4, { leaf: 32, spine: 16, serverLinks: 1024, leafSpine: 1024, perPair: 2 }],
    // The H100 tables leave one node out for the fabric manager and still cable whole units: 31 nodes and 4 manager ports
    // give 252, 127 and 4 give 1,020; without those, whole units are 256 and 1,024.
    ['h100-su1', 1, { leaf: 8, spine: 4, serverLinks: 256, leafSpine: 256, perPair: 8 }],
    ['h100-su4', 4, { leaf: 32, spine: 16, serverLinks: 1024, leafSpine: 1024, perPair: 2 }],
  ])('%s', (_, units, expected) => {
    expect(shape(railCluster(units, 32, QUANTUM))).toEqual(expected);
  });

  it('b200-su16 does not fit two tiers, as the source shows with its core tier', () => {
    expect(told(railCluster(16, 32, QUANTUM))).toEqual([
      'LW4203 backend: 128 leafs want a port each on every spine, T64x400 has 64; two tiers carry 64 leafs, here 8 of the 16 units (256 servers)',
    ]);
  });

  // B300: 64 nodes a unit, every 800G port as 2 x 400G to two planes, 64 x 800G switches. The source counts 800G cages as
  // cables: 512 of them are our 1,024 links of 400G. It has 16 leafs and 8 spines in all: 8 leafs and 4 spines a plane.
  it.each([
    ['b300-su1', 1, { leaf: 16, spine: 8, serverLinks: 1024, leafSpine: 1024, perPair: 16 }],
    ['b300-su4', 4, { leaf: 64, spine: 32, serverLinks: 4096, leafSpine: 4096, perPair: 4 }],
    // 128 leafs a plane fill the 128 ports of 400G of a spine: this pod is as large as two tiers get
    ['b300-su16', 16, { leaf: 256, spine: 128, serverLinks: 16_384, leafSpine: 16_384, perPair: 1 }],
  ])('%s', (_, units, expected) => {
    const twin = use({ split: mode('2x400G'), plane: { kind: 'by-leg' } });
    const net = network({ leaf: 'T64x800', spine: 'T64x800', planes: 2, linkSpeed: mode('1x400G').speed });
    const source = intent([server('b300', 'S2x400', [twin])], [unit(units, { b300: 64 })], [net]);
    expect(shape(source)).toEqual(expected);
  });
});

describe('Juniper JVD', () => {
  // Stripes of 8 leafs, one a rail, at 1:1: half the 400G ports of a leaf serve servers.
  it.each([
    ['qfx5230-64cd', 'T64x400', 32],
    ['qfx5240-64od', 'T128x400', 64],
  ])('stripe of %s', (_, leaf, most) => {
    expect(shape(railCluster(1, most, { leaf, spine: leaf })).leaf).toBe(8);
    expect(shape(railCluster(1, most + 1, { leaf, spine: leaf })).leaf).toBe(16);
  });

  it('QPP: 2 stripes, 4 spines, 4 uplinks a leaf; with 8 servers 1:1, with 4 servers half as much', () => {
    for (const [each, ratio] of [
      [4, 1],
      [2, 0.5],
    ] as const) {
      const source = railCluster(2, each, { ...QUANTUM, uplinks: 4, spines: 4 });
      expect(shape(source)).toMatchObject({ leaf: 16, spine: 4, leafSpine: 64, perPair: 1 });
      const row = design(source).sizing.report.find(({ key }) => key === 'backend.oversubscription');
      expect(row?.value).toBe(ratio);
    }
  });

  it('inference frontend: 4 leafs, 2 spines, 2 links a pair, 3:1', () => {
    // 12 ports of 400G a leaf over 4 uplinks: the source states the ratio and not the servers
    const ports = use({ labels: ['gpu1', 'gpu2'], rail: { kind: 'none' } });
    const net = network({ leaf: 'T64x400', spine: 'T64x400', scope: 'unit', leafs: 4, spines: 2, ratio: 3 });
    const source = intent([server('h', 'S400', [ports])], [unit(1, { h: 24 })], [net]);
    expect(shape(source)).toMatchObject({ leaf: 4, spine: 2, leafSpine: 16, perPair: 2 });
  });
});

describe('Alibaba HPN', () => {
  it('one segment: 128 hosts of 8 x 2 x 200G on 16 leafs, the ports of a NIC on two planes', () => {
    // leafs of 128 server ports of 200G and 60 of 400G towards 60 spines a plane; here on a 128 x 400G box, whose cages
    // split 2 x 200G: 64 of them serve, 64 go up
    const twin = use({ split: mode('2x200G'), plane: { kind: 'by-leg' }, legsWithin: { racks: 2 } });
    const host = { ...server('hpn', 'S2x200', [twin]), perRack: 8 };
    const source = intent(
      [host],
      [unit(1, { hpn: 128 })],
      [network({ leaf: 'T128x400', spine: 'T128x400', planes: 2 })],
    );
    const found = shape(source);
    expect(found).toMatchObject({ leaf: 16, serverLinks: 2048 });
    const { fabric } = design(source);
    const link = [...linksOf(fabric)].find(({ key }) => key === 'backend/hpn/2:gpu3.2');
    expect(link).toMatchObject({
      plane: 2,
      rail: 3,
      a: { leg: 1, firstLane: 3, lanes: 2 },
      b: { deviceKey: 'backend/p2/leaf/3', label: '1', leg: 1, lanes: 4 },
    });
  });
});
