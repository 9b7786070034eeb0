/** What other folders read of a port, by the names that this one uses. */
export { type FileRead, piecesOf, readState, type StateFile } from '../asbuilt/evidence/read.ts';
export type { FecSeen, ModuleSeen, Piece, PortSighting, Sighting } from '../asbuilt/evidence/sighting.ts';
export { Lines, numberOf, speedOf, told } from '../asbuilt/evidence/words.ts';
export { DARK, DIM_LANE } from '../asbuilt/thresholds.ts';
export { fecWord } from '../asbuilt/wanted.ts';
