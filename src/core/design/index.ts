export { type AllocateResult, allocate } from './allocate.ts';
export type { ReportRow } from './report.ts';
export { type DeviceCatalog, type SizeResult, type Sizing, size } from './size.ts';
