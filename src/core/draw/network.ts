import { plural } from '../diagnostics/index.ts';
import type { Fabric } from '../fabric/index.ts';
import { formatSpeed, gbps } from '../units/index.ts';
import { fitted, line, type MediaRole, type Picture, type Point, rect, type Shape, text, widthOf } from './picture.ts';

/*
 * A network seen whole: spines above, leafs by the group they serve, servers below. Where there are more devices than fit, the
 * first and last of a row stand for all, and the row says how many.
 */

const WIDTH = 960;
const LEFT = 100;
const BOX = 34;
/** Rows stand closer where few lines run between them. */
const rowsAt = (up: number, down: number) => {
  const leaf = 52 + (up > 16 ? 130 : 84);
  return { spine: 52, leaf, server: leaf + (down > 16 ? 146 : 96) };
};
/** Devices drawn in one row. */
const MOST = 72;

type Node = { readonly device: number; readonly label: string; readonly about: string; readonly key: string };
type Row = { readonly name: string; readonly shown: readonly Node[]; readonly all: number };

/** Servers of one class in one unit, or the switches of a unit that are managed, drawn as one box. */
type Herd = { readonly name: string; readonly unit: string; readonly servers: ReadonlySet<number> };

const elide = <T>(items: readonly T[], most: number): readonly T[] =>
  items.length <= most ? items : [...items.slice(0, most - 2), ...items.slice(-1)];

const lastNumber = (key: string): string => key.slice(key.lastIndexOf('/') + 1);

const rowOf = (fabric: Fabric, network: string, role: 'leaf' | 'spine'): Row => {
  const { devices } = fabric;
  const nodes: Node[] = [];
  for (let d = 0; d < devices.length; d++) {
    if (devices.text(d, 'role') !== role || devices.text(d, 'network') !== network) continue;
    const key = devices.text(d, 'key');
    const rail = devices.get(d, 'rail');
    const plane = devices.get(d, 'plane');
    const places = [devices.text(d, 'unit'), plane ? `plane ${plane}` : '', rail ? `rail ${rail}` : ''].filter(Boolean);
    nodes.push({
      device: d,
      label: lastNumber(key),
      about: [devices.text(d, 'name'), devices.text(d, 'model'), ...places].join(', '),
      key,
    });
  }
  return { name: plural(nodes.length, role), shown: elide(nodes, MOST), all: nodes.length };
};

const herdsOf = (fabric: Fabric, serverLinks: ReadonlyMap<string, number>): readonly Herd[] => {
  const herds = new Map<string, { name: string; unit: string; servers: Set<number> }>();
  for (const pair of serverLinks.keys()) {
    const server = Number(pair.slice(0, pair.indexOf('/')));
    const key = fabric.devices.text(server, 'key');
    const isServer = fabric.devices.text(server, 'role') === 'server';
    const name = isServer ? key.slice(0, key.lastIndexOf('/')) : 'switches';
    const unit = fabric.devices.text(server, 'unit');
    const herd = herds.get(`${unit} ${name}`) ?? { name, unit, servers: new Set<number>() };
    herd.servers.add(server);
    herds.set(`${unit} ${name}`, herd);
  }
  return [...herds.values()];
};

/** Links by pair of devices: `lower/upper` rows to count. */
const pairsOf = (
  fabric: Fabric,
  network: string,
): { readonly up: Map<string, number>; readonly down: Map<string, number> } => {
  const up = new Map<string, number>();
  const down = new Map<string, number>();
  const { links, ports, cages, devices } = fabric;
  for (let l = 0; l < links.length; l++) {
    if (links.text(l, 'network') !== network) continue;
    const device = (column: 'a' | 'b'): number => cages.get(ports.get(links.get(l, column), 'cage'), 'device');
    const [a, b] = [device('a'), device('b')];
    const pairs = devices.text(b, 'role') === 'spine' ? up : down;
    const key = `${a}/${b}`;
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  return { up, down };
};

const place = (row: Row, y: number): { readonly shapes: readonly Shape[]; readonly at: ReadonlyMap<number, Point> } => {
  const room = (WIDTH - LEFT) / Math.max(1, row.shown.length);
  const width = Math.min(BOX, room - 3);
  const at = new Map<number, Point>();
  // names in every box of a row, or in none
  const named = row.shown.every(({ label }) => widthOf(label, 11) <= width);
  const shapes = row.shown.flatMap((node, i): readonly Shape[] => {
    const x = LEFT + room * (i + 0.5);
    at.set(node.device, [x, y]);
    return [
      rect([x - width / 2, y], width, 24, 'device', node.about, node.key),
      ...(named ? [text([x, y + 16], node.label, { anchor: 'middle', size: 11 })] : []),
    ];
  });
  const hidden = row.all - row.shown.length;
  const gap = LEFT + room * (row.shown.length - 1);
  const note =
    hidden > 0
      ? [
          text([LEFT - 10, y + 30], `${row.shown.length} shown`, { anchor: 'end', size: 10, tone: 'quiet' }),
          text([gap, y + 38], '…', { anchor: 'middle', tone: 'strong', halo: true }),
        ]
      : [];
  return { shapes: [text([LEFT - 10, y + 16], row.name, { anchor: 'end', tone: 'strong' }), ...shapes, ...note], at };
};

/** Names of the groups of leafs that stand side by side: `su/1` over its leafs, or the planes of spines. */
const brackets = (fabric: Fabric, row: Row, at: ReadonlyMap<number, Point>, y: number): readonly Shape[] => {
  const groups: { name: string; xs: number[] }[] = [];
  for (const { device } of row.shown) {
    const plane = fabric.devices.get(device, 'plane');
    const name = [fabric.devices.text(device, 'unit'), plane ? `plane ${plane}` : ''].filter(Boolean).join(', ');
    const x = at.get(device)?.[0] ?? 0;
    const last = groups.at(-1);
    if (last?.name === name) last.xs.push(x);
    else groups.push({ name, xs: [x] });
  }
  if (groups.length > 16) return [];
  const room = (WIDTH - LEFT) / groups.length;
  return groups.flatMap(({ name, xs }): readonly Shape[] => {
    const [from, to] = [Math.min(...xs) - 8, Math.max(...xs) + 8];
    if (name === '') return [];
    return [
      line(
        [
          [from, y],
          [to, y],
        ],
        'note',
        1,
      ),
      text([(from + to) / 2, y - 4], fitted(name, Math.max(to - from, room) - 4, 10), {
        anchor: 'middle',
        size: 10,
        tone: 'quiet',
        halo: true,
      }),
    ];
  });
};

const mediaOf = (fabric: Fabric, network: string, ...tiers: readonly string[]): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const proofs = (fabric.proofs ?? []) as readonly ({ parts?: { media?: string } } | null)[];
  for (let row = 0; row < fabric.classes.length; row++) {
    if (fabric.classes.text(row, 'network') !== network || !tiers.includes(fabric.classes.text(row, 'tier'))) continue;
    const media = proofs[row]?.parts?.media ?? 'unknown';
    const words = `${formatSpeed(gbps(fabric.classes.get(row, 'speed') / 1000))} ${media}`;
    found.set(words, (found.get(words) ?? 0) + fabric.classes.get(row, 'links'));
  }
  return found;
};

const MEDIA: readonly MediaRole[] = ['twisted-pair', 'copper', 'active-copper', 'aoc', 'multimode', 'singlemode'];
const roleOf = (media: ReadonlyMap<string, number>): MediaRole | 'note' => {
  const most = [...media].toSorted(([, x], [, y]) => y - x)[0]?.[0] ?? '';
  return MEDIA.findLast((kind) => most.endsWith(` ${kind}`)) ?? 'note';
};

const told = (media: ReadonlyMap<string, number>): string =>
  [...media].map(([words, count]) => `${count} x ${words}`).join(', ');

/** How many links each pair has: "2 from each leaf to each spine". */
const perPair = (pairs: ReadonlyMap<string, number>): string => {
  const counts = [...new Set(pairs.values())];
  return counts.length === 1 ? `, ${counts[0]} from each leaf to each spine` : '';
};

/** "40 servers", "48 servers and 30 switches" (their management ports). */
const hostsText = (herds: readonly Herd[]): string => {
  const count = (of: (herd: Herd) => boolean): number =>
    herds.filter(of).reduce((sum, { servers }) => sum + servers.size, 0);
  const switches = count(({ name }) => name === 'switches');
  const servers = count(({ name }) => name !== 'switches');
  return [
    ...(servers > 0 || switches === 0 ? [plural(servers, 'server')] : []),
    ...(switches > 0 ? [plural(switches, 'switch', 'switches')] : []),
  ].join(' and ');
};

/** One network of a fabric. Every line between boxes that are drawn stands for the links of that pair. */
export const networkPicture = (fabric: Fabric, network: string): Picture => {
  const spines = rowOf(fabric, network, 'spine');
  const leafs = rowOf(fabric, network, 'leaf');
  const { up, down } = pairsOf(fabric, network);
  const herds = herdsOf(fabric, down);
  const shownHerds = elide(herds, 12);
  const full = rowsAt(up.size, down.size);
  const lift = spines.all > 0 ? 0 : full.spine - full.leaf;
  const y = { spine: full.spine, leaf: full.leaf + lift, server: full.server + lift };
  const top = place(spines, y.spine);
  const middle = place(leafs, y.leaf);
  const media = {
    up: mediaOf(fabric, network, 'leaf-spine'),
    down: mediaOf(fabric, network, 'server-leaf', 'switch-leaf'),
  };
  const shapes: Shape[] = [];
  const lines = (count: number): number => Math.max(0.15, Math.min(1.2, 80 / count));

  for (const [pair, count] of up) {
    const [leaf, spine] = pair.split('/').map(Number) as [number, number];
    const [from, to] = [middle.at.get(leaf), top.at.get(spine)];
    if (from && to)
      shapes.push(line([from, [to[0], to[1] + 24]], roleOf(media.up), lines(up.size), plural(count, 'link')));
  }
  const room = (WIDTH - LEFT) / Math.max(1, shownHerds.length);
  for (const [i, herd] of shownHerds.entries()) {
    const x = LEFT + room * (i + 0.5);
    const width = Math.min(room - 8, 260);
    const about = [`${herd.servers.size} x ${herd.name}`, herd.unit].filter(Boolean).join(', ');
    const links = new Map<number, number>();
    for (const [pair, count] of down) {
      const [server, leaf] = pair.split('/').map(Number) as [number, number];
      if (herd.servers.has(server)) links.set(leaf, (links.get(leaf) ?? 0) + count);
    }
    for (const [leaf, count] of links) {
      const to = middle.at.get(leaf);
      if (to)
        shapes.push(
          line(
            [
              [x, y.server],
              [to[0], to[1] + 24],
            ],
            roleOf(media.down),
            1,
            `${plural(count, 'link')}, ${about}`,
          ),
        );
    }
    shapes.push(
      rect([x - width / 2, y.server], width, 36, 'device', about),
      text([x, y.server + 15], fitted(`${herd.servers.size} x ${herd.name}`, width - 6, 11), {
        anchor: 'middle',
        size: 11,
      }),
      text([x, y.server + 29], fitted(herd.unit, width - 6, 10), { anchor: 'middle', size: 10, tone: 'quiet' }),
    );
  }
  if (herds.length > shownHerds.length)
    shapes.push(
      text([LEFT - 10, y.server + 34], `${shownHerds.length} of ${herds.length} groups`, {
        anchor: 'end',
        size: 10,
        tone: 'quiet',
      }),
    );
  shapes.push(
    ...(spines.all > 0 ? [...top.shapes, ...brackets(fabric, spines, top.at, y.spine - 6)] : []),
    ...middle.shapes,
    ...brackets(fabric, leafs, middle.at, y.leaf - 6),
    text([LEFT - 10, y.server + 18], herds.some(({ name }) => name === 'switches') ? 'plugged in' : 'servers', {
      anchor: 'end',
      tone: 'strong',
    }),
  );
  const between = (at: number, words: string): Shape =>
    text([WIDTH, at], words, { anchor: 'end', size: 11, tone: 'strong' });
  if (spines.all > 0) shapes.push(between(y.spine - 38, `${told(media.up)}${perPair(up)}`));
  shapes.push(between(y.server + 54, told(media.down)));
  const tiers = [...(spines.all > 0 ? [spines.name] : []), leafs.name, hostsText(herds)];
  const title = `Network ${network}: ${tiers.join(', ')}`;
  return { width: WIDTH, height: y.server + 62, title, shapes };
};
