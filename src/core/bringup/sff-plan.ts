import type { ModuleMemory } from '../module/memory.ts';
import { registerOf, valueIn } from '../module/registers.ts';
import { type RegisterWrite, type Setting, type Step, type StepId, writeOf } from './step.ts';

const ALL_CHANNELS = 0xf;

const reader =
  ({ model, pages }: ModuleMemory) =>
  (register: string): number => {
    const field = registerOf(register, model);
    const page = pages.get(field.page);
    return page ? valueIn(page.bytes, field) : 0;
  };

const step = (id: StepId, writes: readonly RegisterWrite[]): Step => ({ id, writes, waits: [] });

/** SFF-8636 byte 93: power by software; classes 5 to 7 and 8 each want their own bit, else the module may keep to class 4. */
const powerWrite = (powerClassHigh: number, isClass8: boolean): RegisterWrite => {
  const settings: Setting[] = [
    { register: 'PowerOverride', value: 1 },
    { register: 'PowerSet', value: 0 },
  ];
  if (powerClassHigh > 0) settings.push({ register: 'HighPowerClass5To7Enable', value: 1 });
  if (isClass8) settings.push({ register: 'HighPowerClass8Enable', value: 1 });
  return writeOf(settings, 'SFF-8636');
};

const sff8636Plan = (memory: ModuleMemory): readonly Step[] => {
  const read = reader(memory);
  const recovery: Setting[] = [];
  if (read('TxCDR') === 1) recovery.push({ register: 'TxCDRControl', value: ALL_CHANNELS });
  if (read('RxCDR') === 1) recovery.push({ register: 'RxCDRControl', value: ALL_CHANNELS });
  const light = (value: number): RegisterWrite => writeOf([{ register: 'TxDisable', value }], 'SFF-8636');
  return [
    step('hold', [light(ALL_CHANNELS)]),
    step('power', [powerWrite(read('PowerClassHigh'), read('PowerClass8') === 1)]),
    ...(recovery.length > 0 ? [step('recover', [writeOf(recovery, 'SFF-8636')])] : []),
    step('transmit', [light(0)]),
  ];
};

const sff8472Plan = (memory: ModuleMemory): readonly Step[] => {
  const read = reader(memory);
  // without monitoring there is no second address to write to (A0h byte 92)
  if (read('DigitalDiagnosticMonitoring') === 0) return [];
  const high = ['PowerLevel2', 'PowerLevel3', 'PowerLevel4'].some((register) => read(register) === 1);
  const set = (register: string, value: number): RegisterWrite => writeOf([{ register, value }], 'SFF-8472');
  return [...(high ? [step('power', [set('PowerLevelSelect', 1)])] : []), step('transmit', [set('SoftTxDisable', 0)])];
};

/**
 * How modules without CMIS are brought up: they have one application and no state machines, only what their host may hold down
 * (SFF-8636 lower page bytes 86, 93, 98; SFF-8472 A2h bytes 110, 118). Empty where there is nothing to write.
 */
export const sffPlan = (memory: ModuleMemory): readonly Step[] =>
  memory.model === 'SFF-8636' ? sff8636Plan(memory) : memory.model === 'SFF-8472' ? sff8472Plan(memory) : [];
