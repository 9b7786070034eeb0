import { useSyncExternalStore } from 'react';
import type { MatrixAnswer } from '../../compiler/answers/matrix.ts';
import { CellText } from './matrix-table.tsx';

const paper = window.matchMedia('print');
const listen = (changed: () => void): (() => void) => {
  paper.addEventListener('change', changed);
  return () => paper.removeEventListener('change', changed);
};

/** Whether the page is being printed. */
export const usePrinting = (): boolean => useSyncExternalStore(listen, () => paper.matches);

/** The matrix for paper: all of it, where the screen draws the rows in sight. */
export const PaperMatrix = ({ matrix: { cages, rows } }: { readonly matrix: MatrixAnswer }) => (
  <table className="paper-matrix">
    <thead>
      <tr>
        <th scope="col">module</th>
        {cages.map((cage) => (
          <th key={cage} scope="col">
            {cage}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ id, cells }) => (
        <tr key={id}>
          <th scope="row">{id}</th>
          {cells.map((cell, i) => (
            <td key={cages[i]} className={cell.works ? 'matrix-yes' : undefined}>
              <CellText cell={cell} inFull={cages.length === 1} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);
