// Makes the checkout ready to work in: the right Node, and node_modules as package-lock.json says.
// Plain Node, no packages: this runs before anything is installed.
import { createHash } from 'node:crypto';
import { accessSync, constants, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

const lockFile = join(root, 'package-lock.json');
const installedFile = join(root, 'node_modules/.package-lock.json');
const stampFile = join(root, 'node_modules/.lanewright-stamp');

/** Returns when the packages are in place; ends the process with one clear line when they cannot be. */
export function setup() {
  checkNode();
  const lockText = readFileSync(lockFile, 'utf8');
  const stamp = `${createHash('sha256').update(lockText).digest('hex')} ${process.platform} ${process.arch}\n`;
  if (readIfThere(stampFile) === stamp) return;
  if (!isInstalled(lockText)) install();
  writeFileSync(stampFile, stamp);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`lanewright: Node 20.19 or newer is needed; this is ${process.versions.node}`);
  process.exit(2);
}

/** True when someone already installed just what the lock file says; optional packages may be for other platforms. */
function isInstalled(lockText) {
  const installedText = readIfThere(installedFile);
  if (installedText === undefined) return false;
  const wanted = JSON.parse(lockText).packages;
  const installed = JSON.parse(installedText).packages;
  const missing = Object.keys(wanted).some(
    (path) => path !== '' && !wanted[path].optional && installed[path]?.version !== wanted[path].version,
  );
  const other = Object.keys(installed).some((path) => installed[path].version !== wanted[path]?.version);
  return !missing && !other;
}

function install() {
  console.error('lanewright: installing packages (npm ci) …');
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  args.push('--loglevel=error', ...cacheOption());
  const status = npm(args);
  if (status === 0) return;
  console.error(`lanewright: npm ci failed (exit ${status}); the lines above say why`);
  process.exit(1);
}

/** The npm that called us, or the one on the path. */
function npm(args, options = {}) {
  // What npm says goes to stderr: stdout belongs to the command that the user asked for.
  const streams = { stdio: ['ignore', 2, 2], ...options };
  const cli = process.env.npm_execpath;
  if (cli?.endsWith('.js')) return run(process.execPath, [cli, ...args], streams);
  return run('npm', args, { shell: process.platform === 'win32', ...streams });
}

/** npm keeps its cache under HOME; where HOME is empty, unset or not writable, it is given another place. */
function cacheOption() {
  const home = process.env.HOME ?? safeHome();
  if (process.platform === 'win32' || (home && isWritable(home))) return [];
  const cache = join(tmpdir(), `lanewright-npm-${process.getuid?.() ?? 0}`);
  mkdirSync(cache, { recursive: true });
  return [`--cache=${cache}`];
}

function safeHome() {
  try {
    return homedir();
  } catch {
    return '';
  }
}

function isWritable(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}
