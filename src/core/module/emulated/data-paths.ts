import type { Machine, Transition } from './machine.ts';

/** States of the data path state machine of CMIS. */
export type DataPathState =
  | 'DPDeactivated'
  | 'DPInit'
  | 'DPDeinit'
  | 'DPActivated'
  | 'DPTxTurnOn'
  | 'DPTxTurnOff'
  | 'DPInitialized';

export const DATA_PATH_STATE_CODES: Readonly<Record<DataPathState, number>> = {
  DPDeactivated: 1,
  DPInit: 2,
  DPDeinit: 3,
  DPActivated: 4,
  DPTxTurnOn: 5,
  DPTxTurnOff: 6,
  DPInitialized: 7,
};

/** States in which a data path may stay; entering one raises DPStateChangedFlag. */
export const STEADY_STATES: ReadonlySet<DataPathState> = new Set(['DPDeactivated', 'DPInitialized', 'DPActivated']);

/** A data path of the active control set: one state machine for all its lanes. */
export type DataPath = Machine<DataPathState> & {
  readonly bank: number;
  readonly appSel: number;
  /** DPIDX: its first host lane in the bank, from 0. */
  readonly dpidx: number;
  /** Lanes of the bank, as bits. */
  readonly host: number;
  readonly media: number;
};

export type DataPathSignals = {
  readonly deinitS: boolean;
  readonly reDeinitS: boolean;
  readonly deactivateS: boolean;
};

/** CMIS, data path state machine. */
export const DATA_PATH_TRANSITIONS: readonly Transition<DataPathState, DataPathSignals>[] = [
  { from: 'DPDeactivated', to: 'DPInit', when: ({ deinitS }) => !deinitS },
  { from: 'DPInit', to: 'DPDeinit', when: ({ deinitS }) => deinitS },
  { from: 'DPInit', to: 'DPInitialized', after: 'MaxDurationDPInit' },
  { from: 'DPInitialized', to: 'DPDeinit', when: ({ reDeinitS }) => reDeinitS },
  { from: 'DPInitialized', to: 'DPTxTurnOn', when: ({ deactivateS }) => !deactivateS },
  { from: 'DPTxTurnOn', to: 'DPTxTurnOff', when: ({ deactivateS }) => deactivateS },
  { from: 'DPTxTurnOn', to: 'DPActivated', after: 'MaxDurationDPTxTurnOn' },
  { from: 'DPActivated', to: 'DPTxTurnOff', when: ({ deactivateS }) => deactivateS },
  { from: 'DPTxTurnOff', to: 'DPInitialized', after: 'MaxDurationDPTxTurnOff' },
  { from: 'DPDeinit', to: 'DPDeactivated', after: 'MaxDurationDPDeinit' },
];
