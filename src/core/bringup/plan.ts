import { dataPathLanes, laneMask } from '../module/data-path.ts';
import { LANES_PER_BANK, placeOf, registerOf } from '../module/registers.ts';
import type { WantedPath } from './choose-application.ts';
import type { DurationRegister, Profile } from './profile.ts';
import { laneWrite, type RegisterWrite, type Setting, type Step, type Wait, writeOf } from './step.ts';

/** What a lane carries: AppSel 0 is none. */
export type ActiveLane = { readonly appSel: number; readonly dpidx: number };

/** How a module stands before it is brought up. */
export type Standing = {
  /** The active control set, by host lane from 0. */
  readonly active: readonly ActiveLane[];
  /** Lanes in DPActivated, as bits. */
  readonly activated: number;
};

/**
 * How long a configuration may be looked at, in ms. CMIS advertises no time for it; the slowest modules of the field reports take 0.2 s
 * after AppSel 0 (sonic-net/sonic-buildimage#21603).
 */
const CONFIG_LIMIT_MS = 1000;

const maskOfPath = ({ application, firstLane }: WantedPath): number =>
  laneMask(dataPathLanes(application, firstLane).host);

const union = (masks: readonly number[]): number => masks.reduce((all, mask) => all | mask, 0);

/** The media lanes of data paths, as bits. */
export const mediaLanesOf = (paths: readonly WantedPath[]): number =>
  laneMask(paths.flatMap((path) => dataPathLanes(path.application, path.firstLane).media));

/** The host lanes of data paths, as bits. */
export const hostLanesOf = (paths: readonly WantedPath[]): number => union(paths.map(maskOfPath));

/** All host lanes on which a module can carry anything. */
const lanesOfModule = ({ applications }: Profile): number =>
  hostLanesOf(
    applications.flatMap((application) => application.hostStartLanes.map((firstLane) => ({ application, firstLane }))),
  );

const isActive = (path: WantedPath, { active, activated }: Standing): boolean => {
  const lanes = maskOfPath(path);
  const carries = ({ appSel, dpidx }: ActiveLane): boolean =>
    appSel === path.application.appSel && dpidx === path.firstLane - 1;
  return (activated & lanes) === lanes && active.every((lane, i) => ((lanes >> i) & 1) === (carries(lane) ? 1 : 0));
};

/** What is to change: data paths to set up, and lanes that carried something and are to be left unused. */
export type Change = {
  readonly paths: readonly WantedPath[];
  readonly vacated: number;
  /** Data paths that run as asked, and are let run. */
  readonly kept: readonly WantedPath[];
};

/**
 * Compares what a module is to carry with how it stands. Data paths that already run as asked are not touched.
 * @param standing undefined where it is not known: then all lanes of the module are taken to carry something
 */
export const changeOf = (profile: Profile, wanted: readonly WantedPath[], standing: Standing | undefined): Change => {
  const kept = standing ? wanted.filter((path) => isActive(path, standing)) : [];
  const carried = standing
    ? laneMask(standing.active.flatMap(({ appSel }, lane) => (appSel === 0 ? [] : [lane + 1])))
    : lanesOfModule(profile);
  return {
    kept,
    paths: wanted.filter((path) => !kept.includes(path)),
    vacated: carried & ~hostLanesOf(wanted),
  };
};

const within = ({ durations }: Profile, ...basis: readonly DurationRegister[]): Pick<Wait, 'limitMs' | 'basis'> => ({
  limitMs: basis.reduce((sum, register) => sum + durations[register], 0),
  basis,
});

/** DPConfigLane of the lanes of a data path: AppSel, DPIDX, signal integrity as the application has it. */
const configWrite = (lanes: number, appSel: number, dpidx: number): readonly RegisterWrite[] => {
  const writes: RegisterWrite[] = [];
  for (let lane = 0; lane < LANES_PER_BANK; lane++) {
    if ((lanes & (1 << lane)) === 0) continue;
    const settings: readonly Setting[] = [
      { register: 'SCS0.AppSelCode', value: appSel, index: lane },
      { register: 'SCS0.DPIDX', value: dpidx, index: lane },
      { register: 'SCS0.ExplicitControl', value: 0, index: lane },
    ];
    const { byte } = placeOf(registerOf('SCS0.AppSelCode'), lane);
    const before = writes.at(-1);
    if (before && before.byte + before.count === byte)
      writes[writes.length - 1] = { ...before, count: before.count + 1, settings: [...before.settings, ...settings] };
    else writes.push({ ...writeOf(settings), byte });
  }
  return writes;
};

/**
 * The steps from any standing to DPActivated, in order (CMIS, host software examples for configuration and initialisation): hold the
 * lanes down, power up, stage, apply, release, light. Empty where there is nothing to change.
 */
export const planOf = (profile: Profile, change: Change): readonly Step[] => {
  const { paths, vacated } = change;
  const lanes = hostLanesOf(paths);
  const touched = lanes | vacated;
  if (touched === 0) return [];
  const media = profile.txDisable ? mediaLanesOf(paths) : 0;
  const down = within(profile, 'MaxDurationDPTxTurnOff', 'MaxDurationDPDeinit');
  const steps: Step[] = [
    {
      id: 'hold',
      writes: [
        laneWrite('DPDeinit', touched, true),
        ...(media === 0 ? [] : [laneWrite('OutputDisableTx', media, true)]),
      ],
      waits: [{ until: 'data-path', state: 'DPDeactivated', lanes: touched, ...down }],
    },
    {
      id: 'power',
      writes: [
        writeOf([
          { register: 'LowPwrAllowRequestHW', value: 0 },
          { register: 'LowPwrRequestSW', value: 0 },
        ]),
      ],
      waits: [
        {
          until: 'module',
          state: 'ModuleReady',
          lanes: 0,
          ...within(profile, 'MaxDurationModulePwrDn', 'MaxDurationModulePwrUp'),
        },
      ],
    },
    {
      id: 'stage',
      writes: [
        ...paths.flatMap((path) => configWrite(maskOfPath(path), path.application.appSel, path.firstLane - 1)),
        ...configWrite(vacated, 0, 0),
      ],
      waits: [],
    },
    {
      id: 'apply',
      writes: [{ ...laneWrite('SCS0.ApplyDPInit', touched, true), mask: 0xff }],
      waits: [{ until: 'config', state: 'ConfigSuccess', lanes: touched, limitMs: CONFIG_LIMIT_MS, basis: [] }],
    },
  ];
  if (lanes === 0) return steps;
  return [
    ...steps,
    {
      id: 'initialise',
      writes: [laneWrite('DPDeinit', lanes, false)],
      waits: [{ until: 'data-path', state: 'DPInitialized', lanes, ...within(profile, 'MaxDurationDPInit') }],
    },
    {
      id: 'transmit',
      writes: media === 0 ? [] : [laneWrite('OutputDisableTx', media, false)],
      waits: [{ until: 'data-path', state: 'DPActivated', lanes, ...within(profile, 'MaxDurationDPTxTurnOn') }],
    },
    { id: 'verify', writes: [], waits: [] },
  ];
};
