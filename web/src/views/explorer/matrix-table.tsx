import { memo } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import type { MatrixCell } from '../../../../src/core/optics/index.ts';
import type { MatrixAnswer } from '../../compiler/answers/explorer.ts';

/** "2x400G". */
export const speedText = ({ links, speed }: Extract<MatrixCell, { works: true }>): string =>
  `${links > 1 ? `${links}x` : ''}${speed}G`;

/** CAGE_MECHANICAL → "cage mechanical". */
const reasonText = (reason: string): string => reason.toLowerCase().replaceAll('_', ' ');

const CellText = ({ cell, inFull }: { readonly cell: MatrixCell; readonly inFull: boolean }) =>
  cell.works ? (
    <>
      <b>{speedText(cell)}</b>
      <span className="quiet">
        {cell.lanes}x{cell.laneRate}G
      </span>
    </>
  ) : (
    <span className="quiet">
      {reasonText(cell.reason)}
      {inFull && `: ${cell.text}`}
    </span>
  );

/** Modules down, cages across. What a cell says in full is told beside the table when it is reached. */
export const MatrixTable = memo(({ matrix: { cages, rows, far } }: { readonly matrix: MatrixAnswer }) => (
  <div className="matrix-scroll">
    <Table aria-label={far === undefined ? 'Transceivers by cage' : `Transceivers by cage, against ${far}`}>
      <TableHeader>
        <Column isRowHeader className="matrix-module">
          module
        </Column>
        {cages.map((cage) => (
          <Column key={cage} id={cage}>
            {cage}
          </Column>
        ))}
      </TableHeader>
      <TableBody renderEmptyState={() => <p className="empty">No transceiver passes all these filters.</p>}>
        {rows.map((row) => (
          <Row key={row.id} id={row.id}>
            <Cell className="matrix-module" textValue={row.id}>
              <span>{row.id}</span>
              <span className="quiet">{row.partNumber ?? row.vendor}</span>
            </Cell>
            {row.cells.map((cell, i) => (
              <Cell
                key={cages[i]}
                data-module={row.id}
                data-cage={cages[i]}
                className={cell.works ? 'matrix-yes' : 'matrix-no'}
                textValue={cell.works ? speedText(cell) : reasonText(cell.reason)}
              >
                <CellText cell={cell} inFull={cages.length === 1} />
              </Cell>
            ))}
          </Row>
        ))}
      </TableBody>
    </Table>
  </div>
));
