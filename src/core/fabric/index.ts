export * from './fabric.ts';
export { fabricJson } from './json.ts';
export * from './lock.ts';
export { type PackedFabric, packFabric, unpackFabric } from './pack.ts';
export { readFabric } from './read.ts';
export { Table, Texts } from './table.ts';
export * from './tables.ts';
export * from './view.ts';
