import type { Gbps, Millimetres, Milliwatts } from '../units/index.ts';
import type { FormFactor, ModuleId, Provenance } from './ids.ts';
import type { Aui, ByGrade, CopperPmd, FibreKind, LaneRate, OpticalPmd } from './signal.ts';

/** How a power figure is known. */
export type PowerBasis = 'source' | 'typical' | 'recalled' | 'class';

/** The most a module end may draw; undefined where no figure is known. */
export type ModulePower = { readonly max: Milliwatts; readonly basis: PowerBasis } | undefined;

/** One CMIS application: a host interface joined to a media interface, `instances` times in the module. */
export type Application = {
  readonly host: Aui;
  readonly media: OpticalPmd;
  readonly instances: number;
  /** What the vendor rates in this application, where it is not what the module is rated for. */
  readonly ratedReach?: ByGrade<Millimetres> | undefined;
};

/** Plug faces: `PC` is flat (also sold as UPC), `APC` angled by 8 degrees. */
export type Polish = 'PC' | 'APC';
export type PlugType = 'LC' | 'CS' | 'SN' | 'MPO-12' | 'MPO-16' | 'MPO-24' | 'MPO-32';

/** The receptacles of a transceiver: `count` alike, each for `fibres` fibres. */
export type Receptacle = {
  readonly count: number;
  readonly plug: PlugType;
  /** undefined where the face is not stated */
  readonly polish: Polish | undefined;
  readonly fibres: number;
};

type ModuleCommon = Provenance & {
  readonly id: ModuleId;
  readonly vendor: string;
  readonly partNumber: string | undefined;
  readonly powerClass: number | undefined;
};

/** A pluggable with an optical receptacle. */
export type Transceiver = ModuleCommon & {
  readonly kind: 'transceiver';
  readonly formFactor: FormFactor;
  readonly applications: readonly Application[];
  readonly applicationsBasis: string;
  readonly receptacle: Receptacle;
  readonly fibre: FibreKind;
  /** What the vendor rates, by grade; may be shorter than the PMD. */
  readonly ratedReach: ByGrade<Millimetres>;
  readonly power: ModulePower;
};

/** `TP` is four twisted pairs between RJ45 plugs: the PHY is in the port, the cable only copper. */
export type CableKind = 'DAC' | 'ACC' | 'AEC' | 'AOC' | 'TP';

/** The kinds as orders and reports name them. */
export const CABLE_NAMES: Readonly<Record<CableKind, string>> = {
  DAC: 'DAC',
  ACC: 'ACC',
  AEC: 'AEC',
  AOC: 'AOC',
  TP: 'twisted pair',
};

/** One end of an integrated cable: `count` equal plugs, each with `lanes` lanes of up to `laneRate`. */
export type CableEnd = {
  readonly formFactor: FormFactor;
  readonly count: number;
  readonly lanes: number;
  readonly laneRate: LaneRate;
  readonly power: ModulePower;
};

/** A way a retimed cable (AEC, AOC) runs: the interface at each end, `instances` times. */
export type CableMode = {
  readonly instances: number;
  readonly speed: Gbps;
  readonly a: { readonly lanes: number; readonly laneRate: LaneRate };
  readonly b: { readonly lanes: number; readonly laneRate: LaneRate };
};

/** An integrated cable: a module at every end. End `a` is the single trunk, end `b` the legs. */
export type CableAssembly = ModuleCommon & {
  readonly kind: CableKind;
  readonly a: CableEnd;
  readonly b: CableEnd;
  /** A retimer that changes lane count or rate between the ends. */
  readonly gearbox: boolean;
  readonly modes: readonly CableMode[];
  /** Copper PMDs the maker names for it. */
  readonly pmds: readonly CopperPmd[];
  /** Made lengths, ascending. */
  readonly lengths: readonly Millimetres[];
};

export type Module = Transceiver | CableAssembly;

/** Cables without retimers join lane to lane: rate and lanes must be equal at both ends. */
export const isLaneToLane = ({ kind }: CableAssembly): boolean => kind === 'DAC' || kind === 'ACC' || kind === 'TP';
