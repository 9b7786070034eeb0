import type { MemoryModel, PageName } from '../module/memory.ts';
import { maskOf, placeOf, registerOf } from '../module/registers.ts';
import type { DurationRegister } from './profile.ts';

/** A register set to a value; `index` says which of its lanes (from 0), where it has a value a lane. */
export type Setting = { readonly register: string; readonly value: number; readonly index?: number };

/** One write of a host: a byte, or alike bytes in a row. Bits outside the mask stay as they are, so that a byte is read before it is written. */
export type RegisterWrite = {
  readonly model: MemoryModel;
  readonly page: PageName;
  readonly byte: number;
  /** How many bytes alike, from that one on. */
  readonly count: number;
  readonly mask: number;
  readonly value: number;
  /** The registers that it sets. */
  readonly settings: readonly Setting[];
};

/** What a step waits for, at most so long. */
export type Wait = {
  readonly until: 'module' | 'data-path' | 'config';
  readonly state: string;
  /** Host lanes, as bits; 0 for the module. */
  readonly lanes: number;
  readonly limitMs: number;
  /** The registers that advertise the time; none: a limit of the driver. */
  readonly basis: readonly DurationRegister[];
};

export type StepId = 'hold' | 'power' | 'recover' | 'stage' | 'apply' | 'initialise' | 'transmit' | 'verify';

/** One step of bringing a module up: what is written, then what is waited for. */
export type Step = {
  readonly id: StepId;
  readonly writes: readonly RegisterWrite[];
  readonly waits: readonly Wait[];
};

/** Registers of one byte each, set in a single write. */
export const writeOf = (settings: readonly Setting[], model: MemoryModel = 'CMIS'): RegisterWrite => {
  let mask = 0;
  let value = 0;
  const [first] = settings;
  const field = registerOf(first?.register ?? '', model);
  for (const setting of settings) {
    const place = placeOf(registerOf(setting.register, model), setting.index);
    mask |= maskOf(place);
    value |= (setting.value << place.low) & maskOf(place);
  }
  return { model, page: field.page, byte: placeOf(field, first?.index).byte, count: 1, mask, value, settings };
};

/** The bits of some lanes in a register that has one bit a lane. */
export const laneWrite = (register: string, lanes: number, set: boolean): RegisterWrite => {
  const { page, byte } = registerOf(register);
  const value = set ? lanes : 0;
  return { model: 'CMIS', page, byte, count: 1, mask: lanes, value, settings: [{ register, value }] };
};

/** Does it leave bits of its byte to others, so that the byte must be read first? */
export const keepsBits = ({ mask }: RegisterWrite): boolean => mask !== 0xff;
