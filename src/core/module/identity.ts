import { HEX, textOf } from './codec.ts';
import type { MemoryModel, ModuleMemory, Page } from './memory.ts';

/** What a module says it is. A text that could not be read is not there. */
export type Identity = {
  /** SFF-8024 identifier, `0x18`. */
  readonly identifier?: string;
  readonly identifierPage00?: string;
  /** CMIS, `4.0`. */
  readonly cmisRevision?: string;
  /** SFF-8636 byte 1, `0x07`. */
  readonly revisionCompliance?: string;
  readonly flatMemory?: boolean;
  readonly vendor?: string;
  readonly partNumber?: string;
  readonly vendorRev?: string;
  readonly serialNumber?: string;
  readonly dateCode?: string;
  /** CMIS lower page byte 85. */
  readonly mediaType?: string;
};

type TextKey = 'vendor' | 'partNumber' | 'vendorRev' | 'serialNumber' | 'dateCode';
type Place = readonly [key: TextKey, at: number, length: number];

/** Where the texts lie in the page that holds them, from its first byte. */
const TEXTS: Readonly<Record<MemoryModel, { readonly page: string; readonly texts: readonly Place[] }>> = {
  CMIS: {
    page: '00',
    texts: [
      ['vendor', 1, 16],
      ['partNumber', 20, 16],
      ['vendorRev', 36, 2],
      ['serialNumber', 38, 16],
      ['dateCode', 54, 8],
    ],
  },
  'SFF-8636': {
    page: '00',
    texts: [
      ['vendor', 20, 16],
      ['partNumber', 40, 16],
      ['vendorRev', 56, 2],
      ['serialNumber', 68, 16],
      ['dateCode', 84, 8],
    ],
  },
  'SFF-8472': {
    page: 'a0',
    texts: [
      ['vendor', 20, 16],
      ['partNumber', 40, 16],
      ['vendorRev', 56, 4],
      ['serialNumber', 68, 16],
      ['dateCode', 84, 8],
    ],
  },
};

const isKnown = ({ unread }: Page, at: number, length = 1): boolean => {
  if (unread === undefined) return true;
  for (let i = at; i < at + length; i++) if (unread.has(i)) return false;
  return true;
};

const byteOf = (page: Page | undefined, at: number): number | undefined =>
  page && isKnown(page, at) ? page.bytes[at] : undefined;

const SMALL: readonly string[] = HEX.map((text) => text.toLowerCase());
const hex = (byte: number | undefined): string | undefined => (byte === undefined ? undefined : SMALL[byte]);

/** Reads who made a module and what it is. */
export const readIdentity = ({ model, pages }: ModuleMemory): Identity => {
  const lower = pages.get(model === 'SFF-8472' ? 'a0' : 'lower');
  const { page: name, texts } = TEXTS[model];
  const page = pages.get(name);
  const identity: { -readonly [K in keyof Identity]: Identity[K] } = {};
  const told = <K extends keyof Identity>(key: K, value: Identity[K] | undefined): void => {
    if (value !== undefined) identity[key] = value;
  };
  told('identifier', hex(byteOf(lower, 0)));
  if (model === 'SFF-8636') told('identifierPage00', hex(byteOf(page, 0)));
  if (model !== 'SFF-8472') {
    const revision = byteOf(lower, 1);
    const status = byteOf(lower, 2);
    if (model === 'CMIS') {
      told('cmisRevision', revision === undefined ? undefined : `${revision >> 4}.${revision & 0xf}`);
      told('flatMemory', status === undefined ? undefined : (status & 0x80) !== 0);
    } else told('revisionCompliance', hex(revision));
  }
  if (page)
    for (const [key, at, length] of texts)
      if (isKnown(page, at, length)) identity[key] = textOf(page.bytes, at, length);
  if (model === 'CMIS') told('mediaType', hex(byteOf(lower, 85)));
  return identity;
};
