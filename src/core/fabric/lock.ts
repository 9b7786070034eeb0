import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Fabric } from './fabric.ts';
import { isObject } from './read.ts';
import { endAt, portKey } from './view.ts';

/*
 * fabric.lock: what has been given out. Written by build, optional on input. Devices are objects and the ports a section
 * of their own, so that numbers and addresses find their place beside them.
 */

const LOCK_FORMAT = 'lanewright-lock';
const LOCK_VERSION = 1;

/** A device and what it was made for: a leaf goes on serving its unit, plane, rail and rack. */
export type LockedDevice = {
  readonly name: string;
  readonly role: string;
  readonly network: string;
  readonly unit: string;
  readonly plane: number;
  readonly rail: number;
  readonly rack: string;
};

export type Lock = {
  readonly devices: ReadonlyMap<string, LockedDevice>;
  /** link key → the port of its upper end: `backend/h100/17:gpu3` → `backend/leaf/3:17`, `backend/leaf/3:18` → `backend/spine/2:5.1` */
  readonly ports: ReadonlyMap<string, string>;
};

/** Sorts as people do ("leaf/2" before "leaf/10"), at one pass a key: locks hold tens of thousands. */
const sortedByKey = <T>(entries: Iterable<readonly [string, T]>): (readonly [string, T])[] =>
  [...entries]
    .map((entry) => ({ entry, rank: entry[0].replace(/\d+/g, (digits) => digits.padStart(10, '0')) }))
    .sort((x, y) => (x.rank < y.rank ? -1 : x.rank > y.rank ? 1 : x.entry[0] < y.entry[0] ? -1 : 1))
    .map(({ entry }) => entry);

const section = (name: string, entries: readonly (readonly [string, unknown])[]): string => {
  const body = entries.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n');
  return ` "${name}": {${body && `\n${body}\n `}}`;
};

/** A device without what it has none of. */
const brief = (device: LockedDevice): Partial<LockedDevice> =>
  Object.fromEntries(Object.entries(device).filter(([, value]) => value !== '' && value !== 0));

/** The lock of a fabric, sorted. */
export const writeLock = (fabric: Fabric): string => {
  const { devices, links } = fabric;
  const deviceEntries = Array.from({ length: devices.length }, (_, i) => {
    const { key, name, role, network, unit, plane, rail, rack } = devices.row(i);
    return [key, brief({ name, role, network, unit, plane, rail, rack })] as const;
  });
  const portEntries = Array.from({ length: links.length }, (_, i) => {
    const end = endAt(fabric, links.get(i, 'b'));
    return [links.text(i, 'key'), portKey(end.deviceKey, end.label, end.ways, end.leg)] as const;
  });
  return [
    `{\n "format": "${LOCK_FORMAT}",\n "version": ${LOCK_VERSION},\n "name": ${JSON.stringify(fabric.name)}`,
    ` "catalog": ${JSON.stringify(fabric.catalogHash)}`,
    section('devices', sortedByKey(deviceEntries)),
    `${section('ports', sortedByKey(portEntries))}\n}\n`,
  ].join(',\n');
};

const TEXT_FIELDS = ['name', 'role', 'network', 'unit', 'rack'] as const;
const NUMBER_FIELDS = ['plane', 'rail'] as const;

const deviceOf = (value: unknown): LockedDevice | undefined => {
  if (!isObject(value)) return undefined;
  if (TEXT_FIELDS.some((field) => value[field] !== undefined && typeof value[field] !== 'string')) return undefined;
  if (NUMBER_FIELDS.some((field) => value[field] !== undefined && !Number.isInteger(value[field]))) return undefined;
  const none = { name: '', role: '', network: '', unit: '', plane: 0, rail: 0, rack: '' };
  const device = { ...none, ...(value as Partial<LockedDevice>) };
  return device.name && device.role ? device : undefined;
};

export type LockRead = { readonly lock: Lock | undefined; readonly diagnostics: readonly Diagnostic[] };

/** Reads a lock; one that cannot be read is an error, never an empty lock. */
export const readLock = (text: string): LockRead => {
  const failed = (problem: string): LockRead => ({ lock: undefined, diagnostics: [diagnostic('LW4502', { problem })] });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('it is not JSON');
  }
  if (!isObject(value) || value.format !== LOCK_FORMAT) return failed(`its format is not ${LOCK_FORMAT}`);
  if (value.version !== LOCK_VERSION) return failed(`its version is not ${LOCK_VERSION}`);
  if (!isObject(value.devices) || !isObject(value.ports)) return failed('it has no devices or no ports');
  const devices = new Map<string, LockedDevice>();
  for (const [key, entry] of Object.entries(value.devices)) {
    const device = deviceOf(entry);
    if (!device) return failed(`devices: ${key} is not a device`);
    devices.set(key, device);
  }
  const ports = new Map<string, string>();
  for (const [key, port] of Object.entries(value.ports)) {
    if (typeof port !== 'string') return failed(`ports: ${key} names no port`);
    ports.set(key, port);
  }
  return { lock: { devices, ports }, diagnostics: [] };
};
