import type { Module } from '../../parts/index.ts';
import { COMPLIANCE, COPPER_COMPLIANCE, ETHERNET_COMPLIANCE } from '../part-codes.ts';
import type { Write } from '../write.ts';
import { type Facts, powerClassOf, starts, TEXT_LENGTH } from './facts.ts';

/** Extended compliance of a part that SFF-8636 or SFF-8472 describes, and a bit of the Ethernet byte. */
const complianceOf = (part: Module, formFactor: string): { readonly extended: number; readonly ethernet: number } => {
  if (part.kind === 'transceiver') {
    const pmd = part.applications[0]?.media.id;
    const extended = COMPLIANCE.find((one) => one.of === formFactor && one.pmd === pmd)?.code ?? 0;
    const bit = ETHERNET_COMPLIANCE.find((one) => one.of === formFactor && one.pmd === pmd)?.bit;
    return { extended, ethernet: bit === undefined ? (extended ? 0x80 : 0) : 1 << bit };
  }
  const retimed = part.kind === 'AOC' ? 0x01 : part.kind === 'AEC' ? 0x08 : undefined;
  const pmd: string | undefined = part.pmds[0]?.id;
  const copper = COPPER_COMPLIANCE.find(({ pmds }) => pmd !== undefined && pmds.includes(pmd))?.code;
  return { extended: retimed ?? copper ?? 0, ethernet: 0x80 };
};

/** SFF-8636: one compliance code instead of applications. */
export const writeSff8636 = (write: Write, facts: Facts, part: Module, serial: string): void => {
  const { code } = facts;
  const { extended, ethernet } = complianceOf(part, code.formFactor);
  const powerClass = powerClassOf(facts);
  write('Identifier', code.identifier);
  write('RevisionCompliance', 8);
  write('FlatMem', true);
  write('IntL', true);
  write('Temperature', 25);
  write('Vcc', 3.3);
  write('IdentifierCopy', code.identifier);
  if (powerClass <= 4) write('PowerClassLow', powerClass);
  else if (powerClass <= 7) {
    write('PowerClassLow', 4);
    write('PowerClassHigh', powerClass - 4);
  } else {
    write('PowerClass8', true);
    write('MaxPowerConsumption', facts.watts ?? 0);
  }
  write('Connector', facts.connector);
  write('EthernetCompliance', ethernet);
  write('ExtendedSpecificationCompliance', extended);
  write('Encoding', 5);
  write('NominalSignalingRate', code.formFactor === 'QSFP+' ? 10_300 : 25_500);
  write('TransmitterTechnology', facts.technology);
  write('VendorName', facts.vendor.slice(0, TEXT_LENGTH));
  write('VendorPN', facts.partNumber.slice(0, TEXT_LENGTH));
  write('VendorRev', '1');
  write('VendorSN', serial);
  write('DateCode', '260101');
  if (part.kind === 'transceiver') {
    const [wavelength] = part.applications[0]?.media.wavelengthsNm ?? [];
    if (wavelength !== undefined) write('Wavelength', wavelength);
    // whole kilometres: what is shorter is not told, rather than told longer than it is
    write('LengthSMF', Math.min(255, Math.floor((part.ratedReach.OS2 ?? 0) / 1_000_000)));
    write('LengthOM3', Math.min(510, (part.ratedReach.OM3 ?? 0) / 1000));
    write('LengthCableOrOM4', Math.min(255, Math.floor((part.ratedReach.OM4 ?? 0) / 2000)));
  } else {
    write('LengthCableOrOM4', Math.ceil(facts.length ?? 0));
    write('FarEndImplementation', facts.legs === 1 ? 0 : ({ 2: 5, 1: 4 }[facts.lanes / facts.legs] ?? 0));
    write('NearEndNotImplemented', starts(1, code.lanes, code.lanes).slice(facts.lanes));
  }
};

/** SFF-8472 address A0h. */
export const writeSff8472 = (write: Write, facts: Facts, part: Module, serial: string): void => {
  const { code } = facts;
  const { extended, ethernet } = complianceOf(part, code.formFactor);
  write('Identifier', code.identifier);
  write('ExtIdentifier', 4);
  write('Connector', facts.connector);
  write('TransceiverCompliance', `${(ethernet & 0x7f).toString(16).padStart(2, '0')}00000000000000`);
  if (part.kind !== 'transceiver') write(part.kind === 'DAC' ? 'PassiveCable' : 'ActiveCable', true);
  write('ExtendedSpecificationCompliance', extended);
  write('NominalSignalingRate', code.formFactor === 'SFP+' ? 10_300 : 25_500);
  write('VendorName', facts.vendor.slice(0, TEXT_LENGTH));
  write('VendorPN', facts.partNumber.slice(0, TEXT_LENGTH));
  write('VendorRev', '1');
  write('VendorSN', serial);
  write('DateCode', '260101');
  if (part.kind === 'transceiver') {
    const [wavelength] = part.applications[0]?.media.wavelengthsNm ?? [];
    if (wavelength !== undefined) write('Wavelength', Math.round(wavelength));
    write('LengthOM3', Math.min(2550, (part.ratedReach.OM3 ?? 0) / 1000));
    write('LengthCopperOrOM4', Math.min(255, Math.floor((part.ratedReach.OM4 ?? 0) / 10_000)));
    write('LengthSMFKm', Math.min(255, Math.floor((part.ratedReach.OS2 ?? 0) / 1_000_000)));
  } else write('LengthCopperOrOM4', Math.ceil(facts.length ?? 0));
};
