export { bothEnds } from './both-ends.ts';
export { laneWords, msText, refusalOf } from './causes.ts';
export type { Ask } from './choose-application.ts';
export { bringUp, type Run, type TimelineEvent } from './drive.ts';
export { meaningOf, placeText, registersOf, titleOf, valueText, waitText } from './explain.ts';
export { type EndPlan, planEnd } from './plan-end.ts';
export type { RegisterWrite, Step, Wait } from './step.ts';
export { WRONG_ASKS } from './wrong-asks.ts';
