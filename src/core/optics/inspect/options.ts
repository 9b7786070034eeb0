import type { Catalog } from '../../catalog/catalog.ts';
import { type LinkQuestion, linkWorks, type Side } from '../../link/index.ts';
import type { Module, ModuleId } from '../../parts/index.ts';
import { formatLength, type Millimetres } from '../../units/index.ts';
import { type MediaKind, mediaKind } from '../cost-class.ts';
import { enumerate } from '../enumerate.ts';
import { pairOf, siteOf } from '../fixes/draft.ts';
import { takes } from '../ports.ts';
import { swapped } from './swap.ts';

/** A part that goes into the cage of an end, and whether the link works with it. */
export type PartOption = {
  readonly id: ModuleId;
  /** what it is, in a line */
  readonly words: string;
  readonly media: MediaKind;
  readonly works: boolean;
};

const reachText = (module: Module): string => {
  const reaches = module.kind === 'transceiver' ? Object.values(module.ratedReach) : module.lengths;
  const longest = Math.max(0, ...reaches.filter((length) => length !== undefined));
  return longest > 0 ? `, to ${formatLength(longest as Millimetres)}` : '';
};

const partText = (module: Module): string => {
  if (module.kind !== 'transceiver') {
    const { a, b } = module;
    return `${module.kind}, ${a.formFactor} to ${b.count > 1 ? `${b.count}x ` : ''}${b.formFactor}${reachText(module)}`;
  }
  const runs = [...new Set(module.applications.map(({ media }) => media.id))];
  const more = runs.length > 2 ? ` and ${runs.length - 2} more` : '';
  return `${runs.slice(0, 2).join(', ')}${more}, ${module.receptacle.plug}${reachText(module)}`;
};

/**
 * The parts that could stand at an end, those with which the link works first: every transceiver its cage takes, and every
 * integrated cable that suits both cages.
 */
export const partOptions = (catalog: Catalog, question: LinkQuestion, side: Side): readonly PartOption[] => {
  const pair = pairOf(question);
  const { hopeful } = enumerate(catalog, pair, question.plant.length, siteOf(question));
  const cables = hopeful.map(({ a }) => a).filter(({ kind }) => kind !== 'transceiver');
  const there = question[side].module;
  const optics = [...catalog.modules.values()].filter(
    (module) => module.kind === 'transceiver' && takes(catalog, pair[side], module),
  );
  const parts = new Map([there, ...cables, ...optics].map((module) => [module.id, module]));
  return [...parts.values()]
    .map((module): PartOption => {
      const changed =
        module === there ? question : swapped(catalog, question, { kind: 'module', side, module: module.id });
      const works = linkWorks(catalog, changed);
      return { id: module.id, words: partText(module), media: mediaKind(module), works };
    })
    .toSorted((x, y) => Number(y.works) - Number(x.works) || (x.id < y.id ? -1 : 1));
};
