import type { CodeEntry } from '../entry.ts';

/** LW4xxx: family DESIGN. */
export const DESIGN_CODES = {} as const satisfies Record<string, CodeEntry>;
