export * from './fabric.ts';
export { fabricJson } from './json.ts';
export * from './lock.ts';
export { type FabricRead, readFabric } from './read.ts';
export { type IntColumn, type Row, Table, type TextColumn, Texts } from './table.ts';
export * from './tables.ts';
export * from './view.ts';
