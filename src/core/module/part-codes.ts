import { type Sff8024Row, sff8024Rows } from './codes.ts';
import file from './data/part-codes.json' with { type: 'json' };

/** How a form factor is coded: SFF-8024 identifier, electrical lanes, power classes as upper bounds in W from class 1 on. */
export type FormFactorCode = {
  readonly formFactor: string;
  readonly identifier: number;
  readonly lanes: number;
  readonly classesW: readonly number[];
};

/** One application behind a compliance code of SFF-8636 or SFF-8472, and what its lanes run singly. */
export type ComplianceCode = {
  readonly of: string;
  readonly code?: number;
  readonly bit?: number;
  readonly host: string;
  readonly pmd: string;
  readonly split?: { readonly host: string; readonly pmd: string };
};

export const FORM_FACTORS: readonly FormFactorCode[] = file.formFactors;
export const RECEPTACLES: readonly { readonly plug: string; readonly count?: number; readonly connector: number }[] =
  file.receptacles;
/** By extended compliance code. */
export const COMPLIANCE: readonly ComplianceCode[] = file.compliance;
/** By a bit of the Ethernet compliance byte (SFF-8636 131, SFF-8472 3). */
export const ETHERNET_COMPLIANCE: readonly ComplianceCode[] = file.ethernetCompliance;
export const COPPER_COMPLIANCE: readonly { readonly code: number; readonly pmds: readonly string[] }[] =
  file.copperCompliance;

/** The code of a form factor; undefined where no memory map is known for it. */
export const formFactorCode = (formFactor: string): FormFactorCode | undefined =>
  FORM_FACTORS.find((one) => one.formFactor === formFactor);

/** Power class steps that an identifier's modules go by; class 8 (4 for SFP) is open. */
export const classesOf = (identifier: number): readonly number[] | undefined =>
  FORM_FACTORS.find((one) => one.identifier === identifier)?.classesW;

const makers: Readonly<Record<string, readonly { readonly code: number; readonly pmd: string }[]>> = file.makerCodes;

/** The media interface code of a PMD in a table: public, or from the range that is the maker's own (C0h and up). */
export const mediaCodeOf = (table: 'smf' | 'mmf', pmd: string): number | undefined =>
  sff8024Rows().find((row) => row.table === table && row.pmd === pmd)?.code ??
  makers[table]?.find((row) => row.pmd === pmd)?.code;

/** The host interface code of an AUI of the catalogue; of two tuned for a host channel, the long one serves any host. */
export const hostCodeOf = (aui: string): number | undefined => {
  const rows = sff8024Rows().filter((row) => row.table === 'host' && row.aui !== undefined);
  const exact = rows.filter((row) => row.aui === aui);
  const [found = rows.find((row) => row.aui === `${aui}-L`)] = aui === '200GAUI-2' ? exact.slice(-1) : exact;
  return found?.code;
};

/** The lane rate class in Gb/s that a row's lanes run at. */
export const laneRateOf = ({ lanes, ethernetGbps }: Sff8024Row): number | undefined =>
  lanes === undefined || ethernetGbps === undefined ? undefined : ethernetGbps / lanes;

/** The chip-to-module interface of so many lanes at a rate class. */
export const hostRowOf = (lanes: number, laneRate: number): Sff8024Row | undefined =>
  sff8024Rows()
    .filter((row) => row.table === 'host' && row.aui !== undefined && row.class !== 'LPO linear')
    .findLast((row) => row.lanes === lanes && laneRateOf(row) === laneRate);

/** The host interface code of a copper PMD. */
export const copperRowOf = (pmd: string): Sff8024Row | undefined =>
  sff8024Rows().find((row) => row.table === 'host' && row.pmd === pmd);
