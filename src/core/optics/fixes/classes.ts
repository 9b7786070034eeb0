import type { Catalog } from '../../catalog/catalog.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { Millimetres } from '../../units/index.ts';
import { type ChoosePolicy, linksByClass, pairOfClass } from '../choose.ts';
import { enumerate } from '../enumerate.ts';
import { bestOf, type Choice, rank } from '../rank.ts';
import { type Relaxation, relaxations, type Wish } from './relax.ts';

/**
 * What a link class without parts could give up to get some, speed aside (another speed is another design): see
 * {@link relaxations}. Searched one by one as they are read.
 * @param row of the class table
 */
export const classRelaxations = (
  fabric: Fabric,
  catalog: Catalog,
  row: number,
  policy: ChoosePolicy,
): Iterable<Relaxation> => {
  const [link] = linksByClass(fabric)[row] ?? [];
  const pair = link === undefined ? undefined : pairOfClass(fabric, catalog, row, link);
  if (!pair) return [];
  const find = ({ length, site, narrowing }: Wish): Choice | undefined =>
    bestOf(rank(enumerate(catalog, pair, length, site, narrowing).hopeful, policy), 1)[0];
  const wish: Wish = {
    speed: undefined,
    length: fabric.classes.get(row, 'length') as Millimetres,
    site: policy.site,
    narrowing: policy.narrowing,
  };
  return relaxations(wish, find);
};
