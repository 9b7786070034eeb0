import type { Catalog } from '../../catalog/catalog.ts';
import { plural } from '../../diagnostics/index.ts';
import { type LinkQuestion, modulePower, otherSide, type Side } from '../../link/index.ts';
import type { Transceiver } from '../../parts/index.ts';
import type { Gbps } from '../../units/index.ts';
import { cablingFor } from '../cabling.ts';
import { costClass } from '../cost-class.ts';
import { meets } from '../enumerate.ts';
import { laneOptions, type PortPair, takes } from '../ports.ts';
import { cableOrder, type Draft, endName, pairOf, siteOf, withEnd, withSetting } from './draft.ts';

/** How far a module is from the one there is: whether its power is known at all, its maker, its form factor, its class of cost, its power. */
const distance = (catalog: Catalog, there: LinkQuestion[Side]['module'], module: Transceiver): readonly number[] => {
  const power = modulePower(catalog, module, undefined)?.max;
  return [
    Number(power === undefined),
    Number(module.vendor !== there.vendor),
    { high: 0, medium: 1, low: 2 }[module.confidence],
    Math.abs(costClass(module) - costClass(there)),
    power ?? 0,
  ];
};

const compare = (x: readonly number[], y: readonly number[]): number => {
  for (const [i, value] of x.entries()) if (value !== y[i]) return value - (y[i] ?? 0);
  return 0;
};

/** The transceivers that could stand at one end, the likest first. */
const candidates = (catalog: Catalog, question: LinkQuestion, side: Side, pair: PortPair): readonly Transceiver[] => {
  const there = question[side].module;
  const far = question[otherSide(side)].module;
  if (far.kind !== 'transceiver') return [];
  const suits = (module: Transceiver): boolean => {
    const [a, b] = side === 'a' ? [module, far] : [far, module];
    return module.id !== there.id && takes(catalog, pair[side], module) && meets(a, b, pair);
  };
  return [...catalog.modules.values()]
    .filter((module): module is Transceiver => module.kind === 'transceiver' && suits(module))
    .map((module) => ({ module, key: distance(catalog, there, module) }))
    .toSorted((x, y) => compare(x.key, y.key) || (x.module.id < y.module.id ? -1 : 1))
    .map(({ module }) => module);
};

/** The end's lanes of a link as they are, then as its port could run the speed. */
const laneChoices = (question: LinkQuestion, side: Side, speed: Gbps): readonly number[] => {
  const { port, setting } = question[side];
  const options = laneOptions(port, speed);
  return setting.speed === speed ? [...new Set([setting.lanesPerLink, ...options])] : options;
};

/** What has to be set besides, where the speed or the lanes of the end change. */
const laneOrder = (question: LinkQuestion, side: Side, speed: Gbps, lanes: number): readonly string[] => {
  const { setting } = question[side];
  if (setting.speed === speed && setting.lanesPerLink === lanes) return [];
  return [`run end ${side} at ${speed}G on ${plural(lanes, 'lane')} a link`];
};

const atSide = function* (catalog: Catalog, question: LinkQuestion, side: Side): Iterable<Draft> {
  const wanted = pairOf(question);
  const there = question[side];
  if (question[otherSide(side)].setting.speed !== wanted.speed) return;
  for (const lanesPerLink of laneChoices(question, side, wanted.speed)) {
    const pair = { ...wanted, [side]: { ...wanted[side], lanesPerLink } };
    const relaned = withSetting(question, side, { speed: wanted.speed, lanesPerLink });
    for (const module of candidates(catalog, question, side, pair)) {
      const orders = [
        `put ${module.id} into ${endName(question, side)} in place of ${there.module.id}`,
        ...laneOrder(question, side, wanted.speed, lanesPerLink),
      ];
      const changed = withEnd(relaned, side, { module });
      if (question.plant.kind === 'fibre') yield { kind: 'module', orders, question: changed };
      const { a, b } = changed;
      if (a.module.kind !== 'transceiver' || b.module.kind !== 'transceiver') continue;
      const cabling = cablingFor(pair, a.module, b.module, question.plant.length, siteOf(question));
      if (!cabling) continue;
      yield {
        kind: 'module',
        orders: [...orders, cableOrder(cabling)],
        question: { ...changed, plant: cabling.plant },
      };
    }
  }
};

/** Another transceiver at one end, the likest first: with the cabling there is, else with the cabling it needs. */
export const otherModules = function* (catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  yield* atSide(catalog, question, 'b');
  yield* atSide(catalog, question, 'a');
};
