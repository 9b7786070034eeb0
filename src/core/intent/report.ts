import { type ArgsOf, type Code, type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Path, SpanIndex } from './intent.ts';
import { pathText } from './words.ts';

/** Takes down a fault at a path of the source. */
export type Report = <C extends Code>(code: C, args: ArgsOf<C>, path: Path, part?: 'key' | 'value') => void;

/** A reporter with the list it fills. */
export const reporter = (spans: SpanIndex): { readonly report: Report; readonly diagnostics: Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  return {
    diagnostics,
    report: (code, args, path, part) => {
      const subject = path.length > 0 ? pathText(path) : undefined;
      diagnostics.push(diagnostic(code, args, { source: spans(path, part), subject }));
    },
  };
};
