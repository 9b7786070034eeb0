import type * as z from 'zod/mini';
import type { Path } from './intent.ts';
import { FABRIC } from './schema.ts';

/** A schema of any sort. */
export type Schema = z.core.$ZodTypes;
const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;

/** The schema behind `optional`. */
const bare = (schema: Schema): Schema => {
  const def = schema._zod.def;
  return def.type === 'optional' ? bare(def.innerType as Schema) : schema;
};

/** The branch of a union that a value of this sort is meant for: mappings go to the branch of keys. */
export const branchFor = (
  schema: Schema,
  value: unknown,
): { readonly schema: Schema; readonly index: number } | undefined => {
  const { def } = schema._zod;
  if (def.type !== 'union' || !isMapping(value)) return undefined;
  const index = def.options.findIndex((option) => (option as Schema)._zod.def.type === 'object');
  return index < 0 ? undefined : { schema: def.options[index] as Schema, index };
};

const step = (schema: Schema, key: string | number): Schema | undefined => {
  const { def } = schema._zod;
  if (def.type === 'object') return own(def.shape, key) as Schema | undefined;
  if (def.type === 'record') return def.valueType as Schema;
  return def.type === 'array' ? (def.element as Schema) : undefined;
};

export type Place = { readonly schema: Schema; readonly value: unknown };

/** What the language says at a path, and the value that stands there; undefined where it knows no such path. */
export const placeAt = (path: Path, source: unknown): Place | undefined => {
  let schema = bare(FABRIC as unknown as Schema);
  let value = source;
  for (const key of path) {
    const next = step(branchFor(schema, value)?.schema ?? schema, key);
    if (!next) return undefined;
    schema = bare(next);
    value = own(value, key);
  }
  return { schema, value };
};

/** The keys that a mapping at a place may have. */
export const knownKeys = (place: Place | undefined): readonly string[] => {
  const def = place && (branchFor(place.schema, place.value)?.schema ?? place.schema)._zod.def;
  return def?.type === 'object' ? Object.keys(def.shape) : [];
};

/** The words that may stand at a place, where they are few. */
export const choicesOf = (schema: Schema): readonly string[] => {
  const { def } = schema._zod;
  if (def.type === 'enum') return Object.values(def.entries).map(String);
  return def.type === 'union' ? def.options.flatMap((option) => choicesOf(option as Schema)) : [];
};
