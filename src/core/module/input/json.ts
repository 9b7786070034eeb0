import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import { type MemoryModel, type Page, type PageName, pageFrom, sizeOf, splitPage } from '../memory.ts';
import { type Image, imageOf, pageNamed } from './image.ts';

const MODELS: Readonly<Record<string, MemoryModel>> = {
  CMIS: 'CMIS',
  'SFF-8636': 'SFF-8636',
  'SFF-8436': 'SFF-8636',
  'SFF-8472': 'SFF-8472',
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const damaged = (where: string, detail: string): Diagnostic => diagnostic('LW8020', { where, detail });

/** Bytes from a text of hexadecimal digits; two characters that are none are a byte that is not known. */
const fromHex = (text: string): { readonly bytes: Uint8Array; readonly holes: readonly number[] } => {
  const digits = text.replace(/0x|[\s:,_-]/gi, '');
  const bytes = new Uint8Array(Math.floor(digits.length / 2));
  const holes: number[] = [];
  for (let i = 0; i < bytes.length; i++) {
    const pair = digits.slice(2 * i, 2 * i + 2);
    if (/^[0-9a-f]{2}$/i.test(pair)) bytes[i] = Number.parseInt(pair, 16);
    else holes.push(i);
  }
  return { bytes, holes };
};

const fromArray = (list: readonly unknown[]): { readonly bytes: Uint8Array; readonly holes: readonly number[] } => {
  const bytes = new Uint8Array(list.length);
  const holes: number[] = [];
  list.forEach((value, i) => {
    const byte = typeof value === 'string' ? Number(/^0x/i.test(value) ? value : `0x${value}`) : value;
    if (typeof byte === 'number' && Number.isInteger(byte) && byte >= 0 && byte < 256) bytes[i] = byte;
    else holes.push(i);
  });
  return { bytes, holes };
};

/** SFF-8472 dumps name device addresses: `a0`, `A2h`, `0x50`. */
const addressNamed = (text: string): PageName | undefined => {
  const words = text.trim().toLowerCase();
  if (/^(?:a0h?|0x50)$/.test(words)) return 'a0';
  if (/^(?:a2h?|0x51)$/.test(words)) return 'a2';
  return undefined;
};

const readPage = (key: string, name: PageName, value: unknown): readonly [Page | undefined, readonly Diagnostic[]] => {
  if (typeof value !== 'string' && !Array.isArray(value))
    return [undefined, [damaged(`page "${key}"`, 'neither hexadecimal digits nor a list of bytes')]];
  const { bytes, holes } = typeof value === 'string' ? fromHex(value) : fromArray(value);
  if (bytes.length === 0) return [undefined, [damaged(`page "${key}"`, 'it is empty')]];
  const size = sizeOf(splitPage(name).page);
  const faults: Diagnostic[] = [];
  if (holes.length > 0)
    faults.push(damaged(`page "${key}"`, `${holes.length} of ${bytes.length} bytes are not hexadecimal`));
  if (bytes.length > size) faults.push(damaged(`page "${key}"`, `${bytes.length} bytes, of which a page has ${size}`));
  // half of a device address is all that some sources give
  if (bytes.length < size && !(size === 256 && bytes.length === 128))
    faults.push(damaged(`page "${key}"`, `${bytes.length} bytes of ${size}`));
  return [pageFrom(name, bytes, holes), faults];
};

/**
 * JSON with pages: `{memoryModel?, pages: {lower, "00", "11", …}}` or the pages alone, each as hexadecimal digits or a list of bytes.
 * A list holds several modules; so do objects with `pages` under names of ports.
 */
export const readJson = (value: unknown, name?: string): readonly Image[] => {
  if (Array.isArray(value)) return value.flatMap((one) => readJson(one));
  if (!isRecord(value)) return [];
  const pages = isRecord(value.pages) ? value.pages : undefined;
  if (!pages) {
    const nested = Object.entries(value).filter(([, one]) => isRecord(one) && isRecord(one.pages));
    if (nested.length > 0) return nested.flatMap(([key, one]) => readJson(one, key));
  }
  const found = new Map<PageName, Page>();
  const diagnostics: Diagnostic[] = [];
  const stated = typeof value.memoryModel === 'string' ? MODELS[value.memoryModel] : undefined;
  const entries = Object.entries(pages ?? value);
  const sfp = stated === 'SFF-8472' || entries.some(([key]) => key === 'a0' || key === 'a2');
  for (const [key, page] of entries) {
    const name = (sfp ? addressNamed(key) : undefined) ?? pageNamed(key);
    if (name === undefined) {
      if (pages) diagnostics.push(damaged(`page "${key}"`, 'no page has this name'));
      continue;
    }
    const [read, faults] = readPage(key, name, page);
    diagnostics.push(...faults);
    if (read) found.set(name, read);
  }
  if (found.size === 0) return [];
  const label = name ?? (typeof value.id === 'string' ? value.id : undefined);
  return [imageOf(found, { ...(label !== undefined && { name: label }), ...(stated && { stated }), diagnostics })];
};
