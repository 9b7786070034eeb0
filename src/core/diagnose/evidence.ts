/** What other folders read of a port, by the names that this one uses. */
export { readRawDump } from '../asbuilt/evidence/raw-dump.ts';
export { piecesOf, readState } from '../asbuilt/evidence/read.ts';
export type { FecSeen, ModuleSeen, Piece, PortSighting, Sighting } from '../asbuilt/evidence/sighting.ts';
export { Lines, numberOf, told } from '../asbuilt/evidence/words.ts';
export { DARK, DIM_LANE } from '../asbuilt/thresholds.ts';
export { fecWord } from '../asbuilt/wanted.ts';
