import { dbm, type Mbps, type MilliDbm } from '../../units/index.ts';
import type { FecSeen } from './sighting.ts';

/** A word that says nothing: what SONiC and ethtool print where they do not know. */
export const told = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  // longer than any of them: most texts are
  if (trimmed !== undefined && trimmed.length > 10) return trimmed;
  return trimmed && !/^(n\/a|na|unknown|unknown!|none given|-)$/i.test(trimmed) ? trimmed : undefined;
};

/** "400G", "1000M", "400000Mb/s", "400000" (Mb/s, as databases have it). */
export const speedOf = (text: string | undefined): Mbps | undefined => {
  const match = /^(\d+(?:\.\d+)?)\s*(G|M|Mb\/s|Gb\/s)?$/i.exec(told(text) ?? '');
  if (!match) return undefined;
  return Math.round(Number(match[1]) * (match[2]?.toUpperCase().startsWith('G') ? 1000 : 1)) as Mbps;
};

const FEC: Readonly<Record<string, FecSeen>> = {
  rs: 'RS',
  rs544: 'RS',
  rs528: 'RS',
  llrs: 'unclear',
  auto: 'unclear',
  fc: 'BASE-R',
  baser: 'BASE-R',
  'base-r': 'BASE-R',
  firecode: 'BASE-R',
  none: 'none',
  off: 'none',
  disabled: 'none',
};

/** What a host says of FEC; undefined where it says nothing. */
export const fecOf = (text: string | undefined): FecSeen | undefined => {
  const word = text?.trim().toLowerCase() ?? '';
  if (word === '' || word === 'n/a') return undefined;
  return FEC[word] ?? 'unclear';
};

/** A decimal number in a text, with or without a unit after it. */
export const numberOf = (text: string | undefined): number | undefined => {
  // what databases write is a number and nothing else
  const plain = text === undefined || text.trim() === '' ? Number.NaN : Number(text);
  if (Number.isFinite(plain)) return plain;
  const match = /^\s*(-?\d[\d,]*(?:\.\d+)?(?:e[-+]?\d+)?)/i.exec(text ?? '');
  return match ? Number((match[1] ?? '').replaceAll(',', '')) : undefined;
};

/** The least step of a module's monitors, 0.1 µW, in dBm: what reads as zero is at most that. */
const LEAST_DBM = -40;

/** Light of a monitor's reading in mW. */
export const dbmOfMw = (mw: number): MilliDbm => dbm(mw > 0 ? 10 * Math.log10(mw) : LEAST_DBM);

/** "-1.25dBm"; "-inf" is a lane that reads no light. */
export const dbmOf = (text: string | undefined): MilliDbm | undefined => {
  const value = /^\s*-inf/i.test(text ?? '') ? LEAST_DBM : numberOf(text);
  return value === undefined ? undefined : dbm(value);
};

/** Line numbers of places in a text that are asked for from front to back. */
export class Lines {
  readonly #text: string;
  #line: number;
  #at = 0;

  constructor(text: string, first: number) {
    this.#text = text;
    this.#line = first;
  }

  /** The line of the next place where the words stand; that of the place before where they are not found. */
  next(words: string): number {
    const found = this.#text.indexOf(words, this.#at);
    if (found < 0) return this.#line;
    for (let at = this.#text.indexOf('\n', this.#at); at >= 0 && at < found; at = this.#text.indexOf('\n', at + 1))
      this.#line++;
    // the rest of this line is searched again: several words may stand in it
    this.#at = found;
    return this.#line;
  }

  /** Passes what was found. */
  pass(length: number): void {
    this.#at += length;
  }
}
