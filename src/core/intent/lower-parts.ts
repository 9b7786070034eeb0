import { DEFAULT_SITE_FIBRE, type ModuleId, type SiteFibre } from '../parts/index.ts';
import { clip } from '../yaml/index.ts';
import type { OpticsPolicy, OrderPolicy, PartKind, Path, Spares } from './intent.ts';
import { sparesOf } from './quantities.ts';
import type { Report } from './report.ts';
import type { FabricSource } from './schema.ts';

/*
 * The sections that speak of parts: how they are chosen and ordered, and the fibre they meet.
 */

const checkRepeats = (values: readonly string[] | undefined, path: Path, report: Report): void => {
  const seen = new Set<string>();
  values?.forEach((value, index) => {
    if (seen.has(value)) report('LW1222', { value: clip(value) }, [...path, index]);
    seen.add(value);
  });
};

const byPart = (amounts: Readonly<Record<string, number>> | undefined): ReadonlyMap<ModuleId, number> =>
  new Map(Object.entries(amounts ?? {}).map(([id, amount]) => [id as ModuleId, amount + 0]));

export const lowerOptics = (source: FabricSource, report: Report): OpticsPolicy => {
  const { prefer, media, vendors, stock, prices, avoid } = source.optics ?? {};
  checkRepeats(prefer, ['optics', 'prefer'], report);
  checkRepeats(vendors, ['optics', 'vendors'], report);
  checkRepeats(avoid, ['optics', 'avoid'], report);
  return {
    prefer: prefer ?? ['power', 'cost'],
    media: media ?? 'auto',
    vendors: vendors ?? [],
    stock: byPart(stock),
    prices: byPart(prices),
    avoid: (avoid ?? []) as readonly string[] as readonly ModuleId[],
  };
};

export const lowerOrder = ({ order }: FabricSource): OrderPolicy => {
  const spares = Object.entries(order?.spares ?? {}) as [PartKind, string | number | undefined][];
  return {
    spares: Object.fromEntries(
      spares.flatMap(([kind, value]): [PartKind, Spares][] => {
        const read = value === undefined ? undefined : sparesOf(value);
        return read ? [[kind, read]] : [];
      }),
    ),
    lengthsPerType: order?.['lengths-per-type'],
    airflow: order?.airflow,
    powerSupply: order?.['power-supply'],
  };
};

export const lowerFibre = (source: FabricSource): SiteFibre => ({
  singlemode: source.fibre?.singlemode ?? DEFAULT_SITE_FIBRE.singlemode,
  multimode: source.fibre?.multimode ?? DEFAULT_SITE_FIBRE.multimode,
  connectors: source.fibre?.connectors ?? DEFAULT_SITE_FIBRE.connectors,
});
