import type { SourceSpan } from '../diagnostics/index.ts';

/** A field of a CSV file with its place. */
export type CsvField = { readonly text: string; readonly source: SourceSpan };

/** A CSV file as records of fields, blank lines left out, or the place where it ends to be one. */
export type CsvReading =
  | { readonly records: readonly (readonly CsvField[])[] }
  | { readonly problem: string; readonly source: SourceSpan };

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that the first line has most of: spreadsheets write `;` where the comma is the decimal sign. */
const separatorOf = (text: string): string => {
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((sign) => header.split(sign).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** Reads CSV (RFC 4180) separated by comma, semicolon or tab; fields are trimmed unless quoted. */
export const readCsv = (source: string, file: string): CsvReading => {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const separator = separatorOf(text);
  const records: CsvField[][] = [];
  let record: CsvField[] = [];
  let line = 1;
  let lineStart = 0;
  let at = 0;
  const place = (start: number, startLine: number, startOfLine: number): SourceSpan => ({
    file,
    line: startLine,
    column: start - startOfLine + 1,
    endLine: line,
    endColumn: at - lineStart + 1,
  });
  const newLine = (): void => {
    line++;
    lineStart = at;
  };
  const endRecord = (): void => {
    if (record.some(({ text: field }) => field !== '')) records.push(record);
    record = [];
  };
  while (at < text.length) {
    while (text[at] === ' ') at++;
    const [start, startLine, startOfLine] = [at, line, lineStart];
    let field = '';
    if (text[at] === '"') {
      at++;
      for (;;) {
        if (at >= text.length)
          return { problem: 'this quote is never closed', source: place(start, startLine, startOfLine) };
        if (text[at] === '"') {
          at++;
          if (text[at] !== '"') break;
        }
        field += text[at];
        at++;
        if (text[at - 1] === '\n') newLine();
      }
      const closed = at;
      while (text[at] === ' ') at++;
      if (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r')
        return { problem: 'text follows a closed quote', source: place(at, line, lineStart) };
      at = Math.max(closed, at);
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at++;
      field = text.slice(start, at).trim();
    }
    record.push({ text: field, source: place(start, startLine, startOfLine) });
    if (text[at] === separator) {
      at++;
      // a record may end with an empty field
      if (at >= text.length || text[at] === '\n' || text[at] === '\r')
        record.push({ text: '', source: place(at, line, lineStart) });
      else continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    newLine();
    endRecord();
  }
  endRecord();
  return { records };
};
