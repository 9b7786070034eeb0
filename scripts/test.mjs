// npm test [-- vitest options]: installs where needed, then runs every test once.
import { join } from 'node:path';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

setup();
const vitest = join(root, 'node_modules/vitest/vitest.mjs');
process.exitCode = run(process.execPath, [vitest, 'run', ...process.argv.slice(2)]);
