export type * from './intent.ts';
export { defineFabric, type ParsedIntent, parseIntent } from './parse.ts';
export type { FabricSource } from './schema.ts';
