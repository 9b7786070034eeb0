import { bomWorkbook } from '../emit/bom/workbook.ts';
import { cablingWorkbook } from '../emit/cabling/workbook.ts';
import type { EmitInput, EmittedFile } from '../emit/emitter.ts';
import { writeXlsx } from '../emit/xlsx/write.ts';

/** The files for spreadsheets. Loaded with `import()` where they are wanted: what only checks does without the compressor. */
export const emitWorkbooks = (input: EmitInput): readonly EmittedFile[] => [
  { path: 'bom.xlsx', chunks: writeXlsx(bomWorkbook(input)) },
  { path: 'cabling.xlsx', chunks: writeXlsx(cablingWorkbook(input.fabric)) },
];
