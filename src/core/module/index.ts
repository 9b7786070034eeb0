export * from './applications.ts';
export { partOf } from './as-part/index.ts';
export { sff8024Name, sff8024Rows } from './codes.ts';
export { type Decoded, decode } from './decode.ts';
export { encodePart } from './encode/index.ts';
export { examine } from './examine.ts';
export { type Fact, identityFacts, kindWords, stateAndReach } from './facts.ts';
export { bytesOf, fieldsOf, sourcesOf } from './field.ts';
export { type Image, readDump } from './input/index.ts';
export { linearImage } from './linear-image.ts';
export {
  ACCESS_WORDS,
  diffFields,
  type FieldChange,
  type FieldRead,
  fieldPlace,
  fieldText,
  readFields,
} from './list-fields.ts';
export { mediaWords } from './media-words.ts';
export * from './memory.ts';
export { type EndMemory, readEnds } from './read-ends.ts';
export { hexPages, type PackedMemory, packMemory, recordOf, unpackMemory } from './record.ts';
export { type FieldOnSheet, type FindingOnSheet, type ModuleSheet, type PageOnSheet, sheetOf } from './sheet.ts';
export { applicationTable, laneTable, type TableOfModule, thresholdTable } from './tables.ts';
export { readVdm } from './vdm.ts';
