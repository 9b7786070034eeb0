import { join, relative } from 'node:path';
import { emitAll } from '../../core/compile/index.ts';
import { hasErrors, toJson } from '../../core/diagnostics/index.ts';
import { summarise } from '../../core/emit/summary.ts';
import { readFolder } from '../../host/files.ts';
import { type CompileOptions, compileFile, printDiagnostics } from '../compile-file.ts';
import { EXIT, UsageError } from '../exit.ts';
import { summaryText } from '../summary-text.ts';
import { paint, print, printJson, progress, table } from '../terminal.ts';
import { writeOut } from '../write-out.ts';

export type BuildOptions = CompileOptions & {
  readonly out?: string;
  /** folder for the web app with this fabric */
  readonly site?: string;
};

const WHAT: Readonly<Record<string, string>> = {
  'report.html': 'the whole answer with pictures, for buyer, installer and manager',
  'report.md': 'everything in words, with the proofs',
  'bom.csv': 'what to buy',
  'cabling.csv': 'every link, end to end',
  'topology.dot': 'wiring for Cumulus PTM',
  'proofs.json': 'why each class of links works',
  'fabric.json': 'the fabric as data',
  'fabric.lock': 'what has been given out; keep it beside the source',
};

/** The web app with this fabric, as files for any static host. */
const writeSite = async (file: string, folder: string, options: BuildOptions): Promise<void> => {
  const { appFolder } = await import('../app-folder.ts');
  const { projectJson } = await import('../project-files.ts');
  const app = await readFolder(appFolder());
  await writeOut(folder, [...app, { path: 'project.json', chunks: [await projectJson(file, options)] }]);
};

/** `build FILE -o DIR`: compiles and writes every file, or writes nothing. */
export const build = async (file: string, options: BuildOptions): Promise<number> => {
  const { out, site } = options;
  if (out === undefined && site === undefined) throw new UsageError('build needs -o DIR, --site DIR or both');
  const step = progress();
  const result = await compileFile(file, options, step);
  const { compilation, catalog, diagnostics } = result;
  const { fabric } = compilation;
  if (!options.json) printDiagnostics(result);
  if (!fabric || hasErrors(diagnostics)) {
    if (options.json)
      printJson({
        format: 'lanewright-build',
        version: 1,
        ok: false,
        diagnostics: toJson(diagnostics).diagnostics,
        files: [],
      });
    return EXIT.diagnostics;
  }
  step('write');
  const files = out === undefined ? [] : emitAll({ fabric, catalog, sizing: compilation.sizing });
  const written = out === undefined ? [] : await writeOut(out, files);
  if (site !== undefined) await writeSite(file, site, options);
  const summary = summarise(fabric, catalog);
  const shown = written.map(({ path, bytes }) => ({ path: join(out ?? '', path), bytes }));
  if (options.json) {
    printJson({
      format: 'lanewright-build',
      version: 1,
      ok: true,
      diagnostics: toJson(diagnostics).diagnostics,
      summary,
      files: shown,
      site: site ?? null,
    });
    return EXIT.clean;
  }
  const rows = shown.map(({ path }) => [relative(process.cwd(), path) || path, WHAT[relative(out ?? '', path)] ?? '']);
  if (site !== undefined) rows.push([join(site, 'index.html'), 'the web app with this fabric']);
  print(...summaryText(summary), paint('cyan', 'files'), ...table(rows).map((line) => `  ${line}`));
  return EXIT.clean;
};
