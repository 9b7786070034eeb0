import type { Diagnostic } from '../diagnostics/index.ts';
import { Table, Texts } from './table.ts';
import { TABLE_COLUMNS, type TableName } from './tables.ts';

export type Tables = { readonly [T in TableName]: Table<(typeof TABLE_COLUMNS)[T]> };

/** The intermediate form that every stage reads and adds to. */
export type Fabric = Tables & {
  readonly name: string;
  /** Content hash of the catalogue it was made with. */
  readonly catalogHash: string;
  readonly texts: Texts;
  /** One record a link class once proved, as plain JSON data; what it holds is the business of the link rules. */
  proofs: readonly unknown[] | undefined;
  /** Warnings and notes of the stages so far. */
  readonly notes: Diagnostic[];
};

export const TABLE_NAMES = Object.keys(TABLE_COLUMNS) as readonly TableName[];

/** An empty fabric. */
export const createFabric = (name: string, catalogHash: string): Fabric => {
  const texts = new Texts();
  return {
    name,
    catalogHash,
    texts,
    devices: new Table(TABLE_COLUMNS.devices, texts),
    cages: new Table(TABLE_COLUMNS.cages, texts),
    ports: new Table(TABLE_COLUMNS.ports, texts),
    links: new Table(TABLE_COLUMNS.links, texts),
    classes: new Table(TABLE_COLUMNS.classes, texts),
    cables: new Table(TABLE_COLUMNS.cables, texts),
    origins: new Table(TABLE_COLUMNS.origins, texts),
    proofs: undefined,
    notes: [],
  };
};

/** Gives back the room the tables kept for growth. */
export const trimFabric = (fabric: Fabric): void => {
  for (const name of TABLE_NAMES) fabric[name].trim();
};
