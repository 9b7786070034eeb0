import {
  Composer,
  type CST,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  type Pair,
  Parser,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { type ArgsOf, type Code, type Diagnostic, diagnostic, type SourceSpan } from '../diagnostics/index.ts';
import { YAML_LIMITS as LIMITS } from './limits.ts';
import type { SpanIndex } from './places.ts';
import { clip } from './words.ts';

/** A file as plain values, with the places they came from. */
export type Reading = {
  /** undefined when the text could not be read */
  readonly value: { readonly root: unknown } | undefined;
  readonly spans: SpanIndex;
  readonly diagnostics: readonly Diagnostic[];
};

/** Bytes of a text in UTF-8, without an encoder: the core sees none. */
const utf8Length = (text: string): number => {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // a surrogate is half of four bytes
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
};

type Range = readonly [start: number, end: number];

/** A fault of the text ends the reading at once. */
class Stop extends Error {
  readonly diagnostic: Diagnostic;
  constructor(d: Diagnostic) {
    super(d.code);
    this.diagnostic = d;
  }
}

type Place = { readonly key: Range | undefined; readonly value: Range | undefined; readonly block: boolean };

const rangeOf = (node: unknown): Range | undefined => {
  const range = (node as Node | null | undefined)?.range;
  return range && range[1] > range[0] ? [range[0], range[1]] : undefined;
};

/** Tokens of the first document; refuses a second, too many tokens and too deep a nesting before anything recurses. */
const tokensOf = (text: string, lines: LineCounter, stop: Reader['stop']): readonly CST.Token[] => {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let count = 0;
  let offset = 0;
  const take = (found: Iterable<CST.Token>): void => {
    for (const token of found) {
      if (token.type === 'document' && tokens.some((t) => t.type === 'document')) {
        stop('LW1005', {}, [token.offset, token.offset + 3]);
      }
      tokens.push(token);
    }
  };
  for (const lexeme of new Lexer().lex(text)) {
    if (++count > LIMITS.tokens)
      stop('LW1007', { limit: LIMITS.tokens, what: 'words and signs' }, [offset, offset + 1]);
    take(parser.next(lexeme));
    // the lexer marks documents, scalars and errors with single control characters that are not in the text
    if (!CONTROL_LEXEME.test(lexeme)) offset += lexeme.length;
  }
  take(parser.end());
  checkDepth(tokens, stop);
  return tokens;
};
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the lexer's marks
const CONTROL_LEXEME = /^[\x02\x18\x1f]$/;

const checkDepth = (tokens: readonly CST.Token[], stop: Reader['stop']): void => {
  const open: [CST.Token, number][] = tokens.map((token) => [token, 0]);
  for (let next = open.pop(); next; next = open.pop()) {
    const [token, depth] = next;
    if (depth > LIMITS.depth) stop('LW1006', { limit: LIMITS.depth }, [token.offset, token.offset + 1]);
    if (token.type === 'document') {
      if (token.value) open.push([token.value, 0]);
    } else if ('items' in token) {
      for (const item of token.items) {
        if (item.key) open.push([item.key, depth + 1]);
        if (item.value) open.push([item.value, depth + 1]);
      }
    }
  }
};

class Reader {
  readonly file: string;
  readonly lines = new LineCounter();
  readonly diagnostics: Diagnostic[] = [];
  readonly #pairs = new Map<YAMLMap, Map<string, Pair>>();
  readonly #anchors = new Map<string, Node>();
  readonly #targets = new Map<Node, Node>();
  readonly #unfinished = new Set<Node>();
  readonly #built = new Map<Node, { readonly value: unknown; readonly size: number }>();
  #size = 0;
  #root: Node | null = null;

  constructor(file: string) {
    this.file = file;
  }

  span([start, end]: Range): SourceSpan {
    const from = this.lines.linePos(start);
    const to = this.lines.linePos(end);
    return {
      file: this.file,
      line: Math.max(1, from.line),
      column: Math.max(1, from.col),
      endLine: Math.max(1, to.line),
      endColumn: Math.max(1, to.col),
    };
  }

  tell<C extends Code>(code: C, args: ArgsOf<C>, range: Range): void {
    this.diagnostics.push(diagnostic(code, args, { source: this.span(range) }));
  }

  stop = <C extends Code>(code: C, args: ArgsOf<C>, range: Range): never => {
    throw new Stop(diagnostic(code, args, { source: this.span(range) }));
  };

  /** The value of a document. */
  read(text: string): { readonly root: unknown } {
    const tokens = tokensOf(text, this.lines, this.stop);
    const composer = new Composer({ version: '1.2', schema: 'core', uniqueKeys: false, keepSourceTokens: false });
    const [document] = [...composer.compose(tokens)];
    if (document) this.#checkDocument(document, text);
    const root = document?.contents as Node | null | undefined;
    if (!root || (isScalar(root) && root.value === null)) return this.stop('LW1002', {}, [0, 0]);
    this.#root = root;
    return { root: this.#build(root) };
  }

  #checkDocument(document: Document.Parsed, text: string): void {
    const { version, explicit } = document.directives.yaml;
    if (explicit && version !== '1.2') {
      const at = Math.max(0, text.indexOf('%YAML'));
      this.stop('LW1013', { version }, [at, at + 5]);
    }
    const first = [...document.errors].sort((a, b) => a.pos[0] - b.pos[0])[0];
    if (first) {
      const range = openQuote(text, first.message, first.pos) ?? inkAt(text, first.pos);
      if (first.code === 'TAB_AS_INDENT') this.stop('LW1004', {}, range);
      if (first.code === 'MULTIPLE_DOCS') this.stop('LW1005', {}, range);
      this.stop(
        'LW1003',
        { problem: problemOf(first.code, first.message, text.slice(range[0], range[0] + 80)) },
        range,
      );
    }
    for (const warning of document.warnings) {
      if (warning.code !== 'TAG_RESOLVE_FAILED') continue;
      const [start, end] = warning.pos;
      this.stop('LW1009', { tag: clip(text.slice(start, end).split(/\s/)[0] ?? '') }, [
        start,
        Math.max(end, start + 1),
      ]);
    }
  }

  #grow(by: number, node: Node): void {
    this.#size += by;
    if (this.#size > LIMITS.values)
      this.stop('LW1007', { limit: LIMITS.values, what: 'values' }, rangeOf(node) ?? [0, 1]);
  }

  /** Plain values of a node. Mappings have no prototype; an alias shares the value of its anchor and counts again. */
  #build(node: Node | null, fallback?: Range): unknown {
    if (!node) {
      this.#size += 1;
      return null;
    }
    if (isAlias(node)) {
      const target = this.#anchors.get(node.source);
      const range = rangeOf(node) ?? fallback ?? [0, 1];
      const name = clip(node.source);
      if (!target) return this.stop('LW1008', { name, problem: 'has no anchor before it' }, range);
      if (this.#unfinished.has(target))
        return this.stop('LW1008', { name, problem: 'stands inside its own anchor' }, range);
      this.#targets.set(node, target);
      const built = this.#built.get(target);
      this.#grow(built?.size ?? 1, node);
      return built?.value;
    }
    const anchor = (node as Scalar | YAMLMap).anchor;
    if (anchor) {
      this.#anchors.set(anchor, node);
      this.#unfinished.add(node);
    }
    const before = this.#size;
    this.#grow(1, node);
    const value = isMap(node)
      ? this.#buildMap(node)
      : isSeq(node)
        ? node.items.map((item) => this.#build(item as Node | null))
        : isScalar(node)
          ? node.value
          : null;
    if (anchor) {
      this.#unfinished.delete(node);
      this.#built.set(node, { value, size: this.#size - before });
    }
    return value;
  }

  #buildMap(map: YAMLMap): unknown {
    const value: Record<string, unknown> = Object.create(null);
    const pairs = new Map<string, Pair>();
    this.#pairs.set(map, pairs);
    for (const pair of map.items) {
      const key = this.#keyOf(pair, map);
      if (key === undefined) {
        this.#build(pair.value as Node | null);
        continue;
      }
      const range = rangeOf(pair.key) ?? [0, 1];
      const first = pairs.get(key);
      const built = this.#build(pair.value as Node | null, range);
      if (first) {
        const line = this.span(rangeOf(first.key) ?? [0, 1]).line;
        this.tell('LW1010', { key: clip(key), first: line }, range);
        continue;
      }
      pairs.set(key, pair);
      value[key] = built;
    }
    return value;
  }

  #keyOf(pair: Pair, map: YAMLMap): string | undefined {
    const key = pair.key as Node | null;
    const range = rangeOf(key) ?? rangeOf(pair.value) ?? rangeOf(map) ?? [0, 1];
    if (!isScalar(key)) {
      this.tell(
        'LW1011',
        { found: !key ? 'nothing' : isAlias(key) ? 'an alias' : isMap(key) ? 'a mapping' : 'a list' },
        [range[0], range[0] + 1],
      );
      return undefined;
    }
    if (key.anchor) this.#anchors.set(key.anchor, key);
    if (key.anchor) this.#built.set(key, { value: key.value, size: 1 });
    if (typeof key.value === 'string') {
      if (key.value === '__proto__') {
        this.tell('LW1107', { name: key.value, example: 'proto' }, range);
        return undefined;
      }
      if (key.value === '<<' && key.type === 'PLAIN') {
        this.tell('LW1012', {}, range);
        return undefined;
      }
      if (key.value !== '') return key.value;
    } else if (key.value !== null && key.source) return key.source;
    this.tell('LW1011', { found: 'nothing' }, [range[0], Math.max(range[1], range[0] + 1)]);
    return undefined;
  }

  #resolve(node: unknown): unknown {
    let target = node;
    while (isAlias(target)) target = this.#targets.get(target);
    return target;
  }

  readonly spans: SpanIndex = (path, part) => {
    if (!this.#root) return undefined;
    const first = isMap(this.#root) ? this.#root.items[0] : undefined;
    let place: Place = { key: rangeOf(first?.key) ?? rangeOf(this.#root), value: rangeOf(this.#root), block: true };
    let node: unknown = this.#root;
    for (const key of path) {
      const inside = this.#resolve(node);
      let next: Place | undefined;
      if (isMap(inside)) {
        const pair = this.#pairs.get(inside)?.get(String(key));
        if (!pair) break;
        node = pair.value;
        next = { key: rangeOf(pair.key), value: rangeOf(node), block: isMap(node) || isSeq(node) };
      } else if (isSeq(inside) && typeof key === 'number' && inside.items[key] !== undefined) {
        node = inside.items[key];
        next = { key: rangeOf(node), value: rangeOf(node), block: false };
      }
      if (!next) break;
      place = { key: next.key ?? place.key, value: next.value, block: next.block };
    }
    const wantsKey = part === 'key' || (part === undefined && place.block);
    const range = (wantsKey ? place.key : place.value) ?? place.key ?? place.value;
    return range && this.span(range);
  };
}

/** A range of the text that begins at something to see on its line, where there is something. */
const inkAt = (text: string, [start, end]: Range): Range => {
  let from = Math.min(start, text.length);
  while (text[from] === ' ') from++;
  if (from >= text.length || text[from] === '\n' || text[from] === '\r') from = Math.min(start, text.length);
  return [from, Math.min(Math.max(end, from + 1), text.length)];
};

/** Where a quote that is never closed begins: its text runs to the end, so it is the last of its kind. */
const openQuote = (text: string, message: string, [start]: Range): Range | undefined => {
  const quote = /^Missing closing (["'])/.exec(message)?.[1];
  const at = quote === undefined ? -1 : text.lastIndexOf(quote, start - 1);
  return at < 0 ? undefined : [at, at + 1];
};

/** The library's message in our words where its own would puzzle. */
const problemOf = (code: string, message: string, at: string): string => {
  const glued = /^([\w-]{1,40}):[^\s:]/.exec(at);
  if (glued && (code === 'MULTILINE_IMPLICIT_KEY' || code === 'MISSING_CHAR'))
    return `the colon after "${glued[1]}" needs a space behind it`;
  if (code === 'BAD_INDENT' && message.startsWith('Flow '))
    return `a ${message.includes('map') ? '{' : '['} is not closed before this`;
  if (message.startsWith('Missing closing ')) return 'this quote is never closed';
  const own: Readonly<Record<string, string>> = {
    BLOCK_AS_IMPLICIT_KEY: 'a mapping stands inside a value on the same line',
    KEY_OVER_1024_CHARS: 'a key has more than 1024 characters',
    MULTILINE_IMPLICIT_KEY: 'a key must stand on one line',
    IMPOSSIBLE: 'the parser cannot make sense of this',
  };
  const text = own[code] ?? message.replace(/\s+/g, ' ').trim();
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
};

/** Reads YAML 1.2 into plain values. Never throws: what cannot be read is a diagnostic with its place. */
export const readYaml = (source: string, file: string): Reading => {
  const start = { file, line: 1, column: 1, endLine: 1, endColumn: 1 };
  const size = source.length > LIMITS.bytes ? source.length : utf8Length(source);
  if (size > LIMITS.bytes) {
    return {
      value: undefined,
      spans: () => start,
      diagnostics: [diagnostic('LW1001', { size, limit: LIMITS.bytes }, { source: start })],
    };
  }
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const reader = new Reader(file);
  try {
    const value = reader.read(text);
    return { value, spans: reader.spans, diagnostics: reader.diagnostics };
  } catch (error) {
    const told =
      error instanceof Stop
        ? error.diagnostic
        : diagnostic(
            'LW1003',
            { problem: `the parser gave up (${error instanceof Error ? clip(error.message) : 'unknown'})` },
            { source: start },
          );
    return { value: undefined, spans: reader.spans, diagnostics: [told] };
  }
};
