import { basename, dirname } from 'node:path';
import { applyEdits, type Diagnostic, type Fix } from '../core/diagnostics/index.ts';
import { readTextFile, writeFolder } from '../host/files.ts';
import { type CompileOptions, compileFile } from './compile-file.ts';
import { UsageError } from './exit.ts';

/** A change made in a file: where, and why. */
export type AppliedFix = {
  readonly code: string;
  readonly line: number;
  readonly column: number;
  readonly title: string;
};

/** Each change may uncover what stood behind its fault; a file is not rewritten for ever. */
const ROUNDS = 50;

const firstOf = (diagnostics: readonly Diagnostic[]): { readonly d: Diagnostic; readonly fix: Fix } | undefined => {
  for (const d of diagnostics) {
    const fix =
      d.severity === 'error' ? d.fixes?.find(({ verified, edits }) => verified && edits.length > 0) : undefined;
    if (fix) return { d, fix };
  }
  return undefined;
};

/**
 * Makes the nearest checked change for one error after the other until none is left or none helps, writing the file each time
 * (a new file renamed into place).
 */
export const fixFile = async (file: string, options: CompileOptions): Promise<readonly AppliedFix[]> => {
  const applied: AppliedFix[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const found = firstOf((await compileFile(file, options, () => {})).diagnostics);
    const read = found && (await readTextFile(file));
    if (!found || !read || 'problem' in read) break;
    const text = applyEdits(read.text, found.fix.edits);
    if (text === read.text) break;
    await writeFolder(dirname(file), [{ path: basename(file), chunks: [text] }]).catch((error: unknown) => {
      throw new UsageError(`cannot write ${file}: ${error instanceof Error ? error.message : String(error)}`);
    });
    const { line, column } = found.fix.edits[0]?.span ?? { line: 1, column: 1 };
    applied.push({ code: found.d.code, line, column, title: found.fix.title });
  }
  return applied;
};
