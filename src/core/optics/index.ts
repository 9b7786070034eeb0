export type { SiteFibre } from './cabling.ts';
export { type ChoosePolicy, type Chosen, chooseParts } from './choose.ts';
export { costClass, type MediaKind, mediaKind } from './cost-class.ts';
export { type Choice, type Enumeration, enumerate, type Narrowing, type NearMiss } from './enumerate.ts';
export { type PortEnd, type PortPair, pattern, SPEEDS } from './ports.ts';
export { type ClassProof, proveLinks } from './prove.ts';
export { type Criterion, powerPerLink, pricePerLink, type RankPolicy, rank } from './rank.ts';
export { findWays, type NamedPort, type Way } from './ways.ts';
