import { memo } from 'react';
import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import type { MatrixCell } from '../../../../src/core/optics/index.ts';
import type { MatrixAnswer } from '../../compiler/answers/matrix.ts';

/** "2x400G". */
export const speedText = ({ links, speed }: Extract<MatrixCell, { works: true }>): string =>
  `${links > 1 ? `${links}x` : ''}${speed}G`;

/** CAGE_MECHANICAL → "cage mechanical". */
const reasonText = (reason: string): string => reason.toLowerCase().replaceAll('_', ' ');

/** A cell in short: the speed and its lanes, or the reason against it. */
export const CellText = ({ cell, inFull }: { readonly cell: MatrixCell; readonly inFull: boolean }) =>
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

/** The column of the modules stays in sight: what hides its overflow would hold it back. */
class MatrixLayout<T> extends TableLayout<T> {
  protected override isStickyColumn({ index }: { readonly index?: number }): boolean {
    return index === 0;
  }

  protected override buildTableHeader(): LayoutNode {
    const header = super.buildTableHeader();
    header.layoutInfo.allowOverflow = true;
    return header;
  }

  protected override buildRowGroup(...place: Parameters<TableLayout<T>['buildRowGroup']>): LayoutNode {
    const group = super.buildRowGroup(...place);
    group.layoutInfo.allowOverflow = true;
    return group;
  }
}
type LayoutNode = ReturnType<TableLayout<unknown>['buildRowGroup']>;

/** Of a reason in three lines, in pixels: rows are alike, so that only those in sight are drawn. */
const SIZES = { rowHeight: 58, headingHeight: 32 };
const MODULE_WIDTH = 210;
const CAGE_WIDTH = 102;

/** Modules down, cages across. What a cell says in full is told beside the table when it is reached. */
export const MatrixTable = memo(({ matrix: { cages, rows, far } }: { readonly matrix: MatrixAnswer }) => (
  <Virtualizer layout={MatrixLayout} layoutOptions={SIZES}>
    <Table
      className="matrix-table"
      aria-label={far === undefined ? 'Transceivers by cage' : `Transceivers by cage, against ${far}`}
    >
      <TableHeader>
        <Column isRowHeader className="matrix-module" width={MODULE_WIDTH}>
          module
        </Column>
        {cages.map((cage) => (
          <Column key={cage} id={cage} minWidth={CAGE_WIDTH}>
            {cage}
          </Column>
        ))}
      </TableHeader>
      <TableBody
        items={rows}
        dependencies={[cages]}
        renderEmptyState={() => <p className="empty">No transceiver passes all these filters.</p>}
      >
        {(row) => (
          <Row id={row.id}>
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
        )}
      </TableBody>
    </Table>
  </Virtualizer>
));
