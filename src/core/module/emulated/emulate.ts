import { firstByteOf, type ModuleMemory, PAGE_BYTES, type PageName, pageOf, splitPage } from '../memory.ts';
import type { ModuleAccess } from './access.ts';
import { accessRules } from './access-rules.ts';
import { advance, settle } from './clock.ts';
import { trigger } from './control-sets.ts';
import { type Device, deviceOf } from './device.ts';
import { type ModuleFault, SOUND } from './faults.ts';
import { reset } from './reset.ts';

/** An emulated module: what a host sees, and the time since power was applied. */
export type EmulatedModule = ModuleAccess & {
  /** ms since power was applied */
  readonly now: () => number;
};

export type EmulationOptions = {
  readonly fault?: ModuleFault | undefined;
  /** Does the host hold the LPMode pin, so that the module waits for it in low power? Hosts that configure by software do. */
  readonly lpModePin?: boolean;
};

/** The page behind an address: bytes below 128 are the lower page; a page that the module does not have gives page 00h (CMIS, page mapping). */
const selected = ({ pages, banks, behaviour }: Device, bank: number, page: PageName, byte: number): PageName => {
  if (page === 'lower' || byte < PAGE_BYTES) return 'lower';
  if (behaviour.pageSelectDead) return '00';
  const banked = pageOf(page, bank);
  return (bank === 0 || bank < banks) && pages.has(banked) ? banked : '00';
};

/** Registers that act when they are written, by name. */
const act = (device: Device, register: string, bank: number, value: number): void => {
  if (register === 'SoftwareReset') {
    if (value !== 0) reset(device);
    return;
  }
  const [set, command] = register.split('.');
  if ((set !== 'SCS0' && set !== 'SCS1') || (command !== 'ApplyDPInit' && command !== 'ApplyImmediate')) return;
  trigger(device, bank, set, value, command === 'ApplyImmediate');
};

const answers = ({ behaviour, module }: Device): boolean => behaviour.acknowledges && module.state !== 'MgmtInit';

const readBytes = (device: Device, bank: number, page: PageName, byte: number, length: number): Uint8Array => {
  const name = selected(device, bank, page, byte);
  const bytes = device.pages.get(name) ?? new Uint8Array(PAGE_BYTES);
  const { COR } = accessRules(splitPage(name).page);
  const at = byte - firstByteOf(name);
  const read = bytes.slice(at, at + length);
  for (let i = at; i < at + read.length; i++) bytes[i] = (bytes[i] ?? 0) & ~(COR[i] ?? 0);
  return read;
};

const writeBytes = (device: Device, bank: number, page: PageName, byte: number, written: Uint8Array): void => {
  const name = selected(device, bank, page, byte);
  const bytes = device.pages.get(name);
  if (!bytes) return;
  const { RW, triggers } = accessRules(splitPage(name).page);
  const first = byte - firstByteOf(name);
  for (let i = 0; i < written.length && first + i < PAGE_BYTES; i++) {
    const at = first + i;
    const value = written[i] ?? 0;
    const mask = RW[at] ?? 0;
    bytes[at] = ((bytes[at] ?? 0) & ~mask) | (value & mask);
    for (const field of triggers.get(at) ?? []) {
      const bit = field.as === 'bit' ? 1 << Number(field.bits) : 0xff;
      act(device, field.name, name === 'lower' ? 0 : bank, value & bit);
    }
  }
};

/**
 * A CMIS module with this memory, in virtual time: module and data path state machines, staged and active control sets, flags that
 * are cleared when read, access by the one table of registers. Power is applied at time 0. Nothing that is written to it throws.
 */
export const emulate = (memory: ModuleMemory, { fault, lpModePin = true }: EmulationOptions = {}): EmulatedModule => {
  const device = deviceOf(memory, { ...SOUND, ...fault?.behaviour }, lpModePin);
  reset(device);
  settle(device);
  return {
    read: (bank, page, byte, length) => {
      if (!answers(device)) return undefined;
      const read = readBytes(device, bank, page, byte, length);
      settle(device);
      return read;
    },
    write: (bank, page, byte, bytes) => {
      if (!answers(device)) return false;
      writeBytes(device, bank, page, byte, bytes);
      settle(device);
      return true;
    },
    wait: (ms) => advance(device, ms),
    now: () => device.now,
  };
};
