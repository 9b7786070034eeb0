import type { Catalog } from '../../../core/catalog/index.ts';
import { type Choice, connect, type RankPolicy, type Way, type Wish } from '../../../core/optics/index.ts';
import { type Gbps, parseSpeed } from '../../../core/units/index.ts';
import { UsageError } from '../../exit.ts';
import type { Resolved } from '../../resolve.ts';

/** Two ports to bring up, and how their link is chosen. */
export type Ports = {
  readonly catalog: Catalog;
  readonly a: Resolved;
  readonly b: Resolved;
  readonly wish: Wish;
  readonly policy: RankPolicy;
  /** A part that must be at either end. */
  readonly part: string | undefined;
};

/** How a port is split: into so many links alike, or into links of these speeds. */
export type Split = { readonly ways: number } | { readonly speeds: readonly Gbps[] };

/** Reads `4`, or `400+4x100`: the speeds of the links in the order of their lanes. */
export const parseSplit = (text: string): Split => {
  if (/^[1-9]\d?$/.test(text)) return { ways: Number(text) };
  const speeds = text.split('+').flatMap((part) => {
    const [, count = '1', each = ''] = /^(?:(\d{1,2})x)?(.+)$/.exec(part.trim()) ?? [];
    const speed = parseSpeed(each);
    if (speed === undefined)
      throw new UsageError(`--split wants a number of links or speeds like 400+4x100, not "${text}"`);
    return Array.from({ length: Number(count) }, () => speed);
  });
  return { speeds };
};

const waysOf = ({ pair }: Way): number => Math.max(pair.a.ways, pair.b.ways);

const MOST = { misses: 3, fixes: 0 };

/** The best parts for the ports, whole or split into links alike. */
const alike = ({ catalog, a, b, wish, policy, part }: Ports, ways: number | undefined): readonly Choice[] => {
  const { working } = connect(catalog, a, b, wish, policy, MOST);
  if (working.length === 0)
    throw new UsageError('no way to connect these ports; lanewright link with the same ports says why');
  for (const way of working) {
    if (ways !== undefined && waysOf(way) !== ways) continue;
    const choice = way.choices.find((one) => part === undefined || one.a.id === part || one.b.id === part);
    if (choice) return [choice];
  }
  const splits = [...new Set(working.map(waysOf))].join(', ');
  throw new UsageError(
    part === undefined
      ? `no way splits a port into ${ways}; these work: ${splits} (--speed asks for another speed)`
      : `no way that works uses ${part}; lanewright link with the same ports lists those that do`,
  );
};

/** Of the links of a speed, those between whole ports, on the fewest lanes first. */
const legs = ({ catalog, a, b, wish, policy }: Ports, speed: Gbps): readonly Choice[] =>
  connect(catalog, a, b, { ...wish, speed }, policy, MOST)
    .working.filter((way) => waysOf(way) === 1)
    .toSorted((x, y) => x.pair.a.lanesPerLink - y.pair.a.lanesPerLink)
    .flatMap((way) => way.choices);

/** Links of several speeds that share one module at end a: the first part that carries them all. */
const mixed = (ports: Ports, speeds: readonly Gbps[]): readonly Choice[] => {
  const bySpeed = new Map([...new Set(speeds)].map((speed) => [speed, legs(ports, speed)]));
  const [first] = speeds;
  const candidates = first === undefined ? [] : (bySpeed.get(first) ?? []);
  for (const { a } of candidates) {
    if (ports.part !== undefined && a.id !== ports.part) continue;
    const found = speeds.flatMap((speed) => bySpeed.get(speed)?.find((one) => one.a.id === a.id) ?? []);
    const lanes = found.reduce((sum, { verdict }) => sum + verdict.proof.a.setting.lanes, 0);
    if (found.length === speeds.length && lanes <= ports.a.group.port.lanes) return found;
  }
  throw new UsageError(`no part at end a carries ${speeds.join('G + ')}G at once on the lanes of the port`);
};

/** The links to bring up, with the parts that carry them. Throws UsageError where nothing does. */
export const linksOf = (ports: Ports, split: Split | undefined): readonly Choice[] =>
  split && 'speeds' in split ? mixed(ports, split.speeds) : alike(ports, split?.ways);
