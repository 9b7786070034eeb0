import type { OrderPolicy } from '../../intent/index.ts';
import type { DeviceModel, DeviceVariant } from '../../parts/index.ts';

type Wish = Pick<OrderPolicy, 'airflow' | 'powerSupply'>;

/** The variants that are not known to differ from what is asked. */
export const variantsFor = ({ variants = [] }: DeviceModel, { airflow, powerSupply }: Wish): readonly DeviceVariant[] =>
  variants.filter(
    (variant) =>
      (airflow === undefined || variant.airflow === airflow) &&
      (powerSupply === undefined || variant.powerSupply === undefined || variant.powerSupply === powerSupply),
  );

/** The variant that is ordered: the only one that matches, once the airflow is decided. An airflow is never decided here. */
export const variantOf = (device: DeviceModel, wish: Wish): DeviceVariant | undefined => {
  const [only, ...more] = wish.airflow === undefined ? [] : variantsFor(device, wish);
  return more.length === 0 ? only : undefined;
};

/** "MSN4700-WS2RC (port-to-psu, AC)": a variant in words. */
export const variantText = ({ partNumber, airflow, powerSupply }: DeviceVariant): string => {
  const facts = [airflow, powerSupply].filter((fact) => fact !== undefined);
  return facts.length ? `${partNumber} (${facts.join(', ')})` : partNumber;
};
