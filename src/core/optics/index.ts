export { type ChoosePolicy, chooseParts, type Chosen } from './choose.ts';
export type { SiteFibre } from './cabling.ts';
export { costClass, type MediaKind, mediaKind } from './cost-class.ts';
export { type Choice, type Enumeration, enumerate, type Narrowing, type NearMiss } from './enumerate.ts';
export { pattern, type PortEnd, type PortPair, SPEEDS } from './ports.ts';
export { type ClassProof, proveLinks } from './prove.ts';
export { type Criterion, powerPerLink, pricePerLink, rank, type RankPolicy } from './rank.ts';
export { findWays, type NamedPort, type Way } from './ways.ts';
