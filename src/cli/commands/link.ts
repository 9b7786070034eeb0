import { loadCatalog } from '../load-catalog.ts';
import { batch } from './link/batch.ts';
import { type LinkOptions, wholeNumber } from './link/options.ts';
import { ways } from './link/ways.ts';

/** `link --from … --to …` and `link --batch …` */
export const link = async (options: LinkOptions & { readonly batch?: string }): Promise<number> => {
  const catalog = await loadCatalog(options);
  return options.batch === undefined
    ? ways(catalog, options)
    : batch(catalog, options.batch, wholeNumber('--fixes', options.fixes), options.json === true);
};
