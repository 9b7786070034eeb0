/** Which map a memory is read by: OIF-CMIS, SFF-8636 (and SFF-8436 before it), SFF-8472. */
export type MemoryModel = 'CMIS' | 'SFF-8636' | 'SFF-8472';

/**
 * A page: `lower` (bytes 0 to 127), an upper page by two hexadecimal digits (`00`, `9F`: bytes 128 to 255), or the two device
 * addresses of SFF-8472, in small letters: `a0` and `a2` (bytes 0 to 255). Upper pages of banks above 0 carry the bank: `11@1`.
 */
export type PageName = string;

/** The bytes of a page from its first on; what could not be read is zero there and named in `unread`, by its index. */
export type Page = { readonly bytes: Uint8Array; readonly unread?: ReadonlySet<number> };

/** What is known of a module's memory. A page that is not there is unknown, never zero. */
export type ModuleMemory = { readonly model: MemoryModel; readonly pages: ReadonlyMap<PageName, Page> };

export const PAGE_BYTES = 128;
const ADDRESS_BYTES = 256;

/** How many bytes a whole page has. */
export const sizeOf = (page: PageName): number =>
  page.startsWith('a') && page.length === 2 ? ADDRESS_BYTES : PAGE_BYTES;

/** The number of a page's first byte, as standards count. */
export const firstByteOf = (page: PageName): number =>
  page === 'lower' || sizeOf(page) === ADDRESS_BYTES ? 0 : PAGE_BYTES;

/** Page and bank of a name. */
export const splitPage = (name: PageName): { readonly page: PageName; readonly bank: number } => {
  const at = name.indexOf('@');
  return at < 0 ? { page: name, bank: 0 } : { page: name.slice(0, at), bank: Number(name.slice(at + 1)) };
};

/** The name of a page in a bank. */
export const pageOf = (page: PageName, bank: number): PageName => (bank === 0 ? page : `${page}@${bank}`);

/** A page as people say it: `lower page`, `page 11h`, `page 11h bank 1`, `address A2h`. */
export const pageWords = (name: PageName): string => {
  const { page, bank } = splitPage(name);
  if (page === 'lower') return 'lower page';
  if (sizeOf(page) === ADDRESS_BYTES) return `address ${page.toUpperCase()}h`;
  return `page ${page.toUpperCase()}h${bank === 0 ? '' : ` bank ${bank}`}`;
};

/**
 * A page from bytes that may be too few: what is missing is unread. Bytes beyond the page are left out.
 * @param holes indices that the source could not tell
 */
export const pageFrom = (name: PageName, read: Uint8Array, holes: Iterable<number> = []): Page => {
  const size = sizeOf(splitPage(name).page);
  const unread = new Set<number>();
  for (const hole of holes) if (hole < size) unread.add(hole);
  for (let i = read.length; i < size; i++) unread.add(i);
  const bytes = new Uint8Array(size);
  bytes.set(read.subarray(0, size));
  for (const hole of unread) bytes[hole] = 0;
  return unread.size === 0 ? { bytes } : { bytes, unread };
};

const order = (name: PageName): number => {
  const { page, bank } = splitPage(name);
  if (page === 'lower' || page === 'a0') return -1;
  return bank * 256 + Number.parseInt(page, 16);
};

/** Page names in the order of memory: lower, then by bank and number. */
export const sortedPages = (names: Iterable<PageName>): readonly PageName[] =>
  [...names].sort((x, y) => order(x) - order(y));

/** Bytes of a page; the first as standards count them, from 0 in the lower page and from 128 in upper ones. */
export type Place = { readonly page: PageName; readonly byte: number; readonly length: number };

/** A place in words: `page 00h, byte 222`, `lower page, bytes 86 to 117`. */
export const placeWords = ({ page, byte, length }: Place): string =>
  `${pageWords(page)}, ${length === 1 ? `byte ${byte}` : `bytes ${byte} to ${byte + length - 1}`}`;
