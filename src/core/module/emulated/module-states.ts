import type { Transition } from './machine.ts';

/** States of the module state machine of CMIS (module state machine, and its state codes). `MgmtInit` has no code: nothing can be read. */
export type ModuleState = 'MgmtInit' | 'ModuleLowPwr' | 'ModulePwrUp' | 'ModuleReady' | 'ModulePwrDn' | 'ModuleFault';

export const MODULE_STATE_CODES: Readonly<Record<ModuleState, number>> = {
  MgmtInit: 0,
  ModuleLowPwr: 1,
  ModulePwrUp: 2,
  ModuleReady: 3,
  ModulePwrDn: 4,
  ModuleFault: 5,
};

export type ModuleSignals = {
  /** LowPwrRequestSW, or LowPwrAllowRequestHW and the LPMode pin. */
  readonly lowPwrS: boolean;
  /** All data paths are in DPDeactivated. */
  readonly allDeactivated: boolean;
  readonly faultS: boolean;
};

/** The time that the management interface takes to start; hosts allow it two seconds (QSFP-DD and OSFP, t_init). */
export const MGMT_INIT = 'MgmtInit';

/** CMIS, module state machine. A reset is told by the device: it leads to MgmtInit from everywhere. */
export const MODULE_TRANSITIONS: readonly Transition<ModuleState, ModuleSignals>[] = [
  { from: 'MgmtInit', to: 'ModuleLowPwr', after: MGMT_INIT },
  { from: 'ModuleLowPwr', to: 'ModulePwrUp', when: ({ lowPwrS }) => !lowPwrS },
  { from: 'ModulePwrUp', to: 'ModuleFault', when: ({ faultS }) => faultS },
  { from: 'ModulePwrUp', to: 'ModulePwrDn', when: ({ lowPwrS }) => lowPwrS },
  { from: 'ModulePwrUp', to: 'ModuleReady', after: 'MaxDurationModulePwrUp' },
  { from: 'ModuleReady', to: 'ModuleFault', when: ({ faultS }) => faultS },
  { from: 'ModuleReady', to: 'ModulePwrDn', when: ({ lowPwrS, allDeactivated }) => lowPwrS && allDeactivated },
  { from: 'ModulePwrDn', to: 'ModuleLowPwr', after: 'MaxDurationModulePwrDn' },
];
