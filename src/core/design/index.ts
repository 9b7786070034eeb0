export { allocate } from './allocate.ts';
export { type DeviceCatalog, type Sizing, size } from './size.ts';
