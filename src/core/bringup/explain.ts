import { pageLabel } from '../module/registers.ts';
import { hexByte, laneText, laneWords, msText } from './causes.ts';
import { hostRow, type Profile } from './profile.ts';
import type { RegisterWrite, Setting, Step, Wait } from './step.ts';

const TITLES: Readonly<Record<Step['id'], string>> = {
  hold: 'hold the lanes down',
  power: 'leave low power',
  recover: 'retime the lanes',
  stage: 'stage an application for each lane',
  apply: 'apply what is staged',
  initialise: 'the host sends its signal; then initialise',
  transmit: 'turn the light on',
  verify: 'read the flags of the lanes (11h:134-153)',
};

/** What a step does, in words. */
export const titleOf = ({ id }: Step): string => TITLES[id];

/** What it means that a register is set to a value; `mask` are the lanes that the write speaks of. */
const MEANINGS: Readonly<Record<string, (value: number, mask: number) => string>> = {
  DPDeinit: (value, mask) =>
    value === 0 ? `${laneWords(mask)} released: initialisation begins` : `${laneWords(value)} held in DPDeactivated`,
  OutputDisableTx: (value, mask) =>
    value === 0 ? `transmitters of media ${laneWords(mask)} on` : `transmitters of media ${laneWords(value)} off`,
  LowPwrAllowRequestHW: () => 'the LPMode pin is not obeyed',
  LowPwrRequestSW: () => 'no low power by software',
  'SCS0.ApplyDPInit': (value) => `staged set 0 taken over on ${laneWords(value)}, all in one write`,
  TxDisable: (value) => (value === 0 ? 'all transmitters on' : `transmitters of channels ${laneText(value)} off`),
  PowerOverride: () => 'power by software, not by the LPMode pin',
  PowerSet: () => 'high power',
  HighPowerClass5To7Enable: () => 'more than class 4: classes 5 to 7',
  HighPowerClass8Enable: () => 'class 8',
  TxCDRControl: () => 'clock recovery on what the host sends',
  RxCDRControl: () => 'clock recovery on what the host receives',
  SoftTxDisable: () => 'transmitter on',
  PowerLevelSelect: () => 'more than power level 1',
};

/** What DPConfigLane of some lanes means: one data path, or lanes left unused. */
const configMeaning = (settings: readonly Setting[], profile: Profile | undefined): string => {
  const value = (register: string): number => settings.find((one) => one.register === register)?.value ?? 0;
  const lanes = settings.reduce((mask, { index = 0 }) => mask | (1 << index), 0);
  const appSel = value('SCS0.AppSelCode');
  if (appSel === 0) return `${laneWords(lanes)} left unused`;
  const application = profile?.applications.find((one) => one.appSel === appSel);
  const name = application ? (hostRow(application)?.name ?? application.hostInterfaceId) : '';
  return `${laneWords(lanes)}: application ${appSel}${name === '' ? '' : ` (${name})`}, data path from lane ${value('SCS0.DPIDX') + 1}`;
};

const isConfig = ({ settings }: RegisterWrite): boolean => settings[0]?.register === 'SCS0.AppSelCode';

/** What a write means, register by register. */
export const meaningOf = (write: RegisterWrite, profile?: Profile): string => {
  if (isConfig(write)) return configMeaning(write.settings, profile);
  return write.settings
    .map(({ register, value }) => MEANINGS[register]?.(value, write.mask) ?? `${register} = ${value}`)
    .join('; ');
};

/** The registers of a write, by name. */
export const registersOf = (write: RegisterWrite): string =>
  isConfig(write) ? 'SCS0.DPConfigLane' : write.settings.map(({ register }) => register).join(', ');

/** Where a write goes: `10h:145-152`. */
export const placeText = ({ page, byte, count }: RegisterWrite): string =>
  `${pageLabel(page)}:${byte}${count > 1 ? `-${byte + count - 1}` : ''}`;

/** What is written: `0xFF`, `0x00 under mask 0x50`. */
export const valueText = ({ value, mask }: RegisterWrite): string =>
  `${hexByte(value)}${mask === 0xff ? '' : ` under mask ${hexByte(mask)}`}`;

/** What is waited for, and for how long at most. */
export const waitText = ({ state, lanes, until, limitMs, basis }: Wait): string => {
  const where = until === 'module' ? '' : ` on ${laneWords(lanes)}`;
  const by = basis.length === 0 ? 'no time is advertised' : basis.join(' + ');
  return `${state}${where}, at most ${msText(limitMs)} (${by})`;
};
