import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { list, search, show } from './commands/catalog.ts';
import { importFiles } from './commands/import.ts';
import { link } from './commands/link.ts';
import { CatalogError, UsageError } from './exit.ts';
import { catchPrinted } from './testing/printed.ts';

const caught = catchPrinted();

const EXAMPLE = 'examples/netbox/x8d.yaml';
const asked = {
  from: 'ACME-X8D',
  to: 'CX7-QSFP112',
  length: '30',
  prefer: 'power,cost',
  top: '1',
  misses: '0',
  fixes: '0',
};
const block = (guide: string, language: string): string[] =>
  [...guide.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map((match) => match[1] as string);

describe('docs/import-netbox.md', () => {
  it('shows the example, what the program prints, and the draft it writes', async () => {
    const guide = await readFile('docs/import-netbox.md', 'utf8');
    const [printed, refusal] = block(guide, 'text');
    const [draft, group] = block(guide, 'json');
    expect(block(guide, 'yaml')).toEqual([await readFile(EXAMPLE, 'utf8')]);
    expect(await importFiles([EXAMPLE], { as: 'switch' })).toBe(0);
    expect(caught.out).toBe(printed);

    expect(await importFiles([EXAMPLE], { as: 'switch', out: caught.folder })).toBe(0);
    const path = join(caught.folder, 'acme-x8d', 'switch.json');
    expect(await readFile(path, 'utf8')).toBe(draft);

    await expect(link({ ...asked, catalog: caught.folder })).rejects.toThrow(CatalogError);
    expect(caught.err).toBe(refusal);
    caught.out = '';
    await list('switches', { catalog: caught.folder });
    expect(caught.out).toMatch(/ACME-X8D +X8D +draft: unknown lanes, laneRatesGbps, modes of 8x QSFP-DD 400G/);
    expect(await show('ACME-X8D', { catalog: caught.folder })).toBe(0);
    expect(await search('acme x8d', { catalog: caught.folder })).toBe(0);
    expect(caught.out).toMatch(/ACME-X8D +draft +Acme X8D/);

    const file = JSON.parse(draft as string);
    file.rows[0].groups = [JSON.parse(group as string)];
    await writeFile(path, JSON.stringify(file));
    caught.out = '';
    expect(await link({ ...asked, catalog: caught.folder })).toBe(0);
    expect(caught.out).toContain('assumes end a: the facts of ACME-X8D are of low confidence');
  });
});

describe('catalog import', () => {
  it('leaves a draft completed by hand as it is, and writes the same bytes again', async () => {
    await importFiles([EXAMPLE], { as: 'switch', out: caught.folder });
    const path = join(caught.folder, 'acme-x8d', 'switch.json');
    const first = await readFile(path, 'utf8');
    expect(await importFiles([EXAMPLE], { as: 'switch', out: caught.folder })).toBe(0);
    expect(caught.err).toBe('');
    await writeFile(path, first.replace('"unknown"', '8'));
    expect(await importFiles([EXAMPLE], { as: 'switch', out: caught.folder })).toBe(0);
    expect(caught.err).toContain('warning[LW5002]');
    expect(await readFile(path, 'utf8')).toBe(first.replace('"unknown"', '8'));
  });

  it('reads a folder, a file in it once, and goes on where a file has faults', async () => {
    await writeFile(join(caught.folder, 'good.yaml'), await readFile(EXAMPLE));
    await writeFile(join(caught.folder, 'bad.yml'), 'manufacturer: Acme\nmodel: []\n');
    await writeFile(join(caught.folder, 'huge.yaml'), '#'.repeat(3 * 1024 * 1024));
    expect(await importFiles([caught.folder, join(caught.folder, 'good.yaml')], { as: 'server', json: true })).toBe(1);
    const answer = JSON.parse(caught.out);
    expect(answer).toMatchObject({
      format: 'lanewright-import',
      drafts: [{ id: 'ACME-X8D', kind: 'server' }],
      written: [],
    });
    expect(answer.diagnostics.map((d: { code: string }) => d.code)).toEqual(['LW5001', 'LW1103']);
    expect(answer.diagnostics[1].source).toMatchObject({ line: 2, column: 1 });
  });

  it('refuses what is not there', async () => {
    await expect(importFiles(['no-such.yaml'], { as: 'switch' })).rejects.toThrow(UsageError);
    await expect(importFiles([caught.folder], { as: 'switch' })).rejects.toThrow('holds no .yaml');
    await expect(importFiles([EXAMPLE], { as: 'switch', out: 'README.md' })).rejects.toThrow(
      'cannot write to README.md',
    );
  });
});
