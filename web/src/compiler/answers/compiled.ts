import { type Compilation, type CompileInput, compile } from '../../../../src/core/compile/index.ts';

let kept: { readonly input: CompileInput; readonly compilation: Compilation } | undefined;

/** The compilation of a text: kept, since many questions are asked of one text. */
export const compiled = (input: CompileInput): Compilation => {
  const same =
    kept && (['text', 'file', 'catalog', 'lock'] as const).every((name) => kept?.input[name] === input[name]);
  if (!kept || !same) kept = { input, compilation: compile(input) };
  return kept.compilation;
};
