import type { Catalog } from '../../../core/catalog/index.ts';
import { type Diagnostic, textOf } from '../../../core/diagnostics/index.ts';
import { type EndMemory, readEnds } from '../../../core/module/index.ts';
import type { ModuleId } from '../../../core/parts/index.ts';
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

/** Reads the module at an end from its memory and sets it beside the catalogue's parts. */
export const withMemories = async (
  catalog: Catalog,
  { fromEeprom, toEeprom }: { readonly fromEeprom?: string; readonly toEeprom?: string },
): Promise<Memories> => {
  const end = async (file: string | undefined): Promise<EndMemory | undefined> =>
    file === undefined ? undefined : { name: named(file), decoded: (await readModule(file)).decoded };
  const { parts, a, b, left, problems } = readEnds(catalog, { a: await end(fromEeprom), b: await end(toEeprom) });
  if (problems.length > 0) throw new UsageError(problems.map((one) => textOf(one).message).join('; '));
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
