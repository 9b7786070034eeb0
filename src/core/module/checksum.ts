import { firstByteOf, type MemoryModel, type ModuleMemory, type PageName } from './memory.ts';

type Rule = {
  readonly key: string;
  readonly name: string;
  readonly page: PageName;
  readonly from: number;
  readonly to: number;
  readonly at: number;
};

/** Where each map keeps its sums: CMIS pages 00h, 01h, 02h, 04h; SFF-8636 page 00h; SFF-8472. */
const RULES: Readonly<Record<MemoryModel, readonly Rule[]>> = {
  CMIS: [
    { key: 'page00', name: 'the checksum', page: '00', from: 128, to: 221, at: 222 },
    { key: 'page01', name: 'the checksum', page: '01', from: 130, to: 254, at: 255 },
    { key: 'page02', name: 'the checksum', page: '02', from: 128, to: 254, at: 255 },
    { key: 'page04', name: 'the checksum', page: '04', from: 128, to: 254, at: 255 },
  ],
  'SFF-8636': [
    { key: 'ccBase', name: 'CC_BASE', page: '00', from: 128, to: 190, at: 191 },
    { key: 'ccExt', name: 'CC_EXT', page: '00', from: 192, to: 222, at: 223 },
  ],
  'SFF-8472': [
    { key: 'ccBase', name: 'CC_BASE', page: 'a0', from: 0, to: 62, at: 63 },
    { key: 'ccExt', name: 'CC_EXT', page: 'a0', from: 64, to: 94, at: 95 },
    { key: 'ccDmi', name: 'CC_DMI', page: 'a2', from: 0, to: 94, at: 95 },
  ],
};

export type Checksum = Rule & { readonly stored: number; readonly computed: number };

const sum = (bytes: Uint8Array, from: number, to: number): number => {
  let total = 0;
  for (let i = from; i <= to; i++) total += bytes[i] ?? 0;
  return total & 0xff;
};

/** The sums of a memory, stored and as its bytes have it; only those of which every byte is known. */
export const checksumsOf = ({ model, pages }: ModuleMemory): readonly Checksum[] => {
  const found: Checksum[] = [];
  for (const rule of RULES[model]) {
    const page = pages.get(rule.page);
    if (!page) continue;
    const first = firstByteOf(rule.page);
    if (page.unread && [...page.unread].some((i) => i + first >= rule.from && i + first <= rule.at)) continue;
    found.push({
      ...rule,
      stored: page.bytes[rule.at - first] ?? 0,
      computed: sum(page.bytes, rule.from - first, rule.to - first),
    });
  }
  return found;
};

/** Writes the sums of a memory where its map has them. */
export const sealChecksums = ({ model, pages }: ModuleMemory): void => {
  for (const { page: name, from, to, at } of RULES[model]) {
    const page = pages.get(name);
    const first = firstByteOf(name);
    if (page) page.bytes[at - first] = sum(page.bytes, from - first, to - first);
  }
};
