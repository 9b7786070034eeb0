import type { Brand } from './brand.ts';

/*
 * Quantities are integers in one fixed unit each, so that sums and comparisons are exact and a fabric can hold them in
 * typed arrays. Floating point exists only where a value enters (here) and where it is printed (format.ts).
 */

/** A nominal Ethernet speed or lane-rate class in Gb/s (10, 25, 50, 100 … 1600). */
export type Gbps = Brand<number, 'Gbps'>;
/** A data rate in Mb/s. */
export type Mbps = Brand<number, 'Mbps'>;
/** A length in millimetres. */
export type Millimetres = Brand<number, 'Millimetres'>;
/** A loss or gain in thousandths of a decibel. */
export type MilliDecibels = Brand<number, 'MilliDecibels'>;
/** An optical power level in thousandths of a dBm. */
export type MilliDbm = Brand<number, 'MilliDbm'>;
/** A power in milliwatts. */
export type Milliwatts = Brand<number, 'Milliwatts'>;
/** A time in picoseconds. */
export type Picoseconds = Brand<number, 'Picoseconds'>;

/** Brands a speed given in Gb/s. */
export const gbps = (value: number): Gbps => value as Gbps;
/** A Gb/s figure as Mb/s. */
export const mbpsOf = (speed: Gbps): Mbps => Math.round(speed * 1000) as Mbps;
/** Metres to integer millimetres. */
export const metres = (value: number): Millimetres => Math.round(value * 1000) as Millimetres;
/** Decibels to integer milli-decibels. */
export const decibels = (value: number): MilliDecibels => Math.round(value * 1000) as MilliDecibels;
/** dBm to integer milli-dBm. */
export const dbm = (value: number): MilliDbm => Math.round(value * 1000) as MilliDbm;
/** Watts to integer milliwatts. */
export const watts = (value: number): Milliwatts => Math.round(value * 1000) as Milliwatts;
/** Nanoseconds to integer picoseconds. */
export const nanoseconds = (value: number): Picoseconds => Math.round(value * 1000) as Picoseconds;

/** The loss of a length of fibre: `mdBPerKm` is its attenuation in mdB/km; rounds up to a whole mdB. */
export const fibreLoss = (length: Millimetres, mdBPerKm: MilliDecibels): MilliDecibels =>
  Math.ceil((length * mdBPerKm) / 1_000_000) as MilliDecibels;
