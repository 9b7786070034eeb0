import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { sff8024Table } from '../module/codes.ts';
import { type ModuleMemory, PAGE_BYTES, type Page, type PageName, pageFrom } from '../module/memory.ts';
import { hexByte, silent } from './causes.ts';
import { type Host, pause, readBytes } from './host.ts';
import { type Profile, profileOf } from './profile.ts';

/** QSFP-DD and OSFP hardware specifications, t_init: within that time the management interface answers. */
const ANSWER_LIMIT_MS = 2000;
const ANSWER_LOOKS = 8;

const answers = (host: Host): boolean => {
  for (let look = 0; look <= ANSWER_LOOKS; look++) {
    host.lost = false;
    readBytes(host, 'lower', 0, 1);
    if (!host.lost) return true;
    if (look < ANSWER_LOOKS) pause(host, ANSWER_LIMIT_MS / ANSWER_LOOKS);
  }
  return false;
};

/** Flags start here on the lower page: a read would clear them. */
const FIRST_FLAG = 8;
const FIRST_TEXT = 85;

/** The pages that say how a module is brought up, without its flags. */
const readMemory = (host: Host): ModuleMemory => {
  const lower = new Uint8Array(PAGE_BYTES);
  lower.set(readBytes(host, 'lower', 0, FIRST_FLAG));
  lower.set(readBytes(host, 'lower', FIRST_TEXT, PAGE_BYTES - FIRST_TEXT), FIRST_TEXT);
  const holes = Array.from({ length: FIRST_TEXT - FIRST_FLAG }, (_, i) => FIRST_FLAG + i);
  const pages = new Map<PageName, Page>([['lower', pageFrom('lower', lower, holes)]]);
  for (const name of ['00', '01']) pages.set(name, pageFrom(name, readBytes(host, name, PAGE_BYTES, PAGE_BYTES)));
  return { model: 'CMIS', pages };
};

const isEchoed = ({ pages }: ModuleMemory): boolean => {
  const page00 = pages.get('00')?.bytes;
  return pages.get('01')?.bytes.every((byte, i) => byte === page00?.[i]) === true;
};

/** What a module says of itself over its access; or why nothing can be done with it. */
export const meet = (host: Host): Profile | Diagnostic => {
  if (!answers(host)) return silent(host.elapsed);
  const [identifier = 0] = readBytes(host, 'lower', 0, 1);
  const row = sff8024Table('identifier').get(identifier);
  if (row?.memoryModel !== 'CMIS')
    return diagnostic('LW8320', { identifier: hexByte(identifier), name: row?.name ?? 'not in SFF-8024' });
  const memory = readMemory(host);
  const profile = profileOf(memory);
  return !profile.flat && isEchoed(memory) ? diagnostic('LW8302', {}) : profile;
};

/** Did nothing come of it? */
export const isFault = (met: Profile | Diagnostic): met is Diagnostic => 'code' in met;
