export { type Diagnosis, diagnose } from './diagnose.ts';
export type { Expected } from './expected.ts';
export { plannedEnds } from './planned-ends.ts';
export { linkDevices, plannedPort, provePlanned, provePorts } from './prove.ts';
export { type EndRead, type GivenEnd, type GivenFile, isOfDevice, readEnd } from './read/collect.ts';
export { diagnosisJson, diagnosisText } from './tell.ts';
