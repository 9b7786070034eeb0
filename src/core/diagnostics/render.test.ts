import { describe, expect, it } from 'vitest';
import { type Diagnostic, diagnostic, renderPretty, type SourceSpan, toJson } from './index.ts';

const span = (line: number, column: number, endLine = line, endColumn = column + 1): SourceSpan => ({
  file: 'a.yaml',
  line,
  column,
  endLine,
  endColumn,
});
const unknownKey = (source?: SourceSpan): Diagnostic =>
  diagnostic('LW1101', { key: 'sped', suggestion: '', known: 'speed' }, { source, subject: 'servers.x' });
const pretty = (text: string, ...diagnostics: readonly Diagnostic[]): string =>
  renderPretty(diagnostics, { sources: new Map([['a.yaml', text]]), color: false });
/** Only the source line and the carets below it. */
const excerptOf = (text: string, source: SourceSpan): readonly string[] =>
  pretty(text, unknownKey(source)).split('\n').slice(3, 5);

describe('renderPretty', () => {
  it('says nothing of nothing', () => {
    expect(pretty('')).toBe('');
  });

  it('shows what, where, why and what to do, and counts', () => {
    const fixes = [{ title: 'write "speed"', edits: [], verified: true }];
    const note = diagnostic('LW1902', { perRack: 4, classes: 'x' });
    expect(pretty('a: 1\nsped: 2\n', { ...unknownKey(span(2, 1, 2, 5)), fixes }, unknownKey(), note)).toBe(
      [
        'error[LW1101]: unknown key "sped"',
        ' --> a.yaml:2:1  servers.x',
        '  |',
        '2 | sped: 2',
        '  | ^^^^',
        '  = why: A key that is not read would be a wish silently ignored.',
        '  = fix: Keys known here: speed.',
        '  = works: write "speed"',
        '',
        'error[LW1101]: unknown key "sped"',
        ' --> servers.x',
        '',
        'note[LW1902]: nothing says how many servers stand in a rack: 4 are assumed (x)',
        '  = why: Racks bound where the legs of one breakout cable may go.',
        '  = fix: Add `per-rack:` to the server class.',
        '',
        '2 errors, 1 note',
        '',
      ].join('\n'),
    );
  });

  it('keeps the caret under tabs, wide letters and controls', () => {
    expect(excerptOf('\tkey: 1', span(1, 2, 1, 5))).toEqual(['1 |   key: 1', '  |   ^^^']);
    expect(excerptOf('名前: 値', span(1, 5, 1, 6))).toEqual(['1 | 名前: 値', '  |       ^^']);
    expect(excerptOf('a\u001b[31mb', span(1, 7, 1, 8))).toEqual(['1 | a\ufffd[31mb', '  |       ^']);
  });

  it('underlines a range of several lines on its first, and a place past the end by one caret', () => {
    expect(excerptOf('a: [1,\n2]\n', span(1, 4, 2, 3))).toEqual(['1 | a: [1,', '  |    ^^^']);
    expect(excerptOf('ab', span(1, 9))).toEqual(['1 | ab', '  |   ^']);
  });

  it('cuts a long line around the caret', () => {
    const [line = '', carets = ''] = excerptOf(`${'x'.repeat(500)}HERE${'y'.repeat(500)}`, span(1, 501, 1, 505));
    expect(line.length).toBeLessThan(110);
    expect(line.indexOf('HERE')).toBe(carets.indexOf('^^^^'));
  });

  it('colours only when asked, and lets no source steer the terminal', () => {
    const hostile = diagnostic('LW1101', { key: '\u001b[2J', suggestion: '', known: '\n' }, { source: span(1, 1) });
    const sources = new Map([['a.yaml', '\u001b[2J\u202e: 1']]);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape is what is looked for
    const ansi = /\u001b/;
    expect(renderPretty([hostile], { sources, color: false })).not.toMatch(ansi);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are taken out, then none may be left
    expect(renderPretty([hostile], { sources, color: true }).replace(/\u001b\[[\d;]+m/g, '')).not.toMatch(ansi);
  });
});

describe('toJson', () => {
  it('gives every key, texts filled in', () => {
    expect(toJson([unknownKey()])).toEqual({
      format: 'lanewright-diagnostics',
      version: 1,
      diagnostics: [
        {
          code: 'LW1101',
          severity: 'error',
          family: 'LANGUAGE',
          reason: 'UNKNOWN_KEY',
          message: 'unknown key "sped"',
          why: 'A key that is not read would be a wish silently ignored.',
          fix: 'Keys known here: speed.',
          args: { key: 'sped', suggestion: '', known: 'speed' },
          source: null,
          subject: 'servers.x',
          fixes: [],
        },
      ],
    });
  });
});
