import file from './data/codes.json' with { type: 'json' };
import sff8024 from './data/sff8024.json' with { type: 'json' };

/** A row of SFF-8024. Figures are as the standard prints them. */
export type Sff8024Row = {
  readonly table: string;
  readonly code: number;
  readonly name: string;
  readonly memoryModel?: string;
  readonly formFactor?: string;
  readonly electricalLanes?: number;
  readonly lanes?: number;
  readonly laneGBd?: number;
  readonly ethernetGbps?: number;
  readonly class?: string;
  /** Id of the host interface, the copper PMD or the optical PMD of the catalogue that the code stands for. */
  readonly aui?: string;
  readonly pmd?: string;
};

const tables = new Map<string, Map<number, Sff8024Row>>();
for (const row of sff8024.rows as readonly Sff8024Row[]) {
  const table = tables.get(row.table) ?? new Map<number, Sff8024Row>();
  table.set(row.code, row);
  tables.set(row.table, table);
}
const NONE: ReadonlyMap<number, Sff8024Row> = new Map();

/** A table of SFF-8024: `identifier`, `connector`, `host`, `smf`, `mmf`, `extended-compliance` … */
export const sff8024Table = (table: string): ReadonlyMap<number, Sff8024Row> => tables.get(table) ?? NONE;

/** All codes of SFF-8024 that stand for an interface of the catalogue. */
export const sff8024Rows = (): readonly Sff8024Row[] => sff8024.rows as readonly Sff8024Row[];

const own: Readonly<Record<string, Readonly<Record<string, string>>>> = file.tables;

/** What a code of a field means; undefined where its table has no such code. */
export const codeName = (table: string, code: number): string | undefined =>
  own[table]?.[String(code)] ?? tables.get(table)?.get(code)?.name;

/** The table of media interfaces that a module media type (CMIS lower page, byte 85) chooses. */
export const MEDIA_TABLES: readonly (string | undefined)[] = [
  undefined,
  'mmf',
  'smf',
  'passive-copper',
  'active-cable',
  'base-t',
];

/** The longest time in ms that a duration code of CMIS page 01h allows (table of state durations). */
export const durationOf = (code: number): number | undefined => file.durationsMs[code];

/** What a code of an SFF-8024 table means, by its hexadecimal text (`0x18`). */
export const sff8024Name = (table: string, hex: string | undefined): string | undefined =>
  hex === undefined ? undefined : tables.get(table)?.get(Number.parseInt(hex, 16))?.name;
