import type { Module, Transceiver } from '../../parts/index.ts';
import type { Write } from '../write.ts';
import { type Facts, powerClassOf, type Row, starts, TEXT_LENGTH } from './facts.ts';

/** Far ends on 8, 4, 2 and 1 lanes of this end (CMIS table of far end configurations); 0 for a single one. */
const FAR_ENDS: Readonly<Record<number, number>> = { 8: 2, 4: 3, 2: 12, 1: 1 };
const LIST_END = 0xff;

const hex2 = (byte: number): string => byte.toString(16).padStart(2, '0');

const descriptors = (rows: readonly Row[], count: number, lanes: number): string => {
  const mask = (list: readonly number[]): number => list.reduce((sum, lane) => sum | (1 << (lane - 1)), 0);
  return Array.from({ length: count }, (_, i) => {
    const row = rows[i];
    if (!row) return `${hex2(LIST_END)}000000`;
    const counts = ((row.hostLanes & 0xf) << 4) | (row.mediaLanes & 0xf);
    return [row.host, row.media, counts, mask(starts(row.hostLanes, row.instances, lanes))].map(hex2).join('');
  }).join('');
};

/** Longest times, as modules of today state them: data path initialisation 5 s, module power-up 10 s. */
const DURATIONS = { DPInit: 7, DPDeinit: 5, ModulePwrUp: 8, ModulePwrDn: 5, DPTxTurnOn: 5, DPTxTurnOff: 3 } as const;

/** Writes the CMIS pages that a module shows before a host has touched it: ModuleLowPwr, every data path deactivated. */
export const writeCmis = (write: Write, facts: Facts, part: Module, serial: string): void => {
  const { code, rows, flat } = facts;
  write('SFF8024Identifier', code.identifier);
  write('CmisRevision', '5.2');
  write('MemoryModel', flat);
  write('SteppedConfigOnly', true);
  write('ModuleState', flat ? 3 : 1);
  write('InterruptDeasserted', true);
  write('TempMonValue', 25);
  write('VccMonVoltage', 3.3);
  write('LowPwrAllowRequestHW', true);
  write('ModuleActiveFirmware', '1.0');
  write('MediaType', facts.mediaType);
  write('ApplicationDescriptor1To8', descriptors(rows.slice(0, 8), 8, code.lanes));
  write('SFF8024IdentifierCopy', code.identifier);
  write('VendorName', facts.vendor.slice(0, TEXT_LENGTH));
  write('VendorPN', facts.partNumber.slice(0, TEXT_LENGTH));
  write('VendorRev', '1');
  write('VendorSN', serial);
  write('DateCode', '260101');
  write('ModulePowerClass', powerClassOf(facts));
  write('MaxPower', facts.watts ?? 0);
  write('CableAssemblyLinkLength', facts.length ?? null);
  write('ConnectorType', facts.connector);
  write('FarEndConfiguration', facts.legs === 1 ? 0 : (FAR_ENDS[facts.lanes / facts.legs] ?? 0));
  write('MediaInterfaceTechnology', facts.technology);
  if (part.kind === 'transceiver')
    write('SFF8024FiberFaceType', { PC: 1, APC: 2, undefined: 0 }[`${part.receptacle.polish}`]);
  if (code.lanes < 8) write('MediaLaneUnsupported', [5, 6, 7, 8]);
  if (flat) return;
  write('ModuleHardwareRevision', '1.0');
  for (const [name, value] of Object.entries(DURATIONS)) write(`MaxDuration${name}`, value);
  for (const name of ['OutputDisableTxSupported', 'OutputDisableRxSupported', 'TempMonSupported', 'VccMonSupported'])
    write(name, true);
  write('ApplicationDescriptor9To15', descriptors(rows.slice(8), 7, code.lanes));
  write(
    'MediaLaneAssignmentOptions',
    Array.from({ length: 15 }, (_, i) => {
      const row = rows[i];
      return row ? starts(row.mediaLanes, row.instances, 8) : [];
    }),
  );
  if (part.kind === 'transceiver') writeOptics(write, part);
  write('DPStateHostLane', new Array(8).fill(1));
};

const millidbm = (value: number): number => Math.round(10 ** (value / 10_000) * 10_000) / 10_000;

/** Reaches, wavelength and thresholds of a transceiver, as its PMD has them. */
const writeOptics = (write: Write, part: Transceiver): void => {
  const reach = (grade: 'OM3' | 'OM4' | 'OM5' | 'OS2'): number => (part.ratedReach[grade] ?? 0) / 1000;
  if (part.fibre === 'SMF') write('LengthSMF', Math.round(reach('OS2') / 100) / 10);
  else for (const grade of ['OM3', 'OM4', 'OM5'] as const) write(`Length${grade}`, Math.min(510, reach(grade)));
  const media = part.applications[0]?.media;
  if (!media) return;
  const [wavelength] = media.wavelengthsNm;
  if (wavelength !== undefined) write('NominalWavelength', wavelength);
  write('TxOpticalPowerMonSupported', true);
  write('RxOpticalPowerMonSupported', true);
  write('TxBiasMonSupported', true);
  const thresholds = (name: string, values: readonly [number, number, number, number]): void => {
    for (const [i, level] of ['HighAlarm', 'HighWarning', 'LowWarning', 'LowAlarm'].entries())
      write(`${name}${level}Threshold`, values[i] ?? 0);
  };
  thresholds('Temp', [75, 70, 0, -5]);
  thresholds('Vcc', [3.63, 3.465, 3.135, 2.97]);
  // alarms a decibel outside of what the PMD allows
  if (media.txMax !== undefined && media.txMin !== undefined)
    thresholds('OpticalPowerTx', [
      millidbm(media.txMax + 1000),
      millidbm(media.txMax),
      millidbm(media.txMin),
      millidbm(media.txMin - 1000),
    ]);
  if (media.rxMax !== undefined && media.rxMin !== undefined)
    thresholds('OpticalPowerRx', [
      millidbm(media.rxMax + 1000),
      millidbm(media.rxMax),
      millidbm(media.rxMin),
      millidbm(media.rxMin - 1000),
    ]);
};
