import type { MatrixAnswer, MatrixRow } from '../../compiler/answers/matrix.ts';
import { holdsWords } from '../../ui/words.ts';
import type { MatrixAddress } from './address.ts';

type Filter = Pick<MatrixAddress, 'cage' | 'form' | 'speed' | 'fibre' | 'vendor' | 'words' | 'runs'>;

const rowWords = ({ id, vendor, partNumber, formFactor, plug, media }: MatrixRow): string =>
  [id, vendor, partNumber, formFactor, plug, ...media].join(' ');

const passes = (row: MatrixRow, filter: Filter): boolean =>
  (filter.form === '' || row.formFactor === filter.form) &&
  (filter.speed === '' || row.speeds.includes(Number(filter.speed))) &&
  (filter.fibre === '' || row.fibre === filter.fibre) &&
  (filter.vendor === '' || row.vendor === filter.vendor) &&
  (filter.words === '' || holdsWords(rowWords(row), filter.words)) &&
  (filter.runs !== 'yes' || row.cells.some(({ works }) => works));

const oneCage = (matrix: MatrixAnswer, cage: string): MatrixAnswer => {
  const at = matrix.cages.indexOf(cage);
  if (at < 0) return matrix;
  return {
    ...matrix,
    cages: [cage],
    rows: matrix.rows.map((row) => ({ ...row, cells: row.cells.slice(at, at + 1) })),
  };
};

/** What of a matrix an address shows; an empty value lets all through. */
export const narrowed = (matrix: MatrixAnswer, filter: Filter): MatrixAnswer => {
  const left = oneCage(matrix, filter.cage);
  return { ...left, rows: left.rows.filter((row) => passes(row, filter)) };
};
