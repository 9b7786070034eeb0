import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { checkApplications } from './check-applications.ts';
import { checkState } from './check-state.ts';
import { checksumsOf } from './checksum.ts';
import { type Decoded, looksLikePage00 } from './decode.ts';
import { bytesOf } from './field.ts';
import { type PageName, pageWords } from './memory.ts';

/** What a missing page leaves unknown. */
const HELD: Readonly<Record<PageName, string>> = {
  '00': 'who made it, its power class, its connector',
  '01': 'what it can do, its longest state durations, media lanes of its applications and those from the ninth on, the scale of its laser currents (taken as 1)',
  '02': 'its thresholds',
  '03': 'its thresholds',
  '10': 'how the host has set its lanes',
  '11': 'states, flags and light of its lanes, and which applications are active',
  a2: 'its readings and thresholds',
};

const missingPages = ({ memoryModel, missing, values, identity, memory }: Decoded): readonly Diagnostic[] => {
  const told = (page: PageName): Diagnostic =>
    diagnostic('LW8002', { page: pageWords(page), unknown: HELD[page] ?? 'what it holds' });
  if (!memory.pages.has('lower') && memoryModel !== 'SFF-8472') return [told('lower')];
  return missing
    .filter((page) => {
      if (!(page in HELD)) return false;
      if (memoryModel === 'SFF-8472') return page !== 'a2' || values.ddm === true;
      if (page === '00') return true;
      return memoryModel === 'CMIS' ? identity.flatMemory === false : values.flatMemory === false;
    })
    .map(told);
};

/** `byte 170`, `bytes 170 to 185`. */
const range = (from: number, to: number): string => (from === to ? `byte ${from}` : `bytes ${from} to ${to}`);

const unreadFields = ({ unread }: Decoded): readonly Diagnostic[] => {
  const pages = [...new Set(unread.map(({ page }) => page))];
  return pages.map((page) => {
    const list = unread.filter((one) => one.page === page);
    const first = Math.min(...list.map(({ field }) => field.byte));
    const last = Math.max(...list.map(({ field }) => field.byte + bytesOf(field) - 1));
    const names = [...new Set(list.map(({ field }) => field.key ?? field.name))];
    const more = names.length > 6 ? ` and ${names.length - 6} more` : '';
    return diagnostic('LW8003', {
      page: pageWords(page),
      bytes: range(first, last),
      unknown: names.slice(0, 6).join(', ') + more,
    });
  });
};

const STANDARD = { CMIS: 'OIF-CMIS', 'SFF-8636': 'SFF-8636', 'SFF-8472': 'SFF-8472' } as const;
const hex = (byte: number): string => `${byte.toString(16).toUpperCase().padStart(2, '0')}h`;

const wrongChecksums = ({ memory }: Decoded): readonly Diagnostic[] =>
  checksumsOf(memory)
    .filter(({ stored, computed }) => stored !== computed)
    .map(({ name, page, from, to, stored, computed }) =>
      diagnostic('LW8004', {
        name,
        page: pageWords(page),
        from,
        to,
        stored: hex(stored),
        computed: hex(computed),
        standard: STANDARD[memory.model],
      }),
    );

const identifiers = ({ memory: { pages, model } }: Decoded): readonly Diagnostic[] => {
  if (model === 'SFF-8472') return [];
  const lower = pages.get('lower');
  const upper = pages.get('00');
  if (!lower || !upper || lower.unread?.has(0) || upper.unread?.has(0)) return [];
  const [a = 0] = lower.bytes;
  const [b = 0] = upper.bytes;
  return a === b ? [] : [diagnostic('LW8006', { lower: hex(a), upper: hex(b) })];
};

/** Upper pages with the same content that says something. */
const repeatedPages = ({ memory: { pages, model } }: Decoded): readonly Diagnostic[] => {
  if (model === 'SFF-8472') return [];
  const byContent = new Map<string, PageName[]>();
  for (const [name, { bytes }] of pages) {
    if (name === 'lower' || bytes.length > 128 || bytes.every((byte) => byte === bytes[0])) continue;
    const key = bytes.join();
    const same = byContent.get(key);
    if (same) same.push(name);
    else byContent.set(key, [name]);
  }
  const equal = [...byContent.values()].filter((names) => names.length > 1);
  const echoes = [...pages]
    .filter(([name, page]) => name !== 'lower' && name !== '00' && looksLikePage00(page, pages))
    .map(([name]) => name)
    .filter((name) => !equal.flat().includes(name));
  return [
    ...equal.map((names) => diagnostic('LW8007', { pages: names.map(pageWords).join(', ') })),
    ...echoes.map((name) => diagnostic('LW8024', { page: pageWords(name) })),
  ];
};

/** What texts are called in findings. */
export const TEXTS = [
  ['vendor', 'the maker’s name'],
  ['partNumber', 'the part number'],
  ['serialNumber', 'the serial number'],
  ['vendorRev', 'the revision'],
  ['dateCode', 'the date code'],
] as const;

const texts = ({ identity }: Decoded): readonly Diagnostic[] =>
  TEXTS.flatMap(([key, what]) => {
    const text = identity[key];
    return text === undefined || /^[\x20-\x7e]*$/.test(text) ? [] : [diagnostic('LW8017', { what, text })];
  });

const PUBLISHED = new Set(['3.0', '4.0', '5.0', '5.1', '5.2', '5.3', '5.4']);

const revision = ({ memoryModel, identity: { cmisRevision } }: Decoded): readonly Diagnostic[] =>
  memoryModel !== 'CMIS' || cmisRevision === undefined || PUBLISHED.has(cmisRevision)
    ? []
    : [diagnostic('LW8019', { revision: cmisRevision, read: 'OIF-CMIS 5.4' })];

/** Everything about a decoded memory that is missing, damaged, or contradicts itself; what hinders reading comes first. */
export const examine = (decoded: Decoded): readonly Diagnostic[] => [
  ...missingPages(decoded),
  ...unreadFields(decoded),
  ...identifiers(decoded),
  ...wrongChecksums(decoded),
  ...repeatedPages(decoded),
  ...revision(decoded),
  ...checkApplications(decoded),
  ...checkState(decoded),
  ...texts(decoded),
];
