import type {
  Aui,
  AuiId,
  CableKind,
  Cage,
  Confidence,
  CopperPmd,
  DeviceDraft,
  DeviceModel,
  DeviceModelId,
  FecCode,
  FieldNote,
  FixedMedium,
  FormFactor,
  LaneRate,
  Medium,
  Module,
  ModuleId,
  OpticalPmd,
  PmdId,
  Provenance,
  SourceRef,
} from '../parts/index.ts';
import type { Gbps, Millimetres, Milliwatts } from '../units/index.ts';

/** A document, standard or basis that facts rest on. */
export type Source = {
  readonly id: string;
  readonly type: 'source' | 'standard' | 'recalled' | 'inference' | 'calculation';
  readonly title: string;
  readonly ref: string | undefined;
};

/** Whether a module goes into a cage. */
export type Fit = {
  readonly fits: boolean;
  readonly reason: string;
  readonly source: readonly SourceRef[];
  readonly confidence: Confidence;
};

/** How long cables of a kind are made at a lane rate. */
export type CableReach = {
  readonly typicalMax: Millimetres;
  /** Longer parts that single vendors tune and sell. */
  readonly vendorMax: Millimetres | undefined;
  readonly source: readonly SourceRef[];
};

/** A cage or module envelope. */
export type FormFactorFacts = Provenance & {
  readonly id: FormFactor | Cage;
  readonly lanes: number;
  readonly laneRates: readonly LaneRate[];
  readonly maxSpeed: Gbps;
  /** a jack for cables of this medium; undefined: for pluggables */
  readonly fixedMedium: FixedMedium | undefined;
};

/** What a medium wants of autonegotiation and link training, and what follows otherwise. */
export type AutonegDefault = Provenance & {
  readonly medium: Medium;
  /** undefined: any */
  readonly laneRate: LaneRate | undefined;
  readonly autoneg: boolean;
  readonly linkTraining: boolean;
  readonly fec: string;
};

/** A thing found by `search`. */
export type SearchHit =
  | { readonly kind: 'module'; readonly id: ModuleId }
  | { readonly kind: 'device' | 'draft'; readonly id: DeviceModelId };

/** All facts, indexed. Maps keep the order of the files. */
export type Catalog = {
  /** Names the content: equal rows, equal hash. Computed when first read. */
  readonly hash: string;
  readonly sources: ReadonlyMap<string, Source>;
  readonly auis: ReadonlyMap<AuiId, Aui>;
  readonly opticalPmds: ReadonlyMap<PmdId, OpticalPmd>;
  readonly copperPmds: ReadonlyMap<PmdId, CopperPmd>;
  readonly modules: ReadonlyMap<ModuleId, Module>;
  readonly devices: ReadonlyMap<DeviceModelId, DeviceModel>;
  /** Devices of the user's that leave facts of their cages unknown. */
  readonly drafts: ReadonlyMap<DeviceModelId, DeviceDraft>;
  readonly formFactors: ReadonlyMap<string, FormFactorFacts>;
  readonly fieldNotes: readonly FieldNote[];
  readonly fecCodes: ReadonlyMap<string, FecCode>;
  readonly autonegDefaults: readonly AutonegDefault[];
  /** undefined: no fact about the pair */
  readonly fit: (cage: Cage, formFactor: FormFactor) => Fit | undefined;
  /** The limit of a power class on the scale of the form factor; undefined for the open class and for unknown ones. */
  readonly powerClassLimit: (formFactor: FormFactor, powerClass: number) => Milliwatts | undefined;
  readonly copperPmdsFor: (speed: Gbps, lanes: number) => readonly CopperPmd[];
  readonly cableReach: (kind: CableKind, laneRate: LaneRate) => CableReach | undefined;
  readonly fecCodeOf: (pmd: PmdId) => FecCode | undefined;
  /** The source row of a reference; what follows the id in it (a clause, a section) is left aside. */
  readonly sourceOf: (ref: SourceRef) => Source | undefined;
  /** The nearest of `ids` by edit distance, for "did you mean"; undefined when none is near. */
  readonly suggest: (id: string, ids: Iterable<string>) => string | undefined;
  /** Modules and devices whose id, part number, vendor, model or applications hold every word of the text, best first. */
  readonly search: (text: string) => readonly SearchHit[];
};
