import { encodePart, linearImage, packMemory } from '../../../core/module/index.ts';
import { formatLength, parseLength } from '../../../core/units/index.ts';
import { EXIT, UsageError } from '../../exit.ts';
import { type CatalogOption, loadCatalog } from '../../load-catalog.ts';
import { print, printJson } from '../../terminal.ts';
import { writeOut } from '../../write-out.ts';

export type EncodeFileOptions = CatalogOption & {
  readonly out?: string;
  readonly end: string;
  readonly length?: string;
  readonly serial?: string;
  readonly json?: boolean;
};

/** `module encode PART`: the memory that a part of the catalogue would have, as a linear image, or as JSON of pages. */
export const encode = async (id: string, options: EncodeFileOptions): Promise<number> => {
  const catalog = await loadCatalog(options);
  const part = catalog.modules.get(id as never);
  if (!part) {
    const near = catalog.suggest(id, catalog.modules.keys());
    throw new UsageError(`no part "${id}" in the catalogue${near === undefined ? '' : `; did you mean ${near}?`}`);
  }
  if (options.end !== 'a' && options.end !== 'b') throw new UsageError('--end wants a or b');
  const length = options.length === undefined ? undefined : parseLength(options.length);
  if (options.length !== undefined && length === undefined)
    throw new UsageError(`"${options.length}" is no length (try 3 or "3 m")`);
  if (length !== undefined && part.kind !== 'transceiver' && !part.lengths.includes(length))
    throw new UsageError(`${id} is made in ${part.lengths.map(formatLength).join(', ')}, not ${formatLength(length)}`);
  const memory = encodePart(part, {
    end: options.end,
    ...(length !== undefined && { length }),
    ...(options.serial !== undefined && { serialNumber: options.serial }),
  });
  if (!memory) throw new UsageError(`${id} has no memory: no map is known for its form factor`);
  if (options.json) printJson(packMemory(memory));
  else {
    const path = `${id.replace(/[^\w.+-]/g, '_')}.bin`;
    const folder = options.out ?? '.';
    await writeOut(folder, [{ path, chunks: [linearImage(memory)] }]);
    print(`${folder}/${path}`);
  }
  return EXIT.clean;
};
