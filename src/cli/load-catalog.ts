import { builtinCatalog, type Catalog } from '../core/catalog/index.ts';
import { renderPretty } from '../core/diagnostics/index.ts';
import { readTextFolder } from '../host/files.ts';
import { CatalogError, UsageError } from './exit.ts';
import { usesColor } from './terminal.ts';

export type CatalogOption = { readonly catalog?: string };

/** The built-in catalogue, with the rows of a user's folder where one is named. Throws CatalogError after saying what is wrong. */
export const loadCatalog = async ({ catalog: folder }: CatalogOption): Promise<Catalog> => {
  if (folder === undefined) return builtinCatalog();
  const files = await readTextFolder(folder, '.json');
  if ('problem' in files) throw new UsageError(`cannot read the catalogue folder ${folder}: ${files.problem}`);
  if (files.length === 0) throw new UsageError(`the catalogue folder ${folder} holds no .json file`);
  const { extendCatalog } = await import('../core/catalog/extend.ts');
  const { catalog, diagnostics } = extendCatalog(files);
  if (catalog) return catalog;
  process.stderr.write(`${renderPretty(diagnostics, { sources: new Map(), color: usesColor(process.stderr) })}\n`);
  throw new CatalogError();
};
