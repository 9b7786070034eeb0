import type { MatrixCell } from '../../../../src/core/optics/index.ts';
import type { MatrixAnswer } from '../../compiler/answers/matrix.ts';
import { speedText } from './matrix-table.tsx';

/** A cell of the matrix by its names. */
export type CellPlace = { readonly module: string; readonly cage: string };

const meaning = (cell: MatrixCell): string => {
  if (!cell.works) return cell.text;
  const lanes = cell.lanes === 1 ? 'lane' : 'lanes';
  return `${cell.lanes} host ${lanes} of ${cell.laneRate}G${cell.links > 1 ? ` for each of ${cell.links} links side by side` : ''}`;
};

/** What the cell that has the focus or the pointer says, in full. */
export const CellDetails = ({
  matrix,
  place,
}: {
  readonly matrix: MatrixAnswer;
  readonly place: CellPlace | undefined;
}) => {
  const row = matrix.rows.find(({ id }) => id === place?.module);
  const cell = row?.cells[matrix.cages.indexOf(place?.cage ?? '')];
  if (!row || !cell || !place)
    return (
      <aside className="cell-details quiet">Reach a cell by pointer or by arrow keys: the reason stands here.</aside>
    );
  const { id, vendor, partNumber, formFactor, media, plug, fibre, powerW, confidence } = row;
  const power = powerW === undefined ? 'power unknown' : `${powerW} W`;
  return (
    <aside className="cell-details" aria-live="polite">
      <p>
        <strong>
          {id} in {place.cage}
          {matrix.far !== undefined && ` against ${matrix.far}`}:{' '}
          <span className={cell.works ? 'runs' : 'runs-not'}>{cell.works ? speedText(cell) : 'does not run'}</span>
        </strong>{' '}
        {meaning(cell)} {!cell.works && <code>{cell.reason}</code>}
      </p>
      <p className="quiet">
        {[vendor, partNumber].filter(Boolean).join(' ')}, {formFactor}, {media.join(', ')}, {plug},{' '}
        {fibre === 'MMF' ? 'multimode' : 'single-mode'}, {power}; facts of {confidence} confidence
      </p>
    </aside>
  );
};
