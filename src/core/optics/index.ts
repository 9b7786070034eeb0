export { type ChoosePolicy, type Chosen, chooseParts, nearestMissOf } from './choose.ts';
export type { MediaKind } from './cost-class.ts';
export { cutLengths } from './cut.ts';
export { classRelaxations } from './fixes/classes.ts';
export { nearestFixes } from './fixes/nearest.ts';
export { type Relaxation, relaxations, type Wish } from './fixes/relax.ts';
export {
  type Alternative,
  alternativesFor,
  type ChangeOffered,
  changesFor,
  type Inspection,
  inspectLink,
} from './inspect/inspect.ts';
export { type PartOption, partOptions } from './inspect/options.ts';
export { type Swap, swapped } from './inspect/swap.ts';
export { allCages, type Matrix, type MatrixCell, matrixOf } from './matrix.ts';
export { type ClassProof, proveLinks, worstOfClass } from './prove.ts';
export type { Choice, Criterion, RankPolicy } from './rank.ts';
export { secondSources } from './second-source.ts';
export { findBest, findWays, type NearMiss, nearMisses, type Way } from './ways.ts';
