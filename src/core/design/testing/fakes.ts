import { type Diagnostic, textOf } from '../../diagnostics/index.ts';
import { type Fabric, type Lock, readLock, writeLock } from '../../fabric/index.ts';
import type { Intent, Network, PortUse, ServerClass, Unit } from '../../intent/index.ts';
import {
  type Cage,
  DEFAULT_SITE_FIBRE,
  type DeviceModel,
  type DeviceModelId,
  type LogicalPortLimit,
  type PortGroup,
  type PortMode,
  type SplitRule,
} from '../../parts/index.ts';
import { type Gbps, gbps, metres } from '../../units/index.ts';
import { allocate, type Sizing, size } from '../index.ts';

/** "2x400G" → a mode. */
export const mode = (text: string): PortMode => {
  const [ways = 1, speed = 0] = text.split('x').map((part) => Number.parseInt(part, 10));
  return { ways, speed: gbps(speed) };
};

type Shape = {
  readonly count: number;
  readonly speed: number;
  readonly lanes: number;
  readonly rates: readonly number[];
  readonly modes: readonly string[];
  readonly label?: string;
  readonly from?: number;
};

type Extra = {
  readonly kind?: DeviceModel['kind'];
  readonly splitRules?: readonly Partial<SplitRule>[];
  readonly limits?: readonly Partial<LogicalPortLimit>[];
  readonly railMap?: Readonly<Record<string, number>>;
  /** labels of RJ45 management ports */
  readonly management?: readonly string[];
};

/** RJ45 jacks of 1G with these labels, numbered from 1. */
const jacks = (kind: DeviceModel['kind'], labels: readonly string[]): PortGroup => ({
  port: {
    kind,
    cage: 'RJ45' as Cage,
    fixed: 'twisted-pair',
    lanes: 4,
    laneRates: [gbps(0.25)],
    maxSpeed: gbps(1),
    maxModulePower: undefined,
    modes: [mode('1x1G')],
  },
  numbers: labels.map((_, i) => i + 1),
  labels,
  note: undefined,
});

export const deviceModel = (id: string, shapes: readonly Shape[], extra: Extra = {}): DeviceModel => ({
  id: id as DeviceModelId,
  kind: extra.kind ?? 'switch',
  vendor: 'fake',
  model: id,
  groups: shapes.map(({ count, speed, lanes, rates, modes, label, from = 1 }) => ({
    port: {
      kind: extra.kind ?? 'switch',
      cage: 'QSFP-DD' as Cage,
      lanes,
      laneRates: rates as readonly Gbps[],
      maxSpeed: gbps(speed),
      maxModulePower: undefined,
      modes: modes.map(mode),
    },
    numbers: Array.from({ length: count }, (_, i) => from + i),
    labels: Array.from({ length: count }, (_, i) => (label ? `${label}${i + 1}` : String(from + i))),
    note: undefined,
  })),
  management: (extra.management ?? []).map((label) => jacks(extra.kind ?? 'switch', [label])),
  splitRules: (extra.splitRules ?? []).map((rule) => ({
    ways: 2,
    ports: undefined,
    row: undefined,
    disablesNeighbour: false,
    reason: 'fake',
    source: [],
    ...rule,
  })),
  logicalPortLimits: (extra.limits ?? []).map((limit) => ({ cagesPerGroup: undefined, max: 0, source: [], ...limit })),
  protocols: ['ethernet'],
  asic: undefined,
  switchingGbps: undefined,
  latencyNs: undefined,
  latencyBasis: undefined,
  bufferMB: undefined,
  bufferBasis: undefined,
  maxPower: undefined,
  powerBasis: undefined,
  portLimits: undefined,
  gpus: 8,
  railMap: extra.railMap,
  source: [],
  confidence: 'high',
  note: undefined,
});

const odd = (count: number): number[] => Array.from({ length: count / 2 }, (_, i) => 2 * i + 1);

/** A server with `count` ports `gpu1 …` of one speed. */
export const serverModel = (
  id: string,
  count: number,
  speed: number,
  modes: readonly string[] = [`1x${speed}G`],
): DeviceModel => {
  const lanes = speed >= 800 ? 8 : 4;
  const shape = { count, speed, lanes, rates: [10, 25, 50, 100], modes, label: 'gpu' };
  return deviceModel(id, [shape], { kind: 'server', management: ['bmc'] });
};

/** A management switch: so many jacks, then four 100G cages. */
const managementSwitch = (id: string, count: number): DeviceModel => {
  const cages = { count: 4, speed: 100, lanes: 4, rates: [10, 25], modes: ['1x100G'], from: count + 1 };
  const model = deviceModel(id, [cages]);
  return {
    ...model,
    groups: [
      jacks(
        'switch',
        Array.from({ length: count }, (_, i) => String(i + 1)),
      ),
      ...model.groups,
    ],
  };
};

/** A switch with equal cages of 8 lanes that split 1, 2, 4 and 8 ways. */
const plainSwitch = (id: string, count: number, speed: number, extra: Extra = {}): DeviceModel => {
  const modes = [1, 2, 4, 8].map((ways) => `${ways}x${speed / ways}G`);
  return deviceModel(id, [{ count, speed, lanes: 8, rates: [25, 50, 100], modes }], {
    management: ['eth0'],
    ...extra,
  });
};

const MODELS = [
  serverModel('S400', 8, 400),
  serverModel('S200', 8, 200),
  serverModel('S100', 8, 100),
  serverModel('S50', 8, 50),
  serverModel('S2x200', 8, 400, ['1x400G', '2x200G']),
  serverModel('S2x400', 8, 800, ['1x800G', '2x400G']),
  plainSwitch('T32x400', 32, 400),
  plainSwitch('T64x400', 64, 400),
  plainSwitch('T128x400', 128, 400),
  plainSwitch('T64x800', 64, 800),
  plainSwitch('T32x400-rules', 32, 400, {
    splitRules: [{ ways: 8, ports: odd(32), disablesNeighbour: true }],
    limits: [{ max: 128 }],
  }),
  plainSwitch('T32x400-pipes', 32, 400, { limits: [{ cagesPerGroup: 4, max: 18 }, { max: 144 }] }),
  plainSwitch('T8x400', 8, 400),
  plainSwitch('T32x100', 32, 100),
  plainSwitch('T32x400-console', 32, 400, { management: ['eth0', 'eth1'] }),
  managementSwitch('M48', 48),
  managementSwitch('M8', 8),
];

export const catalog = { hash: 'fake', devices: new Map(MODELS.map((model) => [model.id, model])) };

export const use = (given: Partial<PortUse> = {}): PortUse => ({
  selector: 'gpu[1-8]',
  labels: Array.from({ length: 8 }, (_, i) => `gpu${i + 1}`),
  network: 'backend',
  speed: undefined,
  rail: { kind: 'by-gpu' },
  plane: undefined,
  split: undefined,
  leafPort: undefined,
  legsWithin: { racks: 1 },
  ...given,
});

/** The BMC of a server on the out-of-band network. */
export const bmc = (): PortUse => use({ selector: 'bmc', labels: ['bmc'], network: 'oob', rail: { kind: 'none' } });

export const server = (key: string, model: string, uses: readonly PortUse[], perRack = 4): ServerClass => ({
  key,
  model: model as DeviceModelId,
  perRack,
  uses,
});

export const unit = (count: number, servers: Readonly<Record<string, number>>, key = 'su'): Unit => ({
  key,
  count,
  servers: Object.entries(servers).map(([name, members]) => ({ class: name, count: members })),
});

type NetworkGiven = Partial<Omit<Network, 'leaf' | 'spine'>> & {
  readonly leaf: string;
  readonly spine?: string;
  readonly scope?: Network['leaf']['scope'];
  readonly spare?: number;
  readonly leafs?: number;
  readonly uplinks?: number;
  readonly spines?: number;
  readonly ratio?: number;
};

export const network = (given: NetworkGiven): Network => {
  const { leaf, spine, scope = 'rail', spare = 0, leafs, uplinks, spines, ratio = 1, ...rest } = given;
  return {
    key: 'backend',
    planes: 1,
    manages: [],
    oversubscription: { down: ratio, up: 1 },
    linkSpeed: undefined,
    lengths: { serverLeaf: metres(20), leafSpine: metres(60) },
    ...rest,
    leaf: { switch: leaf as DeviceModelId, scope, sparePorts: spare, count: leafs, uplinks },
    spine: spine === undefined ? undefined : { switch: spine as DeviceModelId, sparePorts: 0, count: spines },
  };
};

/** An out-of-band network that manages the backend. */
export const oob = (given: Partial<NetworkGiven> = {}): Network =>
  network({ key: 'oob', leaf: 'M48', scope: 'unit', manages: ['backend'], ...given });

export const intent = (
  servers: readonly ServerClass[],
  units: readonly Unit[],
  networks: readonly Network[],
): Intent => ({
  name: 'test',
  servers,
  units,
  networks,
  optics: { prefer: [], media: 'auto', vendors: [], stock: new Map(), prices: new Map(), avoid: [] },
  fibre: DEFAULT_SITE_FIBRE,
});

/** `count` units of `each` servers with eight 400G ports, rail-optimised. */
export const railCluster = (count: number, each: number, given: NetworkGiven): Intent =>
  intent([server('h100', 'S400', [use()])], [unit(count, { h100: each })], [network(given)]);

export type Designed = {
  readonly sizing: Sizing;
  readonly fabric: Fabric;
  readonly diagnostics: readonly Diagnostic[];
};

export const codes = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map((d) => d.code);

/** The messages without the note on rail maps, which fakes have none of. */
export const told = (source: Intent, lock?: Lock): readonly string[] =>
  size(source, catalog, undefined, lock)
    .diagnostics.filter((d) => d.code !== 'LW4002')
    .map((d) => `${d.code} ${textOf(d).message}`);

export const design = (source: Intent, lock?: Lock): Designed => {
  const { sizing, diagnostics } = size(source, catalog, undefined, lock);
  if (!sizing) throw new Error(diagnostics.map((d) => `${d.code} ${textOf(d).message}`).join('\n'));
  const made = allocate(source, catalog, sizing);
  return { sizing, fabric: made.fabric, diagnostics: [...diagnostics, ...made.diagnostics] };
};

export const lockOf = (fabric: Fabric): Lock => {
  const { lock } = readLock(writeLock(fabric));
  if (!lock) throw new Error('the lock does not read back');
  return lock;
};

export const count = (fabric: Fabric, role: string): number => {
  let found = 0;
  for (let i = 0; i < fabric.devices.length; i++) if (fabric.devices.text(i, 'role') === role) found++;
  return found;
};

export const linkCount = (fabric: Fabric, tier: string): number => {
  const { classes, links } = fabric;
  let found = 0;
  for (let i = 0; i < links.length; i++) if (classes.text(links.get(i, 'class'), 'tier') === tier) found++;
  return found;
};
