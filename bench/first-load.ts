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

/** A built module and those that it names to run at all, in turn; what it loads with `import()` comes later. */
const withImports = (app: string, path: string, found: Set<string> = new Set()): ReadonlySet<string> => {
  if (found.has(path)) return found;
  found.add(path);
  const text = readFileSync(join(app, path), 'utf8');
  for (const [, name] of text.matchAll(/\b(?:from|import)"\.\/([\w.-]+\.js)"/g))
    withImports(app, `assets/${name}`, found);
  return found;
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
  const workers = assets.filter((name) => name.includes('/worker-'));
  if (named.length < 2 || workers.length !== 1)
    throw new Error(`${app} is not the app as it is built: nothing to weigh`);
  // the page's own are named by the html; what it shares with the worker is fetched once
  const compiler = [...withImports(app, workers[0] ?? '')].filter((name) => !named.includes(name));
  const total = (names: readonly string[]): number => names.reduce((sum, name) => sum + size(join(app, name)), 0);
  return {
    page: total(['index.html', ...named]),
    worker: total(compiler),
    lazy: assets
      .filter((name) => !named.includes(name) && !compiler.includes(name) && name.endsWith('.js'))
      .map((name) => [name.replace(/^assets\/|-[\w-]{8}(?=\.js$)/g, ''), size(join(app, name))] as const)
      .toSorted(([, x], [, y]) => y - x),
  };
};
