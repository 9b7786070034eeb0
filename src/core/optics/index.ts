export { type ChoosePolicy, type Chosen, chooseParts } from './choose.ts';
export type { MediaKind } from './cost-class.ts';
export { cutLengths } from './cut.ts';
export { allCages, type Matrix, type MatrixCell, matrixOf } from './matrix.ts';
export { type ClassProof, proveLinks } from './prove.ts';
export type { Choice, Criterion } from './rank.ts';
export { secondSources } from './second-source.ts';
export { findWays, type NearMiss, nearMisses, type Way } from './ways.ts';
