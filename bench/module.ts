import { decode, type ModuleMemory } from '../src/core/module/index.ts';
import { cmisSample, sff8636Sample, sfpSample } from '../src/core/module/testing/samples.ts';

/*
 * Decodes a CPU second, from bytes to every value of the map. Peers, measured on the machine that shared/notes describe: a plain Python
 * decoder of the same fields 13,800 CMIS modules a CPU second, sonic_xcvr 210 from scratch and 2,300 with its objects kept.
 */
const AIM = 100_000;
const PLAIN_PYTHON = 13_800;
const smoke = process.argv.includes('--smoke');
const RUNS = smoke ? 20_000 : 200_000;

/** Copies that differ in a byte each, so that no two decodes see the same memory. */
const copies = (memory: ModuleMemory): readonly ModuleMemory[] =>
  Array.from({ length: 16 }, (_, i) => ({
    model: memory.model,
    pages: new Map(
      [...memory.pages].map(([name, { bytes }]) => {
        const copy = Uint8Array.from(bytes);
        copy[14] = i;
        return [name, { bytes: copy }] as const;
      }),
    ),
  }));

for (const [name, memory] of [
  ['CMIS', cmisSample()],
  ['SFF-8636', sff8636Sample()],
  ['SFF-8472', sfpSample()],
] as const) {
  const list = copies(memory);
  const run = (count: number): number => {
    let values = 0;
    for (let i = 0; i < count; i++) {
      const one = list[i % list.length];
      if (one) values += Object.keys(decode(one).values).length;
    }
    return values;
  };
  run(RUNS / 5);
  const rates: number[] = [];
  for (let i = 0; i < (smoke ? 1 : 5); i++) {
    const before = process.cpuUsage();
    run(RUNS);
    const { user, system } = process.cpuUsage(before);
    rates.push(RUNS / ((user + system) / 1e6));
  }
  const [median = 0] = rates.sort((x, y) => x - y).slice(Math.floor(rates.length / 2));
  const peers =
    name === 'CMIS'
      ? ` (aim: at least ${AIM.toLocaleString('en')}; ${(median / PLAIN_PYTHON).toFixed(1)} times a plain Python decoder)`
      : '';
  console.log(
    `${`module memory, ${name}`.padEnd(32)}${Math.round(median).toLocaleString('en')} decodes/CPU-s, ${run(1)} values each${peers}`,
  );
}
