export { builtinCatalog } from './builtin.ts';
export type * from './catalog.ts';
export { suggest } from './suggest.ts';
