import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { list, search, show } from './commands/catalog.ts';
import { check } from './commands/check.ts';
import { explain } from './commands/explain.ts';
import { link } from './commands/link.ts';
import { matrix } from './commands/matrix.ts';
import { UsageError } from './exit.ts';
import { catchPrinted } from './testing/printed.ts';

const printed = catchPrinted();

const defaults = { prefer: 'power,cost', top: '2', misses: '3', fixes: '3' };

describe('link', () => {
  it('tells what fails beside what works, each for a reason of its own', async () => {
    await link({ ...defaults, from: 'SN4700', to: 'CX7-QSFP112', length: '30', json: true });
    const [way] = JSON.parse(printed.out).ways;
    const codes = way.nearMisses.map((miss: { causes: { code: string }[] }) => miss.causes[0]?.code);
    expect(codes).toHaveLength(3);
    expect(new Set(codes).size).toBe(3);
    await expect(link({ ...defaults, misses: 'x', from: 'SN4700', to: 'CX7-QSFP112', length: '30' })).rejects.toThrow(
      UsageError,
    );
  });

  it('lists the ways to connect two ports, best first, with proofs', async () => {
    expect(await link({ ...defaults, from: 'SN4700', to: 'CX7-QSFP112', length: '30' })).toBe(0);
    expect(printed.out).toContain('a  NV-SN4700');
    expect(printed.out).toContain('b  NIC-CX7-Q1');
    expect(printed.out).toMatch(/400G, a: 8 lanes; b: 4 lanes: \d+ way\(s\) work/);
    expect(printed.out).toContain('FEC on the line RS(544,514)');
  });

  it('says that no way exists, with the nearest misses', async () => {
    expect(await link({ ...defaults, from: 'SN4700', to: 'CX7-QSFP112', length: '30', speed: '800' })).toBe(1);
    expect(printed.out).toContain('No way');
    expect(await link({ ...defaults, from: 'SN4700', to: 'CX7-QSFP112', length: '30', media: 'copper' })).toBe(1);
    expect(printed.out).toContain('LW3');
  });

  it('takes a port by its label, and joins jacks by twisted pair whatever the wishes for optics', async () => {
    const wishes = { media: 'singlemode', vendor: 'Nobody' };
    expect(await link({ ...defaults, ...wishes, from: 'SN4700:eth0', to: 'SN2201:7', length: '26' })).toBe(0);
    expect(printed.out).toContain('a  NV-SN4700 port 1 (SN4700; RJ45, 4 lanes, up to 1G)');
    expect(printed.out).toContain('GEN-CAT6-RJ45');
    expect(printed.out).toContain('twisted pair, made 30 m');
    await expect(link({ ...defaults, from: 'SN4700:eth7', to: 'SN2201', length: '26' })).rejects.toThrow(
      'no port eth7',
    );
  });

  it('answers in JSON', async () => {
    expect(
      await link({ ...defaults, from: 'SN5600', to: 'CX7-QSFP112', length: '2 m', media: 'copper', json: true }),
    ).toBe(0);
    const answer = JSON.parse(printed.out);
    expect(answer.format).toBe('lanewright-ways');
    expect(answer.ways[0].choices[0].proof.a.setting.autoneg).toBe(true);
  });

  it.each([
    [{}, '--from'],
    [{ from: 'SN4700', to: 'SN4700', length: 'far' }, 'length'],
    [{ from: 'SN4700', to: 'SN4700', length: '5', speed: 'fast' }, 'speed'],
    [{ from: 'SN4700', to: 'SN4700', length: '5', media: 'smoke' }, '--media'],
    [{ from: 'SN47', to: 'nothing-like-it', length: '5' }, 'matches'],
    [{ from: 'SN4700:99', to: 'SN4700', length: '5' }, 'no port'],
  ])('refuses %j', async (options, word) => {
    await expect(link({ ...defaults, ...options })).rejects.toThrow(UsageError);
    await expect(link({ ...defaults, ...options })).rejects.toThrow(word);
  });

  it('answers a batch from a file and refuses what is none', async () => {
    const file = join(printed.folder, 'batch.json');
    await writeFile(file, await readFile('cases/link/cases.json', 'utf8'));
    expect(await link({ ...defaults, batch: file, json: true })).toBe(1);
    expect(JSON.parse(printed.out).length).toBeGreaterThan(50);
    await writeFile(file, '{"rows": 7}');
    await expect(link({ ...defaults, batch: file })).rejects.toThrow('rows');
  });
});

describe('catalog', () => {
  it('lists, shows and finds', async () => {
    expect(await list('switches', {})).toBe(0);
    expect(printed.out).toContain('NV-SN4700');
    printed.out = '';
    expect(await show('GEN-QDD-400G-DR4', {})).toBe(0);
    expect(printed.out).toContain('400GBASE-DR4');
    expect(printed.out).toContain('sources');
    printed.out = '';
    expect(await search('SN4700', { json: true })).toBe(0);
    expect(JSON.parse(printed.out)[0]).toEqual({ kind: 'device', id: 'NV-SN4700' });
    expect(await show('GEN-QDD-400G-DR5', {})).toBe(1);
    expect(printed.err).toContain('did you mean');
    await expect(list('spoons', {})).rejects.toThrow(UsageError);
  });
});

describe('docs/backward-compatibility.md', () => {
  const claims = 'examples/article-claims/links.json';

  it("shows the program's own answers", async () => {
    expect(await link({ ...defaults, batch: claims })).toBe(1);
    expect(await readFile('docs/backward-compatibility.md', 'utf8')).toContain(`\`\`\`text\n${printed.out}\`\`\``);
  });

  it('has the whole answers beside the example', async () => {
    await link({ ...defaults, batch: claims, json: true });
    await expect(printed.out).toMatchFileSnapshot(resolve('examples/article-claims/golden/answers.json'));
  });
});

describe('matrix', () => {
  const some = { length: '10 m', cage: 'QSFP-DD,QSFP112', module: 'GEN DR4' };

  it('gives a speed or a numbered reason in each cell', async () => {
    expect(await matrix(some)).toBe(0);
    expect(printed.out).toMatch(/GEN-QDD-400G-DR4 +400G \(8x50G\) +- \[\d\]/);
    expect(printed.out).toContain('CAGE_MECHANICAL: double-row 76-contact paddle');
  });

  it('prints csv, an html page and JSON', async () => {
    await matrix({ ...some, format: 'csv' });
    expect(printed.out.split('\n')[0]?.trim()).toBe('module,QSFP-DD,QSFP112');
    printed.out = '';
    await matrix({ ...some, format: 'html', far: 'GEN-QSFP112-400G-DR4' });
    expect(printed.out).toContain('<th scope="col">QSFP-DD</th>');
    printed.out = '';
    await matrix({ ...some, json: true });
    expect(JSON.parse(printed.out)).toMatchObject({
      format: 'lanewright-matrix',
      cages: ['QSFP-DD', 'QSFP112'],
      far: null,
    });
  });

  it('refuses an unknown cage, far module or length', async () => {
    await expect(matrix({ ...some, cage: 'XFP' })).rejects.toThrow(UsageError);
    await expect(matrix({ ...some, far: 'nothing' })).rejects.toThrow(UsageError);
    await expect(matrix({ ...some, length: 'far' })).rejects.toThrow(UsageError);
    await expect(matrix({ ...some, module: 'no such words' })).rejects.toThrow(UsageError);
  });
});

describe('explain', () => {
  it('tells what a code means', async () => {
    expect(await explain('lw3303', undefined, {})).toBe(0);
    expect(printed.out).toContain('LANE_COUNT_MISMATCH');
    await expect(explain('LW9999', undefined, {})).rejects.toThrow(UsageError);
    await expect(explain('backend.leaf.count', undefined, {})).rejects.toThrow('name the fabric file');
  });

  it('tells which port manages a switch', async () => {
    const file = resolve('examples/mixed-generations/fabric.yaml');
    expect(await explain('backend/leaf/2', file, {})).toBe(0);
    expect(printed.out).toContain('12 upwards\n  managed over eth0 at oob/leaf/1:26\n');
  });

  it('tells why a number and a port are as they are', async () => {
    expect(await explain('backend.leaf.count', 'examples/ai-400g/fabric.yaml', {})).toBe(0);
    expect(printed.out).toMatch(/backend\.leaf\.count = 16/);
    printed.out = '';
    expect(await explain('backend/leaf/3:7', 'examples/ai-400g/fabric.yaml', {})).toBe(0);
    expect(printed.out).toContain('backend/leaf/3:7');
    expect(await explain('no/such/thing', 'examples/ai-400g/fabric.yaml', {})).toBe(1);
  });
});

describe('check', () => {
  it('passes the example and names a missing file', async () => {
    expect(await check('examples/ai-400g/fabric.yaml', {})).toBe(0);
    expect(printed.out).toContain('512 of 512 links proved');
    await expect(check('no-such.yaml', {})).rejects.toThrow(UsageError);
  });

  it('prints JSON diagnostics with places', async () => {
    const file = join(printed.folder, 'fabric.yaml');
    await writeFile(file, 'lanewright: 1\nname: x\nservers: 3\n');
    expect(await check(file, { json: true })).toBe(1);
    const answer = JSON.parse(printed.out);
    expect(answer.ok).toBe(false);
    expect(answer.diagnostics[0].source.line).toBeGreaterThan(0);
  });

  it('writes the changes that cure into the file, one fault after the other, and touches nothing else', async () => {
    const file = join(printed.folder, 'fabric.yaml');
    const right = await readFile('examples/ai-400g/fabric.yaml', 'utf8');
    const wrong = right.replace('to: backend', 'to: bakend').replace('leaf-spine: 60 m', 'leaf-spine: 160 m');
    const narrow = wrong.replace(/optics: \{.*\}/, 'optics: { media: multimode }');
    await writeFile(file, narrow);
    expect(await check(file, {})).toBe(1);
    expect(await readFile(file, 'utf8')).toBe(narrow);
    printed.out = '';
    expect(await check(file, { fix: true, json: true })).toBe(0);
    const { fixed, ok } = JSON.parse(printed.out);
    expect(ok).toBe(true);
    expect(fixed.map(({ code }: { code: string }) => code)).toEqual(['LW1202', 'LW6001']);
    expect(await readFile(file, 'utf8')).toBe(
      narrow.replace('to: bakend', 'to: backend').replace('media: multimode', 'media: auto'),
    );
  });
});
