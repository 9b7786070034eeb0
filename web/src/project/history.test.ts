import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History } from './history.ts';

describe('history', () => {
  it('takes typing within a moment as one step, and a change of the page as one of its own', () => {
    const history = new History('a');
    history.put('ab', 0);
    history.put('abc', 100);
    history.put('abcd', 5000);
    history.put('X', 5100, true);
    expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual(['abcd', 'abc', 'a', undefined]);
    expect([history.redo(), history.redo(), history.redo(), history.redo()]).toEqual(['abc', 'abcd', 'X', undefined]);
  });

  it('goes back to where it was by as many undos as redos, and forgets what was undone once something is typed', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 30 }), fc.nat(40), (texts, steps) => {
        const history = new History('');
        for (const [i, text] of texts.entries()) history.put(text, i * 10_000);
        const present = history.present;
        let gone = 0;
        for (let i = 0; i < steps && history.undo() !== undefined; i++) gone++;
        for (let i = 0; i < gone; i++) history.redo();
        expect(history.present).toBe(present);
        if (gone > 0) {
          history.undo();
          history.put(`${history.present}!`, 1e9);
          expect(history.canRedo).toBe(false);
        }
      }),
    );
  });
});
