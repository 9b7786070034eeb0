import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What of the app comes over the wire. */
export type Load = {
  readonly page: number;
  readonly worker: number;
  readonly lazy: readonly (readonly [string, number])[];
};

const size = (path: string): number => gzipSync(readFileSync(path), { level: 9 }).length;

/** Chunks that a script names as its own imports, those asked for later aside: `from"./units-2Otub3x.js"`. */
const importsOf = (app: string, name: string): readonly string[] =>
  [...readFileSync(join(app, name), 'utf8').matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)].map(
    ([, path]) => `assets/${path}`,
  );

/** Scripts with all that they cannot run without. */
const withImports = (app: string, names: readonly string[]): readonly string[] => {
  const found = new Set(names);
  for (const name of found) for (const other of importsOf(app, name)) found.add(other);
  return [...found];
};

/**
 * What a browser fetches before a view is opened: the page, what it names and what that preloads, and the worker with the
 * compiler; and what comes later, largest first.
 * @param app folder of the built app
 * @returns bytes, gzip
 */
export const loadOf = (app: string): Load => {
  const html = readFileSync(join(app, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\.\/(assets\/[^"]+)"/g)].map(([, path]) => path ?? '');
  const assets = readdirSync(join(app, 'assets'))
    .filter((name) => /\.(?:js|css)$/.test(name))
    .map((name) => `assets/${name}`);
  const entries = assets.filter((name) => name.includes('/worker-'));
  const workers = withImports(app, entries);
  if (named.length < 2 || entries.length !== 1)
    throw new Error(`${app} is not the app as it is built: nothing to weigh`);
  const total = (names: readonly string[]): number => names.reduce((sum, name) => sum + size(join(app, name)), 0);
  return {
    page: total(['index.html', ...named]),
    worker: total(workers),
    lazy: assets
      .filter((name) => !named.includes(name) && !workers.includes(name) && name.endsWith('.js'))
      .map((name) => [name.replace(/^assets\/|-[\w-]{8}(?=\.js$)/g, ''), size(join(app, name))] as const)
      .toSorted(([, x], [, y]) => y - x),
  };
};
