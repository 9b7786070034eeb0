import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from './exit.ts';

/** The built web app: it lies beside the program in dist. */
export const appFolder = (): string => {
  const folder = fileURLToPath(new URL('../web/', import.meta.url));
  if (!existsSync(`${folder}index.html`))
    throw new UsageError(`the web app is not built: no ${folder} (npm run build)`);
  return folder;
};
