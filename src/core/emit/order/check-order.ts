import type { Catalog } from '../../catalog/catalog.ts';
import { type Diagnostic, diagnostic, plural } from '../../diagnostics/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import { nearWord } from '../../intent/words.ts';
import type { DeviceModelId, ModuleId } from '../../parts/index.ts';
import { clip, didYouMean, listed } from '../../yaml/index.ts';
import { partsList } from '../parts-list.ts';
import type { OrderTerms } from './terms.ts';
import { variantsFor, variantText } from './variant.ts';

type Terms = Pick<OrderTerms, 'policy' | 'supply'>;

const unknownVariants = (fabric: Fabric, catalog: Catalog, { policy }: Terms): readonly Diagnostic[] => {
  const wanted = [policy.airflow, policy.powerSupply].filter((wish) => wish !== undefined).join(', ');
  if (wanted === '') return [];
  const models = new Set<string>();
  for (let row = 0; row < fabric.devices.length; row++) models.add(fabric.devices.text(row, 'model'));
  return [...models].flatMap((model) => {
    const device = catalog.devices.get(model as DeviceModelId);
    if (!device?.variants?.length || variantsFor(device, policy).length > 0) return [];
    const known = listed(device.variants.map(variantText));
    return [diagnostic('LW7013', { model, wanted, known }, { subject: model })];
  });
};

const unknownParts = (fabric: Fabric, catalog: Catalog, { policy, supply }: Terms): readonly Diagnostic[] => {
  if (supply.lots.size === 0) return [];
  const ordered = partsList(fabric, catalog, policy).map(({ part }) => part);
  const variants = [...catalog.devices.values()].flatMap(({ variants: sold = [] }) => sold.map((v) => v.partNumber));
  const known = new Set<string>([...ordered, ...variants]);
  const isKnown = (part: string): boolean =>
    known.has(part) || catalog.modules.has(part as ModuleId) || catalog.devices.has(part as DeviceModelId);
  const strange = [...supply.lots].filter(([part]) => !isKnown(part));
  const [first] = strange;
  if (!first) return [];
  const rows = strange.reduce((sum, [, lots]) => sum + lots.length, 0);
  const args = {
    rows: plural(rows, 'row'),
    name: rows === 1 ? 'names' : 'name',
    parts: listed(
      strange.map(([part]) => clip(part)),
      5,
    ),
    suggestion: didYouMean(nearWord(first[0], [...known, ...catalog.modules.keys()])),
  };
  return [diagnostic('LW7012', args, { source: first[1][0]?.source })];
};

/** What an order asks for in vain: variants that are not known, and prices that name no part. */
export const checkOrder = (fabric: Fabric, catalog: Catalog, terms: Terms): readonly Diagnostic[] => [
  ...unknownVariants(fabric, catalog, terms),
  ...unknownParts(fabric, catalog, terms),
];
