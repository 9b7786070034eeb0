import type { Diagnostic } from '../../diagnostics/index.ts';
import type { Aui, CopperPmd, Module, ModuleId, ModulePower, OpticalPmd } from '../../parts/index.ts';
import { watts } from '../../units/index.ts';
import type { AdvertisedApplication } from '../applications.ts';
import { type Sff8024Row, sff8024Table } from '../codes.ts';
import type { Decoded } from '../decode.ts';
import { formFactorCode, laneRateOf } from '../part-codes.ts';

/** The facts that codes of a memory stand for. */
export type Library = {
  readonly auis: ReadonlyMap<string, Aui>;
  readonly opticalPmds: ReadonlyMap<string, OpticalPmd>;
  readonly copperPmds: ReadonlyMap<string, CopperPmd>;
  readonly modules: ReadonlyMap<string, Module>;
};

/** A part as its memory tells it, or why it is none that the link rules could judge. */
export type ReadPart = { readonly part: Module | undefined; readonly diagnostics: readonly Diagnostic[] };

export type Read = {
  readonly decoded: Decoded;
  readonly library: Library;
  readonly id: string;
  readonly known: Module | undefined;
};

export const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

export const codeOf = (hex: string): number => Number.parseInt(hex, 16);

export const HOST = sff8024Table('host');

const NO_ROW: Sff8024Row = { table: 'host', code: 0, name: '' };

export const power = ({ values }: Decoded): ModulePower => {
  const most = number(values.maxPowerW);
  return most === undefined || most === 0 ? undefined : { max: watts(most), basis: 'source' };
};

export const common = ({ decoded, id, known }: Read) => ({
  id: id as ModuleId,
  vendor: decoded.identity.vendor ?? '',
  partNumber: decoded.identity.partNumber,
  powerClass: number(decoded.values.powerClass),
  source: known ? [`memory of ${id}`, ...known.source] : [`memory of ${id}`],
  confidence: 'high' as const,
  note: undefined,
});

/** The fastest lanes of the host interfaces, in Gb/s. */
const fastestLane = (applications: readonly AdvertisedApplication[]): number =>
  Math.max(
    0,
    ...applications.map(({ hostInterfaceId }) => laneRateOf(HOST.get(codeOf(hostInterfaceId)) ?? NO_ROW) ?? 0),
  );

/**
 * The form factor. The identifier tells the family; the catalogue's part, or the lanes' rate, which of it (an OSFP's heat sink is not
 * told before CMIS 5.4, and taken as finned).
 */
export const formFactorOf = ({ decoded, known }: Read, applications: readonly AdvertisedApplication[]): string => {
  const identifier = codeOf(decoded.identity.identifier ?? '0x0');
  const knownForms =
    known === undefined
      ? []
      : known.kind === 'transceiver'
        ? [known.formFactor]
        : [known.a.formFactor, known.b.formFactor];
  const same = knownForms.find((form) => formFactorCode(form)?.identifier === identifier);
  if (same !== undefined) return same;
  const fast = fastestLane(applications) >= 100;
  const extended = codeOf(text(decoded.values.extSpecCompliance));
  switch (identifier) {
    case 0x18:
      return fast ? 'QSFP-DD800' : 'QSFP-DD';
    case 0x19:
      return 'OSFP-finned';
    case 0x1e:
      return fast ? 'QSFP112' : 'QSFP56';
    case 0x11:
      return extended >= 0x40 && extended <= 0x46 ? 'QSFP56' : 'QSFP28';
    case 0x0d:
    case 0x0c:
      return extended === 0 ? 'QSFP+' : 'QSFP28';
    default:
      return extended === 0 ? 'SFP+' : extended >= 0x40 ? 'SFP56' : 'SFP28';
  }
};
