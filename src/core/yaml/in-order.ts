import type { Diagnostic } from '../diagnostics/index.ts';

/** Earlier places first; a fault seen twice through aliases is told once. */
export const inOrder = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] => {
  const seen = new Set<string>();
  return diagnostics
    .filter(({ code, source, args }) => {
      if (!source) return true;
      const id = `${code} ${source.line}:${source.column} ${JSON.stringify(args)}`;
      return !seen.has(id) && seen.add(id);
    })
    .sort((a, b) => (a.source?.line ?? 0) - (b.source?.line ?? 0) || (a.source?.column ?? 0) - (b.source?.column ?? 0));
};
