import { type Diagnostic, diagnostic } from '../../diagnostics/index.ts';
import type { Application, Aui, OpticalPmd } from '../../parts/index.ts';
import type { AdvertisedApplication } from '../applications.ts';
import { MEDIA_TABLES, type Sff8024Row, sff8024Table } from '../codes.ts';
import type { Decoded } from '../decode.ts';
import { COMPLIANCE, type ComplianceCode, ETHERNET_COMPLIANCE } from '../part-codes.ts';
import { codeOf, HOST, number, type Read, text } from './read.ts';

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

export const cmisApplications = (
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

/** The rows of the compliance codes that a memory before CMIS states: the extended code, else the bits for Ethernet. */
export const complianceRows = ({ memoryModel, values }: Decoded): readonly ComplianceCode[] => {
  const extended = codeOf(text(values.extSpecCompliance));
  const isSfp = memoryModel === 'SFF-8472';
  const ethernet = codeOf(isSfp ? text(values.compliance).slice(0, 2) : text(values.compliance131));
  const stated = (one: ComplianceCode): boolean =>
    extended === 0 ? (ethernet & (1 << (one.bit ?? 7))) !== 0 : one.code === extended;
  return (extended === 0 ? ETHERNET_COMPLIANCE : COMPLIANCE).filter(
    (one) => one.of.startsWith('SFP') === isSfp && stated(one),
  );
};

/** The applications behind the compliance codes of SFF-8636 and SFF-8472. */
export const byCompliance = ({ decoded, library, known }: Read, formFactor: string): readonly Application[] => {
  const rows = complianceRows(decoded).filter((one) => one.of === formFactor);
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
