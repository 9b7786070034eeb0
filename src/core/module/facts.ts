import { sff8024Name } from './codes.ts';
import type { Decoded } from './decode.ts';

/* What a module says of itself, as people read it: the command line, the report and the web app all tell these. */

/** A fact by its name. */
export type Fact = readonly [name: string, value: string];

/** A value with its unit, or that it is not known. */
export const shown = (value: unknown, unit = ''): string => {
  if (value === undefined || value === null) return 'unknown';
  return value === '' ? 'blank' : `${value}${unit}`;
};

/** mW as people who handle optics read it. */
const light = (mw: number): string => (mw <= 0 ? 'no light' : `${mw} mW, ${(10 * Math.log10(mw)).toFixed(2)} dBm`);

/** Identifier and map; the names of some identifiers hold the map already. */
export const kindWords = ({ memoryModel, identity }: Decoded): string => {
  const what = sff8024Name('identifier', identity.identifier) ?? `identifier ${identity.identifier}`;
  const map = identity.cmisRevision === undefined ? memoryModel : `CMIS ${identity.cmisRevision}`;
  return what.includes(map) ? what : `${what}, ${map}`;
};

/** Who made it and what it is called. */
export const identityFacts = ({ identity }: Decoded): readonly Fact[] => [
  ['maker', shown(identity.vendor)],
  ['part number', shown(identity.partNumber)],
  ['revision', shown(identity.vendorRev)],
  ['serial number', shown(identity.serialNumber)],
  ['date code', shown(identity.dateCode)],
];

const stateFacts = ({ values }: Decoded): readonly Fact[] => [
  ...(values.moduleState === undefined ? [] : [['state', String(values.moduleState)] as const]),
  ...(values.powerClass === undefined
    ? []
    : [['power', `class ${values.powerClass}, at most ${shown(values.maxPowerW, ' W')}`] as const]),
  ...(values.temperatureC === undefined
    ? []
    : [['monitors', `${Number(values.temperatureC).toFixed(1)} °C, ${Number(values.vccV).toFixed(3)} V`] as const]),
  ...(values.activeFirmware === undefined ? [] : [['firmware', String(values.activeFirmware)] as const]),
];

const REACHES = [
  ['lengthSmfKm', 'km of single-mode'],
  ['lengthOm5M', 'm of OM5'],
  ['lengthOm4M', 'm of OM4'],
  ['lengthOm3M', 'm of OM3'],
] as const;

const lengthFacts = ({ values }: Decoded): readonly Fact[] => {
  const reach = REACHES.flatMap(([key, what]) => (Number(values[key]) > 0 ? [`${values[key]} ${what}`] : []));
  const cable = typeof values.cableLengthM === 'number' ? [`cable of ${values.cableLengthM} m`] : [];
  const both = [...cable, ...reach];
  return both.length > 0 ? [['length', both.join(', ')]] : [];
};

const SINGLE = [
  ['txBiasMa', 'bias', (value: number) => `${value} mA`],
  ['txPowerMw', 'Tx', light],
  ['rxPowerMw', 'Rx', light],
] as const;

const lightFacts = ({ values }: Decoded): readonly Fact[] => {
  const found = SINGLE.flatMap(([key, name, say]) => {
    const value = values[key];
    return typeof value === 'number' ? [`${name} ${say(value)}`] : [];
  });
  return found.length > 0 ? [['light', found.join('; ')]] : [];
};

const complianceFacts = ({ values }: Decoded): readonly Fact[] => {
  const name = values.extSpecComplianceName ?? values.extSpecCompliance;
  return typeof name === 'string' && values.extSpecCompliance !== '0x00' ? [['complies', name]] : [];
};

/** Connector, state, power, readings of the whole module, reach; what its memory does not hold is left out, but for the connector. */
export const stateAndReach = (decoded: Decoded): readonly Fact[] => [
  ['connector', shown(decoded.values.connectorName ?? decoded.values.connector)],
  ...stateFacts(decoded),
  ...lengthFacts(decoded),
  ...lightFacts(decoded),
  ...complianceFacts(decoded),
];
