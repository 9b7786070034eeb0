import type { Catalog } from '../catalog/catalog.ts';
import { type BarRow, barsPicture, type Picture } from '../draw/index.ts';
import type { Fabric } from '../fabric/index.ts';
import type { DeviceModelId } from '../parts/index.ts';
import { formatPower, type Milliwatts } from '../units/index.ts';
import { proofsOf, type Summary } from './summary.ts';
import { powerText, tierText } from './words.ts';

/** A layer of the fabric and what it draws in mW (maximum, or typical where no maximum is known); undefined where a figure is missing. */
export type PowerLayer = {
  readonly network: string;
  /** role of the switches; undefined for optics and cables */
  readonly role: string | undefined;
  /** model of the switches, or the tier of optics and cables */
  readonly of: string;
  readonly count: number;
  readonly power: number | undefined;
};

const switchLayers = (summary: Summary, catalog: Catalog): readonly PowerLayer[] =>
  summary.devices
    .filter(({ role }) => role !== 'server')
    .map(({ role, network, model, count }) => {
      const each = catalog.devices.get(model as DeviceModelId)?.maxPower;
      return { network, role, of: model, count, power: each === undefined ? undefined : each * count };
    });

const linkLayers = (fabric: Fabric): readonly PowerLayer[] => {
  const layers = new Map<string, PowerLayer>();
  for (const [row, found] of proofsOf(fabric).entries()) {
    if (!found) continue;
    const network = fabric.classes.text(row, 'network');
    const tier = fabric.classes.text(row, 'tier');
    const key = `${network}/${tier}`;
    const each = found.parts.powerPerLinkMw;
    const before = layers.get(key) ?? { network, role: undefined, of: tier, count: 0, power: 0 };
    const power = each === null || before.power === undefined ? undefined : before.power + each * found.links;
    layers.set(key, { ...before, count: before.count + found.links, power });
  }
  return [...layers.values()];
};

/** What each layer draws: switches by role and model, optics and cables by tier. Servers are not in it. */
export const powerLayers = (fabric: Fabric, summary: Summary, catalog: Catalog): readonly PowerLayer[] => [
  ...switchLayers(summary, catalog),
  ...linkLayers(fabric),
];

/** A layer by name; without the count, it is the same name in two designs. */
export const layerName = ({ network, role, of, count }: PowerLayer, withCount = true): string => {
  if (role === undefined) return `${network} optics and cables, ${tierText(of)}`;
  return withCount ? `${network} ${role}s: ${count} x ${of}` : `${network} ${role}s, ${of}`;
};

/** Power by layer and, where GPUs are known, for each of them. */
export const powerPicture = (layers: readonly PowerLayer[], gpus: number): Picture => {
  const total = layers.reduce((sum, { power }) => sum + (power ?? 0), 0);
  const isWhole = layers.every(({ power }) => power !== undefined);
  const bars = (power: number | undefined, atLeast: string): BarRow['bars'] => {
    const perGpu = power === undefined ? undefined : power / gpus;
    const whole = { value: power, words: power === undefined ? 'unknown' : `${atLeast}${powerText(power)}` };
    if (gpus === 0) return [whole];
    const rounded = (value: number): string => formatPower((Math.round(value / 10) * 10) as Milliwatts);
    return [whole, { value: perGpu, words: perGpu === undefined ? 'unknown' : `${atLeast}${rounded(perGpu)}` }];
  };
  const rows = [
    ...layers.map((layer) => ({ label: layerName(layer), bars: bars(layer.power, '') })),
    {
      label: isWhole ? 'together' : 'together, without the unknown',
      strong: true,
      total: true,
      bars: bars(total, isWhole ? '' : 'over '),
    },
  ];
  return barsPicture('Power by layer', gpus > 0 ? ['altogether', 'for each GPU'] : ['altogether'], rows, 420);
};
