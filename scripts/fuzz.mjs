// npm run fuzz [-- --runs N --seed N]: random and damaged dumps into the reader of module memory; none may throw, hang or eat memory.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './lib/root.mjs';
import { setup } from './lib/setup.mjs';

setup();
const args = process.argv.slice(2);
const option = (name, otherwise) => (args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise);
const runs = option('--runs', 10_000_000);
const first = option('--seed', 0);
const { fuzzOnce } = await bundled();

const started = performance.now();
let slowest = 0;
let most = 0;
for (let seed = first; seed < first + runs; seed++) {
  const before = performance.now();
  try {
    fuzzOnce(seed);
  } catch (error) {
    console.error(`lanewright: seed ${seed} makes the reader throw`);
    console.error(error);
    process.exit(1);
  }
  slowest = Math.max(slowest, performance.now() - before);
  if (seed % 100_000 === 0) {
    most = Math.max(most, process.memoryUsage().heapUsed);
    if (runs > 1_000_000) console.log(`${seed - first} of ${runs}`);
  }
}
const seconds = (performance.now() - started) / 1000;
console.log(
  `${runs.toLocaleString('en')} dumps in ${seconds.toFixed(0)} s: none made the reader throw; the slowest took ${slowest.toFixed(0)} ms, the heap held at most ${(most / 1e6).toFixed(0)} MB`,
);
if (slowest > 2000 || most > 1e9) {
  console.error('lanewright: a dump took longer, or more memory, than any may');
  process.exit(1);
}

async function bundled() {
  const { default: config } = await import('../rolldown.config.mjs');
  const { rolldown } = await import('rolldown');
  const { output, ...input } = config;
  const bundle = await rolldown({
    ...input,
    cwd: root,
    input: { fuzz: join(root, 'src/core/module/testing/fuzz.ts') },
  });
  const dir = join(root, 'dist/fuzz');
  await bundle.write({ ...output, dir });
  await bundle.close();
  return import(pathToFileURL(join(dir, 'fuzz.mjs')));
}
