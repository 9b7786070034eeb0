import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './root.mjs';

/**
 * What is built: the name under dist/ and its source. The library entries are the package's sub-path exports.
 * An entry whose source is not written yet is left out.
 */
const entries = {
  'cli/main': 'src/cli/main.ts',
  index: 'src/index.ts',
};

export const presentEntries = () =>
  Object.fromEntries(Object.entries(entries).filter(([, source]) => existsSync(join(root, source))));
