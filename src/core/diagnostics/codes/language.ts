import type { CodeEntry } from '../entry.ts';

/** LW1xxx: family LANGUAGE. */
export const LANGUAGE_CODES = {} as const satisfies Record<string, CodeEntry>;
