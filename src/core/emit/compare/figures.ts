import type { Catalog } from '../../catalog/catalog.ts';
import type { Fabric } from '../../fabric/index.ts';
import { formatLength, type Millimetres } from '../../units/index.ts';
import { costRows } from '../cost-classes.ts';
import type { SizingRow } from '../emitter.ts';
import type { OrderTerms } from '../order/terms.ts';
import { layerName, powerLayers } from '../power-layers.ts';
import { proofsOf, type Summary, summarise } from '../summary.ts';
import { tierText } from '../words.ts';

/** A finished design, and the file it was made of. */
export type Design = {
  readonly text: string;
  readonly fabric: Fabric;
  readonly sizing: readonly SizingRow[];
  readonly catalog: Catalog;
  readonly order: OrderTerms;
};

/** What is compared, group by group. In the first five, lines add up to a total. */
export const GROUPS = [
  'devices',
  'links',
  'parts',
  'cost',
  'power',
  'gpu',
  'oversubscription',
  'margin',
  'latency',
  'proof',
] as const;
export type Group = (typeof GROUPS)[number];

/** `pieces` and `links` are counts, `mW`, `mdB` and `ps` integers in that unit, `to-1` a ratio to one. */
export type Unit = 'pieces' | 'links' | 'kinds' | 'mW' | 'mdB' | 'ps' | 'to-1';

/** What a figure is about: where its reasons are looked for. */
export type About = {
  readonly network?: string;
  readonly tier?: string;
  /** leaf, spine or server; `switch` for either kind of switch */
  readonly role?: string;
  /** catalogue id, or what `pieceName` calls a cable */
  readonly part?: string;
};

/** A figure of a design. */
export type Figure = {
  readonly group: Group;
  readonly name: string;
  readonly unit: Unit;
  /** undefined: not known */
  readonly value: number | undefined;
  readonly about: About;
};

/** A piece as reasons find it: cords and cables of one kind are told apart by their length. */
export const pieceName = (part: string, length: number | undefined): string =>
  length === undefined ? part : `${part}, ${formatLength(length as Millimetres)}`;

const figure = (group: Group, name: string, unit: Unit, value: number | undefined, about: About = {}): Figure => ({
  group,
  name,
  unit,
  value,
  about,
});

const deviceFigures = ({ devices }: Summary): readonly Figure[] =>
  devices.map(({ role, network, model, count }) =>
    figure('devices', `${network === '' ? '' : `${network} `}${role}s, ${model}`, 'pieces', count, {
      role,
      network,
      part: model,
    }),
  );

const linkFigures = ({ links }: Summary): readonly Figure[] =>
  links.map(({ network, tier, speedGbps, media, count }) =>
    figure('links', `${network}, ${tierText(tier)}, ${speedGbps}G, ${media}`, 'links', count, { network, tier }),
  );

const partFigures = ({ parts }: Summary): readonly Figure[] =>
  parts.map(({ kind, part, length, quantity }) =>
    figure('parts', pieceName(part, length), 'pieces', quantity, {
      part: pieceName(part, length),
      ...(kind === 'switch' && { role: kind }),
    }),
  );

/** The light that arrives with least to spare; where one budget is not known, nothing is said of the rest. */
const marginFigures = (fabric: Fabric): readonly Figure[] => {
  const least = new Map<string, Figure>();
  for (const [row, found] of proofsOf(fabric).entries()) {
    const loss = found?.proof.loss;
    if (!loss) continue;
    const network = fabric.classes.text(row, 'network');
    const tier = fabric.classes.text(row, 'tier');
    const name = `${network}, ${tierText(tier)}: least of all links`;
    const [before, margin] = [least.get(name), loss.margin ?? undefined];
    const value =
      margin === undefined || (before && before.value === undefined)
        ? undefined
        : Math.min(before?.value ?? margin, margin);
    least.set(name, figure('margin', name, 'mdB', value, { network, tier }));
  }
  return [...least.values()];
};

const latencyFigures = (fabric: Fabric): readonly Figure[] => {
  const worst = new Map<string, Figure>();
  for (const [row, found] of proofsOf(fabric).entries()) {
    if (!found) continue;
    const network = fabric.classes.text(row, 'network');
    const tier = fabric.classes.text(row, 'tier');
    const name = `${network}, ${tierText(tier)}: slowest link, one way`;
    const value = Math.max(worst.get(name)?.value ?? 0, found.proof.latency.total);
    worst.set(name, figure('latency', name, 'ps', value, { network, tier }));
  }
  return [...worst.values()];
};

const OVERSUBSCRIPTION = '.oversubscription';
const oversubscriptionFigures = (sizing: readonly SizingRow[]): readonly Figure[] =>
  sizing
    .filter(({ key }) => key.endsWith(OVERSUBSCRIPTION))
    .map(({ key, value }) => {
      const place = key.slice(0, -OVERSUBSCRIPTION.length);
      return figure('oversubscription', `${place}, fullest leaf`, 'to-1', value, {
        network: place.split('.')[0] ?? place,
        role: 'leaf',
      });
    });

/** Every figure of a design, group by group. */
export const figuresOf = ({ fabric, sizing, catalog, order }: Design): readonly Figure[] => {
  const summary = summarise(fabric, catalog, order);
  const layers = powerLayers(fabric, summary, catalog);
  const { gpus, proofs } = summary;
  const power = layers.map((layer) =>
    figure('power', layerName(layer, false), 'mW', layer.power, {
      network: layer.network,
      ...(layer.role === undefined ? { tier: layer.of } : { role: layer.role, part: layer.of }),
    }),
  );
  const costs = costRows(summary.parts, catalog);
  const isKnown = layers.every((layer) => layer.power !== undefined);
  const perGpu = (name: string, unit: Unit, all: number | undefined): readonly Figure[] =>
    gpus > 0 ? [figure('gpu', name, unit, all === undefined ? undefined : all / gpus)] : [];
  return [
    ...deviceFigures(summary),
    ...linkFigures(summary),
    ...partFigures(summary),
    ...costs.map(({ name, pieces }) => figure('cost', name, 'pieces', pieces)),
    ...power,
    ...perGpu('power of switches, optics and cables', 'mW', isKnown ? sumOf(power) : undefined),
    ...perGpu(
      'pluggables and cables',
      'pieces',
      costs.reduce((sum, { pieces }) => sum + pieces, 0),
    ),
    ...oversubscriptionFigures(sizing),
    ...marginFigures(fabric),
    ...latencyFigures(fabric),
    figure('proof', 'links proved', 'links', proofs.provedLinks),
    figure('proof', 'kinds of links resting on assumptions', 'kinds', proofs.withAssumptions),
    figure('proof', 'kinds of links with a caution', 'kinds', proofs.withCautions),
  ];
};

/** What is known of some figures, together. */
export const sumOf = (figures: readonly Figure[]): number => figures.reduce((sum, { value }) => sum + (value ?? 0), 0);
