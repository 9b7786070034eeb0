export { type ClassLink, classLink } from './class-link.ts';
export { type Compilation, compile } from './compile.ts';
export { draftFabric } from './draft.ts';
export { emitAll } from './emit-all.ts';
export { offerFixes } from './fixes/offer.ts';
export type { CompileInput } from './stages.ts';
