import type { CodeEntry } from '../entry.ts';

/** LW2xxx: what the catalogue does not know or cannot read. */
export const CATALOG_CODES = {
  LW2001: {
    severity: 'error',
    family: 'CATALOG',
    reason: 'UNKNOWN_MODULE',
    message: 'the catalogue has no module or cable "{id}"{suggestion}',
    why: 'A link is proved from the applications its modules advertise; an unknown part proves nothing.',
    fix: 'Check the id with `lanewright catalog search`, or add the part to a catalogue folder.',
  },
  LW2002: {
    severity: 'error',
    family: 'CATALOG',
    reason: 'UNKNOWN_DEVICE',
    message: 'the catalogue has no device "{id}"{suggestion}',
    why: 'Ports, lane rates and limits come from the device profile.',
    fix: 'Check the id with `lanewright catalog search`, or describe the port (cage, lanes, lane rates) in the row.',
  },
  LW2003: {
    severity: 'error',
    family: 'CATALOG',
    reason: 'MALFORMED_ROW',
    message: '{path}: {problem}',
    why: 'A row that cannot be read cannot be answered.',
    fix: 'Correct the value; the format is described in docs/link-batch.md.',
  },
  LW2004: {
    severity: 'error',
    family: 'CATALOG',
    reason: 'CATALOG_FILE_UNREADABLE',
    message: '{file} is no JSON: {problem}',
    why: 'A catalogue folder holds JSON files of format lanewright-catalog.',
    fix: 'Correct the file; docs/add-a-module.md shows one.',
  },
  LW2005: {
    severity: 'error',
    family: 'CATALOG',
    reason: 'CATALOG_ROW_INVALID',
    message: '{file}: {path}: {problem}',
    why: 'Your rows have the same shape as the built-in ones; a row that is half understood would prove what it does not say.',
    fix: 'Correct the row; docs/add-a-module.md lists the fields.',
  },
  LW2006: {
    severity: 'error',
    family: 'CATALOG',
    reason: 'CATALOG_REFERENCE_BROKEN',
    message: 'the catalogue folder names what no row defines: {broken}',
    why: 'Applications, form factors and sources are looked up by id.',
    fix: 'Correct the id, or add the row (a source of your own is a row of kind "source").',
  },
} as const satisfies Record<string, CodeEntry>;
