import type { Catalog } from '../../catalog/catalog.ts';
import { checkLink, type LinkQuestion } from '../../link/index.ts';
import type { FibreGrade, FibrePlant } from '../../parts/index.ts';
import { formatLoss, type MilliDecibels } from '../../units/index.ts';
import { cablingFor } from '../cabling.ts';
import { enumerate } from '../enumerate.ts';
import { rank } from '../rank.ts';
import { cableOrder, type Draft, pairOf, siteOf } from './draft.ts';
import { CHEAPEST_FIRST } from './policy.ts';

const withPlant = (question: LinkQuestion, change: Partial<FibrePlant>): LinkQuestion =>
  question.plant.kind === 'fibre' ? { ...question, plant: { ...question.plant, ...change } } : question;

const draft = (order: string, question: LinkQuestion): Draft => ({ kind: 'cable', orders: [order], question });

/** A better grade of the same kind of fibre, the nearest first. */
export const BETTER_GRADES: Readonly<Partial<Record<FibreGrade, readonly FibreGrade[]>>> = {
  OS1: ['OS2'],
  OM1: ['OM3', 'OM4', 'OM5'],
  OM2: ['OM3', 'OM4', 'OM5'],
  OM3: ['OM4', 'OM5'],
  OM4: ['OM5'],
};

/** Fixed attenuators as they are sold, in mdB. */
const ATTENUATORS = [1, 2, 3, 5, 7, 10, 15].map((loss) => loss * 1000);

/** Where light overloads a receiver: the smallest attenuator that takes enough of it. */
const attenuated = function* (catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  const verdict = checkLink(catalog, question);
  const overloads = verdict.works ? [] : verdict.causes.filter(({ code }) => code === 'LW3703');
  const worst = overloads.toSorted((x, y) => Number(y.args.attenuator) - Number(x.args.attenuator))[0];
  if (!worst) return;
  const loss = Math.round(Number(worst.args.loss) * 1000);
  for (const attenuator of ATTENUATORS.filter((value) => value >= Number(worst.args.attenuator) * 1000)) {
    const order = `put a ${formatLoss(attenuator as MilliDecibels)} attenuator before the receiver of end ${worst.args.end}`;
    yield draft(order, withPlant(question, { measuredLoss: (loss + attenuator) as MilliDecibels }));
  }
};

/** The cords as they are with less in the way: fewer mated pairs, less measured loss, an amplifier where light is coherent, a better grade. */
const sameFibre = function* (catalog: Catalog, question: LinkQuestion, plant: FibrePlant): Iterable<Draft> {
  for (
    let connectors = (plant.connectors ?? 0) - 1;
    connectors >= 0 && plant.measuredLoss === undefined;
    connectors--
  ) {
    const title = `take out patch panels: ${connectors} mated pairs between the modules, not ${plant.connectors}`;
    yield draft(title, withPlant(question, { connectors }));
  }
  if (plant.measuredLoss !== undefined) {
    const clean = withPlant(question, { measuredLoss: 0 as MilliDecibels });
    const verdict = checkLink(catalog, clean);
    const budget = verdict.works ? verdict.proof.loss?.budget : undefined;
    if (budget !== undefined && budget < plant.measuredLoss) {
      const title = `bring the measured loss to ${formatLoss(budget)} or less (clean, re-terminate; ${formatLoss(plant.measuredLoss)} now)`;
      yield draft(title, withPlant(question, { measuredLoss: budget }));
    }
  }
  const coherent = [question.a, question.b].some(
    ({ module }) =>
      module.kind === 'transceiver' && module.applications.some(({ media }) => media.unamplifiedLoss !== undefined),
  );
  if (coherent && !plant.amplified) yield draft('amplify the line', withPlant(question, { amplified: true }));
  yield* attenuated(catalog, question);
  const [first] = plant.runs;
  for (const grade of (plant.runs.length === 1 && first && BETTER_GRADES[first.grade]) || []) {
    const runs = plant.runs.map((run) => ({ ...run, grade }));
    yield draft(`lay ${grade} in place of ${first?.grade}`, withPlant(question, { runs }));
  }
};

/** Another cord, fan-out or fibre between the same modules; another integrated cable where there is one. */
export const otherCables = function* (catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  const { a, b, plant } = question;
  const pair = pairOf(question);
  if (a.module.kind === 'transceiver' && b.module.kind === 'transceiver') {
    if (plant.kind === 'fibre') yield* sameFibre(catalog, question, plant);
    const cabling = cablingFor(pair, a.module, b.module, plant.length, siteOf(question));
    if (cabling) yield draft(cableOrder(cabling), { ...question, plant: cabling.plant });
    return;
  }
  const { hopeful } = enumerate(catalog, pair, plant.length, siteOf(question));
  const cables = hopeful.filter(({ a: cable }) => cable.kind !== 'transceiver' && cable.id !== a.module.id);
  for (const candidate of rank(cables, CHEAPEST_FIRST)) {
    const { a: cable } = candidate;
    const changed = {
      a: { ...a, module: cable },
      b: { ...b, module: cable },
      plant: candidate.question.plant,
    };
    const title = `use the ${cable.kind} ${cable.id} in place of ${a.module.id}`;
    yield draft(title, changed);
  }
};
