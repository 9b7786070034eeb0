export * from './applications.ts';
export { checksumsOf } from './checksum.ts';
export { type Decoded, decode } from './decode.ts';
export type { Identity } from './identity.ts';
export { type Image, readDump } from './input/index.ts';
export * from './memory.ts';
