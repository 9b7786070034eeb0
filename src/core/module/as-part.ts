import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type {
  Application,
  Aui,
  CableAssembly,
  CableEnd,
  CableKind,
  CopperPmd,
  FormFactor,
  LaneRate,
  Module,
  ModuleId,
  ModulePower,
  OpticalPmd,
  Receptacle,
  Transceiver,
} from '../parts/index.ts';
import { gbps, metres, watts } from '../units/index.ts';
import type { AdvertisedApplication } from './applications.ts';
import { MEDIA_TABLES, type Sff8024Row, sff8024Table } from './codes.ts';
import type { Decoded } from './decode.ts';
import {
  COMPLIANCE,
  COPPER_COMPLIANCE,
  type ComplianceCode,
  ETHERNET_COMPLIANCE,
  formFactorCode,
  hostRowOf,
  laneRateOf,
  RECEPTACLES,
} from './part-codes.ts';

/** The facts that codes of a memory stand for. */
export type Library = {
  readonly auis: ReadonlyMap<string, Aui>;
  readonly opticalPmds: ReadonlyMap<string, OpticalPmd>;
  readonly copperPmds: ReadonlyMap<string, CopperPmd>;
  readonly modules: ReadonlyMap<string, Module>;
};

/** A part as its memory tells it, or why it is none that the link rules could judge. */
export type ReadPart = { readonly part: Module | undefined; readonly diagnostics: readonly Diagnostic[] };

type Read = {
  readonly decoded: Decoded;
  readonly library: Library;
  readonly id: string;
  readonly known: Module | undefined;
};

const COPPER_MEDIA = 3;
const ACTIVE_MEDIA = 4;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const number = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
const codeOf = (hex: string): number => Number.parseInt(hex, 16);
const HOST = sff8024Table('host');
const FIELD_LENGTH = 16;

const plain = (aui: string): string => aui.replace(/-[SL]$/, '');

/** Applications of a decoded module whose codes are all public, as `host media`. */
const publicApplications = ({ values }: Decoded): readonly string[] => {
  const table = MEDIA_TABLES[number(values.mediaType) ?? 0];
  const advertised = (values.applications ?? []) as readonly AdvertisedApplication[];
  if (table !== 'smf' && table !== 'mmf') return [];
  return advertised.flatMap(({ hostInterfaceId, mediaInterfaceId }) => {
    const aui = HOST.get(codeOf(hostInterfaceId))?.aui;
    const pmd = sff8024Table(table).get(codeOf(mediaInterfaceId))?.pmd;
    return aui === undefined || pmd === undefined ? [] : [`${plain(aui)} ${pmd}`];
  });
};

/** The connector code of a receptacle. */
const connectorCode = ({ plug, count }: Receptacle): number | undefined =>
  RECEPTACLES.find((one) => one.plug === plug && (one.count === undefined || one.count === count))?.connector;

/** Does a part of the catalogue have the connector, and everything that the memory says with public codes? */
const agrees = (part: Module, { values }: Decoded, told: readonly string[]): boolean => {
  if (part.kind !== 'transceiver') return values.connector === '0x23';
  if (connectorCode(part.receptacle) !== codeOf(text(values.connector))) return false;
  const has = new Set(part.applications.map(({ host, media }) => `${plain(host.id)} ${media.id}`));
  return told.every((one) => has.has(one));
};

/**
 * The part of the catalogue with this maker and part number, as far as the 16 characters of a memory tell; of several that begin alike
 * the one whose applications agree. undefined where none, or more than one, would do.
 */
export const knownPart = (decoded: Decoded, { modules }: Library): Module | undefined => {
  const vendor = (decoded.identity.vendor ?? '').toLowerCase();
  const partNumber = (decoded.identity.partNumber ?? '').toLowerCase();
  if (partNumber === '') return undefined;
  const cut = (value: string): string => value.slice(0, FIELD_LENGTH).trim().toLowerCase();
  const told = publicApplications(decoded);
  const named = [...modules.values()].filter(
    (one) =>
      cut(one.partNumber ?? one.id) === partNumber &&
      (vendor === '' || vendor.includes(cut(one.vendor))) &&
      agrees(one, decoded, told),
  );
  return named.length === 1 ? named[0] : undefined;
};

const power = ({ values }: Decoded): ModulePower => {
  const most = number(values.maxPowerW);
  return most === undefined || most === 0 ? undefined : { max: watts(most), basis: 'source' };
};

const common = ({ decoded, id, known }: Read) => ({
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

const NO_ROW: Sff8024Row = { table: 'host', code: 0, name: '' };

/**
 * The form factor. The identifier tells the family; the catalogue's part, or the lanes' rate, which of it (an OSFP's heat sink is not
 * told before CMIS 5.4, and taken as finned).
 */
const formFactorOf = ({ decoded, known }: Read, applications: readonly AdvertisedApplication[]): string => {
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

const unknownCode = (app: AdvertisedApplication, side: 'host' | 'media', meaning: string): Diagnostic =>
  diagnostic('LW8010', {
    app: app.appSel,
    side,
    interfaceCode: side === 'host' ? app.hostInterfaceId : app.mediaInterfaceId,
    meaning,
  });

const meaningOf = (code: number, found: Sff8024Row | undefined): string => {
  if (found) return `${found.name}, which the link rules do not know`;
  return code >= 0xc0 ? 'the maker’s own' : 'reserved in SFF-8024 Rev 4.13';
};

/**
 * The light of an application: by its public code, else by what the catalogue says of the same part at this width, first of what no
 * application has taken yet.
 */
const mediaOf = (
  { decoded, library, known }: Read,
  app: AdvertisedApplication,
  host: Aui,
  taken: readonly Application[],
): OpticalPmd | Sff8024Row | undefined => {
  const table = MEDIA_TABLES[number(decoded.values.mediaType) ?? 0];
  const row = table === undefined ? undefined : sff8024Table(table).get(codeOf(app.mediaInterfaceId));
  const pmd = row?.pmd === undefined ? undefined : library.opticalPmds.get(row.pmd);
  if (pmd || row || known?.kind !== 'transceiver') return pmd ?? row;
  return known.applications.find(
    (one) =>
      one.host.rate === host.rate && one.host.lanes === host.lanes && !taken.some(({ media }) => media === one.media),
  )?.media;
};

const isPmd = (found: OpticalPmd | Sff8024Row | undefined): found is OpticalPmd =>
  found !== undefined && 'kind' in found;

const cmisApplications = (
  read: Read,
  advertised: readonly AdvertisedApplication[],
): { readonly applications: readonly Application[]; readonly left: readonly Diagnostic[] } => {
  const applications: Application[] = [];
  const left: Diagnostic[] = [];
  for (const app of advertised) {
    const hostCode = codeOf(app.hostInterfaceId);
    const row = HOST.get(hostCode);
    const host = row?.aui === undefined ? undefined : read.library.auis.get(row.aui);
    if (!host) {
      left.push(unknownCode(app, 'host', meaningOf(hostCode, row)));
      continue;
    }
    const media = mediaOf(read, app, host, applications);
    if (!isPmd(media)) {
      left.push(unknownCode(app, 'media', meaningOf(codeOf(app.mediaInterfaceId), media)));
      continue;
    }
    const instances = Math.max(1, app.hostStartLanes.length);
    applications.push({ host, media, instances });
  }
  return { applications, left };
};

const FACES: readonly (Receptacle['polish'] | undefined)[] = [undefined, 'PC', 'APC', undefined];
const FIBRES: Readonly<Record<string, number>> = {
  LC: 2,
  CS: 2,
  SN: 2,
  'MPO-12': 12,
  'MPO-16': 16,
  'MPO-24': 24,
  'MPO-32': 32,
};

/** Plugs of two fibres: as many as the links of all applications need. */
const DUPLEX = new Set(['LC', 'CS', 'SN']);

/** The receptacle by its connector code; its face is told from CMIS 5.2 on (lower page byte 61), else the catalogue may know it. */
const receptacleOf = ({ decoded, known }: Read, applications: readonly Application[]): Receptacle | undefined => {
  const code = codeOf(text(decoded.values.connector));
  const found = RECEPTACLES.find((one) => one.connector === code);
  if (known?.kind === 'transceiver') return known.receptacle;
  if (!found) return undefined;
  const lower = decoded.memory.pages.get('lower');
  const polish = decoded.memoryModel === 'CMIS' ? FACES[(lower?.bytes[61] ?? 0) & 3] : undefined;
  const plug = found.plug as Receptacle['plug'];
  const fibres = FIBRES[plug] ?? 2;
  const used = Math.max(...applications.map(({ media, instances }) => media.fibres * instances));
  return { count: DUPLEX.has(plug) ? Math.ceil(used / fibres) : (found.count ?? 1), plug, polish, fibres };
};

const reachOf = ({ values }: Decoded, fibre: 'SMF' | 'MMF'): Transceiver['ratedReach'] => {
  const m = (key: string): number => number(values[key]) ?? 0;
  const reach: Record<string, ReturnType<typeof metres>> = {};
  const smf = m('lengthSmfKm') * 1000 || (values.lengthSmf100m === 255 ? 0 : m('lengthSmf100m') * 100);
  if (fibre === 'SMF' && smf > 0) reach.OS2 = metres(smf);
  if (fibre === 'MMF')
    for (const [grade, key] of [
      ['OM3', 'lengthOm3M'],
      ['OM4', 'lengthOm4M'],
      ['OM5', 'lengthOm5M'],
    ] as const)
      if (m(key) > 0) reach[grade] = metres(m(key));
  // SFF-8636 and SFF-8472 have one byte for cables and for OM4
  const om4 = m('lengthByte146') * 2 || m('lengthCopperOrOm4Byte18') * 10;
  if (fibre === 'MMF' && om4 > 0) reach.OM4 = metres(om4);
  return reach;
};

const transceiver = (read: Read, applications: readonly Application[], formFactor: string, basis: string): ReadPart => {
  const { decoded, known } = read;
  const [first] = applications;
  if (!first) return { part: undefined, diagnostics: [diagnostic('LW8025', { id: read.id })] };
  const receptacle = receptacleOf(read, applications);
  if (!receptacle)
    return {
      part: undefined,
      diagnostics: [diagnostic('LW8026', { id: read.id, connector: text(decoded.values.connectorName) || 'unknown' })],
    };
  const fibre = first.media.fibre;
  const rated = reachOf(decoded, fibre);
  return {
    part: {
      ...common(read),
      kind: 'transceiver',
      formFactor: formFactor as FormFactor,
      applications,
      applicationsBasis: basis,
      receptacle,
      fibre,
      ratedReach: known?.kind === 'transceiver' ? { ...known.ratedReach, ...rated } : rated,
      power: power(decoded) ?? (known?.kind === 'transceiver' ? known.power : undefined),
    },
    diagnostics: [],
  };
};

/** The applications behind the compliance codes of SFF-8636 and SFF-8472. */
const byCompliance = ({ decoded, library, known }: Read, formFactor: string): readonly Application[] => {
  const extended = codeOf(text(decoded.values.extSpecCompliance));
  const ethernet =
    decoded.memoryModel === 'SFF-8636'
      ? codeOf(text(decoded.values.compliance131))
      : codeOf(text(decoded.values.compliance).slice(0, 2));
  const rows: readonly ComplianceCode[] = [
    ...COMPLIANCE.filter((one) => one.of === formFactor && extended !== 0 && one.code === extended),
    ...ETHERNET_COMPLIANCE.filter((one) => one.of === formFactor && extended === 0 && ethernet & (1 << (one.bit ?? 7))),
  ];
  const knownPmds = new Set<string>(
    known?.kind === 'transceiver' ? known.applications.map(({ media }) => media.id) : [],
  );
  const [row] = rows.some(({ pmd }) => knownPmds.has(pmd)) ? rows.filter(({ pmd }) => knownPmds.has(pmd)) : rows;
  if (!row) return [];
  const one = (hostId: string, pmdId: string, instances: number): readonly Application[] => {
    const host = library.auis.get(hostId);
    const media = library.opticalPmds.get(pmdId);
    return host && media ? [{ host, media, instances }] : [];
  };
  const whole = one(row.host, row.pmd, 1);
  const lanes = whole[0]?.media.lanes ?? 1;
  return row.split ? [...whole, ...one(row.split.host, row.split.pmd, lanes)] : whole;
};

/** What one end of an integrated cable says of itself. */
type EndRead = {
  readonly kind: CableKind;
  readonly end: CableEnd;
  readonly legLanes: number | undefined;
  readonly rows: readonly { readonly row: Sff8024Row; readonly lanes: number; readonly instances: number }[];
  readonly pmds: readonly CopperPmd[];
  readonly lengthM: number | undefined;
};

const kindOf = ({ decoded }: Read): CableKind | undefined => {
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

const endOf = (read: Read): EndRead | undefined => {
  const kind = kindOf(read);
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

const joined = (read: Read, a: EndRead, b: EndRead): CableAssembly => {
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

/**
 * A decoded module as a part that the link rules judge like one of the catalogue. What a memory cannot tell (the face of the plug, the
 * maker's own codes) comes from the catalogue where it has the part, and is unknown otherwise. A cable needs the memory of both ends.
 * @param id how the part is called in answers
 * @param far the memory of the other end, for integrated cables
 */
export const partOf = (decoded: Decoded, library: Library, id: string, far?: Decoded): ReadPart => {
  const read: Read = { decoded, library, id, known: knownPart(decoded, library) };
  const a = endOf(read);
  if (a) {
    const b = far ? endOf({ decoded: far, library, id, known: knownPart(far, library) }) : undefined;
    if (!b) return { part: undefined, diagnostics: [diagnostic('LW8027', { id })] };
    const swapped = a.legLanes === undefined && b.legLanes !== undefined;
    return { part: swapped ? joined(read, b, a) : joined(read, a, b), diagnostics: [] };
  }
  const advertised = (decoded.values.applications ?? []) as readonly AdvertisedApplication[];
  const formFactor = formFactorOf(read, advertised);
  if (decoded.memoryModel !== 'CMIS')
    return transceiver(read, byCompliance(read, formFactor), formFactor, 'compliance codes of the memory');
  const { applications, left } = cmisApplications(read, advertised);
  const made = transceiver(read, applications, formFactor, 'application descriptors of the memory');
  return { part: made.part, diagnostics: [...made.diagnostics, ...left] };
};
