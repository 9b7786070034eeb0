import type { Catalog } from '../../catalog/catalog.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { DeviceModelId } from '../../parts/index.ts';
import { lotsOf } from '../../supply/index.ts';
import { type PartLine, partsList } from '../parts-list.ts';
import { shareLots } from './lots.ts';
import { missingFacts } from './missing.ts';
import type { OrderTerms } from './terms.ts';
import { variantOf } from './variant.ts';
import { type Verdicts, verdictsByPart } from './verdicts.ts';

/** One line of an order: a part on one set of terms. */
export type OrderLine = PartLine &
  Verdicts & {
    readonly airflow: string | undefined;
    readonly powerSupply: string | undefined;
    /** grams, of one piece */
    readonly weight: number | undefined;
    /** Of one piece, in the currency of the order. */
    readonly price: number | undefined;
    /** Hundredths of the currency, for all pieces of the line. */
    readonly cost: number | undefined;
    readonly stock: number | undefined;
    readonly beyondStock: number | undefined;
    readonly leadTimeDays: number | undefined;
    readonly phase: string | undefined;
    readonly secondSource: string | undefined;
    readonly note: string | undefined;
    /** Facts that the catalogue lacks. */
    readonly missing: readonly string[];
  };

/** What an order costs: a sum only where every line has a price. */
export type OrderTotal =
  | { readonly cost: number; readonly currency: string | undefined }
  | { readonly unpriced: number; readonly lines: number };

/** The order: every part of the list with its terms; a part of several lots has a line for each. */
export const orderLines = (fabric: Fabric, catalog: Catalog, terms: OrderTerms): readonly OrderLine[] => {
  const verdicts = verdictsByPart(fabric);
  const { policy, supply, secondSources } = terms;
  return partsList(fabric, catalog, policy).flatMap((line): readonly OrderLine[] => {
    const device = line.kind === 'switch' ? catalog.devices.get(line.part as DeviceModelId) : undefined;
    const variant = device && variantOf(device, policy);
    const whole = {
      ...line,
      ...verdicts(line.part),
      partNumber: variant?.partNumber ?? line.partNumber,
      confidence: variant && variant.confidence !== 'high' ? variant.confidence : line.confidence,
      airflow: device && policy.airflow,
      powerSupply: device && (variant?.powerSupply ?? policy.powerSupply),
      weight: variant?.weight,
      missing: missingFacts(line, catalog, terms),
    };
    const names = [...(variant ? [variant.partNumber] : []), line.part];
    return shareLots(line.needed, line.spares, lotsOf(supply, names, line.length)).map(
      ({ lot, needed, spares, beyondStock }) => {
        const quantity = needed + spares;
        return {
          ...whole,
          needed,
          spares,
          quantity,
          price: lot?.price,
          cost: lot?.price === undefined ? undefined : Math.round(lot.price * quantity * 100),
          stock: lot?.stock,
          beyondStock,
          leadTimeDays: lot?.leadTimeDays,
          phase: lot?.phase,
          secondSource: lot?.secondSource ?? secondSources.get(line.part),
          note: lot?.note,
        };
      },
    );
  });
};

/** The total of an order, or how many of its lines have no price. */
export const totalOf = (lines: readonly OrderLine[], { supply }: OrderTerms): OrderTotal => {
  const unpriced = lines.filter(({ cost }) => cost === undefined).length;
  if (unpriced > 0) return { unpriced, lines: lines.length };
  return { cost: lines.reduce((sum, { cost = 0 }) => sum + cost, 0), currency: supply.currency };
};
