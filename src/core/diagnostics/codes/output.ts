import type { CodeEntry } from '../entry.ts';

/** LW5xxx: reading and writing files. */
export const OUTPUT_CODES = {
  LW5001: {
    severity: 'error',
    family: 'OUTPUT',
    reason: 'SOURCE_TOO_LARGE',
    message: '{file} is too large: {detail}',
    why: 'Sources over {limit} bytes are refused before parsing; YAML parsers take more than linear time.',
    fix: 'Describe servers alike with one class and a count; generated sources can use defineFabric.',
  },
} as const satisfies Record<string, CodeEntry>;
