import { isMap, isScalar, isSeq, type Node, type Pair, parseDocument } from 'yaml';
import type { Path } from '../intent.ts';

/** Where a cursor stands in a fabric file, also in one that does not parse yet. */
export type Cursor = {
  /** of the mapping or list that the word stands in, and for values its own key */
  readonly path: Path;
  readonly role: 'key' | 'value';
  /** the word under the cursor, and its place in the text */
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** keys that stand beside it already */
  readonly beside: readonly string[];
  /** the file as values, as far as it can be read */
  readonly root: unknown;
};

/** Stands for the word under the cursor while the text is read: no file holds it. */
const MARK = 'lanewrightcursor';
const WORD = /[\w\-.:[\]/+]/;

const wordAt = (text: string, offset: number): { readonly from: number; readonly to: number } => {
  let from = offset;
  let to = offset;
  const isWord = (at: number): boolean => {
    const c = text[at];
    // a colon before a blank ends a key
    return c !== undefined && WORD.test(c) && !(c === ':' && /^(?:\s|$)/.test(text.slice(at + 1, at + 2)));
  };
  while (isWord(from - 1)) from--;
  while (isWord(to)) to++;
  return { from, to };
};

const keyText = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');
const isMark = (node: unknown): boolean => isScalar(node) && String(node.value).includes(MARK);

type Found = Pick<Cursor, 'path' | 'role' | 'beside'>;

const find = (node: unknown, path: Path): Found | undefined => {
  if (isMark(node)) return { path, role: 'value', beside: [] };
  if (isMap(node)) {
    for (const pair of node.items) {
      if (isMark(pair.key)) {
        const beside = node.items.filter((item) => item !== pair).map(keyText);
        return { path, role: 'key', beside };
      }
      const inside = find(pair.value, [...path, keyText(pair)]);
      if (inside) return inside;
    }
  }
  if (isSeq(node)) {
    for (const [i, item] of node.items.entries()) {
      const inside = find(item, [...path, i]);
      if (inside) return inside;
    }
  }
  return undefined;
};

/** Files beyond this are not assisted: every key would wait for the parser. */
const LONGEST = 200_000;

/** Where a cursor stands; undefined in comments and where no structure can be made out. */
export const cursorAt = (text: string, offset: number): Cursor | undefined => {
  if (text.length > LONGEST) return undefined;
  const { from, to } = wordAt(text, offset);
  const marked = `${text.slice(0, from)}${MARK}${text.slice(to)}`;
  const document = parseDocument(marked, { version: '1.2', schema: 'core', uniqueKeys: false, logLevel: 'silent' });
  const found = find(document.contents as Node | null, []);
  if (!found) return undefined;
  let root: unknown;
  try {
    root = document.toJS({ maxAliasCount: 100 });
  } catch {
    root = undefined;
  }
  return { ...found, word: text.slice(from, to), from, to, root };
};
