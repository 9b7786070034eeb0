import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { codeName } from '../module/codes.ts';
import { type Host, pause, readRegister } from './host.ts';
import type { Wait } from './step.ts';
import { configStatus, dataPathStates, lanesIn, moduleState, seen } from './waits.ts';

/** "1-4, 7": lanes as bits, in words, from 1. */
export const laneText = (mask: number): string => {
  const lanes = lanesIn(mask).map((lane) => lane + 1);
  const runs: [number, number][] = [];
  for (const lane of lanes) {
    const last = runs.at(-1);
    if (last && last[1] === lane - 1) last[1] = lane;
    else runs.push([lane, lane]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(', ');
};

/** "lane 3", "lanes 1-4, 7". */
export const laneWords = (mask: number): string => `${lanesIn(mask).length === 1 ? 'lane' : 'lanes'} ${laneText(mask)}`;

/** "0.5 s", "20 ms". */
export const msText = (ms: number): string => (ms >= 1000 ? `${Math.round(ms / 100) / 10} s` : `${ms} ms`);

/** `0xFF` */
export const hexByte = (value: number): string => `0x${value.toString(16).toUpperCase().padStart(2, '0')}`;

const basisText = ({ basis }: Wait): string => basis.join(' + ') || 'the driver';

const whatText = ({ until, lanes }: Wait): string => (until === 'module' ? 'the module' : laneWords(lanes));

export const silent = (waited: number): Diagnostic => diagnostic('LW8301', { waited: msText(waited) });

/** Why a module is not ready: what it says itself, then what holds it. */
const whyModule = (host: Host): Diagnostic | undefined => {
  const state = moduleState(host);
  if (state === 'ModuleReady') return undefined;
  if (state === 'ModuleFault') {
    const code = readRegister(host, 'ModuleFaultCause')();
    return diagnostic('LW8308', { cause: codeName('module-fault-cause', code) ?? `cause ${code}` });
  }
  if (readRegister(host, 'LowPwrRequestSW')() === 1)
    return diagnostic('LW8307', {
      state,
      bit: 'LowPwrRequestSW (lower:26 bit 4)',
      owner: 'what sets the module to low power by software',
    });
  if (readRegister(host, 'LowPwrAllowRequestHW')() === 1)
    return diagnostic('LW8307', {
      state,
      bit: 'LowPwrAllowRequestHW (lower:26 bit 6)',
      owner: 'what holds the LPMode pin, and lets the module obey it',
    });
  return undefined;
};

/** Flags latch what is past: they are read once to clear them, and count where they are up again this much later, in ms. */
const FLAGS_AGAIN_MS = 10;

/** The host signal that initialisation waits for, as the module flags it. */
const whySignal = (host: Host, lanes: number): Diagnostic | undefined => {
  const read = (register: string): number => readRegister(host, register)() & lanes;
  const registers = ['LOSFlagTx', 'CDRLOLFlagTx'] as const;
  for (const register of registers) read(register);
  pause(host, FLAGS_AGAIN_MS);
  const up = registers.map((register) => [register, read(register)] as const).filter(([, flags]) => flags !== 0);
  if (up.length === 0) return undefined;
  return diagnostic('LW8316', {
    lanes: laneWords(up.reduce((mask, [, flags]) => mask | flags, 0)),
    flags: up.map(([register, flags]) => `${register} ${hexByte(flags)}`).join(', '),
  });
};

/** Why data paths do not go on: the module, what holds them down, what keeps them dark, what they lack. */
const whyDataPath = (host: Host, { state, lanes }: Wait, media: number): Diagnostic | undefined => {
  const module = whyModule(host);
  if (module || state === 'DPDeactivated') return module;
  const held = readRegister(host, 'DPDeinit')();
  if (held & lanes) return diagnostic('LW8311', { value: hexByte(held), lanes: laneWords(lanes) });
  const states = dataPathStates(host);
  if (lanesIn(lanes).some((lane) => states[lane] === 'DPInit')) return whySignal(host, lanes);
  for (const register of ['OutputDisableTx', 'OutputSquelchForceTx']) {
    const dark = readRegister(host, register)();
    if (state === 'DPActivated' && dark & media)
      return diagnostic('LW8312', { register, value: hexByte(dark), lanes: laneWords(media) });
  }
  return undefined;
};

type Refusal = { readonly meaning: string; readonly advice: string };

/** CMIS, table of configuration status codes. */
const REFUSALS: Readonly<Record<string, Refusal>> = {
  ConfigRejectedInvalidAppSel: {
    meaning: 'the AppSel is none that the module takes',
    advice:
      'if lanes were to be left unused (AppSel 0), ask for an application on all lanes of the module; else compare its descriptors with what was written',
  },
  ConfigRejectedInvalidDataPath: {
    meaning: 'these lanes are none on which the application may run',
    advice: 'start it on a lane of its HostLaneAssignmentOptions',
  },
  ConfigRejectedInvalidSI: {
    meaning: 'signal integrity settings that the module does not have',
    advice: 'leave ExplicitControl at 0, or keep to what page 01h advertises',
  },
  ConfigRejectedLanesInUse: {
    meaning: 'some of the lanes belong to another data path that is not deactivated',
    advice: 'deinitialise every data path that the change touches first',
  },
  ConfigRejectedPartialDataPath: {
    meaning: 'only part of the lanes of a data path was triggered',
    advice:
      'the trigger held whole data paths: the firmware counts them otherwise; ask the maker, and try all lanes of the module at once',
  },
  ConfigRejected: { meaning: 'no reason is given', advice: 'ask the maker what it refuses' },
};

const OTHER: Refusal = {
  meaning: 'a code that the table does not explain',
  advice: 'ask the maker what it stands for',
};

/** What a rejected configuration means and what to do, by its ConfigStatus. */
export const refusalOf = (status: string): Refusal => REFUSALS[status] ?? OTHER;

const whyConfig = (host: Host, wait: Wait, waited: number): Diagnostic => {
  const states = configStatus(host);
  const refused = lanesIn(wait.lanes).filter((lane) => states[lane]?.startsWith('ConfigRejected'));
  const status = states[refused[0] ?? lanesIn(wait.lanes).find((lane) => states[lane] !== wait.state) ?? 0] ?? '';
  const alike = lanesIn(wait.lanes).reduce((mask, lane) => (states[lane] === status ? mask | (1 << lane) : mask), 0);
  if (refused.length === 0) return diagnostic('LW8314', { lanes: laneWords(alike), status, waited: msText(waited) });
  return diagnostic('LW8313', { lanes: laneWords(alike), status, ...refusalOf(status) });
};

/** What holds a wait up, where something does that the module shows; undefined where it is only slow, or stuck. */
export const whyHeld = (host: Host, wait: Wait, media: number, waited: number): Diagnostic | undefined => {
  if (host.lost) return silent(waited);
  const held =
    wait.until === 'config'
      ? whyConfig(host, wait, waited)
      : wait.until === 'module'
        ? whyModule(host)
        : whyDataPath(host, wait, media);
  return host.lost ? silent(waited) : held;
};

/** What is to be said of a module that does not get there, though nothing holds it. */
export const stuck = (host: Host, wait: Wait, waited: number): Diagnostic => {
  const [state = ''] = seen(host, wait).filter((one) => one !== wait.state);
  if (host.lost) return silent(waited);
  return diagnostic('LW8310', {
    what: whatText(wait),
    state,
    wanted: wait.state,
    waited: msText(waited),
    limit: msText(wait.limitMs),
  });
};

/** What is to be said of a module that gets there, and too late. */
export const tooLate = (wait: Wait, waited: number): Diagnostic =>
  diagnostic('LW8309', {
    what: whatText(wait),
    state: wait.state,
    took: msText(waited),
    register: basisText(wait),
    limit: msText(wait.limitMs),
  });
