export * from './applications.ts';
export { type Library, partOf } from './as-part.ts';
export { checksumsOf } from './checksum.ts';
export { durationOf, sff8024Name, sff8024Rows } from './codes.ts';
export { type Decoded, decode } from './decode.ts';
export { type EncodeOptions, encodePart } from './encode/index.ts';
export { examine } from './examine.ts';
export { type Fact, identityFacts, kindWords, stateAndReach } from './facts.ts';
export { bitsOf, bytesOf, type Field, fieldsOf, sourcesOf } from './field.ts';
export { placesOf } from './finding-places.ts';
export type { Identity } from './identity.ts';
export { type Image, readDump } from './input/index.ts';
export {
  ACCESS_WORDS,
  diffFields,
  type FieldChange,
  type FieldRead,
  fieldPlace,
  fieldText,
  readFields,
} from './list-fields.ts';
export * from './memory.ts';
export { type EndMemory, readEnds } from './read-ends.ts';
export { hexPages, type ModuleRecord, type PackedMemory, packMemory, recordOf, unpackMemory } from './record.ts';
export { type FieldOnSheet, type FindingOnSheet, type ModuleSheet, type PageOnSheet, sheetOf } from './sheet.ts';
export { applicationTable, laneTable, type TableOfModule, thresholdTable } from './tables.ts';
export { readVdm, type VdmSample } from './vdm.ts';
