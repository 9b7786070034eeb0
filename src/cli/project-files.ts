import { basename, dirname, join } from 'node:path';
import { readTextFile, readTextFolder } from '../host/files.ts';
import type { CompileOptions } from './compile-file.ts';
import { UsageError } from './exit.ts';

const MAX_LOCK_BYTES = 256 * 1024 * 1024;

/**
 * `project.json`: a fabric file with its lock and the user's parts, as the web app opens it. Nothing is compiled here: the app
 * does that itself.
 */
export const projectJson = async (
  file: string,
  { lock: named, catalog: folder }: Pick<CompileOptions, 'lock' | 'catalog'>,
): Promise<string> => {
  const source = await readTextFile(file);
  if ('problem' in source) throw new UsageError(`cannot read ${file}: ${source.problem} (${source.detail})`);
  const lockPath = named ?? join(dirname(file), 'fabric.lock');
  const lock = await readTextFile(lockPath, MAX_LOCK_BYTES);
  if ('problem' in lock && named !== undefined)
    throw new UsageError(`cannot read the lock ${lockPath}: ${lock.problem} (${lock.detail})`);
  const catalog = folder === undefined ? [] : await readTextFolder(folder, '.json');
  if ('problem' in catalog) throw new UsageError(`cannot read the catalogue folder ${folder}: ${catalog.problem}`);
  return JSON.stringify({
    format: 'lanewright-project',
    version: 1,
    file: basename(file),
    text: source.text,
    ...('text' in lock && { lock: lock.text }),
    catalog: catalog.map(({ file: path, text }) => ({ file: basename(path), text })),
  });
};
