import type { Catalog } from '../catalog/catalog.ts';
import { type Diagnostic, diagnostic, type SourceSpan } from '../diagnostics/index.ts';
import type { Fabric } from '../fabric/index.ts';
import { checkLink, type LinkQuestion, linkWorks } from '../link/index.ts';
import type { Plant } from '../parts/index.ts';
import type { Millimetres } from '../units/index.ts';
import type { Chosen, ClassChoice } from './choose.ts';
import { planLengths } from './lengths.ts';
import type { Choice } from './rank.ts';

const lengthened = (plant: Plant, by: number): Plant => {
  const length = (plant.length + by) as Millimetres;
  if (plant.kind === 'cable') return { ...plant, length };
  const [first, ...rest] = plant.runs;
  return { ...plant, length, runs: first ? [{ ...first, length: (first.length + by) as Millimetres }, ...rest] : [] };
};

/** The link question with a longer piece of the same type. */
const questionAt = ({ question, length }: Choice, ordered: Millimetres): LinkQuestion => ({
  ...question,
  plant: lengthened(question.plant, ordered - length),
});

type Typed = { readonly row: number; readonly entry: ClassChoice; readonly cables: readonly number[] };

/** Classes by what they are cabled with. */
const byType = (fabric: Fabric, chosen: Chosen): ReadonlyMap<string, readonly Typed[]> => {
  const laid = new Map<number, number[]>();
  for (const [cable, row] of fabric.cables.column('class').entries()) {
    // a second fan-out is a type of its own
    if (fabric.cables.text(cable, 'part') !== chosen.byClass.get(row)?.choice.cabling) continue;
    const cables = laid.get(row);
    if (cables) cables.push(cable);
    else laid.set(row, [cable]);
  }
  const types = new Map<string, Typed[]>();
  for (const [row, entry] of chosen.byClass) {
    const typed = { row, entry, cables: laid.get(row) ?? [] };
    const known = types.get(entry.choice.cabling);
    if (known) known.push(typed);
    else types.set(entry.choice.cabling, [typed]);
  }
  return types;
};

/**
 * Orders every type of cable and cord in at most `most` lengths, shorter ones longer, with the fewest metres wasted. The
 * links are judged with the length that is ordered, so that the proof that follows is of what is bought. Writes the ordered
 * lengths into the fabric; where so few lengths cannot work, an error says how many it takes.
 */
export const cutLengths = (
  fabric: Fabric,
  catalog: Catalog,
  chosen: Chosen,
  most: number,
  source: SourceSpan | undefined,
): Chosen => {
  const byClass = new Map(chosen.byClass);
  const diagnostics: Diagnostic[] = [];
  for (const [part, classes] of byType(fabric, chosen)) {
    const plan = planLengths(
      classes.map(({ entry: { choice }, cables }) => ({
        length: choice.length,
        pieces: cables.length,
        works: (length) => linkWorks(catalog, questionAt(choice, length)),
      })),
      most,
    );
    if ('fewest' in plan) {
      diagnostics.push(diagnostic('LW6005', { part, most, fewest: plan.fewest }, { source, subject: part }));
      continue;
    }
    for (const { row, entry, cables } of classes) {
      const { choice } = entry;
      const length = plan.lengths.find((offered) => offered >= choice.length) ?? choice.length;
      if (length === choice.length) continue;
      const question = questionAt(choice, length);
      const verdict = checkLink(catalog, question);
      if (!verdict.works) throw new Error(`cut: class ${row} fails with a length that was found to work`);
      byClass.set(row, { ...entry, choice: { ...choice, length, question, verdict } });
      for (const cable of cables) fabric.cables.set(cable, 'length', length);
    }
  }
  return { byClass, diagnostics };
};
