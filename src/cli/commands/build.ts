import { join, relative } from 'node:path';
import { emitAll } from '../../core/compile/index.ts';
import { hasErrors, toJson } from '../../core/diagnostics/index.ts';
import { summarise } from '../../core/emit/summary.ts';
import { type CompileOptions, compileFile, printDiagnostics } from '../compile-file.ts';
import { EXIT } from '../exit.ts';
import { summaryText } from '../summary-text.ts';
import { paint, print, printJson, progress, table } from '../terminal.ts';
import { writeOut } from '../write-out.ts';

export type BuildOptions = CompileOptions & { readonly out: string };

const WHAT: Readonly<Record<string, string>> = {
  'report.html': 'the whole answer with pictures, for buyer, installer and manager',
  'report.md': 'everything in words, with the proofs',
  'bom.csv': 'what to buy',
  'bom.xlsx': 'what to buy, to fill in and print',
  'cabling.csv': 'every link, end to end',
  'cabling.xlsx': 'a sheet for each pair of racks, to print and tick off',
  'topology.dot': 'wiring for Cumulus PTM',
  'proofs.json': 'why each class of links works',
  'fabric.json': 'the fabric as data',
  'fabric.lock': 'what has been given out; keep it beside the source',
};

/** `build FILE -o DIR`: compiles and writes every file, or writes nothing. */
export const build = async (file: string, options: BuildOptions): Promise<number> => {
  const step = progress();
  const result = await compileFile(file, options, step);
  const { compilation, catalog, diagnostics } = result;
  const { fabric, sizing, order } = compilation;
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
  const { emitWorkbooks } = await import('../../core/compile/emit-workbooks.ts');
  const input = { fabric, catalog, sizing, order };
  const files = [...emitAll(input), ...emitWorkbooks(input)];
  const written = await writeOut(options.out, files);
  const summary = summarise(fabric, catalog, order);
  const shown = written.map(({ path, bytes }) => ({ path: join(options.out, path), bytes }));
  if (options.json) {
    printJson({
      format: 'lanewright-build',
      version: 1,
      ok: true,
      diagnostics: toJson(diagnostics).diagnostics,
      summary,
      files: shown,
    });
    return EXIT.clean;
  }
  const rows = shown.map(({ path }) => [
    relative(process.cwd(), path) || path,
    WHAT[relative(options.out, path)] ?? '',
  ]);
  print(...summaryText(summary), paint('cyan', 'files'), ...table(rows).map((line) => `  ${line}`));
  return EXIT.clean;
};
