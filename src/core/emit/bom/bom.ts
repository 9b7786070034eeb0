import { csvRecord } from '../csv.ts';
import type { Emitter } from '../emitter.ts';
import { partsList } from '../parts-list.ts';

const HEADER = [
  'kind',
  'part',
  'vendor',
  'part_number',
  'description',
  'length_m',
  'quantity',
  'max_power_w_each',
  'power_basis',
  'fact_confidence',
];

/** `bom.csv`: what to buy. An unknown power stays empty and says so in its basis. */
export const emitBom: Emitter = ({ fabric, catalog }) => {
  const chunks = function* () {
    yield csvRecord(HEADER);
    for (const line of partsList(fabric, catalog)) {
      const passive = line.kind === 'fibre';
      yield csvRecord([
        line.kind,
        line.part,
        line.vendor,
        line.partNumber,
        line.description,
        line.length === undefined ? '' : line.length / 1000,
        line.quantity,
        line.power ? line.power.max / 1000 : passive ? 0 : '',
        line.power?.basis ?? (passive ? 'passive' : 'unknown'),
        line.confidence,
      ]);
    }
  };
  return [{ path: 'bom.csv', chunks: chunks() }];
};
