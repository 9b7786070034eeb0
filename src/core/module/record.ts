import { type Diagnostic, type ToldDiagnostic, told } from '../diagnostics/index.ts';
import type { Decoded } from './decode.ts';
import { examine } from './examine.ts';
import type { Identity } from './identity.ts';
import { type MemoryModel, type ModuleMemory, type PageName, pageFrom, sortedPages } from './memory.ts';
import type { Values } from './plan.ts';
import { readVdm, type VdmSample } from './vdm.ts';

/** A decoded module for machines; docs/reading-a-module.md describes it. */
export type ModuleRecord = {
  readonly format: 'lanewright-module';
  readonly version: 1;
  readonly name: string;
  readonly memoryModel: MemoryModel;
  readonly identity: Identity;
  readonly values: Values;
  /** Versatile diagnostics monitors (CMIS pages 20h to 2Fh). */
  readonly vdm?: readonly VdmSample[];
  readonly diagnostics: readonly ToldDiagnostic[];
  /** Hexadecimal digits from the page's first byte on, `??` where a byte is not known. */
  readonly pages: Readonly<Record<PageName, string>>;
};

/** Pages as hexadecimal digits, in the order of memory. */
export const hexPages = ({ pages }: ModuleMemory): Readonly<Record<PageName, string>> => {
  const told: Record<PageName, string> = {};
  for (const name of sortedPages(pages.keys())) {
    const page = pages.get(name);
    if (!page) continue;
    told[name] = Array.from(page.bytes, (byte, i) =>
      page.unread?.has(i) ? '??' : byte.toString(16).padStart(2, '0'),
    ).join('');
  }
  return told;
};

/** A memory as JSON: what `readDump` accepts as well. */
export type PackedMemory = { readonly memoryModel: MemoryModel; readonly pages: Readonly<Record<PageName, string>> };

/** A memory as JSON. */
export const packMemory = (memory: ModuleMemory): PackedMemory => ({
  memoryModel: memory.model,
  pages: hexPages(memory),
});

/** A memory from the JSON that `packMemory` made of it. */
export const unpackMemory = ({ memoryModel, pages }: PackedMemory): ModuleMemory => ({
  model: memoryModel,
  pages: new Map(
    Object.entries(pages).map(([name, digits]) => {
      const pairs = digits.match(/../g) ?? [];
      const holes = pairs.flatMap((pair, i) => (pair === '??' ? [i] : []));
      const bytes = Uint8Array.from(pairs, (pair) => (pair === '??' ? 0 : Number.parseInt(pair, 16)));
      return [name, pageFrom(name, bytes, holes)];
    }),
  ),
});

/**
 * A decoded module with everything found about it.
 * @param found what reading the dump already told
 */
export const recordOf = (name: string, decoded: Decoded, found: readonly Diagnostic[]): ModuleRecord => {
  const vdm = readVdm(decoded.memory);
  return {
    format: 'lanewright-module',
    version: 1,
    name,
    memoryModel: decoded.memoryModel,
    identity: decoded.identity,
    values: decoded.values,
    ...(vdm.length > 0 && { vdm }),
    diagnostics: [...found, ...examine(decoded)].map(told),
    pages: hexPages(decoded.memory),
  };
};
