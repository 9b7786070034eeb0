// npm start: installs and builds where needed, then compiles the first example.
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
const args = process.argv.slice(2);
const command = args.length > 0 ? args : ['build', 'examples/ai-400g/fabric.yaml', '-o', 'out/ai-400g'];
process.exitCode = run(process.execPath, [join(root, 'bin/lanewright'), ...command]);
