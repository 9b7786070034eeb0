import { dirname, join } from 'node:path';
import type { Catalog } from '../core/catalog/index.ts';
import { type Compilation, compile, offerFixes } from '../core/compile/index.ts';
import { type Diagnostic, diagnostic, renderPretty } from '../core/diagnostics/index.ts';
import { PLAIN_TERMS } from '../core/emit/order/terms.ts';
import { type Lock, readLock } from '../core/fabric/index.ts';
import type { SupplyText } from '../core/supply/index.ts';
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

/** The price and stock file of the user, unread: the compiler tells what is wrong in it. */
const findPrices = async (file: string | undefined): Promise<SupplyText | undefined> => {
  if (file === undefined) return undefined;
  const read = await readTextFile(file);
  if ('problem' in read) throw new UsageError(`cannot read the prices ${file}: ${read.problem} (${read.detail})`);
  return { file, text: read.text };
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
      order: PLAIN_TERMS,
      diagnostics: [tooLarge],
      stoppedAt: 'parse',
      state: { text: '', file, catalog },
    };
    return { compilation, diagnostics: [tooLarge], catalog, sources: new Map() };
  }
  const { lock, diagnostics } = await findLock(file, options.lock);
  const prices = await findPrices(options.prices);
  const input = { text: read.text, file, catalog, lock, prices };
  const compilation = compile(input, step);
  if (compilation.stoppedAt !== undefined) step('look for fixes');
  return {
    compilation,
    diagnostics: [...diagnostics, ...offerFixes(input, compilation)],
    catalog,
    sources: new Map([[file, read.text], ...(prices ? [[prices.file, prices.text] as const] : [])]),
  };
};

/** Prints the diagnostics of a compilation to standard error. */
export const printDiagnostics = ({ diagnostics, sources }: FileCompilation): void => {
  if (diagnostics.length === 0) return;
  process.stderr.write(`${renderPretty(diagnostics, { sources, color: usesColor(process.stderr) })}\n`);
};
