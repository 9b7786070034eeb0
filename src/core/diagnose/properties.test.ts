import { describe, expect, it } from 'vitest';
import type { Diagnosis } from './diagnose.ts';
import { KINDS } from './kinds.ts';
import { type GivenFile, readEnd } from './read/collect.ts';
import { diagnosisText } from './tell.ts';
import { diagnoseLink, type EndState, filesOf, soundLink } from './testing/link.ts';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
const random = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

/** Files without some of their parts: what commands printed, and pages of dumps. */
const without = (files: readonly GivenFile[], isLeftOut: (part: string) => boolean): readonly GivenFile[] =>
  files.flatMap(({ file, text = '' }) => {
    const rest = file.endsWith('.json')
      ? JSON.stringify({
          pages: Object.fromEntries(
            Object.entries((JSON.parse(text) as { pages: Record<string, string> }).pages).filter(
              // a dump without its lower page and page 00h is none that a module could be told from
              ([page]) => page === 'lower' || page === '00' || !isLeftOut(`${file} ${page}`),
            ),
          ),
        })
      : text
          .split(/^(?=# lanewright: )/m)
          .filter((part) => !isLeftOut(`${file} ${part.split('\n', 1)[0]}`))
          .join('');
    return rest === '' || isLeftOut(file) ? [] : [{ file, text: rest, bytes: new TextEncoder().encode(rest) }];
  });

const answer = (isLeftOut: (part: string) => boolean): Diagnosis => {
  const { a, b } = soundLink();
  const read = (end: EndState) =>
    readEnd({ name: end.device, files: without(filesOf(end), isLeftOut), port: end.port });
  return diagnoseLink({ a, b }, { ends: { a: read(a), b: read(b) } });
};

describe('of a sound link', () => {
  it('any part of what is known speaks for no cause, and less of it never makes it healthy', () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= 60; seed++) {
      const next = random(seed);
      const weight = new Map<string, number>();
      const of = (part: string): number => {
        if (!weight.has(part)) weight.set(part, next());
        return weight.get(part) as number;
      };
      // what is left out at a lower bar is left out at a higher one too
      const verdicts = [0.1, 0.3, 0.6].map((bar) => {
        const told = answer((part) => of(part) < bar);
        expect(
          told.causes.map(({ cause }) => cause.says),
          diagnosisText(told).join('\n'),
        ).toEqual([]);
        return told.verdict;
      });
      expect(verdicts).toEqual([...verdicts].sort());
      for (const verdict of verdicts) seen.add(verdict);
    }
    expect(seen).toEqual(new Set(['healthy', 'unknown']));
  });

  it('each thing that a healthy link needs is missed where it is not told', () => {
    for (const part of [
      'ethtool ens3f0np0',
      'show-fec',
      'fec-stats',
      'interfaces status',
      'module.json 11',
      'leaf-1/module.json',
    ])
      expect(answer((name) => name.includes(part)).verdict, part).toBe('unknown');
    expect(answer(() => false).verdict).toBe('healthy');
    expect(answer(() => true).missing.length).toBeGreaterThan(6);
  });

  it('the same evidence gives the same answer', () => {
    expect(diagnosisText(answer(() => false))).toEqual(diagnosisText(answer(() => false)));
  });
});

describe('damaged files', () => {
  it('are read as far as they go: nothing throws, and every answer can be printed', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const next = random(seed);
      const spoilt = (files: readonly GivenFile[]): readonly GivenFile[] =>
        files.map(({ file, bytes }) => {
          const copy = bytes.slice(0, next() < 0.2 ? Math.floor(next() * bytes.length) : bytes.length);
          for (let i = 0; i < 20 && copy.length > 0; i++)
            copy[Math.floor(next() * copy.length)] =
              next() < 0.5 ? 32 + Math.floor(next() * 90) : Math.floor(next() * 256);
          return { file, bytes: copy, text: copy.includes(0) ? undefined : new TextDecoder().decode(copy) };
        });
      const { a, b } = soundLink();
      const read = (end: EndState) => readEnd({ name: end.device, files: spoilt(filesOf(end)), port: end.port });
      expect(diagnosisText(diagnoseLink({ a, b }, { ends: { a: read(a), b: read(b) } })).length).toBeGreaterThan(5);
    }
  });
});

describe('the kinds of causes', () => {
  it('bring each other about without going round', () => {
    const ids = new Set(KINDS.map(({ id }) => id));
    const unknown = KINDS.flatMap(({ follows }) => follows.map((name) => name.replace('far:', ''))).filter(
      (id) => !ids.has(id),
    );
    expect(unknown).toEqual([]);
    const other = { a: 'b', b: 'a' } as const;
    type Node = readonly [id: string, end: 'a' | 'b'];
    const above = ([id, end]: Node): readonly Node[] =>
      (KINDS.find((kind) => kind.id === id)?.follows ?? []).map((name) =>
        name.startsWith('far:') ? [name.slice(4), other[end]] : [name, end],
      );
    const walk = (node: Node, path: readonly string[]): void => {
      const key = node.join(' ');
      expect(path, [...path, key].join(' < ')).not.toContain(key);
      for (const next of above(node)) walk(next, [...path, key]);
    };
    for (const { id } of KINDS) walk([id, 'a'], []);
  });

  it('say why, what would refute them, and what they account for', () => {
    for (const { id, why, refuted, explains, name } of KINDS)
      expect([
        id,
        why.length > 40,
        /\(.*\)/.test(why),
        refuted.length > 15,
        explains.length > 0,
        name.length > 3,
      ]).toEqual([id, true, true, true, true, true]);
  });
});
