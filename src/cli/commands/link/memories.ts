import type { Catalog } from '../../../core/catalog/index.ts';
import { type Diagnostic, textOf } from '../../../core/diagnostics/index.ts';
import { partOf } from '../../../core/module/index.ts';
import type { Module, ModuleId } from '../../../core/parts/index.ts';
import { UsageError } from '../../exit.ts';
import { readModule } from '../module/read.ts';

/** The parts that must be used, by end, read from module memories. */
export type Memories = {
  readonly catalog: Catalog;
  readonly a: ModuleId | undefined;
  readonly b: ModuleId | undefined;
  /** What of the memories could not be used. */
  readonly left: readonly Diagnostic[];
};

const named = (file: string): string => file.split('/').at(-1) ?? file;

/**
 * Reads the module at an end from its memory and sets it beside the catalogue's parts: from there on it is judged as they are. Of a
 * cable both ends are needed, and make one part.
 */
export const withMemories = async (
  catalog: Catalog,
  { fromEeprom, toEeprom }: { readonly fromEeprom?: string; readonly toEeprom?: string },
): Promise<Memories> => {
  const from = fromEeprom === undefined ? undefined : await readModule(fromEeprom);
  const to = toEeprom === undefined ? undefined : await readModule(toEeprom);
  const left: Diagnostic[] = [];
  const parts: Module[] = [];
  const read = (own: typeof from, far: typeof from, id: string): ModuleId | undefined => {
    if (!own) return undefined;
    const { part, diagnostics } = partOf(own.decoded, catalog, id, far?.decoded);
    if (!part) throw new UsageError(diagnostics.map((one) => textOf(one).message).join('; '));
    left.push(...diagnostics);
    parts.push(part);
    return part.id;
  };
  const both = fromEeprom !== undefined && toEeprom !== undefined && named(fromEeprom) === named(toEeprom);
  const a = read(from, to, `${named(fromEeprom ?? '')}${both ? ' (a)' : ''}`);
  let b = read(to, from, `${named(toEeprom ?? '')}${both ? ' (b)' : ''}`);
  const [first] = parts;
  // two memories of one cable are one part
  if (first && first.kind !== 'transceiver' && parts.length === 2) {
    parts.pop();
    b = a;
  }
  return {
    catalog:
      parts.length === 0
        ? catalog
        : { ...catalog, modules: new Map([...catalog.modules, ...parts.map((one) => [one.id, one] as const)]) },
    a,
    b,
    left,
  };
};
