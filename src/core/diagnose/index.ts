export { type Diagnosis, diagnose } from './diagnose.ts';
export { type Expected, type ExpectedOptions, expectedOf } from './expected.ts';
export type { EndFacts, Said } from './facts.ts';
export { type EndRead, type GivenEnd, type GivenFile, isOfDevice, readEnd } from './read/collect.ts';
export { diagnosisJson, diagnosisText } from './tell.ts';
