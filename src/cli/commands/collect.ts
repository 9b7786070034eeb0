import { join } from 'node:path';
import { collectFiles } from '../../core/asbuilt/index.ts';
import { EXIT } from '../exit.ts';
import { print, printJson } from '../terminal.ts';
import { writeOut } from '../write-out.ts';

/** `collect -o DIR`: a script and a playbook that gather what `verify` reads. */
export const collect = async ({ out, json }: { readonly out: string; readonly json?: boolean }): Promise<number> => {
  const written = await writeOut(out, collectFiles());
  const files = written.map(({ path, bytes }) => ({ path: join(out, path), bytes }));
  if (json) printJson({ format: 'lanewright-collect', version: 1, files });
  else print(...files.map(({ path }) => path));
  return EXIT.clean;
};
