import type { LinkQuestion } from '../link/index.ts';
import { checkLink } from '../link/index.ts';
import { linksByClass, pairOfClass } from '../optics/choose.ts';
import { enumerate } from '../optics/enumerate.ts';
import type { ClassProof } from '../optics/index.ts';
import { DEFAULT_SITE_FIBRE, type FibreGrade, type SiteFibre } from '../parts/index.ts';
import type { Millimetres } from '../units/index.ts';
import type { Plan } from './plan.ts';

/** Patch panels on one path: no site has more. */
const MOST_PANELS = 12;

/** The fibre grade that the cabling of a class names. */
const siteOf = (plant: string, connectors: number): SiteFibre => {
  const grade = /\b(O[SM]\d)\b/.exec(plant)?.[1] as FibreGrade | undefined;
  if (!grade) return { ...DEFAULT_SITE_FIBRE, connectors };
  return grade.startsWith('OS')
    ? { ...DEFAULT_SITE_FIBRE, singlemode: grade, connectors }
    : { ...DEFAULT_SITE_FIBRE, multimode: grade, connectors };
};

/**
 * The link question of a class, put together again from the fabric: its ports, its parts, and as many mated pairs as make the
 * rules compute the loss that the proof has. Undefined where the catalogue lacks what the fabric names.
 */
const questionOf = (plan: Plan, row: number): LinkQuestion | undefined => {
  const { fabric, catalog } = plan;
  const { classes } = fabric;
  const [link] = linksByClass(fabric)[row] ?? [];
  const pair = link === undefined ? undefined : pairOfClass(fabric, catalog, row, link);
  if (!pair) return undefined;
  const proof = (fabric.proofs?.[row] as ClassProof | null | undefined)?.proof;
  const plant = classes.text(row, 'plant');
  for (let connectors = 0; connectors <= MOST_PANELS; connectors++) {
    const { hopeful } = enumerate(catalog, pair, classes.get(row, 'length') as Millimetres, siteOf(plant, connectors));
    const found = hopeful.find(
      ({ a, b }) => a.id === classes.text(row, 'aModule') && b.id === classes.text(row, 'bModule'),
    );
    if (!found) return undefined;
    if (found.question.plant.kind === 'cable' || proof?.loss === undefined) return found.question;
    const verdict = checkLink(catalog, found.question);
    if (verdict.works && verdict.proof.loss?.total === proof.loss.total) return found.question;
  }
  return undefined;
};

/** The questions of a fabric's classes, each put together when first asked. */
export class ClassQuestions {
  readonly #plan: Plan;
  readonly #known = new Map<number, LinkQuestion | undefined>();

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  /** The question of a link, on its own ports. */
  of(link: number): LinkQuestion | undefined {
    const { fabric } = this.#plan;
    const row = fabric.links.get(link, 'class');
    if (!this.#known.has(row)) this.#known.set(row, questionOf(this.#plan, row));
    const question = this.#known.get(row);
    if (!question) return undefined;
    const number = (column: 'a' | 'b'): number =>
      fabric.cages.get(fabric.ports.get(fabric.links.get(link, column), 'cage'), 'number');
    return {
      ...question,
      a: { ...question.a, portNumber: number('a') },
      b: { ...question.b, portNumber: number('b') },
    };
  }
}
