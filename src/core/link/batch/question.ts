import type { Catalog } from '../../catalog/catalog.ts';
import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import {
  type Cage,
  type DeviceModel,
  type DeviceModelId,
  type FibreGrade,
  type FibrePlant,
  type FibreRun,
  gapsText,
  type HostFec,
  type ModuleId,
  type Plant,
  type PortType,
  portGroups,
} from '../../parts/index.ts';
import { decibels, gbps, type Millimetres, metres, watts } from '../../units/index.ts';
import type { LinkEnd, LinkQuestion } from '../question.ts';
import { lowestGrade } from '../reach.ts';
import { parseConnector } from './connector.ts';
import type { Row, RowEnd, RowMedia } from './schema.ts';

/** A row read: the question, or why it cannot be asked. */
export type Asked = { readonly question: LinkQuestion } | { readonly faults: readonly Diagnostic[] };

const suggestion = (near: string | undefined): string => (near === undefined ? '' : `; did you mean "${near}"?`);

const malformed = (row: Row, path: string, problem: string): Diagnostic =>
  diagnostic('LW2003', { path, problem }, { subject: `link ${row.id}` });

const FEC: Readonly<Record<string, HostFec | undefined>> = {
  none: 'none',
  off: 'none',
  'BASE-R': 'BASE-R',
  FC: 'BASE-R',
  'RS(528,514)': 'RS(528,514)',
  'RS(544,514)': 'RS(544,514)',
  'RS-FEC-Int': 'RS-FEC-Int',
};

/** The port with a chassis label (`gpu1`; the number on switches). */
const labelledPort = (device: DeviceModel, label: string): PortType | undefined =>
  device.groups.find(({ labels }) => labels.includes(label))?.port;

/** The device's port that a row means: by number, else by cage, else the first. */
const devicePort = (device: DeviceModel, cage: string | undefined, number: number | undefined): PortType | undefined =>
  (
    device.groups.find(
      (g) => number !== undefined && g.numbers.includes(number) && (cage === undefined || g.port.cage === cage),
    ) ?? portGroups(device).find((g) => cage === undefined || g.port.cage === cage)
  )?.port;

type Host = Exclude<RowEnd['host'], string>;

const portOf = (host: Host, device: DeviceModel | undefined, number: number | undefined): PortType | undefined => {
  if (!('cage' in host)) {
    if (typeof host.label === 'string') return device && labelledPort(device, host.label);
    return device && devicePort(device, undefined, number);
  }
  const listed = device && devicePort(device, host.cage, number);
  return {
    kind: host.kind,
    cage: host.cage as Cage,
    lanes: host.lanes,
    laneRates: host.laneRatesGbps.map(gbps),
    maxSpeed: gbps(host.maxPortGbps),
    maxModulePower: typeof host.maxModulePowerW === 'number' ? watts(host.maxModulePowerW) : listed?.maxModulePower,
    modes: listed?.modes,
    ...(host.fixed && { fixed: host.fixed }),
  };
};

const askEnd = (catalog: Catalog, row: Row, side: 'a' | 'b'): { end: LinkEnd } | { faults: readonly Diagnostic[] } => {
  const given = row[side];
  const host: Host = typeof given.host === 'string' ? { device: given.host } : given.host;
  const faults: Diagnostic[] = [];
  const at = { subject: `link ${row.id}, end ${side}` };
  const module = catalog.modules.get(given.module as ModuleId);
  if (!module) {
    const near = catalog.suggest(given.module, catalog.modules.keys());
    faults.push(diagnostic('LW2001', { id: given.module, suggestion: suggestion(near) }, at));
  }
  const device = host.device ? catalog.devices.get(host.device as DeviceModelId) : undefined;
  const draft = catalog.drafts.get(host.device as DeviceModelId);
  if (draft) faults.push(diagnostic('LW2007', { id: draft.id, gaps: gapsText(draft) }, at));
  else if (host.device && !device) {
    const near = catalog.suggest(host.device, catalog.devices.keys());
    faults.push(diagnostic('LW2002', { id: host.device, suggestion: suggestion(near) }, at));
  }
  const portNumber = given.portNumber ?? (side === 'a' ? row.portNumber : undefined) ?? undefined;
  const portRow = given.portRow ?? (side === 'a' ? row.portRow : undefined) ?? undefined;
  const port = portOf(host, device, portNumber);
  if (!port && faults.length === 0) faults.push(malformed(row, `${side}.host`, 'no port of this device matches'));
  if (!module || !port || faults.length) return { faults };
  const { speedGbps, lanesPerLink, fecConfigured, autoneg, linkTraining, protocol } = given.port;
  return {
    end: {
      port,
      device,
      module,
      count: given.count,
      setting: {
        speed: gbps(speedGbps),
        lanesPerLink,
        fec: fecConfigured ? FEC[fecConfigured] : undefined,
        autoneg: autoneg ?? undefined,
        linkTraining: linkTraining ?? undefined,
        protocol: protocol ?? undefined,
      },
      portNumber,
      portRow,
    },
  };
};

const GRADES: readonly FibreGrade[] = ['OS1', 'OS2', 'OM1', 'OM2', 'OM3', 'OM4', 'OM5'];
const CABLE_TYPES = new Set(['integrated-cable', 'DAC', 'ACC', 'AEC', 'AOC', 'TP']);

/** "SMF-OS2", "OM4" → grade; undefined where the text names none. */
const gradeOf = (text: string): FibreGrade | undefined => {
  const name = text.replace(/^(SMF|MMF)-/i, '').toUpperCase();
  return GRADES.find((grade) => grade === name);
};

const decibelsOr = (value: number | null | undefined) => (typeof value === 'number' ? decibels(value) : undefined);

const fibrePlant = (media: RowMedia, runs: readonly FibreRun[], plugs: FibrePlant['plugs']): FibrePlant => ({
  kind: 'fibre',
  runs,
  length: runs.reduce((sum, run) => sum + run.length, 0) as Millimetres,
  plugs,
  path: media.path?.map((s) => ({ kind: s.kind, polarity: s.polarity ?? undefined, pins: s.pins ?? undefined })) ?? [
    {
      kind: 'cord',
      polarity: media.polarity ?? undefined,
      pins: media.pins ? [media.pins.a, media.pins.b] : undefined,
    },
  ],
  connectors: media.connectors ?? undefined,
  connectorLoss: decibelsOr(media.connectorLossDb),
  connectorReflectanceDb: media.connectorReflectanceDb ?? undefined,
  splices: media.splices ?? 0,
  spliceLoss: decibelsOr(media.spliceLossDb),
  measuredLoss: decibelsOr(media.lossDb),
  amplified: media.amplified ?? false,
});

const askPlant = (row: Row): { plant: Plant } | { faults: readonly Diagnostic[] } => {
  const { media, lengthM } = row;
  if (CABLE_TYPES.has(media.type)) return { plant: { kind: 'cable', length: metres(lengthM) } };
  const pieces = media.segments ?? [{ type: media.type, lengthM }];
  const runs: FibreRun[] = [];
  for (const piece of pieces) {
    const grade = gradeOf(piece.type);
    if (!grade)
      return {
        faults: [malformed(row, 'media.type', `"${piece.type}" is no fibre grade (${GRADES.join(', ')}) and no cable`)],
      };
    runs.push({ grade, length: metres(piece.lengthM) });
  }
  // segments are pieces of the whole: what they leave out is fibre too, of the lowest grade among them
  const left = metres(lengthM) - runs.reduce((sum, run) => sum + run.length, 0);
  const lowest = lowestGrade(runs);
  if (left > 0 && lowest) runs.push({ grade: lowest, length: left as Millimetres });
  const plugs = media.connector ? parseConnector(media.connector) : undefined;
  if (media.connector && !plugs)
    return { faults: [malformed(row, 'media.connector', `"${media.connector}" is no known connector`)] };
  return { plant: fibrePlant(media, runs, plugs) };
};

/** Turns a row into a link question: looks parts up and converts units. Every fault of the row is reported. */
export const askRow = (catalog: Catalog, row: Row): Asked => {
  const a = askEnd(catalog, row, 'a');
  const b = askEnd(catalog, row, 'b');
  const plant = askPlant(row);
  if ('end' in a && 'end' in b && 'plant' in plant) return { question: { a: a.end, b: b.end, plant: plant.plant } };
  return { faults: [a, b, plant].flatMap((part) => ('faults' in part ? part.faults : [])) };
};
