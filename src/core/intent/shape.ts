import type * as z from 'zod/mini';
import { clip, didYouMean, found, listed } from '../yaml/index.ts';
import type { Path } from './intent.ts';
import type { Report } from './report.ts';
import { FABRIC, type FabricSource } from './schema.ts';
import { FACETS, type Facet } from './vocabulary.ts';
import { branchFor, choicesOf, knownKeys, placeAt } from './walk.ts';

type Issue = z.core.$ZodIssue;

/** A count is wrong as a count only when a number was written; other sorts of values are wrong as such. */
const isWrongType = (facet: Facet, value: unknown): boolean =>
  value === null ||
  typeof value === 'object' ||
  typeof value === 'boolean' ||
  (facet.kind === 'count' && typeof value !== 'number') ||
  (facet.kind === 'name' && typeof value !== 'string');

const nameLike = (name: string): string => {
  const letters = name
    .replace(/[^A-Za-z0-9_-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 40);
  return letters === '' ? 'main' : letters;
};

/** Takes down one fault for one bad value. */
const reportValue = (path: Path, source: unknown, report: Report): void => {
  const place = placeAt(path, source);
  const value = place?.value;
  const facet = (place && FACETS.get(place.schema)) ?? { kind: 'type', expected: 'another value' };
  const { expected } = facet;
  const args = { expected, found: found(value) };
  if (value === undefined && path.length > 0) {
    const parent = path.length === 1 ? 'the fabric' : `"${clip(String(path.at(-2)))}"`;
    report('LW1102', { parent, key: String(path.at(-1)), expected }, path.slice(0, -1), 'key');
  } else if (facet.kind === 'type' || isWrongType(facet, value)) report('LW1103', args, path);
  else if (facet.kind === 'count') report('LW1104', args, path);
  else if (facet.kind === 'quantity') report('LW1105', args, path);
  else if (facet.kind === 'name')
    report('LW1107', { name: clip(String(value)), example: nameLike(String(value)) }, path);
  else if (facet.kind === 'version') report('LW1108', { found: found(value) }, path);
  else {
    const choices = place ? choicesOf(place.schema) : [];
    const near = report.near(String(value), choices);
    report('LW1106', { ...args, suggestion: didYouMean(near) }, path, 'value', near);
  }
};

/** Issues with unions opened: a mapping is judged by the branch of keys alone. */
const flatten = (
  issues: readonly Issue[],
  source: unknown,
  base: Path = [],
): readonly (Issue & { readonly at: Path })[] =>
  issues.flatMap((issue) => {
    const at = [...base, ...(issue.path as (string | number)[])];
    if (issue.code !== 'invalid_union') return [{ ...issue, at }];
    const place = placeAt(at, source);
    const branch = place && branchFor(place.schema, place.value);
    const inner = branch && issue.errors[branch.index];
    return inner ? flatten(inner, source, at) : [{ ...issue, at }];
  });

/** Checks the shape of a fabric: the same value typed, or undefined with the faults reported, one for each bad value. */
export const checkShape = (source: unknown, report: Report): FabricSource | undefined => {
  const result = FABRIC.safeParse(source);
  if (result.success) return result.data;
  const seen = new Set<string>();
  for (const issue of flatten(result.error.issues, source)) {
    if (issue.code === 'unrecognized_keys') {
      const known = knownKeys(placeAt(issue.at, source));
      for (const key of issue.keys) {
        const near = report.near(key, known);
        const args = { key: clip(key), suggestion: didYouMean(near), known: listed(known, 20) };
        report('LW1101', args, [...issue.at, key], 'key', near);
      }
      continue;
    }
    const id = JSON.stringify(issue.at);
    if (seen.has(id)) continue;
    seen.add(id);
    if (issue.code === 'invalid_key') {
      const name = String(issue.at.at(-1));
      report('LW1107', { name: clip(name), example: nameLike(name) }, issue.at, 'key');
    } else reportValue(issue.at, source, report);
  }
  return undefined;
};
