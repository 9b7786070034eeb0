import { diagnostic } from '../../diagnostics/index.ts';
import { readHexRows } from './hex-rows.ts';
import { type Image, imageOf, linearPages } from './image.ts';
import { readJson } from './json.ts';

export type { Image } from './image.ts';

/** The largest dump that is looked at: 32 banks of all pages, written as spaced hexadecimal digits, would be smaller. */
const MAX_DUMP_BYTES = 8 * 1024 * 1024;

const isText = (bytes: Uint8Array): boolean => {
  const head = bytes.subarray(0, 4096);
  for (const byte of head) if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) return false;
  return head.length > 0;
};

/** Digits and headings are ASCII; what else a text has does not matter. */
const latin1 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, i + 8192)));
  return parts.join('');
};

const none = (file: string, detail: string): readonly Image[] => [
  { memory: undefined, diagnostics: [diagnostic('LW8001', { file, detail })] },
];

const fromJson = (file: string, text: string): readonly Image[] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return none(file, `it looks like JSON, and is not: ${error instanceof Error ? error.message : String(error)}`);
  }
  const images = readJson(value);
  return images.length > 0 ? images : none(file, 'JSON without pages of a module');
};

/**
 * Reads a dump of any accepted kind; which it is, its content says. A file may hold several modules.
 * @param file its name, for what is said of it
 */
export const readDump = (file: string, bytes: Uint8Array): readonly Image[] => {
  if (bytes.length === 0) return none(file, 'it is empty');
  if (bytes.length > MAX_DUMP_BYTES) return none(file, `${bytes.length} bytes are too many for a module`);
  if (!isText(bytes)) {
    if (bytes.length < 128) return none(file, `${bytes.length} bytes; the lower page alone has 128`);
    return [imageOf(linearPages(bytes))];
  }
  const text = latin1(bytes);
  if (/^\s*[[{]/.test(text)) return fromJson(file, text);
  const images = readHexRows(text);
  return images.length > 0 ? images : none(file, 'no rows of hexadecimal digits');
};
