import { type AdvertisedApplication, readAdvertisement } from '../applications.ts';
import { durationOf } from '../codes.ts';
import { type ModuleMemory, PAGE_BYTES, type PageName, pageOf } from '../memory.ts';
import { putIn, registerOf, valueIn } from '../registers.ts';
import type { DataPath } from './data-paths.ts';
import type { Behaviour } from './faults.ts';
import type { Machine } from './machine.ts';
import { MGMT_INIT, type ModuleState } from './module-states.ts';

/** A configuration that the module is working at: what was staged when the host triggered it. */
export type Provisioning = {
  readonly bank: number;
  readonly lanes: number;
  readonly set: 'SCS0' | 'SCS1';
  /** Page 10h as it was at the trigger. */
  readonly staged: Uint8Array;
  readonly immediate: boolean;
  readonly endsAt: number;
};

/** An emulated module: its memory, its state machines and its clock. */
export type Device = {
  readonly behaviour: Behaviour;
  readonly lpModePin: boolean;
  readonly pages: Map<PageName, Uint8Array>;
  readonly flat: boolean;
  readonly banks: number;
  readonly steppedOnly: boolean;
  readonly applications: readonly AdvertisedApplication[];
  /** ms since power was applied */
  now: number;
  readonly module: Machine<ModuleState>;
  paths: DataPath[];
  provisioning: Provisioning[];
};

const NO_PAGE = new Uint8Array(PAGE_BYTES);

const pageFor = ({ pages }: Device, register: string, bank: number): Uint8Array => {
  const { page } = registerOf(register);
  return pages.get(pageOf(page, page === 'lower' ? 0 : bank)) ?? NO_PAGE;
};

/** The value of a register, of one lane where it has a value a lane (from 0). */
export const get = (device: Device, register: string, bank = 0, index = 0): number =>
  valueIn(pageFor(device, register, bank), registerOf(register), index);

/** Writes a register, whatever its access: the module's own side. */
export const put = (device: Device, register: string, value: number, bank = 0, index = 0): void => {
  const page = pageFor(device, register, bank);
  if (page !== NO_PAGE) putIn(page, registerOf(register), value, index);
};

/** Raises flags: they stand until they are read. */
export const raise = (device: Device, register: string, bits: number, bank = 0): void =>
  put(device, register, get(device, register, bank) | bits, bank);

/** Time for the management interface to start, and for a configuration to be looked at, in ms. CMIS advertises neither. */
const MGMT_INIT_MS = 500;
export const PROVISION_MS = 20;
const FALLBACK_MS = 1000;

/** How long this module takes for what it advertises, in ms. */
export const durationIn =
  (device: Device) =>
  (register: string): number => {
    const { behaviour } = device;
    if (behaviour.endless.includes(register)) return Number.POSITIVE_INFINITY;
    if (register === 'MaxDurationDPInit' && behaviour.hostSilent) return Number.POSITIVE_INFINITY;
    if (register === MGMT_INIT) return MGMT_INIT_MS;
    return Math.ceil((durationOf(get(device, register)) ?? FALLBACK_MS) * behaviour.pace);
  };

/** Number of banks that a code of page 01h:142 stands for. */
const BANKS: readonly number[] = [1, 2, 4, 4];

/** A module with this memory, with power just applied. What its dynamic registers hold is not taken over: they start as after a reset. */
export const deviceOf = (memory: ModuleMemory, behaviour: Behaviour, lpModePin: boolean): Device => {
  const lower = memory.pages.get('lower')?.bytes ?? NO_PAGE;
  const page01 = memory.pages.get('01')?.bytes;
  const flat = valueIn(lower, registerOf('MemoryModel')) === 1 || !page01;
  return {
    behaviour,
    lpModePin,
    pages: new Map([...memory.pages].map(([name, { bytes }]) => [name, Uint8Array.from(bytes)])),
    flat,
    banks: flat ? 0 : (BANKS[valueIn(page01, registerOf('BanksSupported'))] ?? 1),
    steppedOnly: valueIn(lower, registerOf('SteppedConfigOnly')) === 1,
    applications: readAdvertisement(memory).applications,
    now: 0,
    module: { state: 'MgmtInit', since: 0 },
    paths: [],
    provisioning: [],
  };
};
