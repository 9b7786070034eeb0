import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtinCatalog } from '../src/core/catalog/index.ts';
import { askRow } from '../src/core/link/batch/question.ts';
import { rowSchema } from '../src/core/link/batch/schema.ts';
import { checkLink, type LinkQuestion } from '../src/core/link/index.ts';

/*
 * Benchmarks: what a user waits for, as a ratio to a floor. Runs are taken in turn, so that a busy machine slows both alike;
 * figures are medians. `--smoke` takes few runs and only shows that everything still runs.
 */
const smoke = process.argv.includes('--smoke');
const root = resolve(import.meta.dirname, existsSync(resolve('package.json')) ? process.cwd() : '..');

const median = (values: readonly number[]): number =>
  values.toSorted((x, y) => x - y)[Math.floor(values.length / 2)] ?? Number.NaN;

const time = (run: () => void): number => {
  const start = performance.now();
  run();
  return performance.now() - start;
};

type Timed = { readonly what: string; readonly args: readonly string[]; readonly most: number };

/** Commands on ai-400g as processes, against an empty Node process, all run in turn. */
const processBench = (): void => {
  const runs = smoke ? 5 : 31;
  const empty = join(tmpdir(), 'lanewright-empty.mjs');
  writeFileSync(empty, '');
  const cli = join(root, 'bin', 'lanewright');
  const fabric = join(root, 'examples', 'ai-400g', 'fabric.yaml');
  const out = mkdtempSync(join(tmpdir(), 'lanewright-bench-'));
  const commands: readonly Timed[] = [
    { what: 'check of ai-400g as a process  ', args: ['check', fabric], most: 3 },
    { what: 'build of ai-400g with every file', args: ['build', fabric, '-o', out], most: 12 },
  ];
  const node = (args: readonly string[]) => execFileSync(process.execPath, args, { stdio: 'ignore' });
  for (const { what, args } of commands) {
    const first = spawnSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
    if (first.status !== 0) throw new Error(`${what.trim()} failed:\n${first.stdout}${first.stderr}`);
  }
  const floor: number[] = [];
  const taken = commands.map((): number[] => []);
  for (let i = 0; i < runs; i++) {
    floor.push(time(() => node([empty])));
    for (const [at, { args }] of commands.entries()) taken[at]?.push(time(() => node([cli, ...args])));
  }
  rmSync(out, { recursive: true });
  for (const [at, { what, most }] of commands.entries()) {
    const middle = median(taken[at] ?? []);
    const ratio = middle / median(floor);
    console.log(
      `${what} ${middle.toFixed(0)} ms, empty Node ${median(floor).toFixed(0)} ms: ${ratio.toFixed(2)}x (aim: at most ${most}x)`,
    );
  }
};

const questions = (): readonly LinkQuestion[] => {
  const shared = resolve(process.env.LANEWRIGHT_SHARED ?? join(root, '..', 'shared'));
  const files = ['compat-cases.json', 'compat-cases-2.json']
    .map((name) => join(shared, 'data', name))
    .filter(existsSync);
  const all = [join(root, 'cases', 'link', 'cases.json'), ...files];
  return all.flatMap((file) =>
    (JSON.parse(readFileSync(file, 'utf8')).rows as readonly unknown[]).flatMap((raw) => {
      const asked = askRow(builtinCatalog(), rowSchema.parse(raw));
      return 'question' in asked ? [asked.question] : [];
    }),
  );
};

/** All rules with the proof or the causes written out, round-robin over the link cases. */
const ruleBench = (): void => {
  const catalog = builtinCatalog();
  const asked = questions();
  const want = smoke ? 2_000 : 200_000;
  let works = 0;
  const round = (count: number): void => {
    for (let i = 0; i < count; i++) {
      const verdict = checkLink(catalog, asked[i % asked.length] as LinkQuestion);
      if (verdict.works && verdict.proof.lanes.length > 0) works++;
    }
  };
  round(Math.min(want, 5_000));
  const cpuBefore = process.cpuUsage();
  const wall = time(() => round(want));
  const cpu = process.cpuUsage(cpuBefore);
  const perSecond = (ms: number): string => Math.round((want / ms) * 1000).toLocaleString('en-US');
  console.log(
    `link rules with proof           ${perSecond(wall)} checks/s wall, ${perSecond((cpu.user + cpu.system) / 1000)} checks/CPU-s, over ${asked.length} cases (${works > 0 ? 'proofs written' : 'no proof?'})`,
  );
  if (works === 0) throw new Error('no case works: the benchmark measures nothing');
};

console.log(`Node ${process.version}, ${smoke ? 'smoke size' : 'full size'}`);
processBench();
ruleBench();
