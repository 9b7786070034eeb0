import type { Catalog } from '../../catalog/catalog.ts';
import { type LinkQuestion, otherSide, type Side } from '../../link/index.ts';
import type { FibreGrade, FibrePlant, HostFec, Module, ModuleId, Transceiver } from '../../parts/index.ts';
import type { Millimetres } from '../../units/index.ts';
import { cablingFor, cordFor } from '../cabling.ts';
import { enumerate } from '../enumerate.ts';
import { pairOf, siteOf, withEnd, withSetting } from '../fixes/draft.ts';
import { withLength } from '../fixes/lengths.ts';
import { CHEAPEST_FIRST } from '../fixes/policy.ts';
import { laneOptions } from '../ports.ts';
import { rank } from '../rank.ts';

/** One thing changed in a link by hand. Undefined settings are left to the rules. */
export type Swap =
  | { readonly kind: 'module'; readonly side: Side; readonly module: ModuleId }
  | { readonly kind: 'length'; readonly length: Millimetres }
  | { readonly kind: 'grade'; readonly grade: FibreGrade }
  | { readonly kind: 'connectors'; readonly count: number }
  | { readonly kind: 'fec'; readonly side: Side; readonly fec: HostFec | undefined }
  | { readonly kind: 'autoneg'; readonly side: Side; readonly on: boolean | undefined };

/** The lanes on which the module has an application of the speed: as they are where it has one on them, else the port's first. */
const lanesFor = ({ port, setting }: LinkQuestion[Side], module: Transceiver): number => {
  const runs = (lanes: number): boolean =>
    module.applications.some(({ host }) => host.rate === setting.speed && host.lanes === lanes);
  return [setting.lanesPerLink, ...laneOptions(port, setting.speed)].find(runs) ?? setting.lanesPerLink;
};

/** The transceiver that suits one best at the other end, where that end had a cable. */
const partnerOf = (catalog: Catalog, question: LinkQuestion, side: Side, module: Transceiver): Transceiver => {
  const { hopeful } = enumerate(catalog, pairOf(question), question.plant.length, siteOf(question));
  const far = otherSide(side);
  const partners = rank(
    hopeful.filter((candidate) => candidate[side].id === module.id),
    CHEAPEST_FIRST,
  ).map((candidate) => candidate[far]);
  return partners.find((partner): partner is Transceiver => partner.kind === 'transceiver') ?? module;
};

const samePlug = (one: Module, other: Module): boolean =>
  one.kind === 'transceiver' &&
  other.kind === 'transceiver' &&
  one.fibre === other.fibre &&
  one.receptacle.plug === other.receptacle.plug &&
  one.receptacle.polish === other.receptacle.polish &&
  one.receptacle.count === other.receptacle.count;

/** The cabling stays where the new module takes the same plug; else what joins the two is laid, else what fits the new one. */
const recabled = (question: LinkQuestion, side: Side, before: Module): LinkQuestion => {
  const { a, b, plant } = question;
  if (a.module.kind !== 'transceiver' || b.module.kind !== 'transceiver') return question;
  if (plant.kind === 'fibre' && samePlug(before, question[side].module)) return question;
  const site = siteOf(question);
  const joined = cablingFor(pairOf(question), a.module, b.module, plant.length, site);
  if (joined) return { ...question, plant: joined.plant };
  const mine = side === 'a' ? a.module : b.module;
  return plant.kind === 'fibre' ? question : { ...question, plant: cordFor(mine, plant.length, site) };
};

const withModule = (catalog: Catalog, question: LinkQuestion, side: Side, module: Module): LinkQuestion => {
  const before = question[side].module;
  if (module.kind !== 'transceiver') {
    const changed = withEnd(withEnd(question, 'a', { module }), 'b', { module });
    return { ...changed, plant: { kind: 'cable', length: question.plant.length } };
  }
  const here = withSetting(withEnd(question, side, { module }), side, {
    lanesPerLink: lanesFor(question[side], module),
  });
  const far = otherSide(side);
  if (here[far].module.kind === 'transceiver') return recabled(here, side, before);
  const partner = partnerOf(catalog, here, side, module);
  const lanesPerLink = lanesFor(here[far], partner);
  return recabled(withSetting(withEnd(here, far, { module: partner }), far, { lanesPerLink }), side, before);
};

const withPlant = (question: LinkQuestion, change: (plant: FibrePlant) => FibrePlant): LinkQuestion =>
  question.plant.kind === 'fibre' ? { ...question, plant: change(question.plant) } : question;

/**
 * A link with one thing changed, not judged: the part, the cabling, the length or a setting. What has to follow does: an
 * integrated cable goes into both ends, a transceiver against a cable gets a partner and fibre, a module of another plug
 * other cabling. A part that the catalogue does not have, or fibre where none lies, changes nothing.
 */
export const swapped = (catalog: Catalog, question: LinkQuestion, swap: Swap): LinkQuestion => {
  switch (swap.kind) {
    case 'module': {
      const module = catalog.modules.get(swap.module);
      return module ? withModule(catalog, question, swap.side, module) : question;
    }
    case 'length':
      return { ...question, plant: withLength(question.plant, swap.length) };
    case 'grade':
      return withPlant(question, (plant) => ({
        ...plant,
        runs: plant.runs.map(({ length }) => ({ grade: swap.grade, length })),
      }));
    case 'connectors':
      return withPlant(question, (plant) => ({ ...plant, connectors: swap.count }));
    case 'fec':
      return withSetting(question, swap.side, { fec: swap.fec });
    case 'autoneg':
      return withSetting(question, swap.side, { autoneg: swap.on });
  }
};
