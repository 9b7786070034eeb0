export { CODES, type Code } from './codes.ts';
export * from './diagnostic.ts';
export type { CodeEntry, Family, Severity } from './entry.ts';
