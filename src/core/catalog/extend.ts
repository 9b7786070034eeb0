import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { buildCatalog } from './build.ts';
import { builtinRows } from './builtin.ts';
import type { Catalog } from './catalog.ts';
import { brokenReferences } from './references.ts';
import type { CatalogRows } from './rows.ts';
import { catalogFile, type RowKind } from './schema.ts';

/** A file of a user's catalogue folder. */
export type CatalogText = { readonly file: string; readonly text: string };

/** The catalogue with the user's rows, or why they cannot be taken. */
export type Extended = { readonly catalog: Catalog | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Where the rows of each kind of file go. */
const PLACE: Readonly<Record<RowKind, keyof CatalogRows>> = {
  source: 'sources',
  aui: 'auis',
  'optical-pmd': 'opticalPmds',
  'copper-pmd': 'copperPmds',
  'cable-reach': 'cableReach',
  fec: 'fec',
  'form-factor': 'formFactors',
  fit: 'fits',
  'power-class': 'powerClasses',
  connector: 'connectors',
  transceiver: 'transceivers',
  cable: 'cables',
  switch: 'switches',
  nic: 'nics',
  server: 'servers',
  'field-note': 'fieldNotes',
  'autoneg-default': 'autonegDefaults',
};

type AnyRow = { readonly id: string };
type RowLists = Record<keyof CatalogRows, readonly AnyRow[]>;

/** A row of the same id takes the place of the older one. */
const replaced = (older: readonly AnyRow[], newer: readonly AnyRow[]): readonly AnyRow[] => {
  const ids = new Set(newer.map((row) => row.id));
  return [...older.filter((row) => !ids.has(row.id)), ...newer];
};

const parseFile = ({
  file,
  text,
}: CatalogText): { readonly kind: RowKind; readonly rows: readonly AnyRow[] } | Diagnostic[] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return [diagnostic('LW2004', { file, problem })];
  }
  const parsed = catalogFile.safeParse(value);
  if (parsed.success) return parsed.data;
  return parsed.error.issues.map(({ path, message }) => {
    const [rows, index] = path;
    const list = typeof value === 'object' && value !== null && 'rows' in value ? value.rows : undefined;
    const row: unknown = rows === 'rows' && Array.isArray(list) ? list[Number(index)] : undefined;
    const id = typeof row === 'object' && row !== null && 'id' in row ? ` (${String(row.id)})` : '';
    return diagnostic('LW2005', { file, path: `${path.join('.') || 'file'}${id}`, problem: message });
  });
};

/**
 * The built-in catalogue with a user's rows added or put in the place of rows of the same id. Every fault of every file is
 * reported; a catalogue with faults is not built.
 */
export const extendCatalog = (files: readonly CatalogText[]): Extended => {
  const lists: RowLists = { ...builtinRows() };
  const diagnostics: Diagnostic[] = [];
  const before = new Set(brokenReferences(lists as unknown as CatalogRows));
  for (const file of files) {
    const parsed = parseFile(file);
    if (Array.isArray(parsed)) diagnostics.push(...parsed);
    else lists[PLACE[parsed.kind]] = replaced(lists[PLACE[parsed.kind]], parsed.rows);
  }
  const rows = lists as unknown as CatalogRows;
  if (diagnostics.length === 0) {
    for (const broken of brokenReferences(rows)) {
      if (!before.has(broken)) diagnostics.push(diagnostic('LW2006', { broken }));
    }
  }
  return { catalog: diagnostics.length ? undefined : buildCatalog(rows), diagnostics };
};
