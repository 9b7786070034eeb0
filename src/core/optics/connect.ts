import type { Catalog } from '../catalog/catalog.ts';
import { type Relaxation, relaxations, type Wish } from './fixes/relax.ts';
import type { RankPolicy } from './rank.ts';
import { findBest, findWays, type NamedPort, type NearMiss, nearMisses, type Way } from './ways.ts';

/** All there is to say about joining two ports. */
export type Connection = {
  /** Speeds and splits at which something works; the parts of each best first. */
  readonly working: readonly Way[];
  /** Where nothing works: what comes nearest, with its causes. */
  readonly nearest: readonly NearMiss[];
  /** Where nothing works: what would. */
  readonly relaxed: readonly Relaxation[];
  /** Ends whose port is slower than the speed asked for. */
  readonly tooSlow: readonly NamedPort[];
};

const firstFew = function* <T>(items: Iterable<T>, most: number): Iterable<T> {
  let left = most;
  if (left > 0)
    for (const item of items) {
      yield item;
      if (--left === 0) return;
    }
};

/**
 * Every way to connect two ports; where there is none, the near misses and what would open one.
 * @param most how many near misses and relaxations are wanted
 */
export const connect = (
  catalog: Catalog,
  a: NamedPort,
  b: NamedPort,
  wish: Wish,
  policy: RankPolicy,
  most: { readonly misses: number; readonly fixes: number },
): Connection => {
  const { speed } = wish;
  const found = findWays(catalog, a, b, wish, policy);
  const working = found.filter((way) => way.choices.length > 0);
  if (working.length > 0) return { working, nearest: [], relaxed: [], tooSlow: [] };
  return {
    working,
    nearest: nearMisses(found, most.misses),
    relaxed: [
      ...firstFew(
        relaxations(wish, (tried) => findBest(catalog, a, b, tried, policy)),
        most.fixes,
      ),
    ],
    tooSlow: [a, b].filter(({ group }) => speed !== undefined && group.port.maxSpeed < speed),
  };
};
