import { type Diagnostic, hasErrors } from '../diagnostics/index.ts';
import type { SizingRow } from '../emit/emitter.ts';
import type { OrderTerms } from '../emit/order/terms.ts';
import type { Fabric } from '../fabric/index.ts';
import { type CompileInput, type CompileState, orderTerms, STAGES } from './stages.ts';

/** The result of a compilation: a finished fabric, or the errors of the stage at which it stopped. */
export type Compilation = {
  /** Present when every stage passed. */
  readonly fabric: Fabric | undefined;
  /** Why each number is as it is; worked out when read. */
  readonly sizing: readonly SizingRow[];
  /** On what terms its parts are ordered; worked out when read. */
  readonly order: OrderTerms;
  readonly diagnostics: readonly Diagnostic[];
  /** The stage whose errors ended it. */
  readonly stoppedAt: string | undefined;
  /** What the stages made up to there. */
  readonly state: CompileState;
};

/**
 * Compiles a fabric source. Pure and synchronous: the same input gives the same result.
 * @param onStage told the name of each stage before it runs, for progress
 */
export const compile = (input: CompileInput, onStage?: (stage: string) => void): Compilation => {
  const state: CompileState = { ...input };
  const diagnostics: Diagnostic[] = [];
  let stoppedAt: string | undefined;
  let terms: OrderTerms | undefined;
  for (const stage of STAGES) {
    onStage?.(stage.name);
    const found = stage.run(state);
    diagnostics.push(...found);
    if (hasErrors(found)) {
      stoppedAt = stage.name;
      break;
    }
  }
  return {
    fabric: stoppedAt === undefined ? state.fabric : undefined,
    get sizing() {
      return state.sizing?.report ?? [];
    },
    get order() {
      terms ??= orderTerms(state);
      return terms;
    },
    diagnostics,
    stoppedAt,
    state,
  };
};
