import { type OutputFile, type Written, writeFolder } from '../host/files.ts';
import { UsageError } from './exit.ts';

/** Writes files into the folder that -o names. Throws UsageError where it cannot be written to. */
export const writeOut = (folder: string, files: readonly OutputFile[]): Promise<Written> =>
  writeFolder(folder, files).catch((error: unknown) => {
    throw new UsageError(`cannot write to ${folder}: ${error instanceof Error ? error.message : String(error)}`);
  });
