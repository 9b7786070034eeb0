import { hasErrors, toGithub, toJson, toSarif } from '../../core/diagnostics/index.ts';
import { summarise } from '../../core/emit/summary.ts';
import { type CompileOptions, compileFile, printDiagnostics } from '../compile-file.ts';
import { EXIT } from '../exit.ts';
import { fixFile } from '../fix-file.ts';
import { paint, print, printJson } from '../terminal.ts';
import { VERSION } from '../version.ts';

export type CheckOptions = CompileOptions & {
  /** write the nearest checked change of each error into the file */
  readonly fix?: boolean;
  readonly format?: 'pretty' | 'json' | 'sarif' | 'github';
};

/** `check FILE`: compiles and says what is wrong, and what would mend it; writes nothing but what `--fix` asks for. */
export const check = async (file: string, options: CheckOptions): Promise<number> => {
  const fixed = options.fix ? await fixFile(file, options) : [];
  const result = await compileFile(file, options);
  const { catalog, diagnostics } = result;
  const { fabric, stoppedAt, order } = result.compilation;
  const summary = fabric && summarise(fabric, catalog, order);
  const format = options.format ?? (options.json ? 'json' : 'pretty');
  if (format === 'sarif') printJson(toSarif(diagnostics, VERSION));
  else if (format === 'github') process.stdout.write(toGithub(diagnostics));
  else if (format === 'json') {
    printJson({
      format: 'lanewright-check',
      version: 1,
      ok: fabric !== undefined,
      stoppedAt: stoppedAt ?? null,
      ...pick(toJson(diagnostics)),
      fixed,
      summary: summary ?? null,
    });
  } else {
    for (const { code, line, column, title } of fixed)
      print(`${paint('green', 'fixed')}  ${file}:${line}:${column} ${code}: ${title}`);
    printDiagnostics(result);
    if (summary) {
      const { proofs } = summary;
      print(
        `${paint('green', 'ok')}  ${file}: ${summary.devices.reduce((n, d) => n + d.count, 0)} devices, ${proofs.provedLinks} of ${proofs.links} links proved`,
      );
    }
  }
  return fabric && !hasErrors(diagnostics) ? EXIT.clean : EXIT.diagnostics;
};

const pick = ({ diagnostics }: ReturnType<typeof toJson>) => ({ diagnostics });
