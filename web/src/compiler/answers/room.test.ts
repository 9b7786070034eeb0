import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { OUTSIDE } from '../../../../src/core/asbuilt/paint.ts';
import { planOfExample, rehearsed } from '../../../../src/core/asbuilt/testing/rooms.ts';
import { builtinCatalog } from '../../../../src/core/catalog/index.ts';
import type { CompileInput } from '../../../../src/core/compile/index.ts';
import { answerRoom, answerRoomLines, answerRoomLink, answerRoomPage, type RoomTold, readFiles } from './room.ts';
import type { RoomSource } from './room-evidence.ts';

const text = readFileSync('examples/ai-400g/fabric.yaml', 'utf8');
const catalog = builtinCatalog();
const input = (source = text): CompileInput => ({ text: source, file: 'fabric.yaml', catalog });
const REHEARSAL: RoomSource = { kind: 'rehearsal', seed: 8, faults: { swap: 1, names: 1, dirty: 1 } };

const told = (source: RoomSource, part = {}): RoomTold => {
  const answer = answerRoom(input(), { text, source, part });
  if (!answer) throw new Error('no answer');
  return answer;
};
const blob = (content: string): Blob => new Blob([content]);

describe('the room check is answered', () => {
  it('from a rehearsal, with its work list tied to its findings', () => {
    const room = told(REHEARSAL);
    expect(room.counts.cables).toMatchObject({ 'wrong end': 2, 'wrong name': 64, degraded: 1, unknown: 0 });
    expect(room.findings.first.map(({ id }) => id)).toEqual([0, 1, 2]);
    for (const task of room.tasks.first) expect(room.findings.first[task.finding]?.message).toBe(task.why);
    expect(room.seeded).toHaveLength(3);
    // whole cables alone: no legs to turn round
    expect(told({ kind: 'rehearsal', seed: 1, faults: { legs: 1, fec: 1 } }).leftOut).toEqual(['legs']);
  });

  it('for a part: its links alone have a verdict, and findings keep their numbers', () => {
    const whole = told(REHEARSAL);
    const part = told(REHEARSAL, { unit: 'su/2' });
    expect(part.verdicts.filter((at) => at !== OUTSIDE)).toHaveLength(256);
    expect(part.findings.all).toBeLessThan(whole.findings.all);
    for (const { id, message } of part.findings.first) expect(whole.findings.first[id]?.message).toBe(message);
  });

  it('with both ends of a link and where each sighting stands', () => {
    const { links = [] } = told(REHEARSAL).findings.first[0] ?? {};
    const link = answerRoomLink(input(), { text, source: REHEARSAL, link: links[0] ?? -1 });
    expect(link?.a.seen[0]?.place.file).toMatch(/lldp\.txt$/);
    expect(link?.b.wanted).toMatch(/400G, \d lanes, FEC RS/);
    expect(answerRoomLink(input(), { text, source: REHEARSAL, link: 99_999 })).toBeUndefined();
  });

  it('with the lines around a sighting, of a rehearsal and of files', async () => {
    const { file, line } = told(REHEARSAL).findings.first[0]?.evidence.first[0]?.place ?? { file: '', line: 0 };
    const around = await answerRoomLines(input(), { text, source: REHEARSAL, place: { file, line } });
    expect(around?.lines[line - (around?.first ?? 0)]).toMatch(/"Ethernet\d+": \{$/);
    await readFiles({
      reading: 9,
      files: [
        { path: 'a.txt', file: blob('one\ntwo\nthree') },
        { path: 'b', file: blob('\0') },
      ],
    });
    const ask = (path: string, at: number) =>
      answerRoomLines(input(), {
        text,
        source: { kind: 'files', reading: 9, files: 2 },
        place: { file: path, line: at },
      });
    expect(await ask('a.txt', 2)).toEqual({ first: 1, lines: ['one', 'two', 'three'] });
    expect(await ask('b', 1)).toBeUndefined();
    expect(await ask('c', 1)).toBeUndefined();
  });

  it('as the files of the command line', () => {
    const page = (format: 'csv' | 'html') => answerRoomPage(input(), { text, source: REHEARSAL, part: {}, format });
    expect(page('csv')?.split('\n')[0]).toBe('rack,device,port,order,code,why,open');
    expect(page('html')).toMatch(/^<!doctype html>/);
  });

  it('from files, which may come in pieces, and of which the worker tells what it could not read', async () => {
    const { texts } = rehearsed(planOfExample('ai-400g'), 3, { missing: 1 });
    const files = texts.map(({ file, text: content }) => ({ path: file, file: blob(content) }));
    const huge = { path: 'huge.txt', file: { size: 1e12 } as Blob };
    const broken = {
      path: 'gone.txt',
      file: { size: 1, arrayBuffer: () => Promise.reject(new Error('gone')) } as never,
    };
    expect(await readFiles({ reading: 1, files: files.slice(0, 90) })).toEqual([]);
    expect(await readFiles({ reading: 1, files: [...files.slice(90), huge, broken] })).toEqual([
      'huge.txt is larger than 128 MB',
      'gone.txt cannot be read: gone',
    ]);
    const room = told({ kind: 'files', reading: 1, files: 170 });
    expect(room.counts.cables).toMatchObject({ missing: 1, right: 511 });
    expect(room.files).toBe(168);
    // another reading puts the first away
    await readFiles({ reading: 2, files: [{ path: 'noise.bin', file: blob('\u0000\u0001\u0002') }] });
    expect(answerRoom(input(), { text, source: { kind: 'files', reading: 1, files: 170 }, part: {} })).toBeUndefined();
    const noise = told({ kind: 'files', reading: 2, files: 1 });
    expect(noise.counts.cables).toMatchObject({ right: 0, unknown: 512 });
    expect(noise.unknown.forms.all).toBe(1);
  });

  it('with nothing where the text makes no plan', () => {
    expect(answerRoom(input('a: ['), { text: 'a: [', source: REHEARSAL, part: {} })).toBeUndefined();
  });
});
