// npm run bench [-- --smoke]: installs and builds where needed, then runs bench/main.mjs or bench/main.ts.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

setup();
await buildIfStale();
process.exitCode = run(process.execPath, [await program(), ...process.argv.slice(2)]);

async function program() {
  const plain = join(root, 'bench/main.mjs');
  if (existsSync(plain)) return plain;
  const typed = join(root, 'bench/main.ts');
  if (!existsSync(typed)) {
    console.error('lanewright: there is no bench/main.mjs and no bench/main.ts');
    process.exit(1);
  }
  // Bundled as the program itself is, so that what is measured is what runs.
  const { default: config } = await import('../rolldown.config.mjs');
  const { rolldown } = await import('rolldown');
  const { output, ...input } = config;
  const bundle = await rolldown({ ...input, cwd: root, input: { main: typed } });
  const dir = join(root, 'dist/bench');
  await bundle.write({ ...output, dir });
  await bundle.close();
  return join(dir, 'main.mjs');
}
