import type { Catalog } from '../../catalog/catalog.ts';
import type { DeviceModel, DeviceModelId, DeviceVariant, ModuleId } from '../../parts/index.ts';
import type { PartLine } from '../parts-list.ts';
import type { OrderTerms } from './terms.ts';
import { variantOf, variantText } from './variant.ts';

const ofSwitch = (
  device: DeviceModel,
  variant: DeviceVariant | undefined,
  { policy }: OrderTerms,
): readonly string[] => {
  const { variants = [] } = device;
  const missing: string[] = [];
  if (!variant) {
    if (variants.length === 0) missing.push('part numbers by airflow and power supply');
    else if (policy.airflow === undefined)
      missing.push(`airflow not decided: ${variants.map(variantText).join(' or ')}`);
    else missing.push(`part number with ${policy.airflow}`);
  }
  // before the airflow is decided, a fact that every variant states is known
  const sold = variant ? [variant] : variants;
  if (sold.some(({ powerSupply }) => powerSupply === undefined)) missing.push('power supply');
  if (device.maxPower === undefined) missing.push('maximum power');
  if (sold.length === 0 || sold.some(({ weight }) => weight === undefined)) missing.push('weight');
  return missing;
};

/** The facts a buyer needs of a part that the catalogue does not hold, in words. */
export const missingFacts = (line: PartLine, catalog: Catalog, terms: OrderTerms): readonly string[] => {
  if (line.kind === 'switch') {
    const device = catalog.devices.get(line.part as DeviceModelId);
    return device ? ofSwitch(device, variantOf(device, terms.policy), terms) : ['all of it'];
  }
  const missing: string[] = [];
  if (line.kind === 'fibre') return ['maker and part number'];
  const module = catalog.modules.get(line.part as ModuleId);
  if (line.vendor === 'generic') missing.push('maker and part number');
  else if (module?.partNumber === undefined) missing.push('part number');
  if (!line.power) missing.push('power');
  return missing;
};
