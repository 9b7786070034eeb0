import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTextFile, writeFolder } from './files.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanewright-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('reading', () => {
  it('reads text and says why it cannot', async () => {
    await writeFile(join(folder, 'a.txt'), 'hello');
    expect(await readTextFile(join(folder, 'a.txt'))).toEqual({ text: 'hello' });
    expect(await readTextFile(join(folder, 'none.txt'))).toMatchObject({ problem: 'missing' });
    expect(await readTextFile(folder)).toMatchObject({ problem: 'directory' });
  });

  it('refuses a large file without reading it', async () => {
    await writeFile(join(folder, 'big'), 'x'.repeat(101));
    expect(await readTextFile(join(folder, 'big'), 100)).toMatchObject({ problem: 'too-large' });
    expect(await readTextFile(join(folder, 'big'), 101)).toMatchObject({ text: expect.any(String) });
  });

  it.skipIf(!existsSync('/dev/zero'))('ends where a file has no end', async () => {
    expect(await readTextFile('/dev/zero', 1000)).toMatchObject({ problem: 'too-large' });
  });
});

describe('writing', () => {
  it('writes a set of files and nothing else', async () => {
    const out = join(folder, 'out');
    const written = await writeFolder(out, [
      { path: 'a.csv', chunks: ['1,', '2\n'] },
      { path: 'deep/b.txt', chunks: ['ä'] },
    ]);
    expect(written).toEqual([
      { path: 'a.csv', bytes: 4 },
      { path: 'deep/b.txt', bytes: 2 },
    ]);
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('1,2\n');
    expect(await readdir(folder)).toEqual(['out']);
  });

  it('says that it cannot write under a file, and does not hang where folders cannot be made', async () => {
    await writeFile(join(folder, 'file'), '');
    await expect(writeFolder(join(folder, 'file', 'out'), [])).rejects.toThrow('EEXIST');
    if (process.platform === 'linux') await expect(writeFolder('/proc/lanewright', [])).rejects.toThrow('ENOENT');
  });

  it('leaves what was there when an emitter fails half way', async () => {
    const out = join(folder, 'out');
    await writeFolder(out, [{ path: 'a.csv', chunks: ['old'] }]);
    const failing = function* () {
      yield 'new';
      throw new Error('emitter failed');
    };
    const files = [
      { path: 'a.csv', chunks: ['new'] },
      { path: 'b.csv', chunks: failing() },
    ];
    await expect(writeFolder(out, files)).rejects.toThrow('emitter failed');
    expect(await readFile(join(out, 'a.csv'), 'utf8')).toBe('old');
    expect(await readdir(out)).toEqual(['a.csv']);
    expect(await readdir(folder)).toEqual(['out']);
  });
});
