import { type ArgsOf, type Code, type Diagnostic, diagnostic, type Fix } from '../diagnostics/index.ts';
import { type Path, pathText, type SpanIndex } from '../yaml/index.ts';
import { nearWord } from './words.ts';

/** Takes down a fault at a path of the source. */
export type Report = {
  /** @param instead the word that would stand there rightly, where one is near */
  <C extends Code>(code: C, args: ArgsOf<C>, path: Path, part?: 'key' | 'value', instead?: string): void;
  /** The known word a user may have meant; for the first faults only, so that a file full of them stays quick to answer. */
  readonly near: (word: string, known: Iterable<string>) => string | undefined;
};

const SUGGESTIONS = 100;

/** A reporter with the list it fills. */
export const reporter = (spans: SpanIndex): { readonly report: Report; readonly diagnostics: Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  let suggestions = SUGGESTIONS;
  const report = <C extends Code>(
    code: C,
    args: ArgsOf<C>,
    path: Path,
    part?: 'key' | 'value',
    instead?: string,
  ): void => {
    const subject = path.length > 0 ? pathText(path) : undefined;
    const source = spans(path, part);
    const fixes: Fix[] =
      instead !== undefined && source
        ? [{ title: `write ${instead}`, edits: [{ span: source, text: instead }], verified: false }]
        : [];
    diagnostics.push(diagnostic(code, args, { source, subject, fixes }));
  };
  const near = (word: string, known: Iterable<string>): string | undefined =>
    suggestions-- > 0 ? nearWord(word, known) : undefined;
  return { diagnostics, report: Object.assign(report, { near }) };
};
