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
} as const satisfies Record<string, CodeEntry>;
