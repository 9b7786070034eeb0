export { checkIntentAgainst, type KnownParts } from './against.ts';
export { editSource, type SourceEditor } from './edit.ts';
export type * from './intent.ts';
export { fabricJsonSchema } from './json-schema.ts';
export { defineFabric, parseIntent } from './parse.ts';
export { printIntent, sourceOf } from './print.ts';
export type { FabricSource } from './schema.ts';
