import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { type BringUpOptions, bringup, faults } from './commands/module/bringup.ts';
import { UsageError } from './exit.ts';
import { catchPrinted } from './testing/printed.ts';

const printed = catchPrinted();

const link: BringUpOptions = { prefer: 'power,cost', from: 'SN4700', to: 'CX7-QSFP112', length: '30' };
const dr4: BringUpOptions = { ...link, media: 'singlemode' };

describe('docs/bringing-up-a-module.md', () => {
  it.each([
    ['the steps', dr4, 0],
    ['what a fault looks like', { ...dr4, fault: 'dpdeinit-left-set' }, 1],
    ['ports of unlike widths', { ...link, from: 'SN5600', to: 'SN5600', media: 'singlemode', split: '400+4x100' }, 0],
  ])("shows the program's own answers: %s", async (_, options, code) => {
    expect(await bringup(options)).toBe(code);
    // the first end of each answer is on the page
    const [head = '', a = ''] = printed.out.split('\n\n');
    expect(await readFile('docs/bringing-up-a-module.md', 'utf8')).toContain(`${head}\n\n${a}\n`);
  });

  it('lists the faults', async () => {
    expect(faults({})).toBe(0);
    expect(await readFile('docs/bringing-up-a-module.md', 'utf8')).toContain(`\`\`\`text\n${printed.out}\`\`\``);
  });
});

describe('module bringup', () => {
  it('does the steps on emulated modules at both ends', async () => {
    expect(await bringup({ ...dr4, emulate: true })).toBe(0);
    expect(printed.out.match(/all data paths in DPActivated/g)).toHaveLength(2);
  });

  it('answers in JSON', async () => {
    expect(await bringup({ ...dr4, fault: 'slow-module', json: true })).toBe(1);
    const answer = JSON.parse(printed.out);
    expect(answer).toMatchObject({ format: 'lanewright-bringup', version: 1, speedsGbps: [400], fault: 'slow-module' });
    expect(answer.ends.map((end: { side: string }) => end.side)).toEqual(['a', 'b']);
    const [{ steps, run }] = answer.ends;
    expect(steps[0].writes[0]).toMatchObject({ page: '10', byte: 128, value: 255, mask: 255, registers: 'DPDeinit' });
    expect(run.diagnostics).toMatchObject([{ code: 'LW8309', severity: 'error' }]);
    expect(run.timeline.at(-1)).toMatchObject({ step: 'power', reached: 'ModuleReady' });
  });

  it('splits a port, and says which splits work', async () => {
    expect(await bringup({ ...link, speed: '200', split: '2' })).toBe(0);
    expect(printed.out).toContain('2 modules alike, each');
    await expect(bringup({ ...link, speed: '200', split: '3' })).rejects.toThrow('these work: 1, 2');
    await expect(bringup({ ...link, split: '400+many' })).rejects.toThrow('--split');
    await expect(bringup({ ...link, split: '400+4x100' })).rejects.toThrow('no part at end a');
  });

  it.each([
    [{ fault: 'gremlins' }, 'no fault'],
    [{ part: 'GEN-QSFP+-40G-SR4' }, 'no way that works uses'],
    [{ speed: '800' }, 'no way to connect'],
    [{ from: 'SN4700:eth9' }, 'no port'],
  ])('refuses %j', async (options, words) => {
    await expect(bringup({ ...link, ...options })).rejects.toThrow(UsageError);
    await expect(bringup({ ...link, ...options })).rejects.toThrow(words);
  });

  it('has nothing to do for twisted pair', async () => {
    expect(await bringup({ ...link, from: 'SN4700:eth0', to: 'SN2201:7' })).toBe(0);
    expect(printed.out).toContain('no module memory: nothing to bring up');
  });
});
