/** The library: the same compiler that the command line runs, without files or terminal. */
export { builtinCatalog, type Catalog } from './core/catalog/index.ts';
export { type Compilation, type CompileInput, compile, emitAll } from './core/compile/index.ts';
export { type Diagnostic, renderPretty, toJson } from './core/diagnostics/index.ts';
export { type Fabric, fabricJson, readFabric, readLock, writeLock } from './core/fabric/index.ts';
export { defineFabric, fabricJsonSchema, type Intent, parseIntent, printIntent } from './core/intent/index.ts';
export { checkLink, type LinkQuestion, type LinkVerdict, type Proof } from './core/link/index.ts';
