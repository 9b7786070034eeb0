import type { Gbps, MilliDbm, MilliDecibels, Millimetres } from '../units/index.ts';
import type { AuiId, PmdId, Provenance } from './ids.ts';

/** A SerDes rate class in Gb/s: 10 and 25 are NRZ, 50, 100 and 200 PAM4; 0.25 is one twisted pair of 1000BASE-T. */
export type LaneRate = Gbps;
export type Modulation = 'NRZ' | 'PAM4' | 'PAM5' | 'DP-16QAM';

/**
 * A FEC code as hosts name it. `RS(528,514)` is KR4 (802.3 clauses 91, 108), `RS(544,514)` KP4 (clauses 91, 119, 134, 172),
 * `RS-FEC-Int` the interleaved KP4 of clause 161, `BASE-R` the Fire code of clause 74.
 */
export type HostFec = 'none' | 'BASE-R' | 'RS(528,514)' | 'RS(544,514)' | 'RS-FEC-Int';

/** A host electrical interface between ASIC and module (802.3 Annexes 83E, 120E, 120G, 135…, 176E). */
export type Aui = Provenance & {
  readonly id: AuiId;
  readonly rate: Gbps;
  readonly lanes: number;
  readonly laneRate: LaneRate;
  readonly modulation: Modulation;
  readonly baudGBd: number;
  /** Codes the host may run across it, by its definition. */
  readonly hostFec: readonly HostFec[];
  /** A linear interface: no retimer or DSP in the module (LPO). */
  readonly linear: boolean;
  /** The host channel it is tuned for: short or long (SFF-8024 `-S`, `-L`; Annex 120G); undefined: not told apart. */
  readonly channel: HostChannel | undefined;
  readonly annex: string;
};

/** Loss class of the traces between ASIC and cage. */
export type HostChannel = 'S' | 'L';

/** How the optical lanes of a PMD share fibres. */
export type LaneKind =
  /** one fibre pair a lane: splits by fan-out */
  | 'fiber-pair'
  /** wavelengths in one pair: never splits */
  | 'wavelength'
  /** two counter-propagating wavelengths a fibre; splits by pair, not by wavelength */
  | 'bidi-pair';

export type FibreKind = 'SMF' | 'MMF';
/** Cabled fibre grades, ISO/IEC 11801. */
export type FibreGrade = 'OS1' | 'OS2' | 'OM1' | 'OM2' | 'OM3' | 'OM4' | 'OM5';

export type ByGrade<T> = Readonly<Partial<Record<FibreGrade, T>>>;

/** The line code a PMD needs, and whether a host may leave it out. */
export type LineFec = {
  /** The code as printed in proofs: a host code, or one that lives in modules only (`CFEC`, a vendor's own). */
  readonly code: string;
  /** The same as a host setting, where hosts can run it. */
  readonly host: HostFec | undefined;
  /** May both ends leave it off (`100GBASE-LR4`, `100G-CLR4`)? */
  readonly optional: boolean;
  /** May both ends turn it on although the PMD does not ask for it? */
  readonly allowed: readonly HostFec[];
};

/** An optical physical medium dependent sublayer: one link's worth of light. */
export type OpticalPmd = Provenance & {
  readonly kind: 'optical';
  readonly id: PmdId;
  readonly clause: string;
  readonly rate: Gbps;
  /** Optical lanes of one link. */
  readonly lanes: number;
  readonly laneKind: LaneKind;
  /** Fibres one link uses, both directions. */
  readonly fibres: number;
  readonly laneRate: Gbps;
  readonly modulation: Modulation;
  readonly baudGBd: number;
  readonly wavelengthsNm: readonly number[];
  readonly fibre: FibreKind;
  readonly reach: ByGrade<Millimetres>;
  /** Operating range starts here; undefined where no figure is known. */
  readonly minLength: Millimetres | undefined;
  /** Maximum channel insertion loss by grade; a missing grade is unknown. */
  readonly lossBudget: ByGrade<MilliDecibels>;
  /** Extra budget rule of amplified or unamplified coherent links. */
  readonly unamplifiedLoss: MilliDecibels | undefined;
  readonly txMax: MilliDbm | undefined;
  readonly txMin: MilliDbm | undefined;
  readonly rxMax: MilliDbm | undefined;
  readonly rxMin: MilliDbm | undefined;
  /** Allowed discrete reflectance by number of reflections, ascending; undefined where the PMD sets no such limit. */
  readonly reflectance: readonly { readonly connectors: number; readonly maxDb: number }[] | undefined;
  readonly fec: LineFec;
  /** Two PMDs interoperate lane by lane only within one group. */
  readonly opticalGroup: string;
};

/**
 * Autonegotiation of a copper PHY. Clause 73 comes with link training and may be forced off; clause 28 (twisted pair) settles
 * master and slave too, so that the PHYs that have it cannot do without, and their start-up is no setting of the host.
 */
export type CopperAutoneg = 'none' | 'clause-28' | 'clause-73';

/** A copper PMD: cable and host lanes in one definition. */
export type CopperPmd = Provenance & {
  readonly kind: 'copper';
  readonly id: PmdId;
  readonly clause: string;
  readonly rate: Gbps;
  readonly lanes: number;
  readonly laneRate: LaneRate;
  readonly modulation: Modulation;
  readonly baudGBd: number;
  readonly maxPassiveLength: Millimetres;
  /** Codes both hosts may run, the preferred first. */
  readonly hostFec: readonly HostFec[];
  readonly autoneg: CopperAutoneg;
};

/** FEC timing of one code at one bit rate. */
export type FecCode = Provenance & {
  readonly id: string;
  readonly code: string;
  readonly clause: string;
  readonly appliesTo: readonly string[];
  /** The receive-side store time, the unavoidable part of the decode latency, in nanoseconds; undefined when unknown. */
  readonly accumulationNs: number | undefined;
  readonly preFecBerMax: number | undefined;
};
