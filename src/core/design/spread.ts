import type { Group, Run } from './groups.ts';
import { largest } from './numbers.ts';
import type { Host } from './servers.ts';

/** Runs with the classes mixed in proportion, so that every stretch of the list holds a fair share of each. */
const interleaved = (group: Group, hosts: readonly Host[]): readonly Run[] => {
  const classOf = (run: Run): string => (hosts[run.host] as Host).className;
  const totals = new Map<string, number>();
  for (const run of group.runs) totals.set(classOf(run), (totals.get(classOf(run)) ?? 0) + 1);
  if (totals.size < 2) return group.runs;
  const seen = new Map<string, number>();
  return group.runs
    .map((run, order) => {
      const own = classOf(run);
      const place = seen.get(own) ?? 0;
      seen.set(own, place + 1);
      return { run, order, half: 2 * place + 1, total: totals.get(own) as number };
    })
    .sort((x, y) => x.half * y.total - y.half * x.total || x.order - y.order)
    .map(({ run }) => run);
};

/**
 * Link → leaf. Hosts go to the leafs in contiguous blocks of rack order, equal in bandwidth; the ports of one host go
 * to as many leafs as it has ports, in turn.
 */
export const spread = (group: Group, leafs: number, hosts: readonly Host[]): Int32Array => {
  const leafOf = new Int32Array(group.host.length);
  if (leafs === 1) return leafOf;
  const runs = interleaved(group, hosts);
  const width = Math.min(leafs, largest(runs.map((run) => run.to - run.from)));
  const regular = leafs % width === 0 && runs.every((run) => (run.to - run.from) % width === 0);
  const blocks = leafs / width;
  const total = runs.reduce((sum, run) => sum + run.bandwidth, 0);
  let before = 0;
  let turn = 0;
  for (const run of runs) {
    const block = Math.floor((before * blocks) / total);
    for (let i = run.from; i < run.to; i++) {
      leafOf[i] = regular ? block * width + ((i - run.from) % width) : turn++ % leafs;
    }
    before += run.bandwidth;
  }
  return leafOf;
};
