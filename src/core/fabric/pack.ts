import { createFabric, type Fabric, TABLE_NAMES } from './fabric.ts';
import { Table, Texts } from './table.ts';
import { TABLE_COLUMNS, type TableName } from './tables.ts';

/** A fabric without its methods, as one worker hands it to another: the columns are copies of its own. */
export type PackedFabric = {
  readonly name: string;
  readonly catalogHash: string;
  readonly texts: readonly string[];
  readonly tables: Readonly<Record<TableName, { readonly columns: Readonly<Record<string, Int32Array>> }>>;
  readonly proofs: readonly unknown[] | undefined;
};

/** Takes a fabric apart. */
export const packFabric = (fabric: Fabric): PackedFabric => ({
  name: fabric.name,
  catalogHash: fabric.catalogHash,
  texts: Array.from({ length: fabric.texts.length }, (_, place) => fabric.texts.at(place)),
  tables: Object.fromEntries(
    TABLE_NAMES.map((name) => {
      const table = fabric[name];
      const columns = Object.fromEntries(table.names.map((column) => [column, table.column(column as never).slice()]));
      return [name, { columns }];
    }),
  ) as PackedFabric['tables'],
  proofs: fabric.proofs,
});

/** Puts it together again. */
export const unpackFabric = ({ name, catalogHash, texts: list, tables, proofs }: PackedFabric): Fabric => {
  const texts = new Texts([...list]);
  const rebuilt = Object.fromEntries(
    TABLE_NAMES.map((table) => [table, Table.of(TABLE_COLUMNS[table], texts, tables[table].columns)]),
  );
  return { ...createFabric(name, catalogHash), texts, ...rebuilt, proofs } as Fabric;
};
