import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { type FaultKind, planOf, readState, rehearse, verify } from '../src/core/asbuilt/index.ts';
import { builtinCatalog } from '../src/core/catalog/index.ts';
import { compile } from '../src/core/compile/index.ts';
import { fabricJson } from '../src/core/fabric/index.ts';

/*
 * The room against the plan at scale: over 50,000 cables with one in a hundred wrong, from the start of the process to the last
 * line of the answer, reading a state directory of some 15,000 files. `--smoke` takes a small room.
 */
const smoke = process.argv.includes('--smoke');
const root = resolve(import.meta.dirname, existsSync(resolve('package.json')) ? process.cwd() : '..');

/** Two classes of servers, each on four networks of its own, and a management network for all of them. */
const source = (units: number): string => {
  const servers = ['a', 'b'].map(
    (name) => `  ${name}:
    model: SRV-HGX-H100-CX7
    per-rack: 4
    ports:
${[1, 2, 3, 4].map((i) => `      gpu[${2 * i - 1}-${2 * i}]: { to: ${name}${i}, speed: 400G, leaf-port: 2x400G }`).join('\n')}
      bmc: { to: oob }`,
  );
  const networks = ['a', 'b'].flatMap((name) =>
    [1, 2, 3, 4].map((i) => `  ${name}${i}: { leaf: { switch: NV-SN5600, per: unit }, spine: { switch: NV-SN5600 } }`),
  );
  return `lanewright: 1
name: bench
servers:
${servers.join('\n')}
units: { su: { count: ${units}, servers: { a: 32, b: 32 } } }
networks:
${networks.join('\n')}
  oob:
    leaf: { switch: NV-SN2201, per: unit, uplinks: 2 }
    spine: { switch: NV-SN5600, count: 2 }
    lengths: { server-leaf: 30 m }
lengths: { server-leaf: 20 m, leaf-spine: 60 m }
`;
};

const catalog = builtinCatalog();
const { fabric } = compile({ text: source(smoke ? 2 : 64), file: 'bench.yaml', catalog });
if (!fabric) throw new Error('the fabric of the benchmark does not compile');
const plan = planOf(fabric, catalog);
const cables = fabric.cables.length;
// one cable in a hundred, by kinds; a shift takes about six
const each = Math.max(1, Math.round(cables / 100 / 20));
const wishes: Partial<Record<FaultKind, number>> = {
  swap: each * 4,
  shift: each,
  part: each,
  dirty: each,
  missing: each,
  speed: each,
  fec: each,
  names: 2,
  'nic-order': 2,
};
const { seeded, files } = rehearse(plan, 7, wishes);

const folder = mkdtempSync(join(tmpdir(), 'lanewright-verify-'));
let bytes = 0;
let count = 0;
for (const { path, chunks } of files()) {
  const text = [...chunks].join('');
  mkdirSync(dirname(join(folder, 'state', path)), { recursive: true });
  writeFileSync(join(folder, 'state', path), text);
  bytes += text.length;
  count++;
}
writeFileSync(join(folder, 'fabric.json'), [...fabricJson(fabric)].join(''));

const cpuBefore = process.cpuUsage();
const paths = [...files()].map(({ path }) => path);
const cpuMade = process.cpuUsage(cpuBefore);
const states = paths.map((path) => readState({ file: path, text: readFileSync(join(folder, 'state', path), 'utf8') }));
const found = verify({ plan, files: states });
const cpu = process.cpuUsage(cpuBefore);
const cpuSeconds = (cpu.user + cpu.system - cpuMade.user - cpuMade.system) / 1e6;
const shown = new Set(found.findings.flatMap(({ links }) => links));
const spoilt = new Set(seeded.flatMap(({ links }) => links));
const missed = [...spoilt].filter((link) => !shown.has(link)).length;
const invented = [...shown].filter((link) => !spoilt.has(link)).length;

const runs = smoke ? 1 : 5;
const times = Array.from({ length: runs }, () => {
  const start = performance.now();
  const args = [
    join(root, 'bin', 'lanewright'),
    'verify',
    '--plan',
    join(folder, 'fabric.json'),
    '--state',
    join(folder, 'state'),
  ];
  const run = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' });
  if (run.status !== 1) throw new Error(`verify ended with ${run.status}: ${run.stderr}`);
  return (performance.now() - start) / 1000;
}).toSorted((x, y) => x - y);
rmSync(folder, { recursive: true });

console.log(
  `verify of ${cables} cables            ${(times[Math.floor(runs / 2)] ?? 0).toFixed(2)} s as a process (aim: at most 5 s for 50,000), ${cpuSeconds.toFixed(2)} s of CPU to read and judge, ${count} files, ${Math.round(bytes / 1e6)} MB; ${seeded.length} faults on ${spoilt.size} links: ${missed} links missed, ${invented} invented`,
);
if (missed + invented > 0) throw new Error('verify does not find what was put in');
