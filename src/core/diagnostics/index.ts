export { CODES, type Code } from './codes.ts';
export * from './diagnostic.ts';
export { diagnosticsIndex } from './docs.ts';
export { applyEdits, spanMaker } from './edits.ts';
export type { CodeEntry, Family } from './entry.ts';
export * from './json.ts';
export { plural } from './plural.ts';
export * from './render.ts';
export { toGithub, toSarif } from './sarif.ts';
