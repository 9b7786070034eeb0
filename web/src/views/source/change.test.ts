import fc from 'fast-check';
import { expect, it } from 'vitest';
import { change } from './change.ts';

it('turns any text into any other by one replacement, no longer than it must be', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 12 });
  fc.assert(
    fc.property(word, word, (from, to) => {
      const edit = change(from, to);
      expect(edit ? from.slice(0, edit.from) + edit.insert + from.slice(edit.to) : from).toBe(to);
      if (edit) expect(edit.from <= edit.to && (edit.to > edit.from || edit.insert !== '')).toBe(true);
    }),
    { numRuns: 500 },
  );
});
