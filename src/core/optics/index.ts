export { type ChoosePolicy, type Chosen, chooseParts } from './choose.ts';
export type { MediaKind } from './cost-class.ts';
export { classRelaxations } from './fixes/classes.ts';
export { nearestFixes } from './fixes/nearest.ts';
export { type Relaxation, relaxations, type Wish } from './fixes/relax.ts';
export { allCages, type Matrix, type MatrixCell, matrixOf } from './matrix.ts';
export { type ClassProof, proveLinks } from './prove.ts';
export type { Choice, Criterion, RankPolicy } from './rank.ts';
export { findBest, findWays, type NearMiss, nearMisses, type Way } from './ways.ts';
