import { readYaml } from '../yaml/index.ts';

/** A setting that two fabric files give differently; undefined where one does not give it. */
export type SettingChange = { readonly path: string; readonly a: string | undefined; readonly b: string | undefined };

const isMap = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A value as it would be typed, on one line. */
const written = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(written).join(', ')}]`;
  if (isMap(value)) {
    const entries = Object.entries(value).map(([key, inner]) => `${key}: ${written(inner)}`);
    return entries.length ? `{ ${entries.join(', ')} }` : '{}';
  }
  return String(value);
};

const changesBetween = function* (a: unknown, b: unknown, path: string): Iterable<SettingChange> {
  if (isMap(a) && isMap(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      yield* changesBetween(a[key], b[key], path === '' ? key : `${path}.${key}`);
    return;
  }
  const text = (value: unknown): string | undefined => (value === undefined ? undefined : written(value));
  if (text(a) !== text(b)) yield { path, a: text(a), b: text(b) };
};

/**
 * The settings in which two fabric files differ, by path, in the order of the files. Comments, order and style of writing
 * count for nothing; neither does the name of the fabric. A file that cannot be read counts as empty.
 */
export const settingChanges = (a: string, b: string): readonly SettingChange[] => {
  const root = (text: string): unknown => readYaml(text, '').value?.root ?? {};
  return [...changesBetween(root(a), root(b), '')].filter(({ path }) => path !== 'name');
};
