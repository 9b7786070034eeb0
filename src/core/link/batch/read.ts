import type { Catalog } from '../../catalog/catalog.ts';
import { diagnostic } from '../../diagnostics/index.ts';
import { type Asked, askRow } from './question.ts';
import { rowSchema } from './schema.ts';

/** What the shape check found, in words for a person. */
const problemText = ({ message }: { readonly message: string }): string =>
  message
    .replace(/^Invalid input: /, '')
    .replace(/^Too small: /, '')
    .replace(', received undefined', ', which is missing');

/**
 * Reads a row of unknown shape as a link question: the border at which rows of files and addresses are checked.
 * @param id names the row in what is said of it, where it does not name itself
 */
export const readRow = (catalog: Catalog, raw: unknown, id: string): Asked => {
  const parsed = rowSchema.safeParse(raw);
  if (parsed.success) return askRow(catalog, parsed.data);
  const faults = parsed.error.issues.map((issue) =>
    diagnostic(
      'LW2003',
      { path: issue.path.join('.') || 'row', problem: problemText(issue) },
      { subject: `link ${id}` },
    ),
  );
  return { faults };
};
