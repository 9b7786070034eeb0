// npm run bench [-- --smoke]: installs and builds where needed, then runs every bench/*.ts, or the one that --only names.
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { buildIfStale } from './lib/build.mjs';
import { root } from './lib/root.mjs';
import { run } from './lib/run.mjs';
import { setup } from './lib/setup.mjs';

setup();
await buildIfStale();
const args = process.argv.slice(2);
const only = args.includes('--only') ? args[args.indexOf('--only') + 1] : undefined;
const names = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => basename(file, '.ts'))
  .filter((name) => only === undefined || name === only);
if (names.length === 0) {
  console.error(`lanewright: there is no benchmark bench/${only ?? '*'}.ts`);
  process.exit(1);
}
const programs = await bundled(names);
process.exitCode = Math.max(...programs.map((program) => run(process.execPath, [program, ...args])));

/** Bundled as the program itself is, so that what is measured is what runs. */
async function bundled(names) {
  const { default: config } = await import('../rolldown.config.mjs');
  const { rolldown } = await import('rolldown');
  const { output, ...input } = config;
  const entries = Object.fromEntries(names.map((name) => [name, join(root, 'bench', `${name}.ts`)]));
  const bundle = await rolldown({ ...input, cwd: root, input: entries, external: ['playwright-core'] });
  const dir = join(root, 'dist/bench');
  await bundle.write({ ...output, dir });
  await bundle.close();
  return names.map((name) => join(dir, `${name}.mjs`));
}
