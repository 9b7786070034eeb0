export { type Compilation, compile } from './compile.ts';
export { emitAll } from './emit-all.ts';
export type { CompileInput } from './stages.ts';
