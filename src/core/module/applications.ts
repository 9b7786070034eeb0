import { HEX, hexOf, LANES } from './codec.ts';
import { codeName, MEDIA_TABLES, sff8024Table } from './codes.ts';
import type { ModuleMemory, Page } from './memory.ts';

/** One application that a CMIS module advertises (application descriptor, lower page from byte 86, page 01h from byte 223). */
export type AdvertisedApplication = {
  readonly appSel: number;
  readonly hostInterfaceId: string;
  /** null where SFF-8024 gives the code no meaning: the maker's own, or newer than the tables */
  readonly hostInterface: string | null;
  readonly mediaInterfaceId: string;
  readonly mediaInterface: string | null;
  /** 0: as the interface defines */
  readonly hostLanes: number;
  readonly mediaLanes: number;
  /** Lanes, from 1, on which a data path may start. */
  readonly hostStartLanes: readonly number[];
  /** Unknown without page 01h. */
  readonly mediaStartLanes?: readonly number[];
  /** The fourth byte as it is, where page 01h is not there: flat memory of CMIS 5.4 holds something else in it. */
  readonly byte4?: string;
  /** Ethernet rate in Gb/s; not there for other traffic. */
  readonly nominalGbE?: number;
};

/** Bytes behind the end of the list: no applications. */
export type DescriptorAfterEnd = { readonly appSel: number; readonly raw: string };

export type Advertisement = {
  readonly applications: readonly AdvertisedApplication[];
  readonly descriptorsAfterEnd: readonly DescriptorAfterEnd[];
  /** Descriptors of which a byte could not be read. */
  readonly unread: readonly number[];
};

const LAST_LOWER = 8;
const LAST = 15;
const END = 0xff;
const MEDIA_TYPE = 85;

/** Where the four bytes of a descriptor lie in its page: lower page from byte 86, page 01h from byte 223. */
const placeOf = (appSel: number): number => (appSel <= LAST_LOWER ? 86 + 4 * (appSel - 1) : 95 + 4 * (appSel - 9));

/** Older SFF-8024 revisions had BASE-T host interfaces where 200G and 400G copper and the LPO interfaces are now (0x1E to 0x24). */
const OLD_BASE_T: Readonly<Record<number, string>> = {
  30: '1000BASE-T (Clause 40)',
  31: '2.5GBASE-T (Clause 126)',
  32: '5GBASE-T (Clause 126)',
  33: '10GBASE-T (Clause 55)',
  34: '25GBASE-T (Clause 113)',
  35: '40GBASE-T (Clause 113)',
  36: '50GBASE-T',
};
const OLD_BASE_T_GBE: Readonly<Record<number, number>> = {
  30: 1,
  31: 2.5,
  32: 5,
  33: 10,
  34: 25,
  35: 40,
  36: 50,
};
const BASE_T = 5;

/** Names and Ethernet rates by code, for each table that a descriptor speaks of. */
const nameList = (table: string): readonly (string | null)[] =>
  Array.from({ length: 256 }, (_, code) => codeName(table, code) ?? null);
const HOST_NAMES = nameList('host');
const HOST_GBE = Array.from({ length: 256 }, (_, code) => sff8024Table('host').get(code)?.ethernetGbps);
const MEDIA_NAMES = MEDIA_TABLES.map((table) => (table === undefined ? undefined : nameList(table)));
const OLD_NAMES = HOST_NAMES.map((name, code) => OLD_BASE_T[code] ?? name);
const OLD_GBE = HOST_GBE.map((rate, code) => OLD_BASE_T_GBE[code] ?? rate);

/** An application as its four bytes and the options in page 01h say. */
const application = (
  appSel: number,
  host: number,
  media: number,
  lanes: number,
  starts: number,
  mediaType: number,
  mediaStarts: number | undefined,
): AdvertisedApplication => {
  const gbe = (mediaType === BASE_T ? OLD_GBE : HOST_GBE)[host];
  const hostInterfaceId = HEX[host] ?? '';
  const hostInterface = (mediaType === BASE_T ? OLD_NAMES : HOST_NAMES)[host] ?? null;
  const mediaInterfaceId = HEX[media] ?? '';
  const mediaInterface = MEDIA_NAMES[mediaType]?.[media] ?? null;
  const hostLanes = lanes >> 4;
  const mediaLanes = lanes & 0xf;
  const hostStartLanes = LANES[starts] ?? NO_LANES;
  // written out, not spread: most of what a decoder makes are these
  if (mediaStarts !== undefined && gbe !== undefined)
    return {
      appSel,
      hostInterfaceId,
      hostInterface,
      mediaInterfaceId,
      mediaInterface,
      hostLanes,
      mediaLanes,
      hostStartLanes,
      mediaStartLanes: LANES[mediaStarts] ?? NO_LANES,
      nominalGbE: gbe,
    };
  return {
    appSel,
    hostInterfaceId,
    hostInterface,
    mediaInterfaceId,
    mediaInterface,
    hostLanes,
    mediaLanes,
    hostStartLanes,
    ...(mediaStarts === undefined ? { byte4: HEX[starts] ?? '' } : { mediaStartLanes: LANES[mediaStarts] ?? NO_LANES }),
    ...(gbe !== undefined && { nominalGbE: gbe }),
  };
};

const NO_LANES: readonly number[] = [];

const touches = ({ unread }: Page, from: number, count: number): boolean => {
  if (unread === undefined) return false;
  for (let i = from; i < from + count; i++) if (unread.has(i)) return true;
  return false;
};

/**
 * The applications of a CMIS module, to the end of its list: host interface FFh, or four bytes of zero. What stands behind is told,
 * and is no application (CMIS, table of application descriptors).
 */
export const readAdvertisement = ({ pages }: ModuleMemory): Advertisement => {
  const applications: AdvertisedApplication[] = [];
  const descriptorsAfterEnd: DescriptorAfterEnd[] = [];
  const unread: number[] = [];
  const lower = pages.get('lower');
  if (!lower) return { applications, descriptorsAfterEnd, unread };
  const page01 = pages.get('01');
  const mediaType = lower.bytes[MEDIA_TYPE] ?? 0;
  let ended = false;
  for (let appSel = 1; appSel <= LAST; appSel++) {
    const page = appSel <= LAST_LOWER ? lower : page01;
    if (!page) break;
    const { bytes } = page;
    const at = placeOf(appSel);
    if (touches(page, at, 4)) {
      if (!ended) unread.push(appSel);
      continue;
    }
    const host = bytes[at] ?? 0;
    const media = bytes[at + 1] ?? 0;
    const lanes = bytes[at + 2] ?? 0;
    const starts = bytes[at + 3] ?? 0;
    if (host === END || (host | media | lanes | starts) === 0) {
      ended = true;
      continue;
    }
    if (ended) {
      descriptorsAfterEnd.push({ appSel, raw: hexOf(bytes.subarray(at, at + 4)) });
      continue;
    }
    const options = page01 && !touches(page01, 47 + appSel, 1) ? page01.bytes[47 + appSel] : undefined;
    applications.push(application(appSel, host, media, lanes, starts, mediaType, options));
  }
  return { applications, descriptorsAfterEnd, unread };
};
