import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { PAGE_BYTES, type PageName, pageOf, sizeOf } from '../memory.ts';
import { type Gathered, gather, type Image, imageOf, linearPlaces, pagesOf } from './image.ts';

/** Where the rows that follow belong. */
type Section =
  /** one page, by name; offsets from 0 or from the page's first byte */
  | { readonly kind: 'page'; readonly page: PageName }
  /** nothing said: offsets into a linear image */
  | { readonly kind: 'linear' }
  /** a page that no map has */
  | { readonly kind: 'skip' };

type Module = {
  readonly name: string | undefined;
  readonly gathered: Gathered;
  linear: Map<number, number>;
  faults: Diagnostic[];
};

const hexPage = (digits: string): PageName => digits.toUpperCase().padStart(2, '0');

/** `page 0x11`, `page 17`: ethtool takes decimal numbers, and hexadecimal ones with 0x. */
const ethtoolNumber = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

const HEADINGS: readonly (readonly [RegExp, (found: RegExpExecArray) => Section])[] = [
  [/\blower page\b/i, () => ({ kind: 'page', page: 'lower' })],
  [
    /\bupper page ([0-9a-f]{1,2})h?(?:,? bank (\d+))?/i,
    ([, page = '', bank]) => ({ kind: 'page', page: pageOf(hexPage(page), Number(bank ?? 0)) }),
  ],
  [/\ba0h dump/i, () => ({ kind: 'page', page: 'a0' })],
  // of the paged upper half of A2h only pages 0 and 1 are the map's own; others are a maker's
  [/\ba2h dump.*\bupper\b.*\bpage ([2-9a-f]|[1-9a-f][0-9a-f])h/i, () => ({ kind: 'skip' })],
  [/\ba2h dump/i, () => ({ kind: 'page', page: 'a2' })],
  [
    /\bethtool\b.*\s(?:-m|--module-info|--dump-module-eeprom)\b.*\bpage (0x[0-9a-f]+|\d+)(?:.*\bbank (0x[0-9a-f]+|\d+))?/i,
    ([, page, bank]) => ({
      kind: 'page',
      page: pageOf(hexPage((ethtoolNumber(page) ?? 0).toString(16)), ethtoolNumber(bank) ?? 0),
    }),
  ],
  [/\bethtool\b.*\s(?:-m|--module-info|--dump-module-eeprom)\b/i, () => ({ kind: 'linear' })],
  [
    /^\s*(?:#\s*)?page[ :]*(?:0x)?([0-9a-f]{1,2})h?(?:,? bank (\d+))?\s*:?\s*$/i,
    ([, page = '', bank]) => ({ kind: 'page', page: pageOf(hexPage(page), Number(bank ?? 0)) }),
  ],
];

const PORT = /EEPROM hexdump for (?:port|module) (\S+)/i;

/** A row of at most 32 bytes, with the offset it names; `undefined` bytes are not legible. */
type Row = { readonly offset: number | undefined; readonly bytes: readonly (number | undefined)[] };

const ROW_BYTES = 32;
/** `00000080:`, `0x0080:`, `00000080`: the last only before single bytes, else it is four bytes of its own. */
const OFFSET =
  /^\s*(?:(0x[0-9a-f]{1,8}|[0-9a-f]{1,8}):|0x([0-9a-f]{4,8})(?=\s)|([0-9a-f]{4,8})(?=\s+(?:[0-9a-f?x-]{2}\s|[0-9a-f?x-]{2}$)))/i;
const BYTES = /^(?:0x)?(?:[0-9a-f]{2})+,?$/i;
/** What stands for a byte that could not be read, or is damaged: two characters, no dots (they are a column of text). */
const ILLEGIBLE = /^[^\s.|]{2}$/;

/**
 * `00000080 0d 00 …  |text|`, `0x0080: 0d 00`, `00000080: 0d00 2308  text`, `0d 00 23`: the bytes end where a column of text begins,
 * or after 16.
 */
const rowOf = (line: string): Row | undefined => {
  const found = OFFSET.exec(line);
  const digits = found?.[1] ?? found?.[2] ?? found?.[3];
  const rest = line.slice(found?.[0].length ?? 0).trim();
  const bytes: (number | undefined)[] = [];
  for (const word of rest === '' ? [] : rest.split(/\s+/)) {
    if (bytes.length >= (digits === undefined ? ROW_BYTES * 4 : 16) || word.startsWith('|')) break;
    if (BYTES.test(word)) {
      const hex = word.replace(/^0x/i, '').replace(/,$/, '');
      for (let i = 0; i < hex.length; i += 2) bytes.push(Number.parseInt(hex.slice(i, i + 2), 16));
    } else if (bytes.length > 0 && ILLEGIBLE.test(word)) bytes.push(undefined);
    // without an offset a line is all bytes, or none
    else if (digits === undefined) return undefined;
    else if (bytes.length === 0 && ILLEGIBLE.test(word)) bytes.push(undefined);
    else break;
  }
  if (bytes.length === 0) return undefined;
  return { offset: digits === undefined ? undefined : Number.parseInt(digits.replace(/^0x/i, ''), 16), bytes };
};

/** A dump damaged in more places is damaged everywhere. */
const MOST_FAULTS = 50;
const MAX_LINEAR = (256 + 1) * PAGE_BYTES;

const put = (
  module: Module,
  section: Section,
  offset: number,
  bytes: readonly (number | undefined)[],
  line: number,
): void => {
  let unknown = 0;
  bytes.forEach((byte, i) => {
    if (byte === undefined) {
      unknown++;
      return;
    }
    if (section.kind === 'skip') return;
    const at = offset + i;
    if (section.kind === 'linear') {
      if (at < MAX_LINEAR) module.linear.set(at, byte);
      return;
    }
    if (section.page === 'a0' || section.page === 'a2') gather(module.gathered, section.page, at % 256, byte);
    else gather(module.gathered, section.page, at % PAGE_BYTES, byte);
  });
  if (unknown > 0 && module.faults.length < MOST_FAULTS)
    module.faults.push(
      diagnostic('LW8020', {
        where: `line ${line}`,
        detail: `${unknown} of ${bytes.length} bytes are not hexadecimal`,
      }),
    );
};

/** The bytes of a linear image that rows told, as pages; where rows are missing their bytes are unread. */
const fromLinear = (linear: ReadonlyMap<number, number>): Gathered => {
  const gathered: Gathered = new Map();
  if (linear.size === 0) return gathered;
  const length = Math.max(...linear.keys()) + 1;
  const bytes = new Uint8Array(length);
  const known = new Uint8Array(length);
  for (const [at, byte] of linear) {
    bytes[at] = byte;
    known[at] = 1;
  }
  for (const { page, from } of linearPlaces(bytes))
    for (let i = 0; i < sizeOf(page); i++) if (known[from + i] === 1) gather(gathered, page, i, bytes[from + i] ?? 0);
  return gathered;
};

const imageFrom = ({ name, gathered, linear, faults }: Module): Image | undefined => {
  for (const [page, one] of fromLinear(linear)) if (!gathered.has(page)) gathered.set(page, one);
  if (gathered.size === 0) return undefined;
  return imageOf(pagesOf(gathered), { ...(name !== undefined && { name }), diagnostics: faults });
};

/**
 * Rows of hexadecimal digits, as sfputil, ethtool, xxd, hexdump and tickets have them. Headings say which page follows; without one
 * offsets count through a linear image. Rows without offsets follow on.
 */
export const readHexRows = (text: string): readonly Image[] => {
  const modules: Module[] = [];
  let section: Section = { kind: 'linear' };
  let current: Module | undefined;
  let next = 0;
  let repeat: readonly (number | undefined)[] | undefined;
  let starred = false;
  let counted = false;
  const module = (): Module => {
    if (!current) {
      current = { name: undefined, gathered: new Map(), linear: new Map(), faults: [] };
      modules.push(current);
    }
    return current;
  };
  text.split(/\r?\n/).forEach((written, index) => {
    // a mail that quotes
    const line = written.replace(/^(?:\s*>)+ ?/, '');
    const port = PORT.exec(line);
    if (port) {
      current = { name: port[1], gathered: new Map(), linear: new Map(), faults: [] };
      modules.push(current);
      section = { kind: 'linear' };
      next = 0;
      return;
    }
    for (const [pattern, make] of HEADINGS) {
      const found = pattern.exec(line);
      if (!found) continue;
      section = make(found);
      next = 0;
      return;
    }
    if (line.trim() === '*') {
      // hexdump leaves out rows that are like the one before
      starred = true;
      return;
    }
    // the length that hexdump ends with
    const end = /^\s*(?:0x)?([0-9a-f]{7,8}):?\s*$/i.exec(line)?.[1];
    const row = end !== undefined && counted ? { offset: Number.parseInt(end, 16), bytes: [] } : rowOf(line);
    if (!row) return;
    counted ||= row.offset !== undefined;
    const offset = row.offset ?? next;
    if (starred && repeat)
      for (let at = next; at < Math.min(offset, MAX_LINEAR); at += repeat.length)
        put(module(), section, at, repeat, index + 1);
    starred = false;
    put(module(), section, offset, row.bytes, index + 1);
    next = offset + row.bytes.length;
    if (row.bytes.length > 0) repeat = row.bytes;
  });
  return modules.flatMap((one) => imageFrom(one) ?? []);
};
