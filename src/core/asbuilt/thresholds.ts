import type { MilliDbm, MilliDecibels } from '../units/index.ts';

/*
 * What no standard fixes and somebody has to choose. Each is named in the answer that rests on it. Limits that a standard sets
 * (received light by PMD, bit errors before FEC) are facts of the catalogue.
 */

/** A lane that reads so much less light than the brightest of its module has something before it: the face of one fibre, mostly. */
export const DIM_LANE: { readonly below: MilliDecibels; readonly basis: string } = {
  below: 3000 as MilliDecibels,
  basis:
    'chosen here: half the light; lanes of one module leave their lasers within a few dB of each other, and no clause sets a limit',
};

/** Codewords with more mended symbols than this share of what the code can mend stand close before a loss. */
export const FULL_BIN: { readonly share: number; readonly basis: string } = {
  share: 2 / 3,
  basis: 'chosen here: no codeword may need more than two thirds of the symbols that the code mends (10 of 15, 4 of 7)',
};

/** How long counters have to run before a hand-over. */
export const SOAK: { readonly seconds: number; readonly basis: string } = {
  seconds: 24 * 3600,
  basis: 'chosen here: a day and its temperatures; --soak sets another',
};

/** Below this a lane reads no light at all: the far end is off, or nothing is plugged. That is no fault of a lane. */
export const DARK: { readonly below: MilliDbm; readonly basis: string } = {
  below: -30_000 as MilliDbm,
  basis: 'chosen here: no receiver of the catalogue works so low, and photodiodes in the dark read -30 to -40 dBm',
};
