// npm run lint:imports: the import order of .dependency-cruiser.cjs, on src and on a tree with seeded violations.
// The tree must give exactly the violations listed beside it: a rule that stops biting fails here.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import swc from '@swc/core';
import { root } from './lib/root.mjs';

// The cruiser asks its parser for TypeScript without JSX; for files that have it, it is asked for both.
const { parseFileSync } = swc;
swc.parseFileSync = (file, options) => parseFileSync(file, { ...options, tsx: file.endsWith('x') });
const { cruise } = await import('dependency-cruiser');
const { default: extractDepcruiseOptions } = await import('dependency-cruiser/config-utl/extract-depcruise-options');

const options = await extractDepcruiseOptions(join(root, '.dependency-cruiser.cjs'));
const seeded = join(root, 'scripts/fixtures/forbidden-import');
let failed = false;

await checkSeeded();
await checkSource();
process.exitCode = failed ? 1 : 0;

async function checkSeeded() {
  const { violations } = await violationsIn(seeded);
  const expected = JSON.parse(readFileSync(join(seeded, 'expected.json'), 'utf8'));
  const unseen = expected.filter((line) => !violations.includes(line));
  const unasked = violations.filter((line) => !expected.includes(line));
  for (const line of unseen) fail(`seeded violation not caught: ${line}`);
  for (const line of unasked) fail(`reported in the seeded tree though allowed there: ${line}`);
  console.log(`seeded violations caught: ${expected.length - unseen.length} of ${expected.length}`);
}

async function checkSource() {
  const { violations, modules, dependencies } = await violationsIn(root);
  for (const line of violations) fail(line);
  if (modules === 0 || dependencies === 0) fail(`nothing was read: ${modules} modules, ${dependencies} imports`);
  console.log(`src and web: ${modules} modules, ${dependencies} imports, ${violations.length} violations`);
}

async function violationsIn(baseDir) {
  const { output } = await cruise(['src', 'web/src'], { ...options, baseDir, validate: true });
  const { modules, summary } = output;
  return {
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${nameOf(to)}`).sort(),
    modules: modules.filter(({ source }) => /^(?:src|web)\/.*\.tsx?$/.test(source)).length,
    dependencies: modules.reduce((sum, module) => sum + module.dependencies.length, 0),
  };
}

/** Packages by their name: where they are installed says nothing. */
function nameOf(path) {
  return path.replace(/^.*node_modules\/((?:@[^/]+\/)?[^/]+).*$/, 'package $1');
}

function fail(line) {
  failed = true;
  console.error(line);
}
