import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { applyEdits } from '../diagnostics/index.ts';
import { editSource } from './edit.ts';

const set = (text: string, path: readonly string[], value: string): string | undefined => {
  const edit = editSource(text, 'f.yaml').set(path, value);
  return edit && applyEdits(text, [edit]);
};

describe('editing one value of a source', () => {
  it.each([
    ['a: 1 # one\nb: 2\n', ['a'], '3', 'a: 3 # one\nb: 2\n'],
    ['a: { b: 1, c: 2 }\n', ['a', 'c'], 'x', 'a: { b: 1, c: x }\n'],
    ['a: { b: 1 }\n', ['a', 'c'], '2', 'a: { c: 2, b: 1 }\n'],
    ['a: {}\n', ['a', 'c'], '2', 'a: { c: 2 }\n'],
    ['a:\n  b: 1\n', ['a', 'c'], '2', 'a:\n  c: 2\n  b: 1\n'],
    ['a:\n  - x\n  - y\nb: 1\n', ['a'], '[x]', 'a:\n  [x]\nb: 1\n'],
    ['a: 1', ['x', 'y', 'z'], '2', 'a: 1\nx: { y: { z: 2 } }\n'],
    ['\uFEFFa: 1\r\nb: 2\r\n', ['b'], '3', '\uFEFFa: 1\r\nb: 3\r\n'],
    ['"a": "x y"\n', ['a'], 'z', '"a": z\n'],
  ])('%j at %j to %j', (text, path, value, changed) => {
    expect(set(text, path, value)).toBe(changed);
  });

  it('leaves alone what it cannot change: aliases, empty values, values that are no mappings, bad text', () => {
    expect(set('a: &x 1\nb: *x\n', ['b'], '2')).toBeUndefined();
    expect(set('a:\nb: 1\n', ['a'], '2')).toBeUndefined();
    expect(set('a: 1\n', ['a', 'b'], '2')).toBeUndefined();
    expect(set('a: [\n', ['a'], '2')).toBeUndefined();
  });

  it('puts the value where it was asked for and nowhere else', () => {
    const leaf = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constantFrom('x', 'y z'));
    const map = fc.dictionary(
      fc.constantFrom('a', 'b', 'c'),
      fc.oneof(leaf, fc.dictionary(fc.constantFrom('d', 'e'), leaf, { minKeys: 1 })),
      {
        minKeys: 1,
      },
    );
    const path = fc.tuple(fc.constantFrom('a', 'b', 'n'), fc.constantFrom('d', 'm'));
    const written = (value: unknown, flow: boolean): string =>
      flow ? JSON.stringify(value) : `# head\n${block(value as Record<string, unknown>, '')}`;
    const block = (value: Record<string, unknown>, indent: string): string =>
      Object.entries(value)
        .map(([key, inner]) =>
          typeof inner === 'object'
            ? `${indent}${key}:\n${block(inner as Record<string, unknown>, `${indent}  `)}`
            : `${indent}${key}: ${inner} # said\n`,
        )
        .join('');
    fc.assert(
      fc.property(map, path, fc.boolean(), (value, at, flow) => {
        const text = written(value, flow);
        const changed = set(text, at, '7');
        if (changed === undefined) return;
        const [outer, inner] = at;
        const there = value[outer];
        const expected = { ...value, [outer]: { ...(typeof there === 'object' ? there : {}), [inner]: 7 } };
        expect(parse(changed)).toEqual(expected);
        expect(changed.match(/# \w+/g)).toEqual(text.match(/# \w+/g));
      }),
      { numRuns: 300 },
    );
  });
});
