import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { HEX } from '../codec.ts';
import { sff8024Table } from '../codes.ts';
import {
  type MemoryModel,
  type ModuleMemory,
  PAGE_BYTES,
  type Page,
  type PageName,
  pageFrom,
  pageOf,
  sizeOf,
} from '../memory.ts';

/** A module's memory as it was found in some input, and what was wrong with the input. */
export type Image = {
  /** Where in the input it stood: the port of a hexdump of several ports. */
  readonly name?: string;
  readonly memory: ModuleMemory | undefined;
  readonly diagnostics: readonly Diagnostic[];
};

/** Bytes by their number, gathered until it is known which map they belong to. */
export type Gathered = Map<PageName, { readonly bytes: Uint8Array; readonly known: Uint8Array }>;

/** Two device addresses' worth: enough for any page. */
const ROOM = 256;

/** Remembers one byte of a page, by its index from the page's first byte. */
export const gather = (into: Gathered, page: PageName, index: number, byte: number): void => {
  let one = into.get(page);
  if (!one) {
    one = { bytes: new Uint8Array(ROOM), known: new Uint8Array(ROOM) };
    into.set(page, one);
  }
  one.bytes[index] = byte;
  one.known[index] = 1;
};

/** The pages that were gathered; what no row told is unread. */
export const pagesOf = (gathered: Gathered): Map<PageName, Page> => {
  const pages = new Map<PageName, Page>();
  for (const [name, { bytes, known }] of gathered) {
    const holes: number[] = [];
    for (let i = 0; i < ROOM; i++) if (known[i] === 0) holes.push(i);
    pages.set(name, pageFrom(name, bytes, holes));
  }
  return pages;
};

/** SFP identifiers are read by SFF-8472; of the rest SFF-8024 says which map each has. */
const modelOf = (identifier: number): MemoryModel | undefined => {
  const model = sff8024Table('identifier').get(identifier)?.memoryModel;
  return model === 'CMIS' || model === 'SFF-8636' || model === 'SFF-8472' ? model : undefined;
};

/** Identifiers of the first modules of a family, whose map SFF-8636 took over. */
const byIdentifier = (identifier: number): MemoryModel | undefined =>
  modelOf(identifier) ?? (identifier === 0x0c ? 'SFF-8636' : undefined);

/** Splits 256 bytes of device address A0h into the lower page and page 00h, or joins them, as the model has it. */
const shaped = (model: MemoryModel, pages: ReadonlyMap<PageName, Page>): ReadonlyMap<PageName, Page> => {
  const a0 = pages.get('a0');
  if (model !== 'SFF-8472') {
    if (!a0) return pages;
    const rest = [...pages].filter(([name]) => name !== 'a0' && name !== 'a2');
    const holes = [...(a0.unread ?? [])];
    const half = (from: number, name: PageName): [PageName, Page] => [
      name,
      pageFrom(
        name,
        a0.bytes.slice(from, from + PAGE_BYTES),
        holes.filter((i) => i >= from && i < from + PAGE_BYTES).map((i) => i - from),
      ),
    ];
    return new Map([half(0, 'lower'), half(PAGE_BYTES, '00'), ...rest]);
  }
  const lower = pages.get('lower');
  if (a0 || !lower) return pages;
  const upper = pages.get('00');
  const bytes = new Uint8Array(2 * PAGE_BYTES);
  bytes.set(lower.bytes);
  const holes = [...(lower.unread ?? [])];
  if (upper) {
    bytes.set(upper.bytes, PAGE_BYTES);
    holes.push(...[...(upper.unread ?? [])].map((i) => i + PAGE_BYTES));
  } else for (let i = PAGE_BYTES; i < 2 * PAGE_BYTES; i++) holes.push(i);
  const rest = [...pages].filter(([name]) => name !== 'lower' && name !== '00');
  return new Map([['a0', pageFrom('a0', bytes, holes)], ...rest]);
};

/**
 * A memory from pages: the model is what byte 0 says; where that byte is not known, what the input said, or byte 128.
 * @param stated the model that the input names
 */
export const imageOf = (
  pages: ReadonlyMap<PageName, Page>,
  { name, stated, diagnostics = [] }: { name?: string; stated?: MemoryModel; diagnostics?: readonly Diagnostic[] } = {},
): Image => {
  const first = pages.get('lower') ?? pages.get('a0');
  const told = first && !first.unread?.has(0) ? first.bytes[0] : undefined;
  const copy = pages.get('00');
  const copied = copy && !copy.unread?.has(0) ? copy.bytes[0] : undefined;
  const identifier = told ?? copied;
  const model =
    (told === undefined ? undefined : byIdentifier(told)) ??
    stated ??
    (copied === undefined ? undefined : byIdentifier(copied)) ??
    (pages.has('a0') && pages.has('a2') ? 'SFF-8472' : undefined);
  const base = name === undefined ? {} : { name };
  if (model) return { ...base, memory: { model, pages: shaped(model, pages) }, diagnostics };
  const words = identifier === undefined ? 'unknown' : (HEX[identifier] ?? '');
  return { ...base, memory: undefined, diagnostics: [...diagnostics, diagnostic('LW8005', { identifier: words })] };
};

const UNIFORM = new Set([0x00, 0xff]);
const isUniform = (bytes: Uint8Array): boolean => {
  const [first] = bytes;
  return first !== undefined && UNIFORM.has(first) && bytes.every((byte) => byte === first);
};

/** Page 10h, the host's settings: all zero before a host has set anything, and there wherever page 11h is. */
const isUntouched = (bytes: Uint8Array, index: number): boolean => {
  const next = bytes.subarray((index + 1) * PAGE_BYTES, (index + 2) * PAGE_BYTES);
  return index === 0x11 && bytes[index * PAGE_BYTES] === 0 && next.length > 0 && !isUniform(next);
};

/** What the Linux driver gave for CMIS before it could read by page: lower, 00h, 01h, 02h, 10h, 11h. */
const ETHTOOL_CMIS: readonly PageName[] = ['lower', '00', '01', '02', '10', '11'];

/** Where each page of a linear image begins. */
export type PagePlace = { readonly page: PageName; readonly from: number };

/**
 * A linear image: lower page, then each upper page at 128 times its number plus 128 (optoe, SONiC, ethtool raw). SFP modules have
 * device address A2h behind A0h. Upper pages that are all 00h or FFh behind page 00h were not there to read.
 */
export const linearPlaces = (bytes: Uint8Array): readonly PagePlace[] => {
  const [identifier = 0, , flags = 0] = bytes;
  const model = byIdentifier(identifier);
  if (model === 'SFF-8472')
    return bytes.length > ROOM
      ? [
          { page: 'a0', from: 0 },
          { page: 'a2', from: ROOM },
        ]
      : [{ page: 'a0', from: 0 }];
  const paged = (flags & 0x80) === 0;
  const driver = model === 'CMIS' && paged && bytes.length === ETHTOOL_CMIS.length * PAGE_BYTES;
  const places: PagePlace[] = [];
  for (let i = 0, from = 0; from < bytes.length && i <= 256; i++, from += PAGE_BYTES) {
    const numbered = i === 0 ? 'lower' : (i - 1).toString(16).toUpperCase().padStart(2, '0');
    if (i > 1 && isUniform(bytes.subarray(from, from + PAGE_BYTES)) && !isUntouched(bytes, i)) continue;
    places.push({ page: driver ? (ETHTOOL_CMIS[i] ?? '') : numbered, from });
  }
  return places;
};

/** The pages of a linear image. */
export const linearPages = (bytes: Uint8Array): ReadonlyMap<PageName, Page> =>
  new Map(
    linearPlaces(bytes).map(({ page, from }) => [page, pageFrom(page, bytes.subarray(from, from + sizeOf(page)))]),
  );

/** A page as inputs name it: `0x11`, `11h`, `page11`, `11`, `A0`; `lower`; a bank before or behind it: `1:10`, `10@1`, `10b1`. */
export const pageNamed = (text: string): PageName | undefined => {
  const words = text.trim().toLowerCase();
  if (/^(?:lower|low|l|page ?lower|lower ?page(?: ?0?0h?)?)$/.test(words)) return 'lower';
  const banked = /^(?:bank ?)?(\d{1,2})[:/ ](?:page ?)?([0-9a-f]{1,2})h?$/.exec(words);
  if (banked) return pageOf((banked[2] ?? '').toUpperCase().padStart(2, '0'), Number(banked[1]));
  const plain = /^(?:upper|page|p|0x| )*([0-9a-f]{1,2})h?(?:[@/. ]?(?:bank|b|@)? ?(\d{1,2}))?$/.exec(words);
  if (!plain) return undefined;
  return pageOf((plain[1] ?? '').toUpperCase().padStart(2, '0'), Number(plain[2] ?? 0));
};
