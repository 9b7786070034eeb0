import type { CodeEntry } from '../entry.ts';

/** LW5xxx: reading and writing files. */
export const OUTPUT_CODES = {
  LW5001: {
    severity: 'error',
    family: 'OUTPUT',
    reason: 'SOURCE_TOO_LARGE',
    message: '{file} is too large: {detail}',
    why: 'Sources over {limit} bytes are refused before parsing; YAML parsers take more than linear time.',
    fix: 'Check that this is the right file. In a fabric, describe servers alike with one class and a count; generated sources can use defineFabric.',
  },
  LW5002: {
    severity: 'warning',
    family: 'OUTPUT',
    reason: 'FILE_NOT_REPLACED',
    message: '{file} is there with other content and was left as it is',
    why: 'A draft is completed by hand; writing it again would lose that work.',
    fix: 'Delete the file to have it written anew, or choose another folder with -o.',
  },
} as const satisfies Record<string, CodeEntry>;
