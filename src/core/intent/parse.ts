import { type Diagnostic, hasErrors } from '../diagnostics/index.ts';
import { inOrder, readYaml } from '../yaml/index.ts';
import type { Intent, SpanIndex } from './intent.ts';
import { lower } from './lower.ts';
import { reporter } from './report.ts';
import type { FabricSource } from './schema.ts';
import { checkShape } from './shape.ts';

/** An intent, or the reasons why there is none. Warnings and notes may stand beside an intent. */
export type ParsedIntent = {
  readonly intent: Intent | undefined;
  readonly diagnostics: readonly Diagnostic[];
  readonly spans: SpanIndex;
};

const understand = (source: unknown, spans: SpanIndex, before: readonly Diagnostic[]): ParsedIntent => {
  const { report, diagnostics } = reporter(spans);
  const shape = checkShape(source, report);
  const intent = shape && lower(shape, report);
  const all = inOrder([...before, ...diagnostics]);
  return { intent: hasErrors(all) ? undefined : intent, diagnostics: all, spans };
};

/** Reads a fabric file. Never throws; each fault is one diagnostic with its place. */
export const parseIntent = (text: string, file: string): ParsedIntent => {
  const { value, spans, diagnostics } = readYaml(text, file);
  return value ? understand(value.root, spans, diagnostics) : { intent: undefined, diagnostics, spans };
};

/** The same fabric written in TypeScript: the identical intent, diagnostics without a place in a file. */
export const defineFabric = (source: FabricSource): ParsedIntent => understand(source, () => undefined, []);
