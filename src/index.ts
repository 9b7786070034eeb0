/** The library: the same compiler that the command line runs, without files or terminal. */
export { builtinCatalog, type Catalog } from './core/catalog/index.ts';
export { type Compilation, type CompileInput, compile, emitAll } from './core/compile/index.ts';
export { type Diagnostic, type Family, renderPretty, toJson } from './core/diagnostics/index.ts';
export { type Fabric, fabricJson, readFabric, readLock, writeLock } from './core/fabric/index.ts';
export { defineFabric, fabricJsonSchema, type Intent, parseIntent, printIntent } from './core/intent/index.ts';
export type * from './core/link/index.ts';
export { checkLink } from './core/link/index.ts';
export type * from './core/parts/index.ts';
