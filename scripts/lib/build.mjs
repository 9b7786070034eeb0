// Bundles src into dist, and knows whether dist is still what src says.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presentEntries } from './entries.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const dist = join(root, 'dist');
const stampFile = join(dist, '.stamp');
const inputs = [
  'src',
  'web',
  'examples/ai-400g',
  'scripts/lib',
  'package-lock.json',
  'rolldown.config.mjs',
  'tsconfig.base.json',
];

/** Builds unless dist was made from these very sources. */
export async function buildIfStale() {
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === fingerprint()) return;
  console.error('lanewright: building …');
  await build();
}

/** Builds beside dist and then swaps, so that a program running from dist never sees half of it. */
export async function build({ types = false } = {}) {
  const stamp = fingerprint();
  const next = join(root, `dist.${process.pid}`);
  try {
    const { default: config } = await import('../../rolldown.config.mjs');
    const { rolldown } = await import('rolldown');
    const { output, ...input } = config;
    const bundle = await rolldown({ ...input, cwd: root, input: presentEntries() });
    await bundle.write({ ...output, dir: next });
    await bundle.close();
    await buildWeb(join(next, 'web'));
    writeFileSync(join(next, 'THIRD-PARTY-LICENCES.txt'), notices());
    if (types) emitTypes(join(next, 'types'));
    else keepTypes(join(next, 'types'));
    writeFileSync(join(next, '.stamp'), stamp);
    swap(next);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** The web app, as files for any static host; vite writes the licences of what it bundles beside them. */
async function buildWeb(outDir) {
  const { build } = await import('vite');
  const configFile = join(root, 'web/vite.config.ts');
  const outer = process.env.NODE_ENV;
  // vite heeds what is set, and a test run sets `test`: React would be bundled as for development, and tables drawn whole
  process.env.NODE_ENV = 'production';
  try {
    await build({ configFile, logLevel: 'error', build: { outDir, license: { fileName: 'THIRD-PARTY-LICENCES.md' } } });
  } finally {
    if (outer === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = outer;
  }
}

/** The licence of each package that is bundled into dist, as each asks for. */
function notices() {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.keys(dependencies).map(noticeOf).join('\n');
}

function noticeOf(name) {
  const folder = join(root, 'node_modules', name);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) return statedNotice(name);
  return `==== ${name}\n\n${readFileSync(join(folder, file), 'utf8')}`;
}

/** Some packages name their licence in package.json alone. */
function statedNotice(name) {
  const { license, author, repository } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  if (license === undefined) throw new Error(`${name} states no licence`);
  const holder = typeof author === 'object' ? author.name : author;
  const where = typeof repository === 'object' ? repository.url : repository;
  return `==== ${name}\n\n${license}, Copyright (c) ${holder ?? 'its authors'}; ${where ?? 'no repository stated'}\n`;
}

function emitTypes(folder) {
  const tsc = join(root, 'node_modules/typescript/bin/tsc');
  const status = run(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--outDir', folder]);
  if (status !== 0) throw new Error('the type declarations could not be made; `npm run typecheck` says why');
}

/** A quick build leaves the declarations of the last full one in place. */
function keepTypes(folder) {
  const old = join(dist, 'types');
  if (!existsSync(old)) return;
  mkdirSync(join(folder, '..'), { recursive: true });
  renameSync(old, folder);
}

function swap(next) {
  const old = `${next}.old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(next, dist);
  rmSync(old, { recursive: true, force: true });
}

/** Names, sizes and times of all that goes into dist; tests do not. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, input);
  return hash.digest('hex');
}

function addTo(hash, path) {
  const stat = statSync(join(root, path), { throwIfNoEntry: false });
  if (stat === undefined || path.endsWith('.test.ts')) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(join(root, path)).sort()) addTo(hash, `${path}/${name}`);
  } else {
    hash.update(`${path} ${stat.size} ${stat.mtimeMs}\n`);
  }
}
