import type { Catalog } from '../../../../src/core/catalog/index.ts';
import type { Compilation } from '../../../../src/core/compile/index.ts';
import { applyEdits, type JsonDiagnostic, toJson } from '../../../../src/core/diagnostics/index.ts';
import type { Picture } from '../../../../src/core/draw/index.ts';
import { emitBom } from '../../../../src/core/emit/bom/bom.ts';
import { bomCells } from '../../../../src/core/emit/bom/columns.ts';
import { type Comparison, compare } from '../../../../src/core/emit/compare/compare.ts';
import type { Design } from '../../../../src/core/emit/compare/figures.ts';
import { sidesPicture } from '../../../../src/core/emit/compare/picture.ts';
import { costPicture, costRows } from '../../../../src/core/emit/cost-classes.ts';
import { powerLayers, powerPicture } from '../../../../src/core/emit/power-layers.ts';
import { type Summary, summarise } from '../../../../src/core/emit/summary.ts';
import { editSource } from '../../../../src/core/intent/index.ts';

/** A setting of the fabric file by its path (`networks.backend.leaf.switch`), and the value as it is typed. */
export type Setting = { readonly path: string; readonly value: string };

/** The design to compare with: the text with other settings, or another text. */
export type Variant = { readonly settings: readonly Setting[] } | { readonly text: string };

export type BuyAnswer =
  | {
      readonly works: true;
      readonly summary: Summary;
      readonly power: Picture;
      readonly cost: Picture;
      /** the order as bom.csv has it, and as a spreadsheet takes it from the clipboard */
      readonly order: { readonly csv: string; readonly cells: string };
    }
  | { readonly works: false; readonly diagnostics: readonly JsonDiagnostic[] };

export type CompareAnswer =
  | {
      readonly kind: 'compared';
      readonly comparison: Comparison;
      readonly pictures: readonly Picture[];
      /** the whole text of B */
      readonly text: string;
    }
  /** a side that does not compile, and why */
  | { readonly kind: 'faulty'; readonly side: 'a' | 'b'; readonly diagnostics: readonly JsonDiagnostic[] }
  /** a setting that the file does not let be put: it stands behind an alias, or the file cannot be read */
  | { readonly kind: 'refused'; readonly setting: Setting };

export type BuyQuestions = {
  readonly buy: { readonly ask: { readonly text: string }; readonly answer: BuyAnswer };
  readonly compare: {
    readonly ask: { readonly text: string; readonly variant: Variant };
    readonly answer: CompareAnswer;
  };
};

/** How this desk compiles a text. */
type Compile = (text: string) => Compilation;

export const answerBuy = (catalog: Catalog, compile: Compile, { text }: { readonly text: string }): BuyAnswer => {
  const { fabric, order, sizing, diagnostics } = compile(text);
  if (!fabric) return { works: false, diagnostics: toJson(diagnostics).diagnostics };
  const summary = summarise(fabric, catalog, order);
  return {
    works: true,
    summary,
    power: powerPicture(powerLayers(fabric, summary, catalog), summary.gpus),
    cost: costPicture(costRows(summary.parts, catalog)),
    order: {
      csv: emitBom({ fabric, catalog, sizing, order })
        .flatMap(({ chunks }) => [...chunks])
        .join(''),
      cells: bomCells(summary.parts, order.supply.currency),
    },
  };
};

/** The text with the settings put in, one after the other; the setting that could not be put otherwise. */
const withSettings = (text: string, settings: readonly Setting[]): string | Setting => {
  let changed = text;
  for (const setting of settings) {
    const edit = editSource(changed, '').set(setting.path.split('.'), setting.value);
    if (!edit) return setting;
    changed = applyEdits(changed, [edit]);
  }
  return changed;
};

const designOf = (catalog: Catalog, compile: Compile, text: string): Design | readonly JsonDiagnostic[] => {
  const { fabric, sizing, order, diagnostics } = compile(text);
  return fabric ? { text, fabric, sizing, catalog, order } : toJson(diagnostics).diagnostics;
};

/** The open design against another one. */
export const answerCompare = (
  catalog: Catalog,
  compile: Compile,
  { text, variant }: BuyQuestions['compare']['ask'],
): CompareAnswer => {
  const other = 'text' in variant ? variant.text : withSettings(text, variant.settings);
  if (typeof other !== 'string') return { kind: 'refused', setting: other };
  const a = designOf(catalog, compile, text);
  if (!('fabric' in a)) return { kind: 'faulty', side: 'a', diagnostics: a };
  const b = designOf(catalog, compile, other);
  if (!('fabric' in b)) return { kind: 'faulty', side: 'b', diagnostics: b };
  return {
    kind: 'compared',
    comparison: compare(a, b),
    pictures: [sidesPicture(a, b, 'power'), sidesPicture(a, b, 'cost')],
    text: other,
  };
};
