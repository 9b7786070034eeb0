import { describe, expect, it } from 'vitest';
import { acceptSheet } from './accept.ts';
import { readState } from './evidence/read.ts';
import { type Plan, portName } from './plan.ts';
import { replaceAt } from './replace.ts';
import { planOfExample, rehearsed } from './testing/rooms.ts';
import { trialsOf } from './trials.ts';
import { verify } from './verify.ts';

const plan = planOfExample('ai-400g');
const DAY = 24 * 3600;
const rack = { rack: 'su-1 rack 1' };

const sheet = (after: number, extra: readonly { file: string; text: string }[] = []) => {
  const before = verify({ plan, files: rehearsed(plan, 1, {}).files });
  const now = verify({ plan, files: [...rehearsed(plan, 1, {}, after).files, ...extra.map(readState)] });
  return acceptSheet({ now, before, soakSeconds: DAY, firmware: new Map(), part: rack });
};
const portAt = (of: Plan, name: string): number =>
  Array.from({ length: of.ports }, (_, i) => i).findIndex((i) => portName(of, i) === name);
const outcomes = (result: ReturnType<typeof sheet>, name: string) => {
  const row = result.rows.find(({ port }) => portName(plan, port) === name);
  return Object.fromEntries((row?.checks ?? []).map(({ what, outcome }) => [what, outcome]));
};

describe('accept', () => {
  it('takes both ends of every link of a rack, passes what was seen, and never what was not', () => {
    const result = sheet(DAY);
    expect(result.rows).toHaveLength(64);
    expect(outcomes(result, 'h100-1 port gpu1')).toEqual({
      neighbour: 'pass',
      module: 'pass',
      'module firmware': 'unknown',
      speed: 'pass',
      FEC: 'pass',
      'uncorrectable codewords': 'pass',
      'bit errors before FEC': 'pass',
      'FEC bins': 'unknown',
      'received light': 'pass',
    });
    expect(result.outcome).toBe('unknown');
  });

  it('does not pass a soak that was too short', () => {
    expect(outcomes(sheet(3600), 'backend-leaf-1 port 1')['uncorrectable codewords']).toBe('unknown');
  });

  it('does not know a soak whose counters stood still, or whose module was exchanged', () => {
    const bins = {
      file: 'backend-leaf-1/bins.txt',
      text: '# lanewright: show interfaces counters fec-histogram Ethernet0\nBIN0: 0\nBIN1: 0\n',
    };
    expect(outcomes(sheet(DAY, [bins]), 'backend-leaf-1 port 1')['FEC bins']).toBe('unknown');
    const { texts } = rehearsed(plan, 1, {});
    const own = texts.find(({ file }) => file === 'backend-leaf-1/ports.txt');
    const other = { file: own?.file ?? '', text: own?.text.replace(/"serial": "[^"]*"/, '"serial": "OTHER"') ?? '' };
    const after = rehearsed(plan, 1, {}, DAY).files.filter(({ file }) => file !== other.file);
    const result = acceptSheet({
      now: verify({ plan, files: [...after, readState(other)] }),
      before: verify({ plan, files: rehearsed(plan, 1, {}).files }),
      soakSeconds: DAY,
      firmware: new Map(),
      part: rack,
    });
    const row = result.rows.find(({ port }) => portName(plan, port) === 'backend-leaf-1 port 1');
    expect(row?.checks.find(({ what }) => what === 'uncorrectable codewords')).toMatchObject({
      outcome: 'unknown',
      seen: 'the module was exchanged in between: its soak is not known',
    });
  });

  it('fails a full bin and passes an empty one', () => {
    const bins = (counts: readonly number[]) => ({
      file: 'backend-leaf-1/bins.txt',
      text: `# lanewright: show interfaces counters fec-histogram Ethernet0\nSymbol Errors Per Codeword      Codewords\n${'-'.repeat(28)}  -----------\n${counts.map((count, i) => `BIN${i}   ${count}`).join('\n')}\n`,
    });
    const quiet = [1e9, 40, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    expect(outcomes(sheet(DAY, [bins(quiet)]), 'backend-leaf-1 port 1')['FEC bins']).toBe('pass');
    expect(outcomes(sheet(DAY, [bins(quiet.with(12, 1))]), 'backend-leaf-1 port 1')['FEC bins']).toBe('fail');
  });

  it('has a trial for each rail with the payload of its line rate', () => {
    const trials = trialsOf(plan, rack);
    expect(trials.map(({ rail }) => rail)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(trials[0]?.expect).toBe('up to 392.1 Gb/s');
  });
});

describe('replace', () => {
  const part = (id: string) => {
    const module = plan.catalog.modules.get(id as never);
    if (!module) throw new Error(id);
    return module;
  };

  it('judges the spare by the link rules, and names what changes and what goes down', () => {
    const port = portAt(plan, 'h100-1 port gpu3');
    const good = replaceAt(plan, port, part('NV-MMA1Z00-NS400'));
    expect(good.works).toBe(true);
    expect(good.links[0]?.changes.join()).toContain('NV-MMA1Z00-NS400');
    expect(good.flaps.map(({ port: at }) => portName(plan, at))).toEqual(['h100-1 port gpu3', 'backend-leaf-3 port 1']);
    const bad = replaceAt(plan, port, part('GEN-QSFP112-400G-DR4'));
    expect(bad.works).toBe(false);
    expect(bad.links[0]?.causes[0]?.code).toMatch(/^LW3/);
  });

  it('takes down every leg of a split cage', () => {
    const split = planOfExample('mixed-generations');
    const port =
      Array.from({ length: split.ports }, (_, i) => i).find(
        (i) => (split.plugLinks[split.plug[i] as number] ?? 0) > 1,
      ) ?? -1;
    const planned = split.catalog.modules.get(
      split.fabric.cages.text(split.fabric.ports.get(port, 'cage'), 'module') as never,
    );
    if (!planned) throw new Error('no part');
    const result = replaceAt(split, port, planned);
    expect(result.works).toBe(true);
    expect(result.links.length).toBeGreaterThan(1);
    expect(result.flaps).toHaveLength(result.links.length * 2);
  });
});
