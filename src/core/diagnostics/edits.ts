import type { Edit, SourceSpan } from './diagnostic.ts';

const BOM = '\uFEFF';

/** Offset of each line's first character. */
const lineStarts = (text: string): readonly number[] => {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
};

/** Makes spans of a text from offsets; a byte order mark counts for nothing. */
export const spanMaker = (text: string, file: string): ((start: number, end: number) => SourceSpan) => {
  const starts = lineStarts(text.startsWith(BOM) ? text.slice(1) : text);
  const place = (offset: number): { line: number; column: number } => {
    let line = starts.length;
    while (line > 1 && (starts[line - 1] as number) > offset) line--;
    return { line, column: offset - (starts[line - 1] as number) + 1 };
  };
  return (start, end) => {
    const [from, to] = [place(start), place(end)];
    return { file, line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  };
};

/** The text with replacements made. Edits that overlap an earlier one, or lie outside the text, are left out. */
export const applyEdits = (text: string, edits: readonly Edit[]): string => {
  const mark = text.startsWith(BOM) ? BOM : '';
  const plain = text.slice(mark.length);
  const starts = lineStarts(plain);
  const offset = (line: number, column: number): number =>
    Math.min(plain.length, (starts[line - 1] ?? plain.length) + column - 1);
  const ranges = edits
    .map(({ span, text: put }) => ({
      from: offset(span.line, span.column),
      to: offset(span.endLine, span.endColumn),
      put,
    }))
    .toSorted((x, y) => x.from - y.from || x.to - y.to);
  let out = mark;
  let at = 0;
  for (const { from, to, put } of ranges) {
    if (from < at || to < from) continue;
    out += plain.slice(at, from) + put;
    at = to;
  }
  return out + plain.slice(at);
};
