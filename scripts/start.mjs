// npm start: installs and builds where needed, compiles the first example and, at a terminal, serves the app with it.
import { join } from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

setup();
try {
  await buildIfStale();
} catch (error) {
  console.error(`lanewright: the build failed: ${error.message}`);
  process.exit(1);
}
const lanewright = (...args) => run(process.execPath, [join(root, 'bin/lanewright'), ...args]);
const example = 'examples/ai-400g/fabric.yaml';
const args = process.argv.slice(2);
process.exitCode = args.length > 0 ? lanewright(...args) : lanewright('build', example, '-o', 'out/ai-400g');
if (args.length === 0 && process.exitCode === 0 && process.stdout.isTTY && !process.env.CI) {
  process.exitCode = lanewright('serve', example);
}
