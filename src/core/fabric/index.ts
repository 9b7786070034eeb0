export * from './fabric.ts';
export { type IntColumn, type Row, Table, type TextColumn, Texts } from './table.ts';
export * from './tables.ts';
export * from './view.ts';
