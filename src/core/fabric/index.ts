export * from './fabric.ts';
export { fabricJson } from './json.ts';
export * from './lock.ts';
export { readFabric } from './read.ts';
export { Table, Texts } from './table.ts';
export * from './tables.ts';
export * from './view.ts';
