import { type Diagnostic, type SourceSpan, textOf } from './diagnostic.ts';
import type { Severity } from './entry.ts';
import { plural } from './plural.ts';

export type RenderOptions = {
  /** Texts of the files that diagnostics point into; without one, the place is named and not shown. */
  readonly sources: ReadonlyMap<string, string>;
  /** ANSI colours. */
  readonly color: boolean;
};

const ANSI = { bold: '1', dim: '2', error: '1;31', warning: '1;33', note: '1;36', gutter: '34' } as const;
type Style = keyof typeof ANSI;
type Paint = (style: Style, text: string) => string;

const painter =
  (color: boolean): Paint =>
  (style, text) =>
    color && text !== '' ? `\u001b[${ANSI[style]}m${text}\u001b[0m` : text;

/** Widest piece of a source line that is shown, and how much of it stands before the caret at most. */
const LINE_WIDTH = 100;
const BEFORE_CARET = 60;

// C0 and C1 controls, and the marks that turn the direction of text: a source must not steer the terminal
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069\ufeff]/g;
const visible = (text: string): string =>
  text.replace(UNSAFE, (c) => (/\s/.test(c) && c !== '\ufeff' ? ' ' : '\ufffd'));

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const columnsOf = (text: string): number => [...text].reduce((sum, c) => sum + (WIDE.test(c) ? 2 : 1), 0);
/** A piece of a source line as it is shown: a tab takes two columns. */
const shown = (text: string): string => visible(text.replaceAll('\t', '  '));

const linesOf = (text: string): readonly string[] => text.replace(/^\ufeff/, '').split(/\r?\n/);

/** The source line with the range underlined; a long line is cut around the caret, a range of several lines after its first. */
const excerpt = (source: SourceSpan, line: string, style: Severity, paint: Paint): readonly string[] => {
  const start = Math.min(source.column - 1, line.length);
  const sameLine = source.endLine === source.line;
  const end = Math.max(start, Math.min(sameLine ? source.endColumn - 1 : line.trimEnd().length, line.length));
  const from = line.length > LINE_WIDTH && start > BEFORE_CARET ? start - BEFORE_CARET : 0;
  const to = Math.min(line.length, from + LINE_WIDTH);
  const lead = from > 0 ? '…' : '';
  const before = lead + shown(line.slice(from, start));
  const marked = shown(line.slice(start, Math.min(end, to)));
  const after = shown(line.slice(Math.min(end, to), to)) + (to < line.length ? '…' : '');
  const number = String(source.line);
  const gutter = (label: string): string => paint('gutter', `${label.padStart(number.length)} |`);
  const carets = paint(style, '^'.repeat(Math.max(1, columnsOf(marked))));
  return [
    gutter(''),
    `${gutter(number)} ${before}${marked}${after}`.trimEnd(),
    `${gutter('')} ${' '.repeat(columnsOf(before))}${carets}`,
  ];
};

/** "2 errors, 1 warning": what is not there is left out. */
const countLine = (diagnostics: readonly Diagnostic[]): string =>
  (['error', 'warning', 'note'] as const)
    .map((severity) => ({ severity, count: diagnostics.filter((d) => d.severity === severity).length }))
    .filter(({ count }) => count > 0)
    .map(({ severity, count }) => plural(count, severity))
    .join(', ');

/**
 * Diagnostics as text for people: what, where with the source line, why, what to do. A why or a fix that was told once is not
 * repeated. Empty for none; else it ends with the count.
 */
export const renderPretty = (diagnostics: readonly Diagnostic[], options: RenderOptions): string => {
  if (diagnostics.length === 0) return '';
  const paint = painter(options.color);
  const told = new Set<string>();
  const split = new Map<string, readonly string[] | undefined>();
  const fileLines = (file: string): readonly string[] | undefined => {
    if (!split.has(file)) {
      const text = options.sources.get(file);
      split.set(file, text === undefined ? undefined : linesOf(text));
    }
    return split.get(file);
  };
  const lines: string[] = [];
  for (const d of diagnostics) {
    const { message, why, fix } = textOf(d);
    const { source, subject, severity } = d;
    lines.push(paint(severity, `${severity}[${d.code}]`) + paint('bold', `: ${visible(message)}`));
    const margin = ' '.repeat(source ? String(source.line).length : 1);
    const place = source && `${visible(source.file)}:${source.line}:${source.column}`;
    const where = [place, subject !== undefined && visible(subject)].filter(Boolean).join('  ');
    if (where !== '') lines.push(`${margin}${paint('gutter', '-->')} ${where}`);
    const line = source && fileLines(source.file)?.[source.line - 1];
    if (source && line !== undefined) lines.push(...excerpt(source, line, severity, paint));
    const advice = (label: string, words: string): void => {
      lines.push(`${margin} ${paint('gutter', '=')} ${paint('bold', label)}: ${visible(words)}`);
    };
    for (const [label, words] of [
      ['why', why],
      ['fix', fix],
    ] as const) {
      if (words === '' || told.has(words)) continue;
      told.add(words);
      advice(label, words);
    }
    for (const offer of d.fixes ?? []) if (offer.verified) advice('works', offer.title);
    lines.push('');
  }
  lines.push(countLine(diagnostics));
  return `${lines.join('\n')}\n`;
};
