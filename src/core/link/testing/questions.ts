import fc from 'fast-check';
import type { Catalog } from '../../catalog/index.ts';
import type {
  Cage,
  FibreGrade,
  HostFec,
  Module,
  Plant,
  PlugType,
  Polarity,
  Polish,
  PortType,
} from '../../parts/index.ts';
import { decibels, gbps, metres, watts } from '../../units/index.ts';
import type { LinkEnd, LinkQuestion } from '../question.ts';

const host = (
  kind: PortType['kind'],
  cage: string,
  lanes: number,
  rates: readonly number[],
  speed: number,
  power: number,
): PortType => ({
  kind,
  cage: cage as Cage,
  lanes,
  laneRates: rates.map(gbps),
  maxSpeed: gbps(speed),
  maxModulePower: watts(power),
  modes: undefined,
});

/** Ports of every family, as hosts of today wire them. */
export const PORTS: readonly PortType[] = [
  host('switch', 'QSFP-DD', 8, [10, 25, 50], 400, 12),
  host('switch', 'QSFP-DD800', 8, [10, 25, 50, 100], 800, 25),
  host('switch', 'OSFP', 8, [10, 25, 50, 100], 800, 18),
  host('switch', 'QSFP112', 4, [10, 25, 50, 100], 400, 15),
  host('switch', 'QSFP56', 4, [10, 25, 50], 200, 8),
  host('switch', 'QSFP28', 4, [10, 25], 100, 5),
  host('nic', 'QSFP112', 4, [10, 25, 50, 100], 400, 12),
  host('nic', 'OSFP-RHS', 4, [10, 25, 50, 100], 400, 12),
  host('nic', 'SFP56', 1, [10, 25, 50], 50, 2.5),
  host('nic', 'SFP28', 1, [10, 25], 25, 2.5),
  { ...host('switch', 'RJ45', 4, [0.25], 1, 0), fixed: 'twisted-pair' },
];

const SETTINGS = [
  [800, 8],
  [400, 8],
  [400, 4],
  [200, 4],
  [200, 2],
  [100, 4],
  [100, 2],
  [100, 1],
  [50, 1],
  [40, 4],
  [25, 1],
  [1, 4],
] as const;
const FECS: readonly (HostFec | undefined)[] = [undefined, undefined, 'RS(544,514)', 'RS(528,514)', 'none'];
const PLUGS: readonly PlugType[] = ['LC', 'MPO-12', 'MPO-16'];

/** Random ends: any port, any part of the catalogue, settings that hosts offer. */
const end = (modules: readonly Module[]): fc.Arbitrary<LinkEnd> =>
  fc
    .record({
      port: fc.constantFrom(...PORTS),
      module: fc.constantFrom(...modules),
      setting: fc.constantFrom(...SETTINGS),
      fec: fc.constantFrom(...FECS),
      autoneg: fc.constantFrom(undefined, undefined, undefined, true, false),
      count: fc.constantFrom(1, 1, 1, 2, 4),
    })
    .map(({ port, module, setting: [speed, lanesPerLink], fec, autoneg, count }) => ({
      port,
      device: undefined,
      module,
      count,
      setting: { speed: gbps(speed), lanesPerLink, fec, autoneg, linkTraining: undefined, protocol: undefined },
      portNumber: undefined,
      portRow: undefined,
    }));

const plug = fc.record({
  type: fc.constantFrom(...PLUGS),
  polish: fc.constantFrom<Polish | undefined>(undefined, 'APC', 'PC'),
  count: fc.constantFrom(1, 1, 2, 4),
});

const plant: fc.Arbitrary<Plant> = fc.oneof(
  fc.record({ kind: fc.constant('cable' as const), length: fc.integer({ min: 1, max: 40 }).map(metres) }),
  fc
    .record({
      grade: fc.constantFrom<FibreGrade>('OS2', 'OS2', 'OM4', 'OM3', 'OM5'),
      length: fc.integer({ min: 3, max: 3000 }).map(metres),
      plugs: fc.option(fc.record({ a: plug, b: plug }), { nil: undefined }),
      polarity: fc.constantFrom<Polarity | undefined>(undefined, 'B', 'A', 'C', 'A-to-B'),
      connectors: fc.integer({ min: 0, max: 6 }),
      measured: fc.option(fc.integer({ min: 0, max: 6000 }), { nil: undefined }),
    })
    .map(({ grade, length, plugs, polarity, connectors, measured }) => ({
      kind: 'fibre' as const,
      runs: [{ grade, length }],
      length,
      plugs,
      path: [{ kind: 'cord' as const, polarity, pins: undefined }],
      connectors,
      connectorLoss: decibels(0.35),
      connectorReflectanceDb: undefined,
      splices: 0,
      spliceLoss: undefined,
      measuredLoss: measured === undefined ? undefined : decibels(measured / 1000),
      amplified: false,
    })),
);

/** Random questions over the whole catalogue; about one in some hundreds works. */
export const anyQuestion = (catalog: Catalog): fc.Arbitrary<LinkQuestion> => {
  const modules = [...catalog.modules.values()];
  return fc.oneof(
    fc.record({ a: end(modules), b: end(modules), plant }),
    // the same part at both ends: cables, and pairs that have a chance
    fc
      .record({ a: end(modules), b: end(modules), plant })
      .map(({ a, b, plant: p }) => ({ a, b: { ...b, module: a.module }, plant: p })),
  );
};

/** The same link seen from the other end. */
export const mirror = ({ a, b, plant: p }: LinkQuestion): LinkQuestion => ({
  a: b,
  b: a,
  plant:
    p.kind === 'cable'
      ? p
      : {
          ...p,
          plugs: p.plugs && { a: p.plugs.b, b: p.plugs.a },
          path: p.path.toReversed().map((s) => ({ ...s, pins: s.pins && ([s.pins[1], s.pins[0]] as const) })),
        },
});
