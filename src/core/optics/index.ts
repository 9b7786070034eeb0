export { type ChoosePolicy, type Chosen, chooseParts, nearestMissOf } from './choose.ts';
export { connect } from './connect.ts';
export { costClass, costClassText, MEDIA_KINDS, type MediaKind } from './cost-class.ts';
export { cutLengths } from './cut.ts';
export type { Narrowing } from './enumerate.ts';
export { classRelaxations } from './fixes/classes.ts';
export { nearestFixes } from './fixes/nearest.ts';
export type { Relaxation, Wish } from './fixes/relax.ts';
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
export { namedPort, type PortChoice, portChoices } from './port-choices.ts';
export { type ClassProof, onLink, proveLinks, worstOfClass } from './prove.ts';
export { type Choice, CRITERIA, type Criterion, type RankPolicy } from './rank.ts';
export { secondSources } from './second-source.ts';
export { type ToldChoice, type ToldMiss, tellChoice, tellMiss, tellWay } from './tell.ts';
export { findWays, type NamedPort, type NearMiss, nearMisses, type Way } from './ways.ts';
