import type { PortToSet } from './system.ts';

/** The three things that every operating system can be told about FEC. */
export type FecChoice = 'rs' | 'base-r' | 'off';

/**
 * What to tell a host whose one word for Reed–Solomon means the code of its lanes: RS(528,514) on lanes up to 25G, RS(544,514)
 * on PAM4 lanes (802.3 clauses 91, 108, 119, 134). Undefined where no word of that kind says what is needed.
 */
export const fecChoice = ({ setting }: Pick<PortToSet, 'setting'>): FecChoice | undefined => {
  const { fec, speed, lanes } = setting;
  if (fec === 'none') return 'off';
  if (fec === 'BASE-R') return 'base-r';
  return fec === (speed / lanes >= 50 ? 'RS(544,514)' : 'RS(528,514)') ? 'rs' : undefined;
};

/** What is left to a person where no word is known. */
export const fecNote = ({ setting }: Pick<PortToSet, 'setting'>): string =>
  `FEC must be ${setting.fec}: no command for it is known here; follow the platform's manual`;

/** Names of the logical ports of a split cage, or the port itself. */
export const range = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);
