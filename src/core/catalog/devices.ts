import type { Cage, DeviceKind, DeviceModel, DeviceModelId, LaneRate, PortGroup, PortMode } from '../parts/index.ts';
import { gbps, watts } from '../units/index.ts';
import { expandLabels, expandNumbers } from './expand.ts';
import { optional } from './optional.ts';
import type { RowOf } from './schema.ts';

/** "4x100G" → four ways of 100G. */
const portMode = (text: string): PortMode => {
  const at = text.indexOf('x');
  return { ways: Number(text.slice(0, at)), speed: gbps(Number(text.slice(at + 1, -1))) };
};

type GroupRow = RowOf<'switch'>['groups'][number] & { readonly labels?: string; readonly nic?: string | undefined };

const portGroup = (row: GroupRow, kind: DeviceKind): PortGroup => {
  const numbers = expandNumbers(row.ports);
  return {
    port: {
      kind,
      cage: row.cage as Cage,
      lanes: row.lanes,
      laneRates: row.laneRatesGbps as number[] as LaneRate[],
      maxSpeed: gbps(row.maxGbps),
      maxModulePower: optional(row.maxModulePowerW, watts),
      modes: row.modes.map(portMode),
    },
    numbers,
    labels: row.labels === undefined ? numbers.map(String) : expandLabels(row.labels),
    note: row.note,
    ...(row.nic !== undefined && { nic: row.nic as DeviceModelId }),
  };
};

/** A switch row as the rest of the program reads it. */
export const switchModel = (row: RowOf<'switch'>): DeviceModel => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as DeviceModelId,
  kind: 'switch',
  vendor: row.vendor,
  model: row.model,
  groups: row.groups.map((group) => portGroup(group, 'switch')),
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
  variants: row.variants?.map(({ partNumber, airflow, powerSupply, weightKg, source, confidence, note }) => ({
    source,
    confidence,
    note,
    partNumber,
    airflow,
    powerSupply,
    weight: optional(weightKg, (kg) => Math.round(kg * 1000)),
  })),
  gpus: undefined,
  railMap: undefined,
});

/** A NIC or server row as the rest of the program reads it. */
export const hostModel = (row: RowOf<'nic'> | RowOf<'server'>, kind: 'nic' | 'server'): DeviceModel => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as DeviceModelId,
  kind,
  vendor: row.vendor,
  model: row.model,
  groups: row.groups.map((group) => portGroup(group, kind)),
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
});
