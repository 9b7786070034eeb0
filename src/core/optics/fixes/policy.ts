import type { RankPolicy } from '../rank.ts';

/** Between changes alike: the cheaper class, then less power. Nobody's prices or stock are known here. */
export const CHEAPEST_FIRST: RankPolicy = {
  prefer: ['cost', 'power'],
  vendors: [],
  stock: new Map(),
  prices: new Map(),
};
