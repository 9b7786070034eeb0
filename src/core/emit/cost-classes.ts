import type { Catalog } from '../catalog/catalog.ts';
import { barsPicture, type Picture } from '../draw/index.ts';
import { costClass, costClassText } from '../optics/index.ts';
import type { ModuleId } from '../parts/index.ts';
import type { PartLine } from './parts-list.ts';

/** Pluggables and cables of one cost class. */
export type CostRow = { readonly costClass: number; readonly name: string; readonly pieces: number };

/** Pieces by cost class, cheapest class first: an order of magnitude, not a price. Fibre and switches have no class. */
export const costRows = (parts: readonly PartLine[], catalog: Catalog): readonly CostRow[] => {
  const pieces = new Map<number, number>();
  for (const { kind, part, quantity } of parts) {
    const module = kind === 'transceiver' || kind === 'cable' ? catalog.modules.get(part as ModuleId) : undefined;
    if (module) pieces.set(costClass(module), (pieces.get(costClass(module)) ?? 0) + quantity);
  }
  return [...pieces]
    .toSorted(([x], [y]) => x - y)
    .map(([number, count]) => ({ costClass: number, name: costClassText(number), pieces: count }));
};

/** Pieces by cost class as bars. */
export const costPicture = (rows: readonly CostRow[]): Picture =>
  barsPicture(
    'Pluggables and cables by cost class',
    ['pieces'],
    rows.map(({ name, pieces }) => ({ label: name, bars: [{ value: pieces, words: String(pieces) }] })),
    420,
  );
