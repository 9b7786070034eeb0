import type { ModuleAccess } from '../module/emulated/index.ts';
import { bytesOf, type Field } from '../module/field.ts';
import { firstByteOf, PAGE_BYTES } from '../module/memory.ts';
import { registerOf, valueIn } from '../module/registers.ts';
import { keepsBits, type RegisterWrite } from './step.ts';

/** A host that has a module to bring up: its access, and what it has done so far. */
export type Host = {
  readonly access: ModuleAccess;
  /** ms waited */
  elapsed: number;
  reads: number;
  writes: number;
  /** Something was not acknowledged. */
  lost: boolean;
};

export const hostOf = (access: ModuleAccess): Host => ({ access, elapsed: 0, reads: 0, writes: 0, lost: false });

/** Waits, in ms. */
export const pause = (host: Host, ms: number): void => {
  host.access.wait(ms);
  host.elapsed += ms;
};

/** Reads bytes of a page; zeros, and `lost`, where the module does not acknowledge. */
export const readBytes = (host: Host, page: string, byte: number, length: number): Uint8Array => {
  host.reads++;
  const read = host.access.read(0, page, byte, length);
  if (!read) host.lost = true;
  return read ?? new Uint8Array(length);
};

/** A register as it was read: its values by lane, or its one value. */
export type RegisterBytes = (index?: number) => number;

/** Reads a register once, all its lanes. */
export const readRegister = (host: Host, name: string): RegisterBytes => {
  const field: Field = registerOf(name);
  const page = new Uint8Array(PAGE_BYTES);
  page.set(readBytes(host, field.page, field.byte, bytesOf(field)), field.byte - firstByteOf(field.page));
  return (index = 0) => valueIn(page, field, index);
};

/** Does a write, and leaves the bits beside its mask as they are. */
export const doWrite = (host: Host, write: RegisterWrite): void => {
  const { page, byte, count, mask, value } = write;
  const before = keepsBits(write) ? readBytes(host, page, byte, count) : new Uint8Array(count);
  host.writes++;
  const bytes = before.map((one) => (one & ~mask) | (value & mask));
  if (!host.access.write(0, page, byte, bytes)) host.lost = true;
};
