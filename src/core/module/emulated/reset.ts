import type { AdvertisedApplication } from '../applications.ts';
import { dataPathLanes, laneMask } from '../data-path.ts';
import { PAGE_BYTES, pageOf } from '../memory.ts';
import { LANES_PER_BANK } from '../registers.ts';
import { provisionDefaults } from './control-sets.ts';
import { type Device, put } from './device.ts';

/** Where the first application stands when power is applied: as often as it fits, from its first start lane on. Lane → DPIDX. */
const defaultLanes = (first: AdvertisedApplication | undefined): ReadonlyMap<number, number> => {
  const lanes = new Map<number, number>();
  for (const start of first?.hostStartLanes ?? []) {
    const { host } = first ? dataPathLanes(first, start) : { host: [] };
    if (host.every((lane) => lane <= LANES_PER_BANK && !lanes.has(lane)))
      for (const lane of host) lanes.set(lane, start - 1);
  }
  return lanes;
};

/** What registers hold after a reset: the first application staged and active, nothing held down (CMIS, default values of the controls). */
export const reset = (device: Device): void => {
  put(device, 'LowPwrAllowRequestHW', 1);
  put(device, 'LowPwrRequestSW', 0);
  put(device, 'ModuleFaultCause', 0);
  device.module.state = device.flat ? 'ModuleReady' : 'MgmtInit';
  device.module.since = device.now;
  device.paths = [];
  device.provisioning = [];
  const [first] = device.applications;
  const carried = defaultLanes(first);
  for (let bank = 0; bank < device.banks; bank++) {
    for (const name of ['10', '11']) device.pages.set(pageOf(name, bank), new Uint8Array(PAGE_BYTES));
    for (const [lane, dpidx] of carried) {
      put(device, 'SCS0.AppSelCode', first?.appSel ?? 0, bank, lane - 1);
      put(device, 'SCS0.DPIDX', dpidx, bank, lane - 1);
    }
    provisionDefaults(device, bank, laneMask(carried.keys()));
  }
};
