import { isAlias, isMap, isScalar, type Node, type Pair, parseDocument, type YAMLMap } from 'yaml';
import { type Edit, spanMaker } from '../diagnostics/index.ts';
import type { Path } from './intent.ts';

type Found =
  | { readonly kind: 'value'; readonly start: number; readonly end: number }
  | { readonly kind: 'absent'; readonly map: YAMLMap; readonly rest: Path }
  | { readonly kind: 'elsewhere' };

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');

const locate = (root: unknown, path: Path): Found => {
  let node = root;
  for (const [i, key] of path.entries()) {
    if (!isMap(node)) return { kind: 'elsewhere' };
    const pair = node.items.find((item) => keyOf(item) === String(key));
    if (!pair) return { kind: 'absent', map: node, rest: path.slice(i) };
    node = pair.value;
  }
  const range = (node as Node | null)?.range;
  // a value written elsewhere (an alias) or nowhere is not ours to change
  if (!range || isAlias(node) || range[1] <= range[0]) return { kind: 'elsewhere' };
  return { kind: 'value', start: range[0], end: range[1] };
};

/** `a: { b: value }` for a path that is not there. */
const nested = (rest: Path, value: string): string => {
  const [key, ...deeper] = rest;
  return deeper.length === 0 ? `${key}: ${value}` : `${key}: { ${nested(deeper, value)} }`;
};

/** Where a new key goes into a mapping, and what is written there. */
const insertion = (
  text: string,
  map: YAMLMap,
  isRoot: boolean,
  entry: string,
): { at: number; put: string } | undefined => {
  const [first] = map.items;
  const start = map.range?.[0];
  if (start === undefined) return undefined;
  if (map.flow) return { at: start + 1, put: first ? ` ${entry},` : ` ${entry} ` };
  if (isRoot) return { at: text.length, put: `${text.endsWith('\n') ? '' : '\n'}${entry}\n` };
  const key = (first?.key as Node | null | undefined)?.range?.[0];
  if (key === undefined) return undefined;
  const indent = ' '.repeat(key - (text.lastIndexOf('\n', key - 1) + 1));
  return { at: key, put: `${entry}\n${indent}` };
};

/** A fabric file open for changes of single values; everything else keeps its bytes. */
export type SourceEditor = {
  /** Is there a value at the path, written there itself? */
  readonly has: (path: Path) => boolean;
  /** The edit that puts a value (YAML in flow style) at a path, adding keys that are missing; undefined where the file does not let it. */
  readonly set: (path: Path, value: string) => Edit | undefined;
};

/** Opens a source that parses. Bad text gives an editor that changes nothing. */
export const editSource = (source: string, file: string): SourceEditor => {
  const text = source.replace(/^\uFEFF/, '');
  const document = parseDocument(text, { version: '1.2', schema: 'core', uniqueKeys: false });
  const root = document.errors.length > 0 ? undefined : document.contents;
  const span = spanMaker(text, file);
  return {
    has: (path) => locate(root, path).kind === 'value',
    set: (path, value) => {
      const found = locate(root, path);
      if (found.kind === 'value') {
        // a block of lines ends with its last word, not with the empty lines after it
        const end = found.start + text.slice(found.start, found.end).trimEnd().length;
        return { span: span(found.start, end), text: value };
      }
      if (found.kind === 'elsewhere') return undefined;
      const put = insertion(text, found.map, found.map === root, nested(found.rest, value));
      return put && { span: span(put.at, put.at), text: put.put };
    },
  };
};
