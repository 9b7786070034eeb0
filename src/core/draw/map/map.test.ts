import { beforeAll, describe, expect, it } from 'vitest';
import { createFabric, type Fabric } from '../../fabric/index.ts';
import { threeTierFabric } from '../testing/three-tier.ts';
import { deviceFacts, rolesOf, thingName } from './facts.ts';
import {
  boxOf,
  bundleLines,
  COLOURINGS,
  type Colouring,
  cageBoxes,
  centreOf,
  deviceBox,
  devicesOfTile,
  type FabricMap,
  isIn,
  keyOf,
  labelsOf,
  laneBoxes,
  linkLines,
  linksOfBundle,
  litBy,
  type MapBox,
  mapOf,
  nearestDevice,
  nextDevice,
  paintOf,
  sightOf,
  thingAt,
  thingOf,
  tilesOf,
} from './index.ts';

const SIZE = { pods: 2, unitsPerPod: 4, serversPerUnit: 8, rails: 4 };
const UNITS = SIZE.pods * SIZE.unitsPerPod;
const SERVERS = UNITS * SIZE.serversPerUnit;
const LINKS_PER_TIER = SERVERS * SIZE.rails;

let fabric: Fabric;
let map: FabricMap;
beforeAll(() => {
  fabric = threeTierFabric(SIZE);
  map = mapOf(fabric);
});

const overlap = (a: MapBox, b: MapBox): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

const overlaps = (boxes: readonly MapBox[]): number => {
  let found = 0;
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) if (overlap(a, b)) found++;
  return found;
};

const inside = (inner: MapBox, outer: MapBox): boolean =>
  // places are 32-bit floats
  inner.x >= outer.x - 1e-3 &&
  inner.y >= outer.y - 1e-3 &&
  inner.x + inner.width <= outer.x + outer.width + 1e-3 &&
  inner.y + inner.height <= outer.y + outer.height + 1e-3;

const boxesIn = (numbers: Float32Array): readonly MapBox[] =>
  Array.from({ length: numbers.length / 4 }, (_, i) => {
    const [x = 0, y = 0, width = 0, height = 0] = numbers.subarray(i * 4, i * 4 + 4);
    return { x, y, width, height };
  });

const allDevices = (): readonly MapBox[] => Array.from({ length: fabric.devices.length }, (_, d) => deviceBox(map, d));

describe('the layout', () => {
  it('places every device once, none over another', () => {
    expect([...map.order].toSorted((x, y) => x - y)).toEqual(
      Array.from({ length: fabric.devices.length }, (_, i) => i),
    );
    expect(overlaps(allDevices())).toBe(0);
    expect(map.blocks.reduce((sum, { count }) => sum + count, 0)).toBe(fabric.devices.length);
  });

  it('keeps devices in their block, blocks in their area, areas in the whole', () => {
    for (const [device, box] of allDevices().entries())
      expect(inside(box, map.blocks[map.blockOf[device] ?? -1] as MapBox)).toBe(true);
    for (const block of map.blocks) expect(inside(block, map.areas[block.area] as MapBox)).toBe(true);
    for (const area of map.areas) expect(inside(area, map.areas[0] as MapBox)).toBe(true);
    expect(overlaps(map.blocks)).toBe(0);
    expect(overlaps(map.areas.filter(({ depth }) => depth === 2))).toBe(0);
    expect(map.areas.map(({ key }) => key)).toContain('pod/2/su/3');
    expect(map.areas).toHaveLength(1 + SIZE.pods + UNITS);
  });

  it('stands the tiers over each other', () => {
    const y = (role: string) => map.blocks.filter((block) => block.role === role).map((block) => block.y);
    expect(Math.max(...y('core'))).toBeLessThan(Math.min(...y('spine')));
    const unit = map.areas.findIndex(({ key }) => key === 'pod/1/su/1');
    const [leafs, servers] = map.blocks.filter(({ area }) => area === unit);
    expect(leafs?.role).toBe('leaf');
    expect((leafs?.y ?? 0) + (leafs?.height ?? 0)).toBeLessThan(servers?.y ?? 0);
  });

  it('is the same every time', () => {
    expect(mapOf(threeTierFabric(SIZE))).toEqual(map);
  });

  it('takes a fabric with nothing in it', () => {
    const empty = mapOf(createFabric('empty', 'none'));
    expect(empty.areas).toHaveLength(1);
    expect(sightOf(empty, { x: 0, y: 0, width: 100, height: 100, scale: 1 }).bundles).toEqual([]);
  });
});

describe('links', () => {
  it('are each in one bundle, and the counts add up', () => {
    expect(map.bundles.reduce((sum, { count }) => sum + count, 0)).toBe(fabric.links.length);
    expect(new Set(map.linkOrder).size).toBe(fabric.links.length);
    expect(fabric.links.length).toBe(3 * LINKS_PER_TIER);
    // one bundle a unit down, one up, one a pod to the core
    expect(map.bundles).toHaveLength(2 * UNITS + SIZE.pods);
    const toCore = map.bundles.filter(({ upper }) => map.blocks[upper]?.role === 'core');
    expect(toCore.map(({ count }) => count)).toEqual(new Array(SIZE.pods).fill(LINKS_PER_TIER / SIZE.pods));
  });

  it('end inside the devices at their ends, lower end first in their bundle', () => {
    for (const number of map.bundles.keys()) {
      const rows = linksOfBundle(map, number);
      const lines = linkLines(fabric, map, rows);
      const { lower, upper } = map.bundles[number] ?? { lower: -1, upper: -1 };
      for (let i = 0; i < rows.length; i++) {
        const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = lines.subarray(i * 4, i * 4 + 4);
        expect(isIn([x1, y1], map.blocks[lower] as MapBox)).toBe(true);
        expect(isIn([x2, y2], map.blocks[upper] as MapBox)).toBe(true);
      }
    }
  });

  it('light up with a device, a port, a block and an area', () => {
    const leaf = thingOf(fabric, map, 'backend/leaf/6');
    if (leaf?.kind !== 'device') throw new Error('no leaf');
    const lit = litBy(fabric, map, leaf);
    expect(lit.links).toHaveLength(2 * SIZE.serversPerUnit);
    expect(lit.devices).toContain(leaf.device);
    // 8 servers, and 8 of the 16 spines of the pod
    expect(lit.devices).toHaveLength(1 + 2 * SIZE.serversPerUnit);
    const port = thingOf(fabric, map, 'gpu/9:gpu2');
    if (port?.kind !== 'port') throw new Error('no port');
    expect(litBy(fabric, map, port).links.map((link) => fabric.links.text(link, 'key'))).toEqual([
      'backend/gpu/9:gpu2',
    ]);
    expect(litBy(fabric, map, port).devices).toContain(leaf.device);
    const pod = thingOf(fabric, map, 'pod/1');
    if (pod?.kind !== 'area') throw new Error('no pod');
    expect(litBy(fabric, map, pod).bundles).toHaveLength(2 * SIZE.unitsPerPod + 1);
    const cores = thingOf(fabric, map, 'backend/core');
    if (cores?.kind !== 'block') throw new Error('no core');
    expect(litBy(fabric, map, cores).bundles).toHaveLength(SIZE.pods);
  });
});

describe('cages and lanes', () => {
  it('have boxes inside their device that do not touch', () => {
    for (const start of map.blocks.flatMap(tilesOf)) {
      for (const device of devicesOfTile(map, start)) {
        const cages = boxesIn(cageBoxes(fabric, map, Int32Array.of(device)).boxes);
        expect(overlaps(cages)).toBe(0);
        for (const cage of cages) expect(inside(cage, deviceBox(map, device))).toBe(true);
        const lanes = boxesIn(laneBoxes(fabric, map, device).boxes);
        expect(overlaps(lanes)).toBe(0);
        for (const lane of lanes) expect(cages.some((cage) => inside(lane, cage))).toBe(true);
      }
    }
  });

  it('are as many as the fabric has: four lanes a port', () => {
    const { devices } = fabric;
    const leaf =
      Array.from({ length: devices.length }, (_, d) => d).find((d) => devices.text(d, 'role') === 'leaf') ?? 0;
    expect(cageBoxes(fabric, map, Int32Array.of(leaf)).ports).toHaveLength(SIZE.serversPerUnit);
    expect(laneBoxes(fabric, map, leaf).ports).toHaveLength(2 * SIZE.serversPerUnit * 4);
    expect(new Set(laneBoxes(fabric, map, leaf).ports).size).toBe(2 * SIZE.serversPerUnit);
  });
});

const NOTHING = { bundles: [], links: [], cages: [], lanes: [] };

describe('things', () => {
  const KEYS = ['gpu/3', 'backend/spine/2', 'backend/leaf/1:2.2', 'gpu/5:gpu4', 'pod/2', 'pod/2/su/1', 'backend/core'];

  it.each(KEYS)('%s is found by its key, and is where its box says', (key) => {
    const thing = thingOf(fabric, map, key);
    if (!thing) throw new Error(`no ${key}`);
    expect(keyOf(fabric, map, thing)).toBe(key);
    expect(thingName(fabric, map, thing)).not.toBe('');
    if (thing.kind === 'device' || thing.kind === 'port') {
      const point =
        thing.kind === 'port'
          ? ([map.portX[thing.port] ?? 0, map.portY[thing.port] ?? 0] as const)
          : centreOf(boxOf(fabric, map, thing));
      const near = thing.kind === 'port' ? 20 : 1;
      expect(thingAt(fabric, map, NOTHING, { scale: near }, point)).toEqual(thing);
    }
  });

  it.each(['', 'gpu/0', 'gpu/3:', 'gpu/3:nothing', ':', 'pod', 'gpu/3:gpu1.2'])('%j is none', (key) => {
    expect(thingOf(fabric, map, key)).toBeUndefined();
  });

  it('a point on a link that is drawn is its lower port; on one that is not, what is under it', () => {
    const link = map.links[map.linkStart[map.order[0] ?? 0] ?? 0] ?? 0;
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = linkLines(fabric, map, [link]);
    const links = [...map.bundles.keys()];
    const at = Array.from({ length: 99 }, (_, i) => (i + 1) / 100)
      .map((share) => [x1 + (x2 - x1) * share, y1 + (y2 - y1) * share] as const)
      .find((point) => thingAt(fabric, map, NOTHING, { scale: 1 }, point) === undefined);
    if (!at) throw new Error('the link is nowhere on open ground');
    const found = thingAt(fabric, map, { ...NOTHING, links }, { scale: 1 }, at);
    expect(found?.kind === 'port' && fabric.links.column('a').includes(found.port)).toBe(true);
  });

  it('a split cage without its leg means the first', () => {
    const thing = thingOf(fabric, map, 'backend/leaf/1:2');
    expect(thing && keyOf(fabric, map, thing)).toBe('backend/leaf/1:2.1');
  });

  it('the next device is the neighbour in that direction', () => {
    const { order, blocks } = map;
    const servers = blocks.find(({ role }) => role === 'server');
    const [first = 0, second = 0] = order.subarray(servers?.first ?? 0);
    const at = centreOf(deviceBox(map, first));
    expect(nearestDevice(map, at)).toBe(first);
    expect(nextDevice(map, at, [1, 0])).toBe(second);
    expect(nextDevice(map, centreOf(deviceBox(map, second)), [-1, 0])).toBe(first);
    expect(fabric.devices.text(nextDevice(map, at, [0, -1]) ?? 0, 'role')).toBe('leaf');
  });

  it('tell each port with its far end', () => {
    const leaf = thingOf(fabric, map, 'backend/leaf/1');
    if (leaf?.kind !== 'device') throw new Error('no leaf');
    const facts = deviceFacts(fabric, map, leaf.device);
    expect(facts).toMatchObject({ name: 'backend-leaf-1', role: 'leaf', unit: 'pod/1/su/1', rail: 1 });
    expect(facts.ports).toHaveLength(2 * SIZE.serversPerUnit);
    expect(facts.ports[0]).toMatchObject({
      label: '1.1',
      class: 'backend/server-leaf',
      verdict: 'fails',
      power: undefined,
    });
    expect(facts.ports[0]?.far).toMatchObject({ deviceKey: 'gpu/1', portKey: 'gpu/1:gpu1' });
    // no proof, so no figure: said, not taken for none
    expect(facts.pluggables).toEqual({ power: 0, unknown: SIZE.serversPerUnit });
    expect(rolesOf(map).map(({ role }) => role)).toEqual(['core', 'spine', 'leaf', 'server']);
  });
});

describe('what is in sight', () => {
  const whole = (scale: number) => ({ ...(map.areas[0] as MapBox), scale });

  it('is bundles from afar, then links, cages and lanes from near', () => {
    const far = sightOf(map, whole(0.1));
    expect(far).toEqual({ bundles: [...map.bundles.keys()], links: [], cages: [], lanes: [] });
    const nearer = sightOf(map, whole(1));
    expect(nearer.links.toSorted((x, y) => x - y)).toEqual([...map.bundles.keys()]);
    expect(nearer.bundles).toEqual([]);
    expect(nearer.cages).toEqual([]);
    expect(sightOf(map, whole(2)).cages.flatMap((start) => [...devicesOfTile(map, start)])).toHaveLength(
      map.order.length,
    );
    expect(sightOf(map, whole(50)).lanes).toHaveLength(map.order.length);
  });

  it('leaves out what is elsewhere', () => {
    const box = deviceBox(map, map.order.at(-1) ?? 0);
    const sight = sightOf(map, { ...box, scale: 50 });
    expect(sight.lanes).toEqual([map.order.at(-1)]);
    expect(sight.cages).toHaveLength(1);
  });
});

describe('labels', () => {
  it.each([0.05, 0.3, 1, 2, 8, 40])('at scale %d never touch each other', (scale) => {
    const [x, y] = centreOf(map.areas[0] as MapBox);
    const window = { x: x - 640 / scale, y: y - 400 / scale, width: 1280 / scale, height: 800 / scale, scale };
    const labels = labelsOf(fabric, map, bundleLines(map), window, sightOf(map, window));
    const boxes = labels.map((one) => {
      // narrower and lower than the room kept, as text is
      const width = one.words.length * one.size * 0.5;
      return { x: one.x - width / 2, y: one.y - one.size / 2, width, height: one.size };
    });
    expect(overlaps(boxes)).toBe(0);
    if (scale === 0.3) expect(labels.map(({ words }) => words)).toContain('pod/1');
  });
});

describe('colours', () => {
  it.each(COLOURINGS)('by %s give every link, device and bundle a row of the legend', (colouring: Colouring) => {
    const { legend, link, device, bundle } = paintOf(fabric, map, colouring);
    expect(legend.reduce((sum, { links }) => sum + links, 0)).toBe(fabric.links.length);
    for (const row of [...link, ...device, ...bundle]) expect(legend[row]?.used).toBe(true);
  });

  it('by rail: leafs have the colour of their rail, servers are on several', () => {
    const { legend, device } = paintOf(fabric, map, 'rail');
    const words = (key: string): string | undefined => {
      const thing = thingOf(fabric, map, key);
      return thing?.kind === 'device' ? legend[device[thing.device] ?? -1]?.words : undefined;
    };
    expect(words('backend/leaf/2')).toBe('rail 2');
    expect(words('gpu/1')).toBe('several of these, or none');
    expect(legend.map(({ words: row, links }) => [row, links])).toContainEqual([
      'rail 3',
      (2 * LINKS_PER_TIER) / SIZE.rails,
    ]);
  });

  it('by verdict: nothing is proved that has no proof', () => {
    const { legend, link } = paintOf(fabric, map, 'verdict');
    expect(new Set([...link].map((row) => legend[row]?.words))).toEqual(new Set(['not proved']));
  });
});
