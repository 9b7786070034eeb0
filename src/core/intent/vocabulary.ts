import * as z from 'zod/mini';
import { LIMITS } from './limits.ts';
import { legSpanOf, lengthOf, ratioOf, sparesOf, speedOf, splitOf } from './quantities.ts';

/*
 * The sorts of values and keys that the language is made of (schema.ts), each with what is said of a bad one.
 */
z.config({ jitless: true });

/** What sort of fault a bad value is, and what was expected in words. */
export type Facet = {
  readonly kind: 'type' | 'count' | 'quantity' | 'choice' | 'name' | 'version';
  readonly expected: string;
};
export const FACETS = z.registry<Facet>();

/** A name in keys, host names and file names. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

export const facet = <S extends z.ZodMiniType>(schema: S, kind: Facet['kind'], expected: string): S => {
  FACETS.add(schema, { kind, expected });
  return schema;
};

/** 1000000 as 1,000,000. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

export const text = (expected: string) => facet(z.string().check(z.minLength(1), z.maxLength(200)), 'type', expected);
export const name = () =>
  facet(z.string().check(z.regex(NAME)), 'name', 'a name: a letter, then letters, digits, - or _');
export const count = (from: number, to: number) =>
  facet(z.int().check(z.minimum(from), z.maximum(to)), 'count', `a whole number from ${from} to ${grouped(to)}`);
export const price = () =>
  facet(z.number().check(z.minimum(0), z.maximum(1e9)), 'quantity', 'a price, a number of 0 or more');
export const choice = <const T extends readonly string[]>(values: T) =>
  facet(z.enum(values), 'choice', `one of ${values.join(', ')}`);

/** A quantity as text with its unit; the pattern is for editors, `read` decides. */
const written = (pattern: RegExp, read: (value: string) => unknown, expected: string) =>
  facet(
    z.string().check(
      z.regex(pattern),
      z.refine((value) => read(value) !== undefined),
    ),
    'quantity',
    expected,
  );
/** The same, or a number in the usual unit. */
const quantity = (pattern: RegExp, read: (value: string | number) => unknown, expected: string) =>
  facet(
    z
      .union([z.string().check(z.regex(pattern)), z.number().check(z.positive())])
      .check(z.refine((value) => read(value) !== undefined)),
    'quantity',
    expected,
  );

export const speed = () =>
  quantity(/^\d{1,7}(\.\d{1,6})? ?(G|Gb\/s|Gbps|T|Tb\/s|M)?$/, speedOf, 'a speed such as 400G');
export const length = () =>
  quantity(/^\d{1,9}(\.\d{1,6})? ?(mm|cm|m|km)?$/, lengthOf, 'a length such as 20 m, up to 100 km');
export const ratio = () => quantity(/^\d{1,5}(\.\d{1,2})? ?: ?\d{1,5}(\.\d{1,2})?$/, ratioOf, 'a ratio such as 3:1');
export const split = () => written(/^\d{1,2}x\d{1,4}(\.\d)?G$/, splitOf, 'a split such as 2x200G, 16 ways at most');
export const spares = () =>
  facet(
    z
      .union([
        z.string().check(z.regex(/^\d{1,3}(\.\d{1,2})?%( min \d{1,6})?$/)),
        z.int().check(z.minimum(0), z.maximum(LIMITS.count)),
      ])
      .check(z.refine((value) => sparesOf(value) !== undefined)),
    'quantity',
    'spares such as 2%, 2% min 4 or 4, up to 100%',
  );
export const legSpan = () =>
  written(/^(rack|unit|\d{1,7} racks?)$/, legSpanOf, 'rack, unit, or a number of racks such as 2 racks');

/** A key that may be left out, with what editors say about it. */
export const may = <S extends z.ZodMiniType>(schema: S, description: string): z.ZodMiniOptional<S> => {
  const optional = z.optional(schema);
  z.globalRegistry.add(optional, { description });
  return optional;
};
/** A key that must be there. */
export const must = <S extends z.ZodMiniType>(schema: S, description: string): S => {
  z.globalRegistry.add(schema, { description });
  return schema;
};
export const map = <S extends z.ZodMiniType>(value: S, expected: string) =>
  facet(z.record(z.string(), value), 'type', expected);
export const named = <S extends z.ZodMiniType>(value: S, expected: string) =>
  facet(z.record(name(), value), 'type', expected);
export const keys = <S extends Record<string, z.ZodMiniType>>(shape: S, expected: string) =>
  facet(z.strictObject(shape), 'type', expected);
export const list = <S extends z.ZodMiniType>(item: S, expected: string) => facet(z.array(item), 'type', expected);
