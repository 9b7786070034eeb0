import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accept } from './commands/accept.ts';
import { collect } from './commands/collect.ts';
import { rehearse } from './commands/rehearse.ts';
import { replace } from './commands/replace.ts';
import { verify } from './commands/verify.ts';
import { UsageError } from './exit.ts';
import { catchPrinted } from './testing/printed.ts';

const printed = catchPrinted();

const plan = 'examples/ai-400g/golden';
const made = async (faults: string, more: { seed?: string; after?: string; name?: string } = {}): Promise<string> => {
  const state = join(printed.folder, more.name ?? 'state');
  await rehearse({ plan, out: state, seed: more.seed ?? '1', faults, after: more.after ?? '0' });
  return state;
};

describe('docs/commissioning-a-room.md', () => {
  it("shows the program's own answers", async () => {
    const state = await made('swap=1,names=1,dirty=1,missing=1,fec=1', { seed: '8' });
    const page = await readFile('docs/commissioning-a-room.md', 'utf8');
    expect(page).toContain(`\`\`\`text\n${printed.out.replace(state, 'state')}\`\`\``);
    printed.out = '';
    expect(await verify({ plan, state })).toBe(1);
    expect(page).toContain(`\`\`\`text\n${printed.out}\`\`\``);
  });
});

describe('verify', () => {
  it('ends with 0 only where every cable is right', async () => {
    const state = await made('');
    printed.out = '';
    expect(await verify({ plan, state })).toBe(0);
    expect(printed.out).toContain('right    512');
    await rm(join(state, 'h100-1'), { recursive: true });
    await rm(join(state, 'backend-leaf-1'), { recursive: true });
    expect(await verify({ plan, state })).toBe(1);
    expect(await verify({ plan, state, rack: 'su-2 rack 1' })).toBe(0);
  });

  it('refuses a part that has no link: a name mistyped is not clean', async () => {
    await expect(verify({ plan, state: await made(''), rack: 'su-9 rack 1' })).rejects.toThrow('no link of the plan');
  });

  it('prints the work list as CSV and HTML, and everything as JSON', async () => {
    const state = await made('swap=1,names=1');
    printed.out = '';
    await verify({ plan, state, format: 'csv' });
    expect(printed.out.split('\n')[0]).toBe('rack,device,port,order,code,why,open');
    expect(printed.out).toContain('LW9001');
    printed.out = '';
    await verify({ plan, state, format: 'html' });
    expect(printed.out).toContain('<h2>Work list</h2>');
    printed.out = '';
    await verify({ plan, state, json: true });
    const { clean, findings, links, cables } = JSON.parse(printed.out);
    expect({ clean, findings: findings.length, links: links.length }).toEqual({
      clean: false,
      findings: 2,
      links: 512,
    });
    expect(cables['wrong name'] + cables['wrong end'] + cables.right).toBe(512);
  });

  it('reads names beside the state and a ledger, and tells what is wrong in them', async () => {
    const state = await made('');
    await writeFile(join(state, 'interfaces.csv'), 'device,port,interface\nh100-1,gpu1,ens3\n');
    const ledger = join(printed.folder, 'ledger.csv');
    await writeFile(ledger, 'device,port,loss dB\nbackend-leaf-1,1,12\nnobody,1,1\n');
    printed.out = '';
    expect(await verify({ plan, state, ledger })).toBe(1);
    expect(printed.err).toContain('LW9103');
    expect(printed.out).toContain('LW9021');
    expect(printed.out).toContain('measured 12 dB in place of');
  });

  it('refuses what is not there', async () => {
    await expect(verify({ plan: printed.folder, state: printed.folder })).rejects.toThrow(UsageError);
    await expect(verify({ plan, state: join(printed.folder, 'none') })).rejects.toThrow(UsageError);
    await expect(verify({ plan, state: printed.folder, rail: 'x' })).rejects.toThrow(UsageError);
    await expect(made('spoons=1')).rejects.toThrow('spoons');
  });
});

describe('accept', () => {
  it('prints the sheet of a rack with the limits of what does not pass', async () => {
    const before = await made('', { name: 'before' });
    const state = await made('', { after: '90000', name: 'after' });
    printed.out = '';
    expect(await accept({ plan, state, before, rack: 'su-1 rack 2' })).toBe(1);
    expect(printed.out).toMatch(/^unknown {2}ai-400g: 64 ports, 0 pass, 0 fail, 64 unknown/);
    expect(printed.out).toContain('rail 8: up to 392.1 Gb/s');
    expect(printed.out).toContain('nccl-tests are left out');
    await expect(accept({ plan, state, rack: 'none' })).rejects.toThrow(UsageError);
  });
});

describe('replace', () => {
  it('takes a part number or an id, and a port as the cabling list has it', async () => {
    expect(await replace('h100-1:gpu3', 'MMA1Z00-NS400', { plan })).toBe(0);
    expect(printed.out).toContain('backend-leaf-3 port 1: faces h100-1 port gpu3');
    expect(await replace('backend-leaf-3:7', 'GEN-QDD-400G-DR4', { plan })).toBe(1);
    await expect(replace('h100-1:gpu9', 'MMA1Z00-NS400', { plan })).rejects.toThrow('gpu9');
    await expect(replace('nobody:1', 'MMA1Z00-NS400', { plan })).rejects.toThrow('nobody');
    await expect(replace('h100-1:gpu3', 'spoon', { plan })).rejects.toThrow('spoon');
  });
});

describe('collect', () => {
  it('writes a script and a playbook that set nothing', async () => {
    expect(await collect({ out: printed.folder })).toBe(0);
    const script = await readFile(join(printed.folder, 'collect.sh'), 'utf8');
    expect(script.startsWith('#!/bin/sh\n')).toBe(true);
    const commands = script.split('\n').filter((line) => /^\s*run \S+\.txt /.test(line));
    expect(commands.length).toBeGreaterThan(8);
    for (const line of commands)
      expect(line).toMatch(
        /\.txt (?:lldpctl -f json|show |sonic-db-dump |ethtool (?:-I --show-fec |-m |-S )?"\$port")/,
      );
    expect(await readFile(join(printed.folder, 'collect.yml'), 'utf8')).toContain('ansible.builtin.script: collect.sh');
  });
});
