import { csvRecord } from '../csv.ts';
import type { Emitter } from '../emitter.ts';
import { orderLines } from '../order/order.ts';
import { BOM_COLUMNS } from './columns.ts';

/** `bom.csv`: what to buy, a line for each part, length and lot. No total: a sum of some prices would pass for the whole. */
export const emitBom: Emitter = ({ fabric, catalog, order }) => {
  const chunks = function* () {
    yield csvRecord(BOM_COLUMNS.map(({ key }) => key));
    for (const line of orderLines(fabric, catalog, order))
      yield csvRecord(BOM_COLUMNS.map(({ value }) => value(line, order.supply.currency) ?? ''));
  };
  return [{ path: 'bom.csv', chunks: chunks() }];
};
