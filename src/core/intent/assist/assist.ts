import * as z from 'zod/mini';
import type { KnownParts } from '../against.ts';
import type { Path } from '../intent.ts';
import { FACETS } from '../vocabulary.ts';
import { choicesOf, knownKeys, placeAt, type Schema } from '../walk.ts';
import { type Cursor, cursorAt } from './cursor.ts';
import { knownKeysAt, knownValues, portsText } from './known.ts';
import { moduleText } from './module-text.ts';

/** A word to put in the place of the one under the cursor. */
export type Completion = {
  readonly label: string;
  /** what it is, in one line */
  readonly about: string;
  readonly kind: 'key' | 'value';
  /** what is written; differs from the label for keys, which bring their colon */
  readonly put: string;
};

export type Completions = { readonly from: number; readonly to: number; readonly options: readonly Completion[] };

/** What a word of the file means. */
export type Meaning = {
  readonly from: number;
  readonly to: number;
  readonly title: string;
  readonly lines: readonly string[];
};

/** The description of a key, as the language has it. */
const descriptionOf = (path: Path, root: unknown): string => {
  const parent = placeAt(path.slice(0, -1), root);
  const key = String(path.at(-1));
  const def = parent?.schema._zod.def;
  const shape = def?.type === 'object' ? (def.shape as Record<string, Schema>) : undefined;
  const own = shape && Object.hasOwn(shape, key) ? shape[key] : undefined;
  const described = own && z.globalRegistry.get(own as unknown as z.ZodMiniType)?.description;
  if (described) return described;
  const place = placeAt(path, root);
  return (place && FACETS.get(place.schema as unknown as z.ZodMiniType)?.expected) ?? '';
};

const keyCompletions = (cursor: Cursor, parts: KnownParts): readonly Completion[] => {
  const { path, root, beside } = cursor;
  const words = [
    ...knownKeys(placeAt(path, root)).map((word) => ({ word, about: descriptionOf([...path, word], root) })),
    ...knownKeysAt(path, root, parts),
  ];
  return words
    .filter(({ word }) => !beside.includes(word))
    .map(({ word, about }) => ({ label: word, about, kind: 'key', put: `${word}: ` }));
};

const valueCompletions = ({ path, root }: Cursor, parts: KnownParts): readonly Completion[] => {
  const place = placeAt(path, root);
  const choices = place ? choicesOf(place.schema) : [];
  const words = [...choices.map((word) => ({ word, about: '' })), ...knownValues(path, root, parts)];
  return words.map(({ word, about }) => ({ label: word, about, kind: 'value', put: word }));
};

/**
 * What may stand at a cursor: keys of the language, words of the catalogue, names of the file itself. Works in files that do
 * not parse yet; undefined where nothing can be said.
 * @param offset characters from the start of the text
 */
export const completionsAt = (text: string, offset: number, parts: KnownParts): Completions | undefined => {
  const cursor = cursorAt(text, offset);
  if (!cursor) return undefined;
  // the value of a mapping not begun yet will be a key of it
  const values = cursor.role === 'value' ? valueCompletions(cursor, parts) : [];
  const options = values.length > 0 ? values : keyCompletions(cursor, parts);
  return options.length > 0 ? { from: cursor.from, to: cursor.to, options } : undefined;
};

/** What the word under a cursor means: the key by the language, a part or model by the catalogue. */
export const meaningAt = (text: string, offset: number, parts: KnownParts): Meaning | undefined => {
  const cursor = cursorAt(text, offset);
  if (!cursor || cursor.word === '') return undefined;
  const { word, from, to, path, root, role } = cursor;
  const device = [...parts.devices.values()].find(({ id }) => id === word);
  if (device) {
    return {
      from,
      to,
      title: `${device.vendor} ${device.model}`,
      lines: [portsText(device), ...(device.portLimits ? [device.portLimits] : [])],
    };
  }
  const module = [...parts.modules.values()].find(({ id }) => id === word);
  if (module)
    return { from, to, title: `${module.vendor} ${module.partNumber ?? module.id}`, lines: moduleText(module) };
  const at = role === 'key' ? [...path, word] : path;
  const about = descriptionOf(at, root);
  return about === '' ? undefined : { from, to, title: at.map(String).join('.'), lines: [about] };
};
