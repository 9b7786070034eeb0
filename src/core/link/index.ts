export { checkLink, type LinkVerdict, linkWorks, sketchLink } from './check.ts';
export { type Finding, type Findings, findingsOf, type Outcome } from './findings.ts';
export type { EndLanes, FibrePair, LaneMap } from './lane-map.ts';
export type { Latency, LatencyPart } from './latency.ts';
export type { EndProof, HostSetting, LinkSketch, Proof, Verdict } from './proof.ts';
export { type LinkContext, type LinkEnd, type LinkQuestion, otherSide, type Rule, type Side } from './question.ts';
export { modulePower } from './rules/powered.ts';
export { RULES } from './rules.ts';
export { type LanePoint, lanesAt, pointKey, pointOf, type Stop, wayOf, wayWords } from './trace.ts';
