import { sealChecksums } from '../checksum.ts';
import { type MemoryModel, type ModuleMemory, type PageName, pageFrom, sizeOf } from '../memory.ts';
import { writeField } from '../write.ts';

/* Samples of the project's own, for tests, the benchmark and the fuzzer: written by the same table that reads them. */

const blank = (model: MemoryModel, pages: readonly PageName[]): ModuleMemory => ({
  model,
  pages: new Map(pages.map((page) => [page, pageFrom(page, new Uint8Array(sizeOf(page)))])),
});

/** A 400GBASE-DR4 QSFP-DD that runs as four ports of 100G, lane 3 of the receiver dark. */
export const cmisSample = (): ModuleMemory => {
  const memory = blank('CMIS', ['lower', '00', '01', '02', '10', '11']);
  const write = (name: string, value: Parameters<typeof writeField>[2]): void => writeField(memory, name, value);
  write('SFF8024Identifier', 0x18);
  write('CmisRevision', '5.2');
  write('ModuleState', 3);
  write('InterruptDeasserted', true);
  write('TempMonValue', 41.5);
  write('VccMonVoltage', 3.2871);
  write('ModuleActiveFirmware', '2.14');
  write('MediaType', 2);
  write('ApplicationDescriptor1To8', `111c8401${'0d142155'}${'ff000000'.repeat(6)}`);
  write('SFF8024IdentifierCopy', 0x18);
  write('VendorName', 'generic');
  write('VendorPN', 'SAMPLE-400G-DR4');
  write('VendorRev', '1A');
  write('VendorSN', 'S0001');
  write('DateCode', '260301');
  write('ModulePowerClass', 6);
  write('MaxPower', 11);
  write('ConnectorType', 0x0c);
  write('MediaInterfaceTechnology', 6);
  write('MediaLaneUnsupported', [5, 6, 7, 8]);
  write('ModuleHardwareRevision', '1.2');
  write('LengthSMF', 0.5);
  write('NominalWavelength', 1311);
  write('WavelengthTolerance', 6.5);
  write('MaxDurationDPInit', 7);
  write('MaxDurationModulePwrUp', 8);
  write('OutputDisableTxSupported', true);
  write('MediaLaneAssignmentOptions', [[1], [1, 2, 3, 4]]);
  for (const [name, limits] of [
    ['Temp', [75, -5, 70, 0]],
    ['Vcc', [3.63, 2.97, 3.465, 3.135]],
    ['OpticalPowerTx', [3.5481, 0.4074, 2.8184, 0.5129]],
    ['LaserBiasTx', [130, 10, 125, 15]],
    ['OpticalPowerRx', [3.5481, 0.1288, 2.8184, 0.2042]],
  ] as const)
    for (const [i, level] of ['HighAlarm', 'LowAlarm', 'HighWarning', 'LowWarning'].entries())
      write(`${name}${level}Threshold`, limits[i] ?? 0);
  write('SCS0.AppSelCode', [2, 2, 2, 2, 2, 2, 2, 2]);
  write('SCS0.DPIDX', [0, 0, 2, 2, 4, 4, 6, 6]);
  write('DPStateHostLane', [4, 4, 4, 4, 4, 4, 4, 4]);
  write('ConfigStatusLane', [1, 1, 1, 1, 1, 1, 1, 1]);
  write('ACS.AppSelCode', [2, 2, 2, 2, 2, 2, 2, 2]);
  write('ACS.DPIDX', [0, 0, 2, 2, 4, 4, 6, 6]);
  write('OutputStatusRx', [1, 2, 3, 4, 5, 6, 7, 8]);
  write('OutputStatusTx', [1, 2, 3, 4]);
  write('OpticalPowerTx', [1.5394, 1.6181, 1.5222, 1.5623, 0, 0, 0, 0]);
  write('LaserBiasTx', [73.386, 61.944, 77.742, 67.904, 0, 0, 0, 0]);
  write('OpticalPowerRx', [1.1035, 1.0166, 0.0001, 0.9742, 0, 0, 0, 0]);
  write('LOSFlagRx', [3]);
  write('OpticalPowerLowAlarmFlagRx', [3]);
  sealChecksums(memory);
  return memory;
};

/** A 100GBASE-SR4 QSFP28 with its thresholds. */
export const sff8636Sample = (): ModuleMemory => {
  const memory = blank('SFF-8636', ['lower', '00', '03']);
  const write = (name: string, value: Parameters<typeof writeField>[2]): void => writeField(memory, name, value);
  write('Identifier', 0x11);
  write('RevisionCompliance', 8);
  write('IntL', true);
  write('Temperature', 36.25);
  write('Vcc', 3.2911);
  write('RxPower', [0.8123, 0.7911, 0.8002, 0.7788]);
  write('TxBias', [7.51, 7.49, 7.5, 7.52]);
  write('TxPower', [0.9012, 0.9101, 0.8975, 0.9033]);
  write('IdentifierCopy', 0x11);
  write('PowerClassLow', 4);
  write('TxCDR', true);
  write('RxCDR', true);
  write('Connector', 0x0c);
  write('EthernetCompliance', 0x80);
  write('ExtendedSpecificationCompliance', 2);
  write('NominalSignalingRate', 25_500);
  write('VendorName', 'generic');
  write('VendorPN', 'SAMPLE-100G-SR4');
  write('VendorSN', 'S0002');
  write('DateCode', '260301');
  write('Wavelength', 850);
  write('LengthOM3', 70);
  sealChecksums(memory);
  return memory;
};

/** A 25GBASE-SR SFP28 that monitors itself. */
export const sfpSample = (): ModuleMemory => {
  const memory = blank('SFF-8472', ['a0', 'a2']);
  const write = (name: string, value: Parameters<typeof writeField>[2]): void => writeField(memory, name, value);
  write('Identifier', 3);
  write('ExtIdentifier', 4);
  write('Connector', 7);
  write('ExtendedSpecificationCompliance', 2);
  write('NominalSignalingRate', 25_500);
  write('VendorName', 'generic');
  write('VendorPN', 'SAMPLE-25G-SR');
  write('VendorSN', 'S0003');
  write('DateCode', '260301');
  write('DigitalDiagnosticMonitoring', true);
  write('InternallyCalibrated', true);
  write('Temperature', 33.5);
  write('Vcc', 3.3012);
  write('TxBias', 6.5);
  write('TxPower', 0.7211);
  write('RxPower', 0.6012);
  sealChecksums(memory);
  return memory;
};
