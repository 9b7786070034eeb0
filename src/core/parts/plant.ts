import type { MilliDecibels, Millimetres } from '../units/index.ts';
import type { PlugType, Polish } from './module.ts';
import type { FibreGrade } from './signal.ts';

/** The plug at one end of the cabling. */
export type Plug = {
  readonly type: PlugType;
  /** undefined where the order does not say */
  readonly polish: Polish | undefined;
  /** Equal plugs of one cabling unit at this end: 1 for a cord, 4 for the LC side of "MPO-12 to 4xLC". */
  readonly count: number;
};

/** MPO types A (straight), B (reversed), C (pair-flipped); duplex cords A-to-B (crossed) and A-to-A (straight). ANSI/TIA-568.3. */
export type Polarity = 'A' | 'B' | 'C' | 'A-to-B' | 'A-to-A';

/** One cord or trunk of a path, from end a to end b. */
export type PathSegment = {
  readonly kind: 'cord' | 'trunk';
  readonly polarity: Polarity | undefined;
  /** Pinned (male) towards a, towards b. */
  readonly pins: readonly [boolean, boolean] | undefined;
};

export type FibreRun = { readonly grade: FibreGrade; readonly length: Millimetres };

/** Fibre between two transceivers. */
export type FibrePlant = {
  readonly kind: 'fibre';
  /** At least one run; the lowest grade governs. */
  readonly runs: readonly FibreRun[];
  readonly length: Millimetres;
  /** Plugs towards a and towards b; undefined where not stated. */
  readonly plugs: { readonly a: Plug; readonly b: Plug } | undefined;
  /** At least one segment. */
  readonly path: readonly PathSegment[];
  /** Mated pairs in the cabling, without the two at the modules; undefined: as many as the path has joints. */
  readonly connectors: number | undefined;
  readonly connectorLoss: MilliDecibels | undefined;
  readonly connectorReflectanceDb: number | undefined;
  readonly splices: number;
  readonly spliceLoss: MilliDecibels | undefined;
  /** Measured end to end; outranks the computed loss in both directions. */
  readonly measuredLoss: MilliDecibels | undefined;
  readonly amplified: boolean;
};

/** The cable is a module at both ends (DAC, ACC, AEC, AOC). */
export type CablePlant = { readonly kind: 'cable'; readonly length: Millimetres };

export type Plant = FibrePlant | CablePlant;

/** The fibre of a site by kind, and the mated pairs between two transceivers besides their own plugs (patch panels). */
export type SiteFibre = {
  readonly singlemode: FibreGrade;
  readonly multimode: FibreGrade;
  readonly connectors: number;
};

/** Where nobody says what is laid. */
export const DEFAULT_SITE_FIBRE: SiteFibre = { singlemode: 'OS2', multimode: 'OM4', connectors: 0 };
