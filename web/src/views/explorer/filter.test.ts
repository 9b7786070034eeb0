import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../../src/core/catalog/index.ts';
import { metres } from '../../../../src/core/units/index.ts';
import { answerMatrix } from '../../compiler/answers/matrix.ts';
import { narrowed } from './filter.ts';

const matrix = answerMatrix(builtinCatalog(), { far: 'GEN-QSFP112-400G-DR4', length: metres(100) });
const all = { cage: '', form: '', speed: '', fibre: '', vendor: '', words: '', runs: '' };

describe('filters of the matrix', () => {
  it('let everything through while they are empty', () => {
    expect(narrowed(matrix, all)).toEqual(matrix);
  });

  it('each keeps the rows it names and drops the others', () => {
    const kept = (filter: Partial<typeof all>) => {
      const left = narrowed(matrix, { ...all, ...filter }).rows;
      expect(left.length).toBeGreaterThan(0);
      expect(left.length).toBeLessThan(matrix.rows.length);
      return left;
    };
    expect(new Set(kept({ form: 'QSFP-DD' }).map((row) => row.formFactor))).toEqual(new Set(['QSFP-DD']));
    expect(new Set(kept({ fibre: 'MMF' }).map((row) => row.fibre))).toEqual(new Set(['MMF']));
    expect(kept({ speed: '400' }).every((row) => row.speeds.includes(400))).toBe(true);
    expect(kept({ words: 'dr4 qdd' }).map((row) => row.id)).toContain('GEN-QDD-400G-DR4');
    expect(kept({ runs: 'yes' }).every((row) => row.cells.some(({ works }) => works))).toBe(true);
  });

  it('one cage keeps its own column, and what runs is what runs there', () => {
    const { cages, rows } = narrowed(matrix, { ...all, cage: 'QSFP-DD', runs: 'yes' });
    expect(cages).toEqual(['QSFP-DD']);
    expect(rows.every(({ cells }) => cells.length === 1 && cells[0]?.works)).toBe(true);
    const row = matrix.rows.find(({ id }) => id === rows[0]?.id);
    expect(rows[0]?.cells[0]).toEqual(row?.cells[matrix.cages.indexOf('QSFP-DD')]);
  });

  it('words have to be there all', () => {
    expect(narrowed(matrix, { ...all, words: 'dr4 no-such-word' }).rows).toEqual([]);
  });
});
