/*
 * What no standard fixes and somebody has to choose for a diagnosis. Each is named in the answer that rests on it.
 */

/** Bit errors before FEC that grew so many times since the baseline are a drift. */
export const DRIFT = {
  factor: 10,
  basis:
    'chosen here: ten times; after a flap links were seen to come back 10 to 100 times worse with every other check passed (sonic-net/sonic-mgmt#26555)',
} as const;

/** What a loss that is reckoned from monitors may be wrong by. */
export const MONITOR_ERROR = {
  db: 3,
  basis: 'SFF-8636 and SFF-8472 allow 3 dB either way in a monitor of light',
} as const;

/** Received light that fell by so much since the baseline is a change of the path. */
export const FADED = {
  db: 2,
  basis: 'chosen here: 2 dB; what a clean path loses does not change by itself',
} as const;
