import type { Catalog } from '../../catalog/catalog.ts';
import { barsPicture, toSvg } from '../../draw/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { DeviceModelId } from '../../parts/index.ts';
import { formatPower, type Milliwatts } from '../../units/index.ts';
import { type Html, html, trusted } from '../html.ts';
import { proofsOf, type Summary } from '../summary.ts';
import { powerText } from './overview.ts';
import { tierText } from './tiers.ts';

/** A layer of the fabric and what it draws at most, in mW; undefined where a figure is missing. */
type Layer = { readonly name: string; readonly power: number | undefined };

const switchLayers = (summary: Summary, catalog: Catalog): readonly Layer[] =>
  summary.devices
    .filter(({ role }) => role !== 'server')
    .map(({ role, network, model, count }) => {
      const each = catalog.devices.get(model as DeviceModelId)?.maxPower;
      return { name: `${network} ${role}s: ${count} x ${model}`, power: each === undefined ? undefined : each * count };
    });

const linkLayers = (fabric: Fabric): readonly Layer[] => {
  const layers = new Map<string, number | undefined>();
  for (const [row, found] of proofsOf(fabric).entries()) {
    if (!found) continue;
    const name = `${fabric.classes.text(row, 'network')} optics and cables, ${tierText(fabric.classes.text(row, 'tier'))}`;
    const each = found.parts.powerPerLinkMw;
    const before = layers.has(name) ? layers.get(name) : 0;
    layers.set(name, each === null || before === undefined ? undefined : before + each * found.links);
  }
  return [...layers].map(([name, power]) => ({ name, power }));
};

/** Power by layer and for each GPU. */
export const powerSection = (fabric: Fabric, summary: Summary, catalog: Catalog): Html => {
  const { gpus } = summary;
  const layers = [...switchLayers(summary, catalog), ...linkLayers(fabric)];
  const total = layers.reduce((sum, { power }) => sum + (power ?? 0), 0);
  const whole = layers.every(({ power }) => power !== undefined);
  const row = ({ name, power }: Layer, total: boolean, atLeast = '') => ({
    label: name,
    strong: total,
    total,
    bars: [
      { value: power, words: power === undefined ? 'unknown' : `${atLeast}${powerText(power)}` },
      ...(gpus > 0
        ? [
            {
              value: power === undefined ? undefined : power / gpus,
              words:
                power === undefined
                  ? 'unknown'
                  : `${atLeast}${formatPower((Math.round(power / gpus / 10) * 10) as Milliwatts)}`,
            },
          ]
        : []),
    ],
  });
  const rows = [
    ...layers.map((layer) => row(layer, false)),
    row({ name: whole ? 'together' : 'together, without the unknown', power: total }, true, whole ? '' : 'over '),
  ];
  const picture = barsPicture('Power by layer', gpus > 0 ? ['altogether', 'for each GPU'] : ['altogether'], rows, 420);
  return html`<h2 id="power">Power</h2>
<figure>${trusted(toSvg(picture))}<figcaption>What each layer draws: the maker's maximum where there is one, a typical figure else (the order list says which). Servers and their network cards are not in it; the modules in them are.</figcaption></figure>
`;
};
