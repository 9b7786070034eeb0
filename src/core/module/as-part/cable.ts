import type { CableAssembly, CableEnd, CableKind, CopperPmd, FormFactor, LaneRate } from '../../parts/index.ts';
import { gbps, metres } from '../../units/index.ts';
import type { AdvertisedApplication } from '../applications.ts';
import type { Sff8024Row } from '../codes.ts';
import type { Decoded } from '../decode.ts';
import { COPPER_COMPLIANCE, formFactorCode, hostRowOf, laneRateOf } from '../part-codes.ts';
import { codeOf, common, formFactorOf, HOST, number, power, type Read, text } from './read.ts';

const COPPER_MEDIA = 3;

const ACTIVE_MEDIA = 4;

/** What one end of an integrated cable says of itself. */
type EndRead = {
  readonly kind: CableKind;
  readonly end: CableEnd;
  readonly legLanes: number | undefined;
  readonly rows: readonly { readonly row: Sff8024Row; readonly lanes: number; readonly instances: number }[];
  readonly pmds: readonly CopperPmd[];
  readonly lengthM: number | undefined;
};

/** What kind of integrated cable a module says it is the end of; undefined where it is none, or does not say. */
export const kindOf = (decoded: Decoded): CableKind | undefined => {
  const technology = number(decoded.values.mediaInterfaceTechnology ?? decoded.values.transmitterTechnology);
  const mediaType = number(decoded.values.mediaType);
  if (decoded.memoryModel === 'SFF-8472') {
    if (decoded.values.passiveCable === true) return 'DAC';
    return decoded.values.activeCable === true ? 'ACC' : undefined;
  }
  const attached = decoded.values.connector === '0x23';
  if (mediaType === COPPER_MEDIA) return technology !== undefined && technology >= 12 ? 'ACC' : 'DAC';
  if (mediaType === ACTIVE_MEDIA) return technology !== undefined && technology >= 10 ? 'AEC' : 'AOC';
  if (mediaType !== undefined || !attached || technology === undefined) return undefined;
  if (technology === 10 || technology === 11) return 'DAC';
  return technology > 11 ? 'AEC' : 'AOC';
};

type Row = EndRead['rows'][number];

/** The interfaces of a cable end: its descriptors, or what a retimed SFF-8636 or SFF-8472 end can only be. */
const rowsOf = ({ decoded }: Read, kind: CableKind, lanes: number, rate: number): readonly Row[] => {
  const advertised = (decoded.values.applications ?? []) as readonly AdvertisedApplication[];
  if (decoded.memoryModel === 'CMIS')
    return advertised.flatMap((app) => {
      const row = HOST.get(codeOf(app.hostInterfaceId));
      const count = app.hostLanes || row?.lanes;
      return row && count !== undefined
        ? [{ row, lanes: count, instances: Math.max(1, app.hostStartLanes.length) }]
        : [];
    });
  if (kind !== 'AEC' && kind !== 'AOC') return [];
  const row = hostRowOf(lanes, rate);
  return row ? [{ row, lanes, instances: 1 }] : [];
};

/** Lanes a leg of this end has (CMIS 00h:211, SFF-8636 113); undefined where there is one far end, or it is not told. */
const legLanes = ({ decoded }: Read): number | undefined => {
  const code = number(decoded.values.farEndConfiguration);
  if (code !== undefined) return { 1: 1, 12: 2, 3: 4, 2: 8 }[code];
  return { 4: 1, 5: 2, 6: 1 }[number(decoded.values.farEnd) ?? 0];
};

export const endOf = (read: Read): EndRead | undefined => {
  const kind = kindOf(read.decoded);
  if (!kind) return undefined;
  const { decoded, library, known } = read;
  const advertised = (decoded.values.applications ?? []) as readonly AdvertisedApplication[];
  const formFactor = formFactorOf(read, advertised);
  const code = formFactorCode(formFactor);
  if (!code) return undefined;
  const missing = (decoded.values.nearEndNotImplemented ?? []) as readonly number[];
  const extended = codeOf(text(decoded.values.extSpecCompliance));
  const slow = formFactor === 'QSFP+' || formFactor === 'SFP+' ? 10 : extended >= 0x30 && extended <= 0x46 ? 50 : 25;
  const wired = code.lanes - missing.length;
  const rows = rowsOf(read, kind, wired, slow);
  const named = COPPER_COMPLIANCE.find((one) => one.code === extended)?.pmds ?? [];
  const pmdIds = decoded.memoryModel === 'CMIS' ? rows.map(({ row }) => row.pmd ?? '') : named;
  const pmds = [...new Set(pmdIds)]
    .flatMap((id) => library.copperPmds.get(id) ?? [])
    .filter(({ lanes }) => lanes <= wired);
  const rates = [...rows.map(({ row }) => laneRateOf(row) ?? 0), ...pmds.map(({ laneRate }) => laneRate as number)];
  const used = Math.max(0, ...rows.map(({ lanes, instances }) => lanes * instances)) || wired;
  const knownEnds = known && known.kind !== 'transceiver' ? [known.a, known.b] : [];
  const knownEnd = knownEnds.find(
    (one) => formFactorCode(one.formFactor)?.identifier === code.identifier && one.lanes === used,
  );
  return {
    kind,
    end: {
      formFactor: knownEnd?.formFactor ?? (formFactor as FormFactor),
      count: 1,
      lanes: used,
      laneRate: gbps(Math.max(0, ...rates) || slow) as LaneRate,
      power: power(decoded) ?? knownEnd?.power,
    },
    legLanes: legLanes(read),
    rows,
    pmds,
    lengthM: number(
      decoded.values.cableLengthM ?? decoded.values.lengthByte146 ?? decoded.values.lengthCopperOrOm4Byte18,
    ),
  };
};

export const joined = (read: Read, a: EndRead, b: EndRead): CableAssembly => {
  const legs = a.legLanes === undefined ? 1 : Math.max(1, Math.round(a.end.lanes / a.legLanes));
  const modes = a.rows.some(({ row }) => row.aui !== undefined)
    ? a.rows.flatMap(({ row, lanes, instances }) => {
        const far = b.rows.find((one) => one.row.ethernetGbps === row.ethernetGbps);
        const rate = laneRateOf(row);
        const farRate = far && laneRateOf(far.row);
        if (!far || rate === undefined || farRate === undefined || row.ethernetGbps === undefined) return [];
        return [
          {
            instances,
            speed: gbps(row.ethernetGbps),
            a: { lanes, laneRate: gbps(rate) as LaneRate },
            b: { lanes: far.lanes, laneRate: gbps(farRate) as LaneRate },
          },
        ];
      })
    : [];
  const bPmds = new Set(b.pmds.map(({ id }) => id));
  const length = a.lengthM ?? b.lengthM;
  return {
    ...common(read),
    kind: a.kind,
    a: a.end,
    b: { ...b.end, count: legs },
    gearbox: a.end.laneRate !== b.end.laneRate,
    modes,
    pmds: a.pmds.filter(({ id }) => bPmds.has(id)),
    lengths: length === undefined || length === 0 ? [] : [metres(length)],
  };
};
