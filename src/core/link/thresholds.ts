import type { FibreGrade } from '../parts/index.ts';
import { decibels, type MilliDecibels } from '../units/index.ts';

/*
 * Every figure of the link rules that is not a catalogue fact, with where it comes from.
 */

/** Attenuation of cabled fibre in mdB/km at the PMD's window. */
export type Attenuation = {
  readonly at850: MilliDecibels;
  readonly at1310: MilliDecibels;
  readonly at1550: MilliDecibels;
};

const multimode = (at850: number): Attenuation => ({
  at850: decibels(at850),
  at1310: decibels(1.5),
  at1550: decibels(1.5),
});

/**
 * Maximum attenuation of cabled fibre. OM3 to OM5: 3.0 dB/km at 850 nm (ANSI/TIA-568.3-D table 1; 802.3 clause 167 counts
 * with the same); OM1, OM2: 3.5 dB/km. OS2: 0.4 dB/km at 1310 nm (ISO/IEC 11801-1, ITU-T G.652.D; 802.3 clauses 122, 124,
 * 151 allow up to 0.5), 0.25 at 1550 nm; OS1: 1.0 dB/km.
 */
export const ATTENUATION: Readonly<Record<FibreGrade, Attenuation>> = {
  OS1: { at850: decibels(2.5), at1310: decibels(1.0), at1550: decibels(1.0) },
  OS2: { at850: decibels(2.5), at1310: decibels(0.4), at1550: decibels(0.25) },
  OM1: multimode(3.5),
  OM2: multimode(3.5),
  OM3: multimode(3.0),
  OM4: multimode(3.0),
  OM5: multimode(3.0),
};

/**
 * Loss of a mated pair where the plant does not state it: 0.5 dB single-mode (802.3 link budgets count 0.5 dB a connection,
 * e.g. 88.11.2.1), 0.75 dB multimode (1.5 dB for two connections, 802.3 95.11, 138.10; ANSI/TIA-568.3 maximum).
 */
export const CONNECTOR_LOSS = { SMF: decibels(0.5), MMF: decibels(0.75) } as const;

/** Loss of a fusion splice where not stated (ANSI/TIA-568.3: 0.3 dB maximum). */
export const SPLICE_LOSS = decibels(0.3);

/**
 * Group delay: 4.9 ns/m in silica (group index 1.468 to 1.482), 4.6 ns/m in foamed-dielectric twinax (velocity about 0.72 c),
 * 5.7 ns/m at most in twisted pair (802.3 40.7: 570 ns for a link segment of 100 m).
 */
export const PROPAGATION = {
  fibre: { psPerMetre: 4900, basis: '4.9 ns/m, group index of silica' },
  twinax: { psPerMetre: 4600, basis: '4.6 ns/m, velocity about 0.72 c' },
  twistedPair: { psPerMetre: 5700, basis: '5.7 ns/m at most, 802.3 clause 40.7' },
} as const;
