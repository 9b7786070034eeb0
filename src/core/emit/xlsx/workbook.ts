/*
 * A workbook as data: sheets that are one table each, with a heading row, ready to print. The writer (write.ts) turns it into
 * an .xlsx file.
 */

/** How a cell looks and what a reader may type over it. */
export type CellStyle = 'text' | 'number' | 'money' | 'heading' | 'strong' | 'total' | 'tick' | 'link';

/** A value to be worked out by the reader's program, and what it is now. */
export type Formula = { readonly formula: string; readonly value: string | number; readonly style?: CellStyle };

/** A text that leads to another sheet. */
export type SheetLink = { readonly text: string; readonly sheet: string };

/** Texts stay texts, whatever they begin with; undefined leaves the cell empty. */
export type Cell = string | number | undefined | Formula | SheetLink;

export type SheetColumn = {
  readonly title: string;
  /** in characters */
  readonly width: number;
  readonly style: CellStyle;
};

export type Sheet = {
  /** As `sheetNames` made it. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** How many rows there are; they are made as they are written. */
  readonly count: number;
  readonly rows: () => Iterable<readonly Cell[]>;
  /** A last row below the table, outside the filter. */
  readonly total?: readonly Cell[] | undefined;
};

export type Workbook = {
  /** Printed at the top of every page. */
  readonly title: string;
  readonly sheets: readonly Sheet[];
};

/** "A", "Z", "AA": the letters of a column, counted from 0. */
export const columnLetters = (index: number): string => {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
};

const MOST = 31;

const trimmed = (text: string): string => text.replace(/^['\s]+|['\s]+$/g, '');

/**
 * Names for sheets, in order: at most 31 characters, none of `[]:*?/\`, no apostrophe at an end, and no two alike whatever the
 * letter case, as spreadsheets demand.
 */
export const sheetNames = (labels: readonly string[]): readonly string[] => {
  // Excel keeps this name for itself
  const taken = new Set(['history']);
  return labels.map((label) => {
    const plain = trimmed(label.replace(/[[\]:*?/\\]/g, '-')) || 'sheet';
    for (let n = 1; ; n++) {
      const tail = n === 1 ? '' : `~${n}`;
      const name = trimmed(plain.slice(0, MOST - tail.length)) + tail;
      if (taken.has(name.toLowerCase())) continue;
      taken.add(name.toLowerCase());
      return name;
    }
  });
};
