import { codeName } from '../module/codes.ts';
import { LANES_PER_BANK } from '../module/registers.ts';
import { type Host, pause, readRegister } from './host.ts';
import type { Wait } from './step.ts';

/** Lanes, from 0, whose bit is set. */
export const lanesIn = (mask: number): readonly number[] =>
  Array.from({ length: LANES_PER_BANK }, (_, lane) => lane).filter((lane) => mask & (1 << lane));

const nameOf = (table: string, code: number): string => codeName(table, code) ?? `reserved code ${code}`;

/** The state of the module, by name. */
export const moduleState = (host: Host): string => nameOf('module-state', readRegister(host, 'ModuleState')());

/** A name for each lane of the bank. */
const laneNames = (host: Host, register: string, table: string): readonly string[] => {
  const value = readRegister(host, register);
  return Array.from({ length: LANES_PER_BANK }, (_, lane) => nameOf(table, value(lane)));
};

/** The state of the data path of each lane. */
export const dataPathStates = (host: Host): readonly string[] => laneNames(host, 'DPStateHostLane', 'data-path-state');

/** What became of the last configuration of each lane. */
export const configStatus = (host: Host): readonly string[] => laneNames(host, 'ConfigStatusLane', 'config-status');

/** What counts as reached besides the state itself: modules without OutputDisableTx pass DPInitialized unasked. */
const BEYOND: Readonly<Record<string, ReadonlySet<string>>> = {
  DPInitialized: new Set(['DPInitialized', 'DPTxTurnOn', 'DPActivated']),
};

const isThere = (state: string, wanted: string): boolean => state === wanted || BEYOND[wanted]?.has(state) === true;

/** What is seen of a wait: by lane, or of the module. */
export const seen = (host: Host, wait: Wait): readonly string[] => {
  if (wait.until === 'module') return [moduleState(host)];
  const states = wait.until === 'config' ? configStatus(host) : dataPathStates(host);
  return lanesIn(wait.lanes).map((lane) => states[lane] ?? '');
};

/** States that no waiting leads out of. */
const isOver = (state: string): boolean => state === 'ModuleFault' || state.startsWith('ConfigRejected');

/** How often a state is looked at in its time. */
const LOOKS = 8;

/** Waits for a state, with a bounded number of looks. @returns whether it was reached in the time, in ms */
export const waitFor = (host: Host, wait: Wait, limitMs: number): boolean => {
  let left = limitMs;
  for (let look = LOOKS; look >= 0; look--) {
    const states = seen(host, wait);
    if (host.lost || states.some(isOver)) return false;
    if (states.every((one) => isThere(one, wait.state))) return true;
    if (look === 0) break;
    const ms = Math.max(1, Math.ceil(left / look));
    pause(host, ms);
    left -= ms;
  }
  return false;
};
