import type { Catalog } from '../catalog/catalog.ts';
import { allocate, type Sizing, size } from '../design/index.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { checkOrder } from '../emit/order/check-order.ts';
import { type OrderTerms, PLAIN_TERMS } from '../emit/order/terms.ts';
import type { Fabric, Lock } from '../fabric/index.ts';
import { checkIntentAgainst, type Intent, parseIntent, type SpanIndex } from '../intent/index.ts';
import { type ChoosePolicy, type Chosen, chooseParts, cutLengths, proveLinks, secondSources } from '../optics/index.ts';
import { NO_SUPPLY, priceOf, readSupply, type Supply, type SupplyText, stockOf, withOwn } from '../supply/index.ts';

/** What a compilation starts from. */
export type CompileInput = {
  readonly text: string;
  /** name for diagnostics */
  readonly file: string;
  readonly catalog: Catalog;
  readonly lock?: Lock | undefined;
  /** The user's price and stock file; outranks what the source says of a part. */
  readonly prices?: SupplyText | undefined;
};

/** What the stages build up; each fills in its own part and reads the earlier ones. */
export type CompileState = CompileInput & {
  intent?: Intent;
  supply?: Supply;
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
  const read = state.prices && readSupply(state.prices, state.catalog);
  const found = [...diagnostics, ...(read?.diagnostics ?? [])];
  if (!intent) return found;
  state.intent = intent;
  state.supply = withOwn(read?.supply ?? NO_SUPPLY, intent.optics.prices, intent.optics.stock);
  return [...found, ...checkIntentAgainst(intent, spans, state.catalog)];
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

/** The wishes of the user as what the search ranks and narrows by. */
export const choosePolicy = ({ intent, supply }: CompileState): ChoosePolicy => {
  const { optics, fibre } = made(intent, 'the intent');
  const known = made(supply, 'the supply');
  return {
    prefer: optics.prefer,
    vendors: optics.vendors,
    stock: { get: (part, length) => stockOf(known, part, length) },
    prices: { get: (part, length) => priceOf(known, part, length) },
    narrowing: {
      media: optics.media === 'auto' ? undefined : optics.media,
      vendors: optics.vendors,
      avoid: new Set(optics.avoid),
    },
    site: fibre,
  };
};

const choose = (state: CompileState): readonly Diagnostic[] => {
  const chosen = chooseParts(made(state.fabric, 'the fabric'), state.catalog, choosePolicy(state));
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

const order = (state: CompileState): readonly Diagnostic[] =>
  checkOrder(made(state.fabric, 'the fabric'), state.catalog, {
    policy: made(state.intent, 'the intent').order,
    supply: made(state.supply, 'the supply'),
  });

/** On what terms a compiled fabric is ordered. Second sources are searched here, not in a stage: only what is written needs them. */
export const orderTerms = (state: CompileState): OrderTerms => {
  const { intent, supply, chosen, catalog } = state;
  if (!intent || !supply || !chosen) return PLAIN_TERMS;
  return { policy: intent.order, supply, secondSources: secondSources(catalog, chosen, choosePolicy(state).narrowing) };
};

/** The pipeline. Each stage adds to the state; all faults of a stage are collected before the compilation stops at its end. */
export const STAGES: readonly Stage[] = [
  { name: 'parse', run: parse },
  { name: 'size', run: sizeStage },
  { name: 'allocate', run: allocateStage },
  { name: 'choose', run: choose },
  { name: 'cut', run: cut },
  { name: 'prove', run: prove },
  { name: 'order', run: order },
];
