import type { CodeEntry } from '../entry.ts';

/** LW5xxx: family OUTPUT. */
export const OUTPUT_CODES = {} as const satisfies Record<string, CodeEntry>;
