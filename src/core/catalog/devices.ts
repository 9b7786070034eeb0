import {
  CAGE_FACTS,
  type Cage,
  type CageFact,
  type DeviceDraft,
  type DeviceKind,
  type DeviceModel,
  type DeviceModelId,
  type FixedMedium,
  type LaneRate,
  type PortGroup,
  type PortMode,
} from '../parts/index.ts';
import { gbps, watts } from '../units/index.ts';
import { expandLabels, expandNumbers } from './expand.ts';
import { optional } from './optional.ts';
import type { RowOf } from './schema.ts';

/** "4x100G" → four ways of 100G. */
const portMode = (text: string): PortMode => {
  const at = text.indexOf('x');
  return { ways: Number(text.slice(0, at)), speed: gbps(Number(text.slice(at + 1, -1))) };
};

/** A row of any device. */
export type DeviceRow = RowOf<'switch'> | RowOf<'nic'> | RowOf<'server'>;
type GroupRow = RowOf<'switch'>['groups'][number] & {
  readonly labels?: string;
  readonly nic?: string | undefined;
  readonly source?: readonly string[];
};

/** Cages that are jacks with the PHY behind them. */
export type FixedCages = ReadonlyMap<string, FixedMedium>;

type Known<G> = { [K in keyof G]: K extends CageFact ? Exclude<G[K], 'unknown'> : G[K] };
/** A row without an unknown fact of a cage. */
export type Complete<R extends DeviceRow> = Omit<R, 'groups'> & {
  readonly groups: readonly Known<R['groups'][number]>[];
};

const unknownOf = (group: Pick<GroupRow, CageFact>): readonly CageFact[] =>
  CAGE_FACTS.filter((fact) => group[fact] === 'unknown');

/** Whether every fact of every cage is stated, so that links can be proved. */
export const isComplete = <R extends DeviceRow>(row: R): row is R & Complete<R> =>
  row.groups.every((group) => unknownOf(group).length === 0);

/** A row that leaves facts of its cages unknown. */
export const draftModel = (row: DeviceRow, kind: DeviceKind): DeviceDraft => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as DeviceModelId,
  kind,
  vendor: row.vendor,
  model: row.model,
  partNumber: row.partNumber,
  groups: row.groups.map((group) => ({
    cage: group.cage as Cage,
    maxSpeed: gbps(group.maxGbps),
    numbers: expandNumbers(group.ports),
    unknown: unknownOf(group),
  })),
  chassis: row.chassis,
});

const portGroup = (row: Known<GroupRow>, kind: DeviceKind, jacks: FixedCages): PortGroup => {
  const numbers = expandNumbers(row.ports);
  const fixed = jacks.get(row.cage);
  return {
    port: {
      kind,
      cage: row.cage as Cage,
      ...(fixed && { fixed }),
      lanes: row.lanes,
      laneRates: row.laneRatesGbps as number[] as LaneRate[],
      maxSpeed: gbps(row.maxGbps),
      maxModulePower: optional(row.maxModulePowerW, watts),
      modes: row.modes.map(portMode),
    },
    numbers,
    labels: row.labels === undefined ? numbers.map(String) : expandLabels(row.labels),
    note: row.note,
    ...(row.names !== undefined && { names: expandLabels(row.names) }),
    ...(row.nic !== undefined && { nic: row.nic as DeviceModelId }),
    ...(row.source && { source: row.source }),
  };
};

/** A switch row as the rest of the program reads it. */
export const switchModel = (row: Complete<RowOf<'switch'>>, jacks: FixedCages): DeviceModel => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as DeviceModelId,
  kind: 'switch',
  vendor: row.vendor,
  model: row.model,
  groups: row.groups.map((group) => portGroup(group, 'switch', jacks)),
  management: (row.management ?? []).map((group) => portGroup(group, 'switch', jacks)),
  splitRules: (row.splitRules ?? []).map((rule) => ({
    ways: rule.ways,
    ports: rule.ports === undefined ? undefined : expandNumbers(rule.ports),
    row: rule.row,
    disablesNeighbour: rule.disablesNeighbour,
    reason: rule.reason,
    source: rule.source,
  })),
  logicalPortLimits: (row.logicalPortLimits ?? []).map((limit) => ({
    cagesPerGroup: limit.cagesPerGroup,
    max: limit.max,
    source: limit.source,
  })),
  protocols: ['ethernet'],
  asic: row.asic,
  switchingGbps: optional(row.switchingGbps, gbps),
  latencyNs: row.latencyNs,
  latencyBasis: row.latencyBasis,
  bufferMB: row.bufferMB,
  bufferBasis: row.bufferBasis,
  maxPower: optional(row.maxPowerW, watts),
  powerBasis: row.powerBasis,
  portLimits: row.portLimits,
  gpus: undefined,
  railMap: undefined,
  partNumber: row.partNumber,
  chassis: row.chassis,
});

/** A NIC or server row as the rest of the program reads it. */
export const hostModel = (
  row: Complete<RowOf<'nic'>> | Complete<RowOf<'server'>>,
  kind: 'nic' | 'server',
  jacks: FixedCages,
): DeviceModel => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as DeviceModelId,
  kind,
  vendor: row.vendor,
  model: row.model,
  groups: row.groups.map((group) => portGroup(group, kind, jacks)),
  management: 'management' in row ? (row.management ?? []).map((group) => portGroup(group, kind, jacks)) : [],
  splitRules: [],
  logicalPortLimits: [],
  protocols: row.protocols,
  asic: undefined,
  switchingGbps: undefined,
  latencyNs: undefined,
  latencyBasis: undefined,
  bufferMB: undefined,
  bufferBasis: undefined,
  maxPower: undefined,
  powerBasis: undefined,
  portLimits: undefined,
  gpus: 'gpus' in row ? row.gpus : undefined,
  railMap: 'railMap' in row ? row.railMap : undefined,
  pcie: row.pcie,
  maxTotal: optional(row.maxTotalGbps, gbps),
  partNumber: row.partNumber,
  chassis: row.chassis,
});
