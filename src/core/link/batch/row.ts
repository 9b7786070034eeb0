import type { FibrePlant, Plant, Plug } from '../../parts/index.ts';
import type { LinkEnd, LinkQuestion } from '../question.ts';
import type { Row, RowEnd, RowMedia } from './schema.ts';

/** A link question as a row states it, without an id. */
export type LinkRow = Omit<Row, 'id'>;

const plugText = ({ type, polish, count }: Plug): string =>
  `${count > 1 ? `${count}x` : ''}${type}${polish ? `-${polish}` : ''}`;

const connectorText = ({ a, b }: NonNullable<FibrePlant['plugs']>): string => `${plugText(a)} to ${plugText(b)}`;

const inDecibels = (loss: number | undefined): number | undefined => (loss === undefined ? undefined : loss / 1000);

const fibreMedia = (plant: FibrePlant): RowMedia => {
  const runs = plant.runs.map(({ grade, length }) => ({ type: grade, lengthM: length / 1000 }));
  return {
    type: plant.runs[0]?.grade ?? 'OS2',
    connector: plant.plugs && connectorText(plant.plugs),
    path: plant.path.map(({ kind, polarity, pins }) => ({ kind, polarity, pins: pins && [pins[0], pins[1]] })),
    segments: runs.length > 1 ? runs : undefined,
    connectors: plant.connectors,
    connectorLossDb: inDecibels(plant.connectorLoss),
    connectorReflectanceDb: plant.connectorReflectanceDb,
    splices: plant.splices || undefined,
    spliceLossDb: inDecibels(plant.spliceLoss),
    lossDb: inDecibels(plant.measuredLoss),
    amplified: plant.amplified || undefined,
  };
};

const mediaOf = (plant: Plant): RowMedia => (plant.kind === 'fibre' ? fibreMedia(plant) : { type: 'integrated-cable' });

/** By the label of the catalogue where the port is one of the device's, so that no fact of it is lost; else spelled out. */
const hostOf = ({ port, device }: LinkEnd): RowEnd['host'] => {
  const label = device?.groups.find((group) => group.port === port)?.labels[0];
  if (device && label !== undefined) return { device: device.id, label };
  return {
    kind: port.kind,
    cage: port.cage,
    lanes: port.lanes,
    laneRatesGbps: [...port.laneRates],
    maxPortGbps: port.maxSpeed,
    fixed: port.fixed,
    maxModulePowerW: port.maxModulePower === undefined ? undefined : port.maxModulePower / 1000,
    device: device?.id,
  };
};

const endOf = (end: LinkEnd): RowEnd => ({
  host: hostOf(end),
  module: end.module.id,
  count: end.count,
  port: {
    speedGbps: end.setting.speed,
    lanesPerLink: end.setting.lanesPerLink,
    fecConfigured: end.setting.fec,
    autoneg: end.setting.autoneg,
    linkTraining: end.setting.linkTraining,
    protocol: end.setting.protocol,
  },
  portNumber: end.portNumber,
  portRow: end.portRow,
});

/**
 * Writes a link question as a row of a batch: what `askRow` reads back as the same question, and what the page keeps in its
 * address. Undefined fields are left out of its JSON.
 */
export const rowOf = ({ a, b, plant }: LinkQuestion): LinkRow => ({
  a: endOf(a),
  b: endOf(b),
  media: mediaOf(plant),
  lengthM: plant.length / 1000,
});
