import type { AdvertisedApplication } from '../applications.ts';
import { dataPathLanes, laneMask } from '../data-path.ts';
import { fieldsOf } from '../field.ts';
import { pageOf } from '../memory.ts';
import { LANES_PER_BANK, registerOf, valueIn } from '../registers.ts';
import { DATA_PATH_STATE_CODES, type DataPath } from './data-paths.ts';
import { type Device, get, PROVISION_MS, type Provisioning, put } from './device.ts';

/** ConfigStatus of CMIS (page 11h, table of configuration status codes). */
const CONFIG_STATUS = {
  success: 1,
  rejected: 2,
  invalidAppSel: 3,
  invalidDataPath: 4,
  invalidSignalIntegrity: 5,
  lanesInUse: 6,
  partialDataPath: 7,
  inProgress: 12,
} as const;

const lanesIn = (mask: number): readonly number[] =>
  Array.from({ length: LANES_PER_BANK }, (_, lane) => lane).filter((lane) => mask & (1 << lane));

/** What a lane is staged for. */
type Staged = { readonly appSel: number; readonly dpidx: number; readonly explicit: boolean };

const stagedAt = ({ set, staged }: Provisioning, lane: number): Staged => ({
  appSel: valueIn(staged, registerOf(`${set}.AppSelCode`), lane),
  dpidx: valueIn(staged, registerOf(`${set}.DPIDX`), lane),
  explicit: valueIn(staged, registerOf(`${set}.ExplicitControl`), lane) === 1,
});

/** Begins to work at the lanes that the host has triggered; lanes that are being worked at are left out. */
export const trigger = (
  device: Device,
  bank: number,
  set: 'SCS0' | 'SCS1',
  lanes: number,
  immediate: boolean,
): void => {
  const staged = device.pages.get(pageOf('10', bank));
  if (!staged) return;
  const busy = device.provisioning.reduce((mask, one) => (one.bank === bank ? mask | one.lanes : mask), 0);
  const free = lanes & ~busy;
  if (free === 0) return;
  for (const lane of lanesIn(free)) put(device, 'ConfigStatusLane', CONFIG_STATUS.inProgress, bank, lane);
  device.provisioning.push({
    bank,
    lanes: free,
    set,
    staged: Uint8Array.from(staged),
    immediate,
    endsAt: device.behaviour.configuresEndlessly ? Number.POSITIVE_INFINITY : device.now + PROVISION_MS,
  });
};

/** May lanes of a data path that is there be given this? Only while it is deactivated, or where it keeps its lanes. */
const isFree = (device: Device, one: Provisioning, path: DataPath, group: number, appSel: number): boolean => {
  if ((path.host & ~one.lanes) !== 0) return false;
  if (path.state === 'DPDeactivated') return true;
  return appSel !== 0 && path.host === group && (one.immediate || !device.steppedOnly);
};

/** The data paths and unused lanes that a trigger asks for, each with the lanes selected. */
const groupsOf = (one: Provisioning): ReadonlyMap<string, number> => {
  const groups = new Map<string, number>();
  for (const lane of lanesIn(one.lanes)) {
    const { appSel, dpidx } = stagedAt(one, lane);
    const key = appSel === 0 ? 'unused' : `${appSel}/${dpidx}`;
    groups.set(key, (groups.get(key) ?? 0) | (1 << lane));
  }
  return groups;
};

const touchedBy = (device: Device, { bank }: Provisioning, group: number): readonly DataPath[] =>
  device.paths.filter((path) => path.bank === bank && (path.host & group) !== 0);

const judge = (
  device: Device,
  one: Provisioning,
  group: number,
  application: AdvertisedApplication | undefined,
): number => {
  const { refuses } = device.behaviour;
  const [lane = 0] = lanesIn(group);
  const { appSel, dpidx } = stagedAt(one, lane);
  if (refuses?.lanes === 'all') return refuses.status;
  if (refuses?.lanes === 'unused' && appSel === 0) return refuses.status;
  if (appSel !== 0) {
    if (!application) return CONFIG_STATUS.invalidAppSel;
    const whole = laneMask(dataPathLanes(application, dpidx + 1).host);
    if (!application.hostStartLanes.includes(dpidx + 1) || (group & ~whole) !== 0) return CONFIG_STATUS.invalidDataPath;
    if (group !== whole) return CONFIG_STATUS.partialDataPath;
  }
  return touchedBy(device, one, group).every((path) => isFree(device, one, path, group, appSel))
    ? CONFIG_STATUS.success
    : CONFIG_STATUS.lanesInUse;
};

/** Registers of the active set that hold a value a lane and have one alike in the staged sets. */
const SIGNAL_INTEGRITY = fieldsOf('CMIS').filter(
  ({ name, as }) => name.startsWith('ACS.') && (as === 'nibble' || as === 'lanes' || as === 'pair'),
);

/** Takes over the signal integrity settings that the host gives itself (ExplicitControl). */
const takeSignalIntegrity = (device: Device, one: Provisioning, lane: number): void => {
  for (const active of SIGNAL_INTEGRITY) {
    // the active set says what was recalled, the staged set what to recall
    const name = active.name.slice('ACS.'.length).replace('Recalled', 'Recall');
    const staged = registerOf(`${one.set}.${name}`);
    if (active.as !== 'lanes') {
      put(device, active.name, valueIn(one.staged, staged, lane), one.bank, lane);
      continue;
    }
    const bit = 1 << lane;
    const wanted = valueIn(one.staged, staged) & bit;
    put(device, active.name, (get(device, active.name, one.bank) & ~bit) | wanted, one.bank);
  }
};

/** Makes a data path of lanes that were taken over. The state of a path that keeps its lanes goes on. */
const provision = (
  device: Device,
  one: Provisioning,
  group: number,
  application: AdvertisedApplication | undefined,
): void => {
  const [first = 0] = lanesIn(group);
  const { appSel, dpidx } = stagedAt(one, first);
  const before = device.paths.find((path) => path.bank === one.bank && path.host === group);
  const changed = lanesIn(group).some(
    (lane) =>
      get(device, 'ACS.AppSelCode', one.bank, lane) !== appSel || get(device, 'ACS.DPIDX', one.bank, lane) !== dpidx,
  );
  for (const lane of lanesIn(group)) {
    const { explicit } = stagedAt(one, lane);
    put(device, 'ACS.AppSelCode', appSel, one.bank, lane);
    put(device, 'ACS.DPIDX', dpidx, one.bank, lane);
    put(device, 'ACS.ExplicitControl', explicit ? 1 : 0, one.bank, lane);
    if (explicit) takeSignalIntegrity(device, one, lane);
  }
  device.paths = device.paths.filter((path) => path.bank !== one.bank || (path.host & group) === 0);
  if (application)
    device.paths.push({
      bank: one.bank,
      appSel,
      dpidx,
      host: group,
      media: laneMask(dataPathLanes(application, dpidx + 1).media),
      state: before?.state ?? 'DPDeactivated',
      since: before?.since ?? device.now,
    });
  const pending = get(device, 'DPInitPending', one.bank);
  const raised = application && !one.immediate && (changed || !device.behaviour.pendingOnChangeOnly) ? group : 0;
  put(device, 'DPInitPending', (pending & ~group) | raised, one.bank);
};

type Judged = { readonly group: number; readonly application: AdvertisedApplication | undefined; status: number };

/** Lanes of one data path that is there cannot be taken in part: where some are refused, the others stay too. */
const keepWhole = (device: Device, one: Provisioning, judged: readonly Judged[]): void => {
  for (let again = true; again; ) {
    again = false;
    const kept = judged.filter(({ status }) => status !== CONFIG_STATUS.success);
    for (const each of judged) {
      if (each.status !== CONFIG_STATUS.success) continue;
      const shared = touchedBy(device, one, each.group).some((path) => kept.some(({ group }) => path.host & group));
      if (!shared) continue;
      each.status = CONFIG_STATUS.lanesInUse;
      again = true;
    }
  }
};

/** What becomes of each data path that a trigger asks for. */
const judgeAll = (device: Device, one: Provisioning): readonly Judged[] =>
  [...groupsOf(one).values()].map((group) => {
    const [lane = 0] = lanesIn(group);
    const { appSel } = stagedAt(one, lane);
    const application = device.applications.find((each) => each.appSel === appSel);
    return { group, application, status: judge(device, one, group, application) };
  });

/** Ends a configuration: each data path of it is taken or refused on its own, and what is refused leaves the active set as it was. */
export const conclude = (device: Device, one: Provisioning): void => {
  device.provisioning = device.provisioning.filter((other) => other !== one);
  const judged = judgeAll(device, one);
  keepWhole(device, one, judged);
  for (const { group, application, status } of judged) {
    for (const lane of lanesIn(group)) put(device, 'ConfigStatusLane', status, one.bank, lane);
    if (status === CONFIG_STATUS.success && !device.behaviour.ignoresApply) provision(device, one, group, application);
  }
};

/** What a module does by itself after a reset: takes over what is staged by default. */
export const provisionDefaults = (device: Device, bank: number, lanes: number): void => {
  const staged = device.pages.get(pageOf('10', bank));
  if (!staged) return;
  const one: Provisioning = { bank, lanes, set: 'SCS0', staged, immediate: false, endsAt: device.now };
  for (const { group, application } of judgeAll(device, one))
    if (application) provision(device, one, group, application);
};

/** Shows the states of the data paths in page 11h; lanes of none are deactivated. */
export const showStates = (device: Device): void => {
  for (let bank = 0; bank < device.banks; bank++) {
    let active = 0;
    for (let lane = 0; lane < LANES_PER_BANK; lane++) {
      const path = device.paths.find((one) => one.bank === bank && one.host & (1 << lane));
      const state = path?.state ?? 'DPDeactivated';
      put(device, 'DPStateHostLane', DATA_PATH_STATE_CODES[state], bank, lane);
      if (state === 'DPActivated') active |= 1 << lane;
    }
    put(device, 'OutputStatusRx', active, bank);
    const sending = device.paths.filter((one) => one.bank === bank && one.state === 'DPActivated');
    put(
      device,
      'OutputStatusTx',
      sending.reduce((mask, one) => mask | one.media, 0),
      bank,
    );
  }
};
