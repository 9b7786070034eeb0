import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, type LinkState, soundLink } from '../core/diagnose/testing/link.ts';
import { diagnose } from './commands/diagnose.ts';
import { rehearse } from './commands/rehearse.ts';
import { UsageError } from './exit.ts';
import { catchPrinted } from './testing/printed.ts';

const printed = catchPrinted();

/** Writes what both ends would hand over, and names the folder. */
const written = async ({ a, b }: LinkState, name = 'state'): Promise<string> => {
  for (const { file, bytes } of [...filesOf(a), ...filesOf(b)]) {
    const path = join(printed.folder, name, file);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, bytes);
  }
  return join(printed.folder, name);
};
const ends = { port: 'leaf-1:Ethernet48', far: 'h100-1:ens3f0np0' };
const proof = { from: 'SN4700', to: 'CX7-QSFP112', length: '30' };

/** A dark link: the server's module has its transmitters disabled. */
const disabled = (): LinkState => {
  const link = soundLink();
  for (const end of [link.a, link.b]) end.isUp = false;
  link.a.neighbour = undefined;
  const none = [0, 0, 0, 0, 0, 0, 0, 0];
  Object.assign(link.a.registers, { OpticalPowerRx: none, LOSFlagRx: [1, 2, 3, 4], CDRLOLFlagRx: [1, 2, 3, 4] });
  Object.assign(link.b.registers, {
    OpticalPowerTx: none,
    LaserBiasTx: none,
    OutputDisableTx: [1, 2, 3, 4],
    DPStateHostLane: [7, 7, 7, 7, 1, 1, 1, 1],
  });
  return link;
};

describe('docs/diagnosing-a-link.md', () => {
  it("shows the program's own answers", async () => {
    const page = await readFile('docs/diagnosing-a-link.md', 'utf8');
    const state = await written(disabled());
    expect(await diagnose([state], { ...ends, ...proof })).toBe(1);
    expect(page).toContain(`\`\`\`text\n${printed.out.replaceAll(state, 'state')}\`\`\``);
    printed.out = '';
    const room = join(printed.folder, 'room');
    const plan = 'examples/ai-400g/golden';
    await rehearse({ plan, out: room, seed: '8', faults: 'dirty=1,fec=1', after: '0' });
    printed.out = '';
    expect(await diagnose([], { plan, state: room, link: 'backend-leaf-1:11' })).toBe(1);
    const shown = printed.out.replaceAll(room, 'state').split('\nexcluded\n', 1)[0];
    expect(page).toContain(`\`\`\`text\n${shown}\`\`\``);
  });
});

describe('diagnose', () => {
  it('ends with 0 only where a link is healthy by what is shown', async () => {
    const state = await written(soundLink());
    expect(await diagnose([state], { ...ends, ...proof })).toBe(0);
    expect(printed.out).toContain('it is healthy by this evidence');
    await rm(join(state, 'h100-1', 'module.json'));
    expect(await diagnose([state], { ...ends, ...proof })).toBe(1);
    expect(printed.out).toContain('what is not known may hold one');
  });

  it('takes files by end, with what changed since a baseline, and answers as JSON', async () => {
    await written(soundLink(), 'monday');
    const link = soundLink();
    link.a.preFecBer = 5e-6;
    const state = await written(link);
    const code = await diagnose([], {
      a: [join(state, 'leaf-1')],
      b: [join(state, 'h100-1')],
      baseline: join(printed.folder, 'monday'),
      json: true,
    });
    expect(code).toBe(1);
    const told = JSON.parse(printed.out);
    expect(told).toMatchObject({
      format: 'lanewright-diagnosis',
      version: 1,
      verdict: 'causes',
      causes: [{ kind: 'drift', end: 'a', strength: 'likely', followsFrom: null }],
    });
    expect(told.causes[0].evidence.map(({ where }: { where: string }) => where.split('/').at(-1))).toEqual([
      'ports.txt:19',
      'ports.txt:19',
    ]);
  });

  it('holds a planned link against its proof: parts, settings, light', async () => {
    const room = join(printed.folder, 'room');
    const plan = 'examples/ai-400g/golden';
    await rehearse({ plan, out: room, seed: '3', faults: 'part=1,fec=1,dirty=1,speed=1', after: '0' });
    const faults = [...printed.out.matchAll(/^ {2}(\w+): (\S+) port (\S+) /gm)].map(
      ([, fault, device, port]) => [fault, `${device}:${port}`] as const,
    );
    expect(faults.map(([fault]) => fault).sort()).toEqual(['dirty', 'fec', 'part', 'speed']);
    const kinds: Record<string, string> = { dirty: 'lane-fibre', fec: 'fec', part: 'wrong-module', speed: 'speed' };
    for (const [fault, link] of faults) {
      printed.out = '';
      expect(await diagnose([], { plan, state: room, link, json: true })).toBe(1);
      expect(JSON.parse(printed.out).causes[0]?.kind, `${fault} ${link}`).toBe(kinds[fault ?? '']);
    }
  });

  it('says what is missing in how it was called', async () => {
    const state = await written(soundLink());
    const fails = async (
      files: readonly string[],
      options: Parameters<typeof diagnose>[1],
      words: string,
    ): Promise<void> => {
      await expect(diagnose(files, options)).rejects.toThrow(UsageError);
      await expect(diagnose(files, options)).rejects.toThrow(words);
    };
    await fails([], {}, 'needs files');
    await fails([state], {}, 'say which with --port');
    await fails([state], { ...ends, from: 'SN4700' }, 'a proof wants all of');
    await fails([state], { port: 'leaf-9:Ethernet48' }, 'no file is of a device called leaf-9');
    await fails([state], { ...ends, port: 'leaf-1:Ethernet4' }, 'nothing is said of port Ethernet4');
    await fails([], { plan: 'examples/ai-400g/golden' }, '--plan wants --state and --link');
    await fails([], { plan: 'examples/ai-400g/golden', state, link: 'leaf:1' }, 'no link at leaf:1');
    await fails([], { a: [join(printed.folder, 'none')] }, 'cannot read');
    await writeFile(join(printed.folder, 'notes.txt'), 'hello\n');
    await fails([join(printed.folder, 'notes.txt')], {}, 'nothing in these files');
  });
});
