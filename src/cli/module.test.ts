import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { link } from './commands/link.ts';
import { diff, fields } from './commands/module/compare.ts';
import { decodeFiles, validateFiles } from './commands/module/decode.ts';
import { encode } from './commands/module/encode.ts';
import { UsageError } from './exit.ts';
import { catchPrinted } from './testing/printed.ts';

const caught = catchPrinted();

const dr4 = 'examples/modules/dr4-breakout.txt';
const sr4 = 'examples/modules/sr4.txt';
const contradictory = 'examples/modules/contradictory.json';
const ways = {
  prefer: 'power,cost',
  top: '5',
  misses: '3',
  fixes: '3',
  from: 'SN4700',
  to: 'CX7-QSFP112',
  length: '30',
};

/** What a command printed since the last time. */
const printed = (): string => {
  const text = caught.out;
  caught.out = '';
  return text;
};

describe('docs/reading-a-module.md', () => {
  it("shows the program's own answers", async () => {
    const page = await readFile('docs/reading-a-module.md', 'utf8');
    const shown = (text: string): void => expect(page).toContain(`\`\`\`text\n${text}\`\`\``);
    expect(await decodeFiles([dr4], {})).toBe(0);
    shown(printed());
    expect(await validateFiles([contradictory], {})).toBe(1);
    shown(printed());
    expect(await diff(dr4, contradictory, {})).toBe(1);
    shown(printed());
    await link({ ...ways, fromEeprom: dr4 });
    shown(`${printed().split('\n  2. ')[0]}\n`);
    expect(fields('CMIS', { page: '11' })).toBe(0);
    shown(printed().split('\n').slice(0, 6).join('\n').concat('\n'));
  });
});

describe('module decode', () => {
  it('answers in JSON, one module as one and several as a list', async () => {
    expect(await decodeFiles([dr4], { json: true })).toBe(0);
    const one = JSON.parse(printed());
    expect(one).toMatchObject({
      format: 'lanewright-module',
      memoryModel: 'CMIS',
      identity: { partNumber: 'SAMPLE-400G-DR4' },
      values: { maxPowerW: 11, moduleState: 'ModuleReady', activeAppSel: [2, 2, 2, 2, 2, 2, 2, 2] },
      diagnostics: [],
    });
    expect(Object.keys(one.pages).toSorted()).toEqual(['00', '01', '02', '10', '11', 'lower']);
    await decodeFiles([dr4, sr4], { json: true });
    expect(JSON.parse(printed()).map((each: { memoryModel: string }) => each.memoryModel)).toEqual([
      'CMIS',
      'SFF-8636',
    ]);
  });

  it('writes one page that holds every byte and nothing from elsewhere', async () => {
    expect(await decodeFiles([dr4, sr4], { html: true })).toBe(0);
    const page = printed();
    expect(page).toMatch(/^<!doctype html>/i);
    expect(page).toContain('SAMPLE-100G-SR4');
    expect(page).not.toMatch(/<script[^>]+src|<link[^>]+href="http/);
  });

  it('says of what is no dump that it is none, and decodes the others', async () => {
    const file = join(caught.folder, 'notes.txt');
    await writeFile(file, 'the link was dark again\n');
    expect(await decodeFiles([file, sr4], {})).toBe(1);
    const text = printed();
    expect(text).toContain(`${file}: not decoded`);
    expect(text).toContain('LW8001');
    expect(text).toContain('SAMPLE-100G-SR4');
    await expect(decodeFiles([join(caught.folder, 'nowhere.bin')], {})).rejects.toThrow(UsageError);
  });
});

describe('module validate, diff and fields', () => {
  it('validate ends with 1 from a warning on, and says that nothing is wrong where nothing is', async () => {
    expect(await validateFiles([dr4], {})).toBe(0);
    expect(printed()).toBe(`${dr4}: nothing wrong found\n`);
    expect(await validateFiles([sr4], {})).toBe(0);
    expect(await validateFiles([contradictory], { json: true })).toBe(1);
  });

  it('diff finds nothing between equals, and refuses unlike maps', async () => {
    expect(await diff(dr4, dr4, {})).toBe(0);
    expect(printed()).toBe('the same in every field\n');
    expect(await diff(dr4, contradictory, { json: true })).toBe(1);
    expect(JSON.parse(printed())).toContainEqual({ page: '00', byte: 201, name: 'MaxPower', a: 11, b: 14.5 });
    await expect(diff(dr4, sr4, {})).rejects.toThrow('cannot be set against each other');
  });

  it('fields knows the maps by name', () => {
    expect(fields(undefined, { json: true })).toBe(0);
    const models = new Set(JSON.parse(printed()).map(({ model }: { model: string }) => model));
    expect([...models]).toEqual(['CMIS', 'SFF-8636', 'SFF-8472']);
    expect(() => fields('CMIS6', {})).toThrow('maps: CMIS, SFF-8636, SFF-8472');
  });
});

describe('module encode', () => {
  it('writes a memory that decodes to the part', async () => {
    expect(await encode('NV-MMS1V00-WM', { out: caught.folder, end: 'a', serial: 'X17' })).toBe(0);
    const file = join(caught.folder, 'NV-MMS1V00-WM.bin');
    expect(printed()).toBe(`${file}\n`);
    expect(await validateFiles([file], {})).toBe(0);
    caught.out = '';
    await decodeFiles([file], { json: true });
    expect(JSON.parse(printed()).identity).toMatchObject({ serialNumber: 'X17', partNumber: 'MMS1V00-WM' });
  });

  it('names near ids, ends and lengths that a part has', async () => {
    await expect(encode('NV-MMS1V00-WN', { end: 'a' })).rejects.toThrow('did you mean NV-MMS1V00-WM?');
    await expect(encode('NV-MMS1V00-WM', { end: 'c' })).rejects.toThrow('--end wants a or b');
    await expect(encode('GEN-CAT6-RJ45', { end: 'a' })).rejects.toThrow('has no memory');
  });
});

describe('link with memories', () => {
  const memoryOf = async (id: string, more: { end?: string; length?: string } = {}): Promise<string> => {
    await encode(id, {
      out: join(caught.folder, more.end ?? 'a'),
      end: more.end ?? 'a',
      ...(more.length && { length: more.length }),
    });
    return printed().trim();
  };

  it('judges the module that was read, and no other', async () => {
    const file = await memoryOf('NV-MMS1V00-WM');
    expect(await link({ ...ways, json: true, fromEeprom: file })).toBe(0);
    const answer = JSON.parse(printed());
    const used = answer.ways.flatMap((way: { choices: { proof: { a: { module: string } } }[] }) => way.choices);
    expect(used.length).toBeGreaterThan(0);
    for (const choice of used) expect(JSON.stringify(choice)).toContain('NV-MMS1V00-WM.bin');
  });

  it('finds no way for a module that the port does not take', async () => {
    expect(await link({ ...ways, fromEeprom: await memoryOf('GEN-OSFP-800G-2xDR4') })).toBe(1);
    expect(printed()).toContain('No way');
  });

  it('wants both memories of a cable', async () => {
    const cable = 'NV-MCP1660-W';
    const one = await memoryOf(cable, { end: 'a' });
    await expect(link({ ...ways, to: 'SN4700', fromEeprom: one })).rejects.toThrow('the memory of its other end');
    const other = await memoryOf(cable, { end: 'b' });
    expect(await link({ ...ways, to: 'SN4700', length: '0.3', fromEeprom: one, toEeprom: other })).toBe(0);
  });
});
