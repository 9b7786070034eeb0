export { GAPS } from './gaps.ts';
export { type DeviceTypeText, draftFiles, type Imported, importDeviceTypes } from './import.ts';
export { cageCounts } from './known.ts';
