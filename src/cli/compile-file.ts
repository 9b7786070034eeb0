import { dirname, join } from 'node:path';
import type { Catalog } from '../core/catalog/index.ts';
import { type Compilation, compile, offerFixes } from '../core/compile/index.ts';
import { type Diagnostic, diagnostic, renderPretty } from '../core/diagnostics/index.ts';
import { type Lock, readLock } from '../core/fabric/index.ts';
import type { ModuleId } from '../core/parts/index.ts';
import { MAX_SOURCE_BYTES, readTextFile } from '../host/files.ts';
import { UsageError } from './exit.ts';
import { type CatalogOption, loadCatalog } from './load-catalog.ts';
import { progress, usesColor } from './terminal.ts';

export type CompileOptions = CatalogOption & {
  readonly lock?: string;
  readonly prices?: string;
  readonly json?: boolean;
};

/** A compilation of a file, with what is needed to print it. */
export type FileCompilation = {
  readonly compilation: Compilation;
  /** those of the files around the source first */
  readonly diagnostics: readonly Diagnostic[];
  readonly catalog: Catalog;
  readonly sources: ReadonlyMap<string, string>;
};

const MAX_LOCK_BYTES = 256 * 1024 * 1024;

/** The lock named by the user, else fabric.lock beside the source if it is there. */
const findLock = async (
  file: string,
  named: string | undefined,
): Promise<{ lock: Lock | undefined; diagnostics: readonly Diagnostic[] }> => {
  const path = named ?? join(dirname(file), 'fabric.lock');
  const read = await readTextFile(path, MAX_LOCK_BYTES);
  if ('text' in read) return readLock(read.text);
  if (named !== undefined) throw new UsageError(`cannot read the lock ${path}: ${read.problem} (${read.detail})`);
  return { lock: undefined, diagnostics: [] };
};

const readPrices = async (path: string | undefined): Promise<ReadonlyMap<ModuleId, number> | undefined> => {
  if (path === undefined) return undefined;
  const read = await readTextFile(path);
  if ('problem' in read) throw new UsageError(`cannot read the prices ${path}: ${read.problem} (${read.detail})`);
  const { parse } = await import('yaml');
  let value: unknown;
  try {
    value = parse(read.text, { maxAliasCount: 0 });
  } catch (error) {
    throw new UsageError(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UsageError(`${path}: expected part ids with prices`);
  return new Map(
    Object.entries(value).map(([id, price]) => {
      if (typeof price !== 'number' || !(price >= 0)) throw new UsageError(`${path}: the price of ${id} is no number`);
      return [id as ModuleId, price];
    }),
  );
};

/** Reads and compiles a fabric file with its lock and prices. */
export const compileFile = async (
  file: string,
  options: CompileOptions,
  step: (name: string) => void = progress(),
): Promise<FileCompilation> => {
  const read = await readTextFile(file);
  const catalog = await loadCatalog(options);
  if ('problem' in read) {
    if (read.problem !== 'too-large') throw new UsageError(`cannot read ${file}: ${read.problem} (${read.detail})`);
    const tooLarge = diagnostic('LW5001', { file, detail: read.detail, limit: MAX_SOURCE_BYTES });
    const compilation = {
      fabric: undefined,
      sizing: [],
      diagnostics: [tooLarge],
      stoppedAt: 'parse',
      state: { text: '', file, catalog },
    };
    return { compilation, diagnostics: [tooLarge], catalog, sources: new Map() };
  }
  const { lock, diagnostics } = await findLock(file, options.lock);
  const prices = await readPrices(options.prices);
  const input = { text: read.text, file, catalog, lock, prices };
  const compilation = compile(input, step);
  if (compilation.stoppedAt !== undefined) step('look for fixes');
  return {
    compilation,
    diagnostics: [...diagnostics, ...offerFixes(input, compilation)],
    catalog,
    sources: new Map([[file, read.text]]),
  };
};

/** Prints the diagnostics of a compilation to standard error. */
export const printDiagnostics = ({ diagnostics, sources }: FileCompilation): void => {
  if (diagnostics.length === 0) return;
  process.stderr.write(`${renderPretty(diagnostics, { sources, color: usesColor(process.stderr) })}\n`);
};
