import type {
  Aui,
  AuiId,
  ByGrade,
  CableAssembly,
  CableEnd,
  CopperPmd,
  DeviceDraft,
  DeviceKind,
  DeviceModel,
  DeviceModelId,
  FecCode,
  FibreGrade,
  FieldNote,
  FormFactor,
  LaneRate,
  Module,
  ModuleId,
  ModulePower,
  OpticalPmd,
  PmdId,
  Receptacle,
  Transceiver,
} from '../parts/index.ts';
import {
  contentHash,
  dbm,
  decibels,
  type Gbps,
  gbps,
  type MilliDecibels,
  type Millimetres,
  type Milliwatts,
  metres,
  watts,
} from '../units/index.ts';
import { canonicalJson } from './canonical.ts';
import type { AutonegDefault, CableReach, Catalog, Fit, FormFactorFacts, Source } from './catalog.ts';
import { type Complete, type DeviceRow, draftModel, hostModel, isComplete, switchModel } from './devices.ts';
import { optional } from './optional.ts';
import type { CatalogRows } from './rows.ts';
import type { RowOf } from './schema.ts';
import { searcher } from './search.ts';
import { suggest } from './suggest.ts';

/** The basis of a transceiver whose row states none. */
const STANDARD_SET = 'standard set for this PMD; real parts advertise a subset or superset';

const byGrade = <T>(
  figures: Partial<Record<FibreGrade, number | undefined>> | undefined,
  convert: (value: number) => T,
): ByGrade<T> => {
  const result: Partial<Record<FibreGrade, T>> = {};
  for (const grade in figures) {
    const value = figures[grade as FibreGrade];
    if (value !== undefined) result[grade as FibreGrade] = convert(value);
  }
  return result;
};

/** The thing a row names, or a fault that says which row names nothing. */
const resolve = <K extends string, T>(map: ReadonlyMap<K, T>, id: string, from: string): T => {
  const found = map.get(id as K);
  if (found === undefined) throw new Error(`catalogue row ${from} names "${id}", which does not exist`);
  return found;
};

// Fields are copied by name below: spreading a shared part doubled the time the catalogue takes at start-up.

const aui = (row: RowOf<'aui'>): Aui => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as AuiId,
  rate: gbps(row.rateGbps),
  lanes: row.lanes,
  laneRate: gbps(row.laneRateGbps),
  modulation: row.modulation,
  baudGBd: row.baudGBd,
  hostFec: row.hostFec,
  linear: row.linear,
  channel: undefined,
  annex: row.annex,
});

/** The `-S` and `-L` codes that SFF-8024 has for one interface: the same lanes, tuned for short and long host channels. */
const channelVariants = (row: RowOf<'aui'>): readonly Aui[] =>
  (['S', 'L'] as const).flatMap((channel) =>
    row.sffNames?.some((name) => new RegExp(`^${row.id}[- ]${channel} `).test(name))
      ? [{ ...aui(row), id: `${row.id}-${channel}` as AuiId, channel }]
      : [],
  );

const opticalPmd = (row: RowOf<'optical-pmd'>): OpticalPmd => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  kind: 'optical',
  id: row.id as PmdId,
  clause: row.clause,
  rate: gbps(row.rateGbps),
  lanes: row.lanes,
  laneKind: row.laneKind,
  fibres: row.fibres,
  laneRate: gbps(row.laneRateGbps),
  modulation: row.modulation,
  baudGBd: row.baudGBd,
  wavelengthsNm: row.wavelengthsNm,
  fibre: row.fibre,
  reach: byGrade<Millimetres>(row.reachM, metres),
  minLength: optional(row.minLengthM, metres),
  lossBudget: byGrade<MilliDecibels>(row.lossDb, decibels),
  unamplifiedLoss: optional(row.unamplifiedLossDb, decibels),
  txMax: optional(row.txDbm?.avgMax, dbm),
  txMin: optional(row.txDbm?.avgMin, dbm),
  rxMax: optional(row.rxDbm?.avgMax, dbm),
  rxMin: optional(row.rxDbm?.avgMin, dbm),
  reflectance: row.reflectanceDb,
  fec: { code: row.fec.code, host: row.fec.host, optional: row.fec.optional, allowed: row.fec.allowed },
  opticalGroup: row.opticalGroup,
});

const copperPmd = (row: RowOf<'copper-pmd'>): CopperPmd => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  kind: 'copper',
  id: row.id as PmdId,
  clause: row.clause,
  rate: gbps(row.rateGbps),
  lanes: row.lanes,
  laneRate: gbps(row.laneRateGbps),
  modulation: row.modulation,
  baudGBd: row.baudGBd,
  maxPassiveLength: metres(row.maxPassiveLengthM),
  hostFec: row.hostFec,
  autoneg: row.autoneg,
});

const fecCode = (row: RowOf<'fec'>): FecCode => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id,
  code: row.code,
  clause: row.clause,
  appliesTo: row.appliesTo,
  accumulationNs: row.accumulationNs,
  preFecBerMax: row.preFecBerMax,
});

const power = (row: { maxW: number; basis: NonNullable<ModulePower>['basis'] } | undefined): ModulePower =>
  row && { max: watts(row.maxW), basis: row.basis };

type Lookups = {
  readonly auis: ReadonlyMap<AuiId, Aui>;
  readonly opticalPmds: ReadonlyMap<PmdId, OpticalPmd>;
  readonly copperPmds: ReadonlyMap<PmdId, CopperPmd>;
  readonly receptacles: ReadonlyMap<string, Receptacle>;
};

const transceiver = (row: RowOf<'transceiver'>, known: Lookups): Transceiver => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  kind: 'transceiver',
  id: row.id as ModuleId,
  vendor: row.vendor,
  partNumber: row.partNumber,
  powerClass: row.powerClass,
  formFactor: row.formFactor as FormFactor,
  applications: row.applications.map((application) => ({
    host: resolve(known.auis, application.host, row.id),
    media: resolve(known.opticalPmds, application.media, row.id),
    instances: application.instances,
    ...(application.ratedReachM && { ratedReach: byGrade<Millimetres>(application.ratedReachM, metres) }),
  })),
  applicationsBasis: row.applicationsBasis ?? STANDARD_SET,
  receptacle: resolve(known.receptacles, row.connector, row.id),
  fibre: row.fibre,
  ratedReach: byGrade<Millimetres>(row.ratedReachM, metres),
  power: power(row.power),
});

const cableEnd = (end: RowOf<'cable'>['a']): CableEnd => ({
  formFactor: end.formFactor as FormFactor,
  count: end.count,
  lanes: end.lanes,
  laneRate: gbps(end.laneRateGbps),
  power: power(end.power),
});

const cable = (row: RowOf<'cable'>, known: Lookups): CableAssembly => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  kind: row.kind,
  id: row.id as ModuleId,
  vendor: row.vendor,
  partNumber: row.partNumber,
  powerClass: row.powerClass,
  a: cableEnd(row.a),
  b: cableEnd(row.b),
  gearbox: row.gearbox,
  modes: row.modes.map((mode) => ({
    instances: mode.instances,
    speed: gbps(mode.speedGbps),
    a: { lanes: mode.a.lanes, laneRate: gbps(mode.a.laneRateGbps) },
    b: { lanes: mode.b.lanes, laneRate: gbps(mode.b.laneRateGbps) },
  })),
  pmds: row.pmds.map((pmd) => resolve(known.copperPmds, pmd, row.id)),
  lengths: row.lengthsM.map(metres),
});

const fieldNote = (row: RowOf<'field-note'>): FieldNote => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id,
  // the same shape with branded ids and rates
  when: row.when as FieldNote['when'],
  effect: row.effect,
  fact: row.fact,
  advice: row.advice,
});

const formFactor = (row: RowOf<'form-factor'>): FormFactorFacts => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  id: row.id as FormFactor,
  lanes: row.lanes,
  laneRates: row.laneRatesGbps as number[] as LaneRate[],
  maxSpeed: gbps(row.portGbps),
  fixedMedium: row.fixedMedium,
});

const autonegDefault = (row: RowOf<'autoneg-default'>): AutonegDefault => ({
  source: row.source,
  confidence: row.confidence,
  note: row.note,
  medium: row.medium,
  laneRate: optional(row.laneRateGbps, gbps),
  autoneg: row.autoneg,
  linkTraining: row.linkTraining,
  fec: row.fec,
});

const index = <R extends { readonly id: string }, K extends string, T>(
  rows: readonly R[],
  make: (row: R) => T,
): ReadonlyMap<K, T> => {
  const map = new Map<K, T>();
  for (const row of rows) map.set(row.id as K, make(row));
  return map;
};

const append = <K, T>(map: Map<K, T[]>, key: K, value: T): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/**
 * Rows to runtime types and their indexes. The rows are taken as valid: shipped ones are checked in tests, users' when they
 * are read. A later row replaces an earlier one of the same id. Throws where a row names a part that does not exist.
 */
export const buildCatalog = (rows: CatalogRows, knownHash?: string): Catalog => {
  const sources = index<(typeof rows.sources)[number], string, Source>(rows.sources, (row) => ({
    id: row.id,
    type: row.type,
    title: row.title,
    ref: row.ref,
  }));
  const auis = new Map<AuiId, Aui>(
    rows.auis.flatMap((row) => [aui(row), ...channelVariants(row)]).map((a) => [a.id, a]),
  );
  const opticalPmds = index<RowOf<'optical-pmd'>, PmdId, OpticalPmd>(rows.opticalPmds, opticalPmd);
  const copperPmds = index<RowOf<'copper-pmd'>, PmdId, CopperPmd>(rows.copperPmds, copperPmd);
  const receptacles = index<RowOf<'connector'>, string, Receptacle>(rows.connectors, (row) => ({
    count: row.count,
    plug: row.plug,
    polish: row.polish,
    fibres: row.fibres,
  }));
  const known: Lookups = { auis, opticalPmds, copperPmds, receptacles };

  const modules = new Map<ModuleId, Module>();
  for (const row of rows.transceivers) modules.set(row.id as ModuleId, transceiver(row, known));
  for (const row of rows.cables) modules.set(row.id as ModuleId, cable(row, known));

  const devices = new Map<DeviceModelId, DeviceModel>();
  const jacks = new Map(
    rows.formFactors.flatMap((row) => (row.fixedMedium ? [[row.id, row.fixedMedium] as const] : [])),
  );
  const drafts = new Map<DeviceModelId, DeviceDraft>();
  const place = <R extends DeviceRow>(
    kind: DeviceKind,
    list: readonly R[],
    model: (row: Complete<R>) => DeviceModel,
  ) => {
    for (const row of list) {
      if (isComplete(row)) devices.set(row.id as DeviceModelId, model(row));
      else drafts.set(row.id as DeviceModelId, draftModel(row, kind));
    }
  };
  place('switch', rows.switches, (row) => switchModel(row, jacks));
  place('nic', rows.nics, (row) => hostModel(row, 'nic', jacks));
  place('server', rows.servers, (row) => hostModel(row, 'server', jacks));

  const fits = new Map<string, Map<string, Fit>>();
  for (const row of rows.fits) {
    const ofCage = fits.get(row.cage) ?? new Map<string, Fit>();
    ofCage.set(row.module, { fits: row.fits, reason: row.reason, source: row.source, confidence: row.confidence });
    fits.set(row.cage, ofCage);
  }

  const classes = new Map<string, ReadonlyMap<number, Milliwatts>>();
  for (const row of rows.powerClasses) {
    const scale = new Map(Object.entries(row.classesW).map(([name, value]) => [Number(name), watts(value)]));
    for (const name of row.formFactors) classes.set(name, scale);
  }

  const copperBySpeed = new Map<Gbps, Map<number, CopperPmd[]>>();
  for (const pmd of copperPmds.values()) {
    const ofSpeed = copperBySpeed.get(pmd.rate) ?? new Map<number, CopperPmd[]>();
    append(ofSpeed, pmd.lanes, pmd);
    copperBySpeed.set(pmd.rate, ofSpeed);
  }

  const reaches = new Map<string, Map<LaneRate, CableReach>>();
  for (const row of rows.cableReach) {
    const ofKind = reaches.get(row.kind) ?? new Map<LaneRate, CableReach>();
    ofKind.set(gbps(row.laneRateGbps), {
      typicalMax: metres(row.typicalMaxM),
      vendorMax: optional(row.vendorMaxM, metres),
      source: row.source,
    });
    reaches.set(row.kind, ofKind);
  }

  const fecCodes = index<RowOf<'fec'>, string, FecCode>(rows.fec, fecCode);
  const fecByPmd = new Map<string, FecCode>();
  for (const code of fecCodes.values()) for (const pmd of code.appliesTo) fecByPmd.set(pmd, code);

  let hash = knownHash;
  return {
    get hash() {
      hash ??= contentHash(canonicalJson(rows));
      return hash;
    },
    sources,
    auis,
    opticalPmds,
    copperPmds,
    modules,
    devices,
    drafts,
    formFactors: index<RowOf<'form-factor'>, string, FormFactorFacts>(rows.formFactors, formFactor),
    fieldNotes: rows.fieldNotes.map(fieldNote),
    fecCodes,
    autonegDefaults: rows.autonegDefaults.map(autonegDefault),
    fit: (cage, module) => fits.get(cage)?.get(module),
    powerClassLimit: (module, powerClass) => classes.get(module)?.get(powerClass),
    copperPmdsFor: (speed, lanes) => copperBySpeed.get(speed)?.get(lanes) ?? [],
    cableReach: (kind, laneRate) => reaches.get(kind)?.get(laneRate),
    fecCodeOf: (pmd) => fecByPmd.get(pmd),
    sourceOf: (ref) => {
      const end = ref.indexOf(' ');
      return sources.get(end < 0 ? ref : ref.slice(0, end));
    },
    suggest,
    search: searcher(modules.values(), devices.values(), drafts.values()),
  };
};
