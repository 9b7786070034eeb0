import type { Catalog } from '../catalog/catalog.ts';
import { allocate, type Sizing, size } from '../design/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import type { Fabric, Lock } from '../fabric/index.ts';
import { checkIntentAgainst, type Intent, parseIntent, type SpanIndex } from '../intent/index.ts';
import { type ChoosePolicy, type Chosen, chooseParts, cutLengths, proveLinks } from '../optics/index.ts';
import type { ModuleId } from '../parts/index.ts';

/** What a compilation starts from. */
export type CompileInput = {
  readonly text: string;
  /** name for diagnostics */
  readonly file: string;
  readonly catalog: Catalog;
  readonly lock?: Lock | undefined;
  /** The user's price file; outranks prices in the source. */
  readonly prices?: ReadonlyMap<ModuleId, number> | undefined;
};

/** What the stages build up; each fills in its own part and reads the earlier ones. */
export type CompileState = CompileInput & {
  intent?: Intent;
  spans?: SpanIndex;
  sizing?: Sizing;
  fabric?: Fabric;
  chosen?: Chosen;
};

export type Stage = { readonly name: string; readonly run: (state: CompileState) => readonly Diagnostic[] };

/** A part that an earlier stage must have made: without it the driver would have stopped. */
const made = <T>(part: T | undefined, what: string): T => {
  if (part === undefined) throw new Error(`compile: ${what} is missing after its stage`);
  return part;
};

const parse = (state: CompileState): readonly Diagnostic[] => {
  const { intent, diagnostics, spans } = parseIntent(state.text, state.file);
  state.spans = spans;
  if (!intent) return diagnostics;
  state.intent = state.prices
    ? { ...intent, optics: { ...intent.optics, prices: new Map([...intent.optics.prices, ...state.prices]) } }
    : intent;
  return [...diagnostics, ...checkIntentAgainst(state.intent, spans, state.catalog)];
};

const sizeStage = (state: CompileState): readonly Diagnostic[] => {
  const { sizing, diagnostics } = size(
    made(state.intent, 'the intent'),
    state.catalog,
    made(state.spans, 'the span index'),
    state.lock,
  );
  if (sizing) state.sizing = sizing;
  return diagnostics;
};

const allocateStage = (state: CompileState): readonly Diagnostic[] => {
  const { fabric, diagnostics } = allocate(
    made(state.intent, 'the intent'),
    state.catalog,
    made(state.sizing, 'the sizing'),
    made(state.spans, 'the span index'),
  );
  if (fabric) state.fabric = fabric;
  return diagnostics;
};

/** Choosing media by name of the user to what the search narrows by. */
const choosePolicy = (intent: Intent): ChoosePolicy => {
  const { optics, fibre } = intent;
  return {
    prefer: optics.prefer,
    vendors: optics.vendors,
    stock: optics.stock,
    prices: optics.prices,
    narrowing: {
      media: optics.media === 'auto' ? undefined : optics.media,
      vendors: optics.vendors,
      avoid: new Set(optics.avoid),
    },
    site: fibre,
  };
};

const choose = (state: CompileState): readonly Diagnostic[] => {
  const chosen = chooseParts(
    made(state.fabric, 'the fabric'),
    state.catalog,
    choosePolicy(made(state.intent, 'the intent')),
  );
  state.chosen = chosen;
  return chosen.diagnostics;
};

const cut = (state: CompileState): readonly Diagnostic[] => {
  const { order } = made(state.intent, 'the intent');
  if (order.lengthsPerType === undefined) return [];
  const chosen = cutLengths(
    made(state.fabric, 'the fabric'),
    state.catalog,
    made(state.chosen, 'the choice of parts'),
    order.lengthsPerType,
    made(state.spans, 'the span index')(['order', 'lengths-per-type']),
  );
  state.chosen = chosen;
  return chosen.diagnostics;
};

const prove = (state: CompileState): readonly Diagnostic[] =>
  proveLinks(made(state.fabric, 'the fabric'), state.catalog, made(state.chosen, 'the choice of parts'));

/** The pipeline. Each stage adds to the state; all faults of a stage are collected before the compilation stops at its end. */
export const STAGES: readonly Stage[] = [
  { name: 'parse', run: parse },
  { name: 'size', run: sizeStage },
  { name: 'allocate', run: allocateStage },
  { name: 'choose', run: choose },
  { name: 'cut', run: cut },
  { name: 'prove', run: prove },
];
