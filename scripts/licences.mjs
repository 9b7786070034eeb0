// npm run licences: every installed package has a licence we may use, and every dependency of ours is pinned and
// described in docs/dependencies.md.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
]);
/** Weak copyleft by file: fine for a tool that is run and not shipped. */
const allowedInDevelopment = new Set(['MPL-2.0']);

const faults = [];
const readJson = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const { packages } = readJson('package-lock.json');
const installed = Object.entries(packages).filter(([path]) => path !== '');
for (const [path, entry] of installed) checkLicence(path, entry);
const ours = checkOurs(readJson('package.json'), readFileSync(join(root, 'docs/dependencies.md'), 'utf8'));
if (installed.length === 0) faults.push('package-lock.json names no package');
for (const fault of faults) console.error(fault);
console.log(`${installed.length} packages, ${ours} of them named in package.json, ${faults.length} faults`);
process.exitCode = faults.length > 0 ? 1 : 0;

function checkLicence(path, entry) {
  const manifest = `${path}/package.json`;
  const present = existsSync(join(root, manifest));
  if (!present && !entry.optional) faults.push(`${path}: not installed; run \`npm ci\``);
  const own = present ? licenceOf(readJson(manifest)) : undefined;
  const stated = new Set([entry.license, own].filter((text) => text !== undefined));
  if (stated.size === 0) faults.push(`${path}: no licence stated`);
  for (const text of stated) {
    if (!isAllowed(text, entry.dev === true)) faults.push(`${path}: licence not on the list: ${text}`);
  }
}

/** Old manifests write {type} or a list of them, any of which may be taken. */
function licenceOf({ license, licenses }) {
  if (Array.isArray(licenses)) return licenses.map(({ type }) => type).join(' OR ');
  return typeof license === 'object' ? license?.type : license;
}

/** An SPDX expression: OR needs one side allowed, AND both; an exception (WITH) only adds permissions. */
function isAllowed(expression, development) {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const either = () => {
    let ok = both();
    while (tokens[at] === 'OR') {
      at += 1;
      const right = both();
      ok ||= right;
    }
    return ok;
  };
  const both = () => {
    let ok = one();
    while (tokens[at] === 'AND') {
      at += 1;
      const right = one();
      ok &&= right;
    }
    return ok;
  };
  const one = () => {
    const token = tokens[at];
    at += 1;
    if (token === '(') {
      const ok = either();
      at += 1;
      return ok;
    }
    if (tokens[at] === 'WITH') at += 2;
    return allowed.has(token) || (development && allowedInDevelopment.has(token));
  };
  return either() && at === tokens.length;
}

function checkOurs({ dependencies = {}, devDependencies = {} }, text) {
  const wanted = Object.entries({ ...dependencies, ...devDependencies });
  for (const [name, version] of wanted) {
    if (!/^\d+\.\d+\.\d+$/.test(version)) faults.push(`package.json: ${name} is not pinned: ${version}`);
    const row = text.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
    if (row === undefined) faults.push(`docs/dependencies.md: no row for ${name}`);
    else if (!row.includes(` ${packages[`node_modules/${name}`]?.license} `)) {
      faults.push(`docs/dependencies.md: ${name} has the licence ${packages[`node_modules/${name}`]?.license}`);
    }
  }
  for (const [, name] of text.matchAll(/^\| `([^`]+)` \|/gm)) {
    if (!wanted.some(([ours]) => ours === name)) faults.push(`docs/dependencies.md: ${name} is not in package.json`);
  }
  return wanted.length;
}
