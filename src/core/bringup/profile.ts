import { durationOf, MEDIA_TABLES, type Sff8024Row, sff8024Table } from '../module/codes.ts';
import { type AdvertisedApplication, type ModuleMemory, PAGE_BYTES, readAdvertisement } from '../module/index.ts';
import { mediaCodeOf } from '../module/part-codes.ts';
import { registerOf, valueIn } from '../module/registers.ts';

/** Registers of CMIS page 01h that say how long a step takes at most. */
export type DurationRegister =
  | 'MaxDurationModulePwrUp'
  | 'MaxDurationModulePwrDn'
  | 'MaxDurationDPInit'
  | 'MaxDurationDPDeinit'
  | 'MaxDurationDPTxTurnOn'
  | 'MaxDurationDPTxTurnOff';

/** What of a CMIS module decides how it is brought up. */
export type Profile = {
  /** Flat memory: nothing to configure, no pages 10h and 11h. */
  readonly flat: boolean;
  readonly applications: readonly AdvertisedApplication[];
  /** SFF-8024 table of its media interfaces (lower page, byte 85). */
  readonly mediaTable: string | undefined;
  /** Can transmitters be turned off lane by lane (page 01h, bytes 155 and 151)? */
  readonly txDisable: boolean;
  /** ms; a reserved code counts as a minute */
  readonly durations: Readonly<Record<DurationRegister, number>>;
};

/** Where a module advertises a reserved duration code: what hosts wait for the slowest known modules. */
const UNKNOWN_DURATION_MS = 60_000;

const NO_PAGE = new Uint8Array(PAGE_BYTES);

/** Reads from a CMIS memory what bringing it up needs. */
export const profileOf = (memory: ModuleMemory): Profile => {
  const bytes = (page: string): Uint8Array => memory.pages.get(page)?.bytes ?? NO_PAGE;
  const value = (register: string): number => {
    const field = registerOf(register);
    return valueIn(bytes(field.page), field);
  };
  const duration = (register: DurationRegister): number => durationOf(value(register)) ?? UNKNOWN_DURATION_MS;
  return {
    flat: value('MemoryModel') === 1,
    applications: readAdvertisement(memory).applications,
    mediaTable: MEDIA_TABLES[value('MediaType')],
    txDisable: value('OutputDisableTxSupported') === 1 && value('TxDisableIsModuleWide') === 0,
    durations: {
      MaxDurationModulePwrUp: duration('MaxDurationModulePwrUp'),
      MaxDurationModulePwrDn: duration('MaxDurationModulePwrDn'),
      MaxDurationDPInit: duration('MaxDurationDPInit'),
      MaxDurationDPDeinit: duration('MaxDurationDPDeinit'),
      MaxDurationDPTxTurnOn: duration('MaxDurationDPTxTurnOn'),
      MaxDurationDPTxTurnOff: duration('MaxDurationDPTxTurnOff'),
    },
  };
};

/** The row of SFF-8024 behind the host interface of an application. */
export const hostRow = ({ hostInterfaceId }: AdvertisedApplication): Sff8024Row | undefined =>
  sff8024Table('host').get(Number(hostInterfaceId));

/** Is the media interface of an application that PMD of the catalogue, by a public code or by one of the maker's own? */
export const isMedia = ({ mediaTable }: Profile, { mediaInterfaceId }: AdvertisedApplication, pmd: string): boolean => {
  const code = Number(mediaInterfaceId);
  if (mediaTable === undefined) return false;
  if (sff8024Table(mediaTable).get(code)?.pmd === pmd) return true;
  return (mediaTable === 'smf' || mediaTable === 'mmf') && mediaCodeOf(mediaTable, pmd) === code;
};
