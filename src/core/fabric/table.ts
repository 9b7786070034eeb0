import type { Columns } from './tables.ts';

/** The one list of texts of a fabric; a text is named by its place, 0 is the empty text. */
export class Texts {
  readonly #list: string[];
  #known: Map<string, number> | undefined;

  /** @param list texts of another fabric, the empty one first: taken as it is */
  constructor(list: string[] = ['']) {
    this.#list = list;
  }

  /** Built when the first text is added: a fabric that is only read does without. */
  get #places(): Map<string, number> {
    this.#known ??= new Map(this.#list.map((text, place) => [text, place]));
    return this.#known;
  }

  /** The place of a text, new or known. */
  intern(text: string): number {
    const known = this.#places.get(text);
    if (known !== undefined) return known;
    this.#places.set(text, this.#list.length);
    return this.#list.push(text) - 1;
  }

  at(place: number): string {
    const text = this.#list[place];
    if (text === undefined) throw new RangeError(`no text ${place}`);
    return text;
  }

  get length(): number {
    return this.#list.length;
  }
}

export type IntColumn<C extends Columns> = { [K in keyof C]: C[K] extends 'int' ? K : never }[keyof C] & string;
export type TextColumn<C extends Columns> = { [K in keyof C]: C[K] extends 'text' ? K : never }[keyof C] & string;

/** One row as an object, to push. */
export type Row<C extends Columns> = { readonly [K in keyof C]: C[K] extends 'text' ? string : number };

const FIRST_CAPACITY = 16;

/** A struct of arrays: one growing Int32Array a column, texts by their place in the fabric's list. */
export class Table<C extends Columns> {
  readonly columns: C;
  readonly names: readonly (keyof C & string)[];
  readonly #texts: Texts;
  readonly #isText: readonly boolean[];
  readonly #index: ReadonlyMap<string, number>;
  #data: Int32Array[];
  #capacity = FIRST_CAPACITY;
  #length = 0;

  constructor(columns: C, texts: Texts) {
    this.columns = columns;
    this.names = Object.keys(columns);
    this.#texts = texts;
    this.#isText = this.names.map((name) => columns[name] === 'text');
    this.#index = new Map(this.names.map((name, i) => [name, i]));
    this.#data = this.names.map(() => new Int32Array(FIRST_CAPACITY));
  }

  /** A table over columns made elsewhere (another worker): they are taken as they are. */
  static of<C extends Columns>(columns: C, texts: Texts, data: Readonly<Record<string, Int32Array>>): Table<C> {
    const table = new Table(columns, texts);
    table.#data = table.names.map((name) => data[name] ?? new Int32Array(0));
    table.#length = Math.min(...table.#data.map(({ length }) => length));
    table.#capacity = table.#length;
    return table;
  }

  get length(): number {
    return this.#length;
  }

  /** Adds a row and returns its number. */
  push(row: Row<C>): number {
    if (this.#length === this.#capacity) this.#resize(this.#capacity * 2);
    const at = this.#length++;
    for (let i = 0; i < this.names.length; i++) {
      const value = row[this.names[i] as keyof C & string];
      (this.#data[i] as Int32Array)[at] = this.#isText[i] ? this.#texts.intern(value as string) : (value as number);
    }
    return at;
  }

  /** The integer of a cell. */
  get(row: number, column: IntColumn<C>): number {
    return this.#cell(row, column);
  }

  /** The text of a cell. */
  text(row: number, column: TextColumn<C>): string {
    return this.#texts.at(this.#cell(row, column));
  }

  /** The row as an object. */
  row(row: number): Row<C> {
    const cells = this.names.map((name, i) => {
      const value = this.#cell(row, name);
      return [name, this.#isText[i] ? this.#texts.at(value) : value] as const;
    });
    return Object.fromEntries(cells) as Row<C>;
  }

  set<K extends keyof C & string>(row: number, column: K, value: Row<C>[K]): void {
    if (row < 0 || row >= this.#length) throw new RangeError(`no row ${row}`);
    const cell = typeof value === 'string' ? this.#texts.intern(value) : (value as number);
    this.#columnData(column)[row] = cell;
  }

  /**
   * The integers of a column (of a text column: places in the text list), for hot loops. A view: pushing a row may leave
   * it behind.
   */
  column(column: keyof C & string): Int32Array {
    return this.#columnData(column).subarray(0, this.#length);
  }

  /** Gives back the room kept for growth. */
  trim(): void {
    if (this.#capacity > this.#length) this.#resize(this.#length);
  }

  #resize(capacity: number): void {
    const room = Math.max(capacity, 1);
    this.#data = this.#data.map((old) => {
      const grown = new Int32Array(room);
      grown.set(old.length > room ? old.subarray(0, room) : old);
      return grown;
    });
    this.#capacity = room;
  }

  #columnData(column: string): Int32Array {
    const at = this.#index.get(column);
    if (at === undefined) throw new RangeError(`no column ${column}`);
    return this.#data[at] as Int32Array;
  }

  #cell(row: number, column: string): number {
    if (row < 0 || row >= this.#length) throw new RangeError(`no row ${row}`);
    return this.#columnData(column)[row] as number;
  }
}
