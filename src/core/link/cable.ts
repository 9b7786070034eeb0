import type { Catalog } from '../catalog/catalog.ts';
import type { CableAssembly, CableEnd } from '../parts/index.ts';
import type { LinkEnd, LinkQuestion } from './question.ts';

/** Which cable end is plugged in at each end of the link. */
export type Plugged = { readonly a: CableEnd; readonly b: CableEnd };

const fits = (catalog: Catalog, end: LinkEnd, plug: CableEnd): number =>
  catalog.fit(end.port.cage, plug.formFactor)?.fits ? 1 : 0;

/** How well one way round suits: fits at both ends first, then the trunk on the side with fewer ports, then lanes. */
const score = (catalog: Catalog, question: LinkQuestion, way: Plugged): number => {
  const trunkRight = Math.sign(way.a.count - way.b.count) === Math.sign(question.a.count - question.b.count) ? 1 : 0;
  const lanes = (end: LinkEnd, plug: CableEnd): number => (end.setting.lanesPerLink <= plug.lanes ? 1 : 0);
  const rates = (end: LinkEnd, plug: CableEnd): number =>
    end.setting.speed / end.setting.lanesPerLink === plug.laneRate ? 1 : 0;
  return (
    (fits(catalog, question.a, way.a) + fits(catalog, question.b, way.b)) * 100 +
    trunkRight * 10 +
    lanes(question.a, way.a) +
    lanes(question.b, way.b) +
    rates(question.a, way.a) +
    rates(question.b, way.b)
  );
};

/** What makes a port the likelier place of the trunk, in order; equal ports are told apart by nothing that a rule reads. */
const trunkKey = ({ port, setting }: LinkEnd): readonly (number | string)[] => [
  port.lanes,
  port.maxSpeed,
  port.maxModulePower ?? 0,
  setting.speed,
  setting.lanesPerLink,
  port.laneRates.join(),
  port.cage,
];

/** On a tie the trunk goes to the bigger port, so that a link and its mirror are judged alike. */
const trunkAtA = ({ a, b }: LinkQuestion): boolean => {
  const other = trunkKey(b);
  for (const [i, mine] of trunkKey(a).entries()) {
    const theirs = other[i] as number | string;
    if (mine !== theirs) return mine > theirs;
  }
  return true;
};

/** A cable can be turned round: finds the way that suits the two ends best. */
export const plugIn = (catalog: Catalog, question: LinkQuestion, cable: CableAssembly): Plugged => {
  const listed: Plugged = { a: cable.a, b: cable.b };
  const turned: Plugged = { a: cable.b, b: cable.a };
  const difference = score(catalog, question, listed) - score(catalog, question, turned);
  if (difference !== 0) return difference > 0 ? listed : turned;
  return trunkAtA(question) ? listed : turned;
};

/** Lanes of the trunk plug that belong to one leg. */
export const trunkLanesPerLeg = (cable: CableAssembly): number => cable.a.lanes / cable.b.count;
