import type { Catalog } from '../catalog/catalog.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { DeviceModel, PortGroup, PortType } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';
import { type Candidate, enumerate } from './enumerate.ts';
import type { Wish } from './fixes/relax.ts';
import { laneOptions, type PortEnd, type PortPair, SPEEDS } from './ports.ts';
import { bestOf, type Choice, isChoice, type RankPolicy, rank } from './rank.ts';

/** A port of a device that a user names on the command line or in the app. */
export type NamedPort = {
  readonly device: DeviceModel;
  readonly group: PortGroup;
  readonly number: number | undefined;
};

/** One speed and split that two ports could run, with everything found for it. */
export type Way = {
  readonly pair: PortPair;
  /** What works, best first. */
  readonly choices: readonly Choice[];
  /** What fits the ports and fails; put together when read. */
  readonly misses: readonly Candidate[];
};

/** The splits worth trying for links of a speed: whole, and each mode of the platform that leaves room for the speed. */
const splits = (port: PortType, speed: Gbps): readonly number[] => {
  const modes = (port.modes ?? []).filter((mode) => mode.speed >= speed && mode.ways * speed <= port.maxSpeed);
  return [...new Set([1, ...modes.map((mode) => mode.ways)])].toSorted((x, y) => x - y);
};

const ends = ({ device, group, number }: NamedPort, speed: Gbps): readonly PortEnd[] => {
  const { port } = group;
  if (speed > port.maxSpeed) return [];
  return splits(port, speed).flatMap((ways) =>
    laneOptions(port, speed)
      .filter((lanes) => lanes * ways <= port.lanes)
      .map((lanesPerLink) => ({ device, port, ways, lanesPerLink, number })),
  );
};

/** Every way two ports could run a speed, whole against whole and with either side split. */
const pairs = (a: NamedPort, b: NamedPort, speed: Gbps): readonly PortPair[] =>
  ends(a, speed).flatMap((aEnd) =>
    ends(b, speed).flatMap((bEnd) => (aEnd.ways > 1 && bEnd.ways > 1 ? [] : [{ a: aEnd, b: bEnd, speed }])),
  );

/** The best parts for two ports under a wish, at the fastest speed that works; undefined where nothing does. */
export const findBest = (
  catalog: Catalog,
  a: NamedPort,
  b: NamedPort,
  { speed: wanted, length, site, narrowing }: Wish,
  policy: RankPolicy,
): Choice | undefined => {
  for (const speed of wanted === undefined ? SPEEDS : [wanted]) {
    for (const pair of pairs(a, b, speed)) {
      const [best] = bestOf(rank(enumerate(catalog, pair, length, site, narrowing).hopeful, policy), 1);
      if (best) return best;
    }
  }
  return undefined;
};

/**
 * Every workable way to connect two ports at a speed (the fastest common one when none is given), whole against whole and
 * with either side split. Ways are ordered by speed, then by fewest splits; their choices by policy.
 */
export const findWays = (
  catalog: Catalog,
  a: NamedPort,
  b: NamedPort,
  { speed: wanted, length, site, narrowing }: Wish,
  policy: RankPolicy,
): readonly Way[] => {
  const ways: Way[] = [];
  for (const speed of wanted === undefined ? SPEEDS : [wanted]) {
    for (const pair of pairs(a, b, speed)) {
      const found = enumerate(catalog, pair, length, site, narrowing);
      ways.push({
        pair,
        choices: rank(found.hopeful, policy).filter(isChoice),
        get misses() {
          return [...found.hopeful, ...found.hopeless].filter((candidate) => !isChoice(candidate));
        },
      });
    }
    if (wanted === undefined && ways.some((way) => way.choices.length)) break;
  }
  return ways.toSorted(
    (x, y) => y.pair.speed - x.pair.speed || x.pair.a.ways + x.pair.b.ways - y.pair.a.ways - y.pair.b.ways,
  );
};

/** Parts that fit the ports and fail, with every cause. */
export type NearMiss = { readonly candidate: Candidate; readonly causes: readonly Diagnostic[] };

/** The candidates that fail for the fewest causes, one for each first cause, so that a list of them tells different things. */
export const nearMisses = (ways: readonly Way[], most: number): readonly NearMiss[] => {
  const failed = ways
    .flatMap((way) => way.misses)
    .flatMap((candidate) => (candidate.verdict.works ? [] : [{ candidate, causes: candidate.verdict.causes }]))
    .toSorted((x, y) => x.causes.length - y.causes.length);
  const byCause = new Map<string, NearMiss>();
  for (const miss of failed) {
    const code = miss.causes[0]?.code;
    if (code !== undefined && !byCause.has(code)) byCause.set(code, miss);
  }
  return [...byCause.values()].slice(0, most);
};
