import { registerOf } from '../registers.ts';
import { conclude, showStates } from './control-sets.ts';
import { DATA_PATH_TRANSITIONS, type DataPath, type DataPathSignals, STEADY_STATES } from './data-paths.ts';
import { type Device, durationIn, get, put, raise } from './device.ts';
import { dueTime, dueTransition } from './machine.ts';
import { MODULE_STATE_CODES, MODULE_TRANSITIONS, type ModuleSignals } from './module-states.ts';

const lowPowerAsked = (device: Device): boolean =>
  get(device, 'LowPwrRequestSW') === 1 || (device.lpModePin && get(device, 'LowPwrAllowRequestHW') === 1);

const moduleSignals = (device: Device): ModuleSignals => ({
  lowPwrS: lowPowerAsked(device),
  allDeactivated: device.paths.every(({ state }) => state === 'DPDeactivated'),
  faultS: device.behaviour.faultCause !== undefined,
});

const dataPathSignals = (device: Device, { bank, host, media }: DataPath): DataPathSignals => {
  const deinitS =
    device.module.state !== 'ModuleReady' || lowPowerAsked(device) || (get(device, 'DPDeinit', bank) & host) !== 0;
  const reDeinitS = deinitS || (!device.steppedOnly && (get(device, 'DPInitPending', bank) & host) !== 0);
  const dark = get(device, 'OutputDisableTx', bank) | get(device, 'OutputSquelchForceTx', bank);
  return { deinitS, reDeinitS, deactivateS: reDeinitS || (dark & media) !== 0 };
};

const stepModule = (device: Device): boolean => {
  const { module, now } = device;
  const to = dueTransition(MODULE_TRANSITIONS, module, moduleSignals(device), now, durationIn(device));
  if (!to) return false;
  module.state = to;
  module.since = now;
  if (to === 'ModuleFault') put(device, 'ModuleFaultCause', device.behaviour.faultCause ?? 0);
  raise(device, 'ModuleStateChangedFlag', 1);
  return true;
};

const stepDataPath = (device: Device, path: DataPath): boolean => {
  const to = dueTransition(DATA_PATH_TRANSITIONS, path, dataPathSignals(device, path), device.now, durationIn(device));
  if (!to) return false;
  // what was provisioned is commissioned by initialisation
  if (path.state === 'DPInit' && to === 'DPInitialized')
    put(device, 'DPInitPending', get(device, 'DPInitPending', path.bank) & ~path.host, path.bank);
  path.state = to;
  path.since = device.now;
  if (STEADY_STATES.has(to)) raise(device, 'DPStateChangedFlag', path.host, path.bank);
  return true;
};

/** Bits that stand whatever the host writes. */
const hold = (device: Device): void => {
  for (const { register, value } of device.behaviour.held) {
    const banked = registerOf(register).page !== 'lower';
    for (let bank = 0; bank < (banked ? device.banks : 1); bank++) raise(device, register, value, bank);
  }
};

/** Flags whose cause stands come back when they are read: loss of signal on lanes that are being initialised. */
const raiseLasting = (device: Device): void => {
  if (!device.behaviour.hostSilent) return;
  for (const { bank, host, state } of device.paths)
    if (state === 'DPInit') for (const flag of ['LOSFlagTx', 'CDRLOLFlagTx']) raise(device, flag, host, bank);
};

/** Lets every change happen that is due now, and shows it in the registers. */
export const settle = (device: Device): void => {
  hold(device);
  if (!device.flat) {
    for (const one of device.provisioning) if (one.endsAt <= device.now) conclude(device, one);
    // a machine passes each state once at most before time must pass: durations are a millisecond or more
    for (let moved = true; moved; ) {
      moved = stepModule(device);
      for (const path of device.paths) moved = stepDataPath(device, path) || moved;
    }
    showStates(device);
  }
  put(device, 'ModuleState', MODULE_STATE_CODES[device.module.state]);
  raiseLasting(device);
};

const nextEvent = (device: Device): number => {
  const duration = durationIn(device);
  return Math.min(
    ...device.provisioning.map(({ endsAt }) => endsAt),
    dueTime(MODULE_TRANSITIONS, device.module, duration) ?? Number.POSITIVE_INFINITY,
    ...device.paths.map((path) => dueTime(DATA_PATH_TRANSITIONS, path, duration) ?? Number.POSITIVE_INFINITY),
  );
};

/** Flags of the lanes that another program reads, and so clears. */
const stealFlags = (device: Device): void => {
  for (let bank = 0; bank < device.banks; bank++)
    for (const flag of ['DPStateChangedFlag', 'LOSFlagTx', 'CDRLOLFlagTx', 'LOSFlagRx', 'CDRLOLFlagRx'])
      put(device, flag, 0, bank);
};

/** Lets time pass, change by change. */
export const advance = (device: Device, ms: number): void => {
  const until = device.now + ms;
  for (let next = nextEvent(device); next <= until; next = nextEvent(device)) {
    device.now = Math.max(next, device.now);
    settle(device);
  }
  device.now = until;
  settle(device);
  if (device.behaviour.secondReader) stealFlags(device);
};
