import { describe, expect, it } from 'vitest';
import { devicesOf, type Fabric, type Lock, linksOf, portKey } from '../fabric/index.ts';
import type { DeviceModel } from '../parts/index.ts';
import { gbps } from '../units/index.ts';
import { faceplateOf } from './faceplate.ts';
import { size } from './index.ts';
import { capacityOf, findSplit } from './split.ts';
import { faultsOf } from './testing/check.ts';
import {
  catalog,
  codes,
  count,
  design,
  deviceModel,
  intent,
  lockOf,
  mode,
  network,
  railCluster,
  server,
  serverModel,
  told,
  unit,
  use,
} from './testing/fakes.ts';

const TWO_TIERS = { leaf: 'T32x400', spine: 'T32x400' };

const portOf = (fabric: Fabric, key: string): string | undefined => {
  for (const link of linksOf(fabric))
    if (link.key === key) return portKey(link.b.deviceKey, link.b.label, link.b.ways, link.b.leg);
  return undefined;
};

const split = (model: DeviceModel, speed: number, wanted?: string) =>
  findSplit(faceplateOf(model), gbps(speed), wanted === undefined ? undefined : mode(wanted));
const modelOf = (id: string): DeviceModel => catalog.devices.get(id as DeviceModel['id']) as DeviceModel;

describe('how a cage serves a speed', () => {
  it('runs whole where it is just that fast, else splits for the most ports', () => {
    expect(split(modelOf('T32x400'), 400)).toMatchObject({ ways: 1 });
    expect(split(modelOf('T32x400'), 200)).toMatchObject({ ways: 2 });
    expect(split(modelOf('T64x800'), 400)).toMatchObject({ ways: 2 });
    expect(split(modelOf('T32x400'), 50)).toMatchObject({ ways: 8 });
    expect(split(modelOf('T32x400'), 800)).toBeUndefined();
    expect(split(modelOf('T32x400'), 200, '1x400G')).toMatchObject({ ways: 1 });
    expect(split(modelOf('T32x400'), 200, '8x50G')).toBeUndefined();
  });

  it('counts the lanes of a port, fewer than its share where only fewer make a rate', () => {
    expect(split(modelOf('T32x400'), 200)?.lanes[0]).toBe(4);
    const fixed = deviceModel('F', [{ count: 2, speed: 400, lanes: 8, rates: [25, 50], modes: ['1x400G'] }]);
    expect(split(fixed, 100)?.lanes[0]).toBe(4);
    const nrz = deviceModel('N', [{ count: 2, speed: 100, lanes: 4, rates: [25], modes: ['1x100G'] }]);
    expect(split(nrz, 200)).toBeUndefined();
  });

  it('takes the slower cages of a mixed faceplate, so that uplinks get the fast ones', () => {
    const mixed = deviceModel('M', [
      { count: 4, speed: 100, lanes: 4, rates: [25], modes: ['1x100G', '4x25G'] },
      { count: 2, speed: 400, lanes: 8, rates: [25, 50], modes: ['1x400G', '4x100G'], from: 5 },
    ]);
    expect([...(split(mixed, 100)?.lanes ?? [])]).toEqual([4, 4, 4, 4, 4, 4]);
    expect([...(split(mixed, 400)?.lanes ?? [])]).toEqual([0, 0, 0, 0, 8, 8]);
  });

  it.each([
    // makers' limits: 8x on the upper 16 ports of 32, the cage beside is lost; 18 logical ports every 4 cages
    ['T32x400-rules', '8x50G', 128],
    ['T32x400-rules', '4x100G', 128],
    ['T32x400-pipes', '8x50G', 128],
    ['T32x400-pipes', '4x100G', 128],
    ['T32x400', '8x50G', 256],
  ])('%s has room for %s: %i ports', (id, text, ports) => {
    const face = faceplateOf(modelOf(id));
    const found = findSplit(face, mode(text).speed, mode(text));
    expect(found && capacityOf(face, found, 0)).toBe(ports);
  });

  it('marks the cages that a split disables', () => {
    const source = intent(
      [server('h', 'S50', [use({ leafPort: mode('8x50G'), legsWithin: { racks: 4 } })], 16)],
      [unit(1, { h: 16 })],
      [network({ leaf: 'T32x400-rules', scope: 'unit' })],
    );
    const { fabric } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    const uses = Array.from({ length: fabric.cages.length }, (_, i) => fabric.cages.text(i, 'use')).filter(
      (text) => text !== 'server',
    );
    expect(uses.length).toBe(32);
    expect(uses.filter((text) => text === 'blocked').length).toBe(16);
  });
});

describe('leafs', () => {
  it('keeps the legs of a breakout within the stated racks', () => {
    // 3 servers a rack, 2 legs a cage: one leg is left over in every rack, unless legs may reach the next one
    const cages = (racks: number): number => {
      const uses = [use({ labels: ['gpu1'], speed: gbps(200), legsWithin: { racks } })];
      const source = intent([server('a', 'S200', uses, 3)], [unit(1, { a: 12 })], [network({ leaf: 'T32x400' })]);
      return design(source).sizing.networks[0]?.planes[0]?.groups[0]?.plan.down[0] ?? 0;
    };
    expect([cages(1), cages(2)]).toEqual([8, 6]);
  });

  it('mixes server generations on one leaf, each with its own split', () => {
    const source = intent(
      [server('h100', 'S400', [use()]), server('a100', 'S200', [use()])],
      [unit(1, { h100: 8, a100: 16 })],
      [network(TWO_TIERS)],
    );
    const { fabric, sizing } = design(source);
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
    expect(sizing.networks[0]?.planes[0]?.groups[0]?.plan).toMatchObject({ leafs: 1, down: [16], need: 16 });
    expect(Array.from({ length: fabric.classes.length }, (_, i) => fabric.classes.text(i, 'key'))).toEqual([
      'backend/server-leaf/h100.gpu-400G',
      'backend/server-leaf/a100.gpu-200G',
      'backend/leaf-spine/400G',
    ]);
  });

  it('sends the ports of a server to the leafs of its unit in turn', () => {
    const uses = [use({ selector: 's', labels: ['gpu1', 'gpu2'], rail: { kind: 'none' } })];
    const { fabric } = design(
      intent([server('h', 'S400', uses)], [unit(1, { h: 8 })], [network({ ...TWO_TIERS, scope: 'unit', leafs: 2 })]),
    );
    expect(portOf(fabric, 'backend/h/5:gpu1')).toBe('backend/leaf/1:5');
    expect(portOf(fabric, 'backend/h/5:gpu2')).toBe('backend/leaf/2:5');
  });

  it('builds a leaf a rack where leafs serve racks', () => {
    const { fabric } = design(
      intent([server('h', 'S400', [use()])], [unit(2, { h: 6 })], [network({ ...TWO_TIERS, scope: 'rack', ratio: 2 })]),
    );
    const leafs = [...devicesOf(fabric)].filter((d) => d.role === 'leaf');
    expect(new Set(leafs.map((leaf) => leaf.rack))).toEqual(
      new Set(['su/1/rack/1', 'su/1/rack/2', 'su/2/rack/1', 'su/2/rack/2']),
    );
  });

  it('follows the maker’s rail map, and says once where there is none', () => {
    const map = { gpu1: 2, gpu2: 1 };
    const known = { ...serverModel('K', 2, 400), railMap: map };
    const models = { hash: '', devices: new Map([...catalog.devices, [known.id, known]]) };
    const of = (model: string) =>
      intent(
        [server('h', model, [use({ labels: ['gpu1', 'gpu2'] })]), server('i', model, [use({ labels: ['gpu1'] })])],
        [unit(1, { h: 2, i: 1 })],
        [network(TWO_TIERS)],
      );
    const mapped = size(of('K'), models);
    expect(codes(mapped.diagnostics)).toEqual([]);
    expect(mapped.sizing?.networks[0]?.kinds[0]?.ports.map((port) => port.rail)).toEqual([2, 1]);
    expect(codes(size(of('S400'), models).diagnostics)).toEqual(['LW4002']);
  });
});

describe('refusals', () => {
  it.each([
    [
      'pinned spines that do not go evenly',
      { ...TWO_TIERS, spines: 6 },
      'LW4202 backend: 16 uplinks over 6 spines: nearest even 2 x 6 = 12 (25% less) or 8 spines x 2',
    ],
    [
      'pinned uplinks and spines',
      { ...TWO_TIERS, spines: 6, uplinks: 16 },
      'LW4202 backend: 16 uplinks over 6 spines: nearest even 2 x 6 = 12 (25% less) or 8 spines x 2',
    ],
    [
      'more spines than uplinks',
      { ...TWO_TIERS, spines: 20 },
      'LW4202 backend: 16 uplinks over 20 spines: each of them wants a link, 16 are not enough',
    ],
    [
      'spines without ports enough',
      { leaf: 'T64x800', spine: 'T32x400', ratio: 0.5, spines: 2 },
      'LW4205 backend: 8 leafs with 32 links each to 2 spines need 256 ports a spine; T32x400 has 32',
    ],
    [
      'too few leafs',
      { ...TWO_TIERS, leafs: 1, spare: 2 },
      'LW4102 backend su/1, rail 1: 1 leafs of T32x400 do not carry 32 links at 1:1 with 2 spare ports; 3 do',
    ],
    ['more leafs than links', { ...TWO_TIERS, leafs: 33 }, 'LW4106 backend su/1, rail 1: 33 leafs for 32 links'],
    [
      'no leaf that fits',
      { ...TWO_TIERS, spare: 31 },
      'LW4103 backend su/1, rail 1: no number of leafs of T32x400 carries 32 links at 1:1 with 31 spare ports',
    ],
    [
      'one tier that needs two leafs',
      { leaf: 'T32x400', spare: 4 },
      'LW4104 backend su/1, rail 1: 32 server links need 2 leafs of T32x400, and one tier joins no leafs; one leaf carries 28',
    ],
    [
      'a link speed that is not offered',
      { ...TWO_TIERS, linkSpeed: gbps(800) },
      'LW4201 T32x400 and T32x400 share no 800G mode for leaf-spine links (1x400G, 2x200G, 4x100G, 8x50G against 1x400G, 2x200G, 4x100G, 8x50G)',
    ],
  ])('%s', (_, given, message) => {
    expect(told(railCluster(1, 32, given))).toEqual([message]);
  });

  it('a leaf that cannot serve the ports', () => {
    const uses = [use({ labels: ['gpu1'], leafPort: mode('16x25G') })];
    const source = intent([server('h', 'S400', uses)], [unit(1, { h: 2 })], [network(TWO_TIERS)]);
    expect(told(source)).toEqual([
      'LW4101 T32x400 does not serve 25G ports as 16x25G; it offers 1x400G, 2x200G, 4x100G, 8x50G',
    ]);
  });

  it('a server port that cannot be split', () => {
    const uses = [use({ labels: ['gpu1'], split: mode('2x200G') })];
    const source = intent([server('h', 'S400', uses)], [unit(1, { h: 2 })], [network(TWO_TIERS)]);
    expect(told(source)).toEqual(['LW4001 port gpu1 of S400 does not run 200G split 2 ways; it offers 1x400G']);
  });

  it('warns of islands and of a ratio that pinned counts miss', () => {
    expect(told(railCluster(2, 4, { leaf: 'T32x400' }))).toEqual([
      'LW4105 the network backend has one tier: its 16 leaf groups (T32x400) do not reach each other',
    ]);
    expect(told(railCluster(1, 16, { ...TWO_TIERS, leafs: 1, uplinks: 8 }))).toEqual([
      'LW4204 backend: 8 uplinks make 2:1, 1:1 is asked for',
    ]);
  });
});

describe('the lock', () => {
  const cluster = (first: number, second: number) =>
    intent(
      [server('h100', 'S400', [use()])],
      [unit(1, { h100: first }, 'a'), unit(1, { h100: second }, 'b')],
      [network(TWO_TIERS)],
    );
  const changes = (before: Lock, after: Lock): string[] =>
    [...before.ports].filter(([key, port]) => after.ports.get(key) !== port).map(([key]) => key);

  it('gives new servers numbers and ports of their own, and moves nothing', () => {
    const before = lockOf(design(cluster(8, 8)).fabric);
    const { fabric, diagnostics } = design(cluster(9, 8), before);
    expect(changes(before, lockOf(fabric))).toEqual([]);
    expect(codes(diagnostics)).not.toContain('LW4503');
    expect(portOf(fabric, 'backend/h100/17:gpu2')).toBe('backend/leaf/2:9');
    // without the lock the servers of the second unit would all have moved
    expect(changes(before, lockOf(design(cluster(9, 8)).fabric)).length).toBeGreaterThan(0);
  });

  it('tells what it dropped, once a reason', () => {
    const before = lockOf(design(cluster(8, 8)).fabric);
    const { fabric, diagnostics } = design(cluster(7, 8), before);
    const after = lockOf(fabric);
    expect(changes(before, after)).toEqual(Array.from({ length: 8 }, (_, i) => `backend/h100/8:gpu${i + 1}`));
    const dropped = diagnostics.filter((d) => d.code === 'LW4503').map((d) => d.args);
    expect(dropped).toEqual([
      { what: 'h100/8', reason: 'the device is no longer wanted' },
      { what: 'the link backend/h100/8:gpu1 and 7 more', reason: 'it is no longer wanted' },
    ]);
  });

  it('keeps the uplinks that a doubled number of spines leaves valid', () => {
    // 32 servers fill a leaf a rail; one more makes a second leaf, 16 leafs more than 8 spines of 2 links each can take
    const before = lockOf(design(railCluster(1, 32, { leaf: 'T64x400', spine: 'T32x400' })).fabric);
    const { fabric } = design(railCluster(1, 33, { leaf: 'T64x400', spine: 'T32x400' }), before);
    const after = lockOf(fabric);
    const moved = changes(before, after);
    expect(moved.every((key) => key.startsWith('backend/leaf/'))).toBe(true);
    const uplinks = [...before.ports.keys()].filter((key) => key.startsWith('backend/leaf/')).length;
    expect(moved.length).toBe(uplinks / 2);
    expect(count(fabric, 'leaf')).toBe(16);
  });

  it('names devices as they were named', () => {
    const before = lockOf(design(cluster(8, 8)).fabric);
    const devices = new Map(
      [...before.devices].map(([key, device]) => [
        key,
        key === 'backend/leaf/3' ? { ...device, name: 'old-name' } : device,
      ]),
    );
    const { fabric } = design(cluster(8, 8), { ...before, devices });
    const names = Array.from({ length: fabric.devices.length }, (_, i) => fabric.devices.text(i, 'name'));
    expect(names).toContain('old-name');
    expect(names).toContain('backend-leaf-4');
  });

  it('gives up ports that a smaller switch does not have', () => {
    const before = lockOf(design(railCluster(1, 12, { leaf: 'T64x400', spine: 'T64x400' })).fabric);
    const smaller = railCluster(1, 12, { leaf: 'T32x400', spine: 'T64x400' });
    const { fabric, diagnostics } = design(smaller, before);
    expect(faultsOf(fabric, smaller, catalog)).toEqual([]);
    expect(codes(diagnostics)).toContain('LW4503');
    expect(portOf(fabric, 'backend/h100/12:gpu8')).toBe('backend/leaf/8:12');
  });

  it('shrugs at entries that name nothing', () => {
    const before = lockOf(design(cluster(4, 4)).fabric);
    const ports = new Map([
      ...before.ports,
      ['backend/h100/1:gpu1', 'backend/leaf/1:99'],
      ['nonsense', 'x'],
      ['backend/leaf/1:32', 'backend/spine/9:1.7'],
    ] as const);
    const source = cluster(4, 4);
    const { fabric } = design(source, { ...before, ports });
    expect(faultsOf(fabric, source, catalog)).toEqual([]);
  });
});

describe('the report', () => {
  it('gives each number, its reason and its cliff', () => {
    const { sizing } = design(railCluster(1, 32, { ...TWO_TIERS, spare: 2 }));
    expect(sizing.report.map(({ key, value }) => [key, value])).toEqual([
      ['backend.h100.gpu[1-8].speed', 400],
      ['backend.h100.gpu[1-8].leaf-port', 1],
      ['backend.leaf.count', 24],
      ['backend.link-speed', 400],
      ['backend.leaf.uplinks', 11],
      ['backend.spine.count', 11],
      ['backend.links-per-pair', 1],
      ['backend.oversubscription', 1],
    ]);
    expect(sizing.report[2]).toEqual({
      key: 'backend.leaf.count',
      value: 24,
      why: '8 groups of 2 x 11 + 10 server-facing ports a leaf, 11 uplink ports each, 2 kept spare, of 32 on T32x400',
      cliff: '0 spare ports make 16 leafs and 8 spines',
    });
  });

  it('has rows for every plane', () => {
    const twin = use({ split: mode('2x400G'), plane: { kind: 'by-leg' } });
    const net = network({ leaf: 'T64x800', spine: 'T64x800', planes: 2 });
    const { sizing } = design(intent([server('b', 'S2x400', [twin])], [unit(1, { b: 4 })], [net]));
    expect(sizing.report.map(({ key }) => key)).toContain('backend.p2.spine.count');
  });
});

describe('size', () => {
  it('designs the largest two tiers of 64-port switches in a blink', () => {
    const source = railCluster(8, 32, { leaf: 'T64x400', spine: 'T64x400' });
    design(source);
    const began = performance.now();
    expect(design(source).fabric.links.length).toBe(4096);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});
