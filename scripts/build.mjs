// npm run build: dist/ with the command line, the library entries and their type declarations.
import { setup } from './lib/setup.mjs';

setup();
const { build } = await import('./lib/build.mjs');
const { presentEntries } = await import('./lib/entries.mjs');
const started = performance.now();
try {
  await build({ types: true });
} catch (error) {
  console.error(`lanewright: the build failed: ${error.message}`);
  process.exit(1);
}
const names = Object.keys(presentEntries()).map((name) => `dist/${name}.mjs`);
console.log(`built ${names.join(', ')} in ${((performance.now() - started) / 1000).toFixed(1)} s`);
