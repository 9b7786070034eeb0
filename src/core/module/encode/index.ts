import type { Module } from '../../parts/index.ts';
import { sealChecksums } from '../checksum.ts';
import { type MemoryModel, type ModuleMemory, type Page, type PageName, pageFrom, sizeOf } from '../memory.ts';
import { writeField } from '../write.ts';
import { writeCmis } from './cmis.ts';
import { type EncodeOptions, factsOf } from './facts.ts';
import { writeSff8472, writeSff8636 } from './sff.ts';

export type { EncodeOptions } from './facts.ts';

const SFP = new Set(['SFP+', 'SFP28', 'SFP56']);
const SFF8636_FORMS = new Set(['QSFP+', 'QSFP28']);

/** Which map the modules of a form factor are read by here: CMIS from QSFP56 on. */
const modelOf = (formFactor: string): MemoryModel => {
  if (SFP.has(formFactor)) return 'SFF-8472';
  return SFF8636_FORMS.has(formFactor) ? 'SFF-8636' : 'CMIS';
};

const blank = (names: readonly PageName[]): Map<PageName, Page> =>
  new Map(names.map((name) => [name, pageFrom(name, new Uint8Array(sizeOf(name)))]));

const WRITERS = { CMIS: writeCmis, 'SFF-8636': writeSff8636, 'SFF-8472': writeSff8472 } as const;
const PAGES: Readonly<Record<MemoryModel, readonly PageName[]>> = {
  CMIS: ['lower', '00', '01', '02', '10', '11'],
  'SFF-8636': ['lower', '00'],
  'SFF-8472': ['a0'],
};

/**
 * The memory of a part as its maker would have written it: identity, applications, power, reach, checksums. Interfaces without a
 * public code take one of the maker's own range.
 * @returns undefined where no memory map is known for the form factor (a plain twisted-pair cable has no memory)
 */
export const encodePart = (part: Module, options: EncodeOptions = {}): ModuleMemory | undefined => {
  const facts = factsOf(part, options);
  if (!facts) return undefined;
  const model = modelOf(facts.code.formFactor);
  const pages = blank(facts.flat && model === 'CMIS' ? ['lower', '00'] : PAGES[model]);
  const memory: ModuleMemory = { model, pages };
  WRITERS[model]((name, value) => writeField(memory, name, value), facts, part, options.serialNumber ?? 'LW0000000001');
  sealChecksums(memory);
  return memory;
};
