export { buildCatalog } from './build.ts';
export { builtinCatalog, builtinRows } from './builtin.ts';
export type * from './catalog.ts';
export type { CatalogRows } from './rows.ts';
export type { RowKind, RowOf } from './schema.ts';
export { suggest } from './suggest.ts';
