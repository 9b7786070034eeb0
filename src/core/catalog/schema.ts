import { z } from 'zod';
import { chassis, orUnknown } from './device-schema.ts';

/*
 * The row formats of catalogue files. Numbers carry the unit in their key and stand as people write them (metres, dB, W);
 * build.ts turns them into integers once. Only tests and readers of users' folders load this file: shipped data is
 * validated in tests, so that start-up does not pay for zod.
 */
z.config({ jitless: true });

const id = z.string().min(1);
const text = z.string().min(1);
const positive = z.number().positive();
const count = z.int().positive();
const gbps = z.union(
  [1, 2.5, 10, 25, 40, 50, 100, 200, 400, 800, 1600].map((rate) => z.literal(rate)),
  { error: 'expected a nominal Ethernet rate in Gb/s: 1, 2.5, 10, 25, 40, 50, 100, 200, 400, 800 or 1600' },
);
const laneRate = z.union(
  [0.25, 1, 10, 25, 50, 100, 200].map((rate) => z.literal(rate)),
  { error: 'expected a lane rate class in Gb/s: 0.25, 1, 10, 25, 50, 100 or 200' },
);
const confidence = z.enum(['high', 'medium', 'low']);
const source = z.array(text).min(1, { error: 'every fact names at least one source' });
/** The keys every row ends with. */
const provenance = { source, confidence, note: text.optional() };

const modulation = z.enum(['NRZ', 'PAM4', 'PAM5', 'DP-16QAM']);
const hostFec = z.enum(['none', 'BASE-R', 'RS(528,514)', 'RS(544,514)', 'RS-FEC-Int']);
const fibreKind = z.enum(['SMF', 'MMF']);
const grade = z.enum(['OS1', 'OS2', 'OM1', 'OM2', 'OM3', 'OM4', 'OM5']);
const byGrade = z.partialRecord(grade, positive);
const level = z.number().min(-60).max(30);
const basis = z.enum(['source', 'typical', 'recalled', 'class']);
const power = z.strictObject({ maxW: z.number().nonnegative(), basis });
const cableKind = z.enum(['DAC', 'ACC', 'AEC', 'AOC', 'TP']);
const medium = z.enum([...cableKind.options, 'optics']);
const protocol = z.enum(['ethernet', 'infiniband']);

/** "1-24", "1-61/4" (every fourth), "2-4,6-8": front-panel numbers. */
const ports = z.string().regex(/^\d+(-\d+(\/\d+)?)?(,\d+(-\d+(\/\d+)?)?)*$/, {
  error: 'expected port numbers such as "1-32", "1-61/4" or "1,3,5-8"',
});
/** "4x100G": four logical ports of up to 100G. */
const portMode = z.string().regex(/^[1-9]\d*x\d+(\.\d+)?G$/, { error: 'expected a breakout mode such as "4x100G"' });
/** "gpu[1-8]", "eth[0-3],mgmt": the chassis labels of a group, in the order of its ports. */
const labels = z.string().regex(/^[A-Za-z][\w/:-]*(\[\d+-\d+\][\w/-]*)?(,[A-Za-z][\w/:-]*(\[\d+-\d+\][\w/-]*)?)*$/, {
  error: 'expected labels such as "gpu[1-8]" or "eth[0-3],ocp"',
});
/** "swp[1-32]", "et-0/0/[0-31]", "Ethernet[1-32]/1": as the maker names the ports, in their order. */
const names = z.string().regex(/^[^[\],]*(\[\d+-\d+\][^[\],]*)?(,[^[\],]*(\[\d+-\d+\][^[\],]*)?)*$/, {
  error: 'expected names such as "swp[1-32]" or "Ethernet[1-32]/1"',
});

const sourceRow = z.strictObject({
  id,
  type: z.enum(['source', 'standard', 'recalled', 'inference', 'calculation']),
  title: text,
  ref: text.optional(),
});

const auiRow = z.strictObject({
  id,
  annex: text,
  rateGbps: gbps,
  lanes: count,
  laneRateGbps: laneRate,
  modulation,
  baudGBd: positive,
  hostFec: z.array(hostFec).min(1),
  linear: z.boolean(),
  lossDb: positive.optional(),
  lossAtGHz: positive.optional(),
  sffNames: z.array(text).optional(),
  berTarget: positive.optional(),
  ...provenance,
});

const powerLevels = z.strictObject({
  avgMin: level.optional(),
  avgMax: level.optional(),
  omaMin: level.optional(),
  omaMax: level.optional(),
  sensOma: level.optional(),
});

const opticalPmdRow = z.strictObject({
  id,
  clause: text,
  status: text,
  rateGbps: gbps,
  lanes: count,
  laneKind: z.enum(['fiber-pair', 'wavelength', 'bidi-pair']),
  fibres: count,
  laneRateGbps: gbps,
  modulation,
  baudGBd: positive,
  wavelengthsNm: z.array(positive).min(1),
  fibre: fibreKind,
  connectors: z.array(id).min(1),
  reachM: byGrade,
  minLengthM: positive.optional(),
  lossDb: byGrade.optional(),
  unamplifiedLossDb: positive.optional(),
  txDbm: powerLevels.optional(),
  rxDbm: powerLevels.optional(),
  reflectanceDb: z.array(z.strictObject({ connectors: count, maxDb: z.number().negative() })).optional(),
  fec: z.strictObject({ code: text, host: hostFec.optional(), optional: z.boolean(), allowed: z.array(hostFec) }),
  fecLocation: text.optional(),
  opticalGroup: text,
  ...provenance,
});

const copperPmdRow = z.strictObject({
  id,
  clause: text,
  status: text,
  rateGbps: gbps,
  lanes: count,
  laneRateGbps: laneRate,
  modulation,
  baudGBd: positive,
  maxPassiveLengthM: positive,
  hostFec: z.array(hostFec).min(1),
  autoneg: z.enum(['none', 'clause-28', 'clause-73']),
  ...provenance,
});

const cableReachRow = z.strictObject({
  id,
  kind: cableKind,
  laneRateGbps: laneRate,
  typicalMaxM: positive,
  vendorMaxM: positive.optional(),
  endPowerW: positive.optional(),
  ...provenance,
});

const fecRow = z.strictObject({
  id,
  code: text,
  clause: text,
  appliesTo: z.array(id).min(1),
  location: text.optional(),
  bitRateGbps: positive.optional(),
  codewordBits: count.optional(),
  preFecBerMax: positive.optional(),
  accumulationNs: z.number().nonnegative().optional(),
  codingGainDb: z.array(positive).length(2).optional(),
  ...provenance,
});

const formFactorRow = z.strictObject({
  id,
  role: z.array(z.enum(['cage', 'module'])).min(1),
  lanes: count,
  laneRatesGbps: z.array(laneRate).min(1),
  portGbps: gbps,
  contacts: count,
  /** A jack for cables of this medium, the PHY behind it. Left out: a pluggable. */
  fixedMedium: z.enum(['twisted-pair']).optional(),
  /** Left out: nothing in the plug draws power. */
  powerScale: id.optional(),
  maxSystemPowerW: positive.optional(),
  ...provenance,
});

const fitRow = z.strictObject({ id, cage: id, module: id, fits: z.boolean(), reason: text, ...provenance });

const powerClassRow = z.strictObject({
  id,
  formFactors: z.array(id).min(1),
  classesW: z.record(z.string().regex(/^[1-8]$/, { error: 'expected a power class from 1 to 8' }), positive),
  /** The class above the scale: the module states its own maximum. */
  openClass: count,
  ...provenance,
});

const plug = z.enum(['LC', 'CS', 'SN', 'MPO-12', 'MPO-16', 'MPO-24', 'MPO-32']);
const connectorRow = z.strictObject({
  id,
  plug,
  count,
  fibres: count,
  polish: z.enum(['PC', 'APC']).optional(),
  ...provenance,
});

const transceiverRow = z.strictObject({
  id,
  vendor: text,
  partNumber: text.optional(),
  formFactor: id,
  applications: z
    .array(z.strictObject({ host: id, media: id, instances: count, ratedReachM: byGrade.optional() }))
    .min(1),
  /** Left out: the standard set for the PMD. */
  applicationsBasis: text.optional(),
  connector: id,
  fibre: fibreKind,
  ratedReachM: byGrade,
  power: power.optional(),
  powerClass: count.optional(),
  ...provenance,
});

const cableEnd = z.strictObject({
  formFactor: id,
  count,
  lanes: count,
  laneRateGbps: laneRate,
  power: power.optional(),
});
const interfaceSide = z.strictObject({ lanes: count, laneRateGbps: laneRate });
const cableRow = z.strictObject({
  id,
  kind: cableKind,
  vendor: text,
  partNumber: text.optional(),
  a: cableEnd,
  b: cableEnd,
  gearbox: z.boolean(),
  modes: z.array(z.strictObject({ instances: count, speedGbps: gbps, a: interfaceSide, b: interfaceSide })),
  pmds: z.array(id),
  lengthsM: z.array(positive).min(1),
  powerClass: count.optional(),
  ...provenance,
});

/** What only the maker's documents tell of a cage. */
const cageFacts = { lanes: count, laneRatesGbps: z.array(laneRate).min(1), modes: z.array(portMode).min(1) };

const portGroup = {
  ports,
  names: names.optional(),
  cage: id,
  lanes: orUnknown(cageFacts.lanes),
  laneRatesGbps: orUnknown(cageFacts.laneRatesGbps),
  maxGbps: gbps,
  modes: orUnknown(cageFacts.modes),
  maxModulePowerW: positive.optional(),
  note: text.optional(),
};

/** What every device row begins with. */
const device = { id, vendor: text, model: text, partNumber: text.optional(), chassis: chassis.optional() };
/** Ports of the management processor; their facts often come from another document than those of the cages. */
const management = z
  .array(z.strictObject({ ...portGroup, ...cageFacts, labels, source }))
  .min(1)
  .optional();

const switchRow = z.strictObject({
  ...device,
  asic: text.optional(),
  switchingGbps: positive.optional(),
  groups: z.array(z.strictObject(portGroup)).min(1),
  management,
  splitRules: z
    .array(
      z.strictObject({
        ways: count,
        ports: ports.optional(),
        row: z.enum(['top', 'bottom']).optional(),
        disablesNeighbour: z.boolean(),
        reason: text,
        source,
      }),
    )
    .optional(),
  logicalPortLimits: z.array(z.strictObject({ cagesPerGroup: count.optional(), max: count, source })).optional(),
  bufferMB: positive.optional(),
  bufferBasis: basis.optional(),
  latencyNs: positive.optional(),
  latencyBasis: basis.optional(),
  maxPowerW: positive.optional(),
  powerBasis: basis.optional(),
  portLimits: text.optional(),
  /** The forms in which the model is sold. `port-to-psu`: air in at the ports, also called C2P or front to rear. */
  variants: z
    .array(
      z.strictObject({
        partNumber: text,
        airflow: z.enum(['port-to-psu', 'psu-to-port']).optional(),
        powerSupply: z.enum(['AC', 'DC']).optional(),
        weightKg: positive.optional(),
        ...provenance,
      }),
    )
    .optional(),
  ...provenance,
});

/** `speeds`: the speeds of a port as its maker lists them, with the lanes of each. */
const hostGroup = { ...portGroup, speeds: z.array(text).optional() };
const host = {
  ...device,
  protocols: z.array(protocol).min(1),
  pcie: text.optional(),
  maxTotalGbps: positive.optional(),
};
const nicRow = z.strictObject({
  ...host,
  card: z.enum(['NIC', 'DPU', 'SuperNIC/DPU']).optional(),
  groups: z.array(z.strictObject(hostGroup)).min(1),
  ...provenance,
});
const serverRow = z.strictObject({
  ...host,
  gpus: count.optional(),
  groups: z.array(z.strictObject({ ...hostGroup, labels, nic: id.optional() })).min(1),
  management,
  railMap: z.record(text, z.int().nonnegative()).optional(),
  ...provenance,
});

const endCondition = { devices: z.array(id).min(1).optional(), modules: z.array(id).min(1).optional() };
const fieldNoteRow = z.strictObject({
  id,
  when: z.strictObject({
    ...endCondition,
    far: z.strictObject(endCondition).optional(),
    media: z.array(medium).min(1).optional(),
    laneRates: z.array(laneRate).min(1).optional(),
    speeds: z.array(gbps).min(1).optional(),
    modulation: modulation.optional(),
    autoneg: z.boolean().optional(),
    fec: z.array(hostFec).min(1).optional(),
    breakout: z.boolean().optional(),
  }),
  effect: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('caveat') }),
    z.strictObject({ kind: z.literal('platform-setting') }),
    z.strictObject({ kind: z.literal('forced-modulation'), host: modulation }),
  ]),
  fact: text,
  advice: text,
  ...provenance,
});

const autonegDefaultRow = z.strictObject({
  id,
  medium,
  /** Left out: any lane rate. */
  laneRateGbps: laneRate.optional(),
  autoneg: z.boolean(),
  linkTraining: z.boolean(),
  fec: text,
  unequalAutoneg: text.optional(),
  unequalTraining: text.optional(),
  bothOff: text.optional(),
  ifOn: text.optional(),
  ...provenance,
});

/** Row schema by the `kind` of a file. */
export const ROW_SCHEMAS = {
  source: sourceRow,
  aui: auiRow,
  'optical-pmd': opticalPmdRow,
  'copper-pmd': copperPmdRow,
  'cable-reach': cableReachRow,
  fec: fecRow,
  'form-factor': formFactorRow,
  fit: fitRow,
  'power-class': powerClassRow,
  connector: connectorRow,
  transceiver: transceiverRow,
  cable: cableRow,
  switch: switchRow,
  nic: nicRow,
  server: serverRow,
  'field-note': fieldNoteRow,
  'autoneg-default': autonegDefaultRow,
} as const;

/** What a catalogue file may hold. */
export type RowKind = keyof typeof ROW_SCHEMAS;
export type RowOf<K extends RowKind> = z.infer<(typeof ROW_SCHEMAS)[K]>;

const envelope = { format: z.literal('lanewright-catalog'), version: z.literal(1) };
const fileOf = <K extends RowKind>(kind: K) =>
  z.strictObject({ ...envelope, kind: z.literal(kind), rows: z.array(ROW_SCHEMAS[kind]) });

/** A whole catalogue file of any kind. */
export const catalogFile = z.discriminatedUnion(
  'kind',
  [
    fileOf('source'),
    fileOf('aui'),
    fileOf('optical-pmd'),
    fileOf('copper-pmd'),
    fileOf('cable-reach'),
    fileOf('fec'),
    fileOf('form-factor'),
    fileOf('fit'),
    fileOf('power-class'),
    fileOf('connector'),
    fileOf('transceiver'),
    fileOf('cable'),
    fileOf('switch'),
    fileOf('nic'),
    fileOf('server'),
    fileOf('field-note'),
    fileOf('autoneg-default'),
  ],
  { error: `a catalogue file has a "kind": ${Object.keys(ROW_SCHEMAS).join(', ')}` },
);
