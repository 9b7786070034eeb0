import { NO_PORTS, type PortsAddress, readPairs, writePairs } from '../explorer/address.ts';
import type { Mark } from './marks.ts';

/*
 * The addresses of the module reader, written as those of the explorer:
 *
 *   /module                                                          what is open
 *   /module/read/part=GEN-QDD-400G-DR4&page=00&at=200                a part of the catalogue, a byte of it marked
 *   /module/read/dump=leaf1.bin&page=00&at=148-163&field=VendorPN    a dump that is open in this tab, a field marked
 *   /module/link/part=ID&end=b&from=NV-SN4700&to=NIC-CX7-Q1          the module in a link, with all that the explorer asks
 *   /module/compare/part=ID&with=dump:leaf1.bin                      two modules side by side
 *
 * A dump itself is in no address: it is known to this tab alone.
 */

export type Page = 'read' | 'link' | 'compare';

export type ModuleAddress = {
  readonly part: string;
  /** of a cable: `b`, else its end a */
  readonly end: string;
  readonly dump: string;
  readonly page: string;
  /** the bytes that are marked: `200`, `148-163` */
  readonly at: string;
  /** the name of the field that is marked */
  readonly field: string;
  /** key of the module that it is compared with */
  readonly with: string;
  /** key of the module at the other end */
  readonly far: string;
} & PortsAddress;

const NOTHING: ModuleAddress = {
  part: '',
  end: '',
  dump: '',
  page: '',
  at: '',
  field: '',
  with: '',
  far: '',
  ...NO_PORTS,
};

/** What a location says; a location as the router has it. */
export const readAddress = (location: string): { readonly page: Page; readonly values: ModuleAddress } => {
  const [, , page, ...rest] = location.split('/');
  const values = readPairs(rest.join('/'), NOTHING);
  return { page: page === 'link' || page === 'compare' ? page : 'read', values };
};

export const moduleAddress = (page: Page, values: Partial<ModuleAddress>): string =>
  `/module/${page}/${writePairs({ ...NOTHING, ...values }, NOTHING)}`;

/** How an opened module is called in addresses: `part:ID`, `part:ID@b`, `dump:NAME`. */
export const keyOf = ({ part, end, dump }: Pick<ModuleAddress, 'part' | 'end' | 'dump'>): string | undefined => {
  if (part !== '') return `part:${part}${end === 'b' ? '@b' : ''}`;
  return dump === '' ? undefined : `dump:${dump}`;
};

/** The address's values that name a module. */
export const valuesOf = (key: string): Pick<ModuleAddress, 'part' | 'end' | 'dump'> => {
  const name = key.slice(key.indexOf(':') + 1);
  if (key.startsWith('dump:')) return { part: '', end: '', dump: name };
  return name.endsWith('@b') ? { part: name.slice(0, -2), end: 'b', dump: '' } : { part: name, end: '', dump: '' };
};

/** A name that an address can hold as it is. */
export const plainName = (name: string): string => name.replace(/[^\w.,() -]/g, '_');

/** The bytes that an address marks. */
export const markOf = ({ page, at, field }: ModuleAddress): Mark | undefined => {
  const [, first, last = first] = /^(\d{1,3})(?:-(\d{1,3}))?$/.exec(at) ?? [];
  if (page === '' || first === undefined || Number(last) < Number(first)) return undefined;
  const length = Number(last) - Number(first) + 1;
  return { page, byte: Number(first), length, field: field === '' ? undefined : `${page} ${field}` };
};

/** The same as values of an address. */
export const markValues = ({ page, byte, length, field }: Mark): Pick<ModuleAddress, 'page' | 'at' | 'field'> => ({
  page,
  at: length === 1 ? String(byte) : `${byte}-${byte + length - 1}`,
  field: field?.slice(page.length + 1) ?? '',
});
