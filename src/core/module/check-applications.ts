import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { AdvertisedApplication, DescriptorAfterEnd } from './applications.ts';
import { MEDIA_TABLES, type Sff8024Row, sff8024Table } from './codes.ts';
import type { Decoded } from './decode.ts';

type Side = 'host' | 'media';

type Checked = {
  readonly app: AdvertisedApplication;
  readonly side: Side;
  readonly count: number;
  readonly starts: readonly number[] | undefined;
  readonly row: Sff8024Row | undefined;
  readonly code: string;
  /** Lanes there are on this side. */
  readonly have: number;
};

const MEDIA_LANES = 8;
const MAKERS_OWN = 0xc0;
const PASSIVE_COPPER = 3;

const codeOf = (hex: string): number => Number.parseInt(hex, 16);

const sidesOf = (decoded: Decoded, app: AdvertisedApplication): readonly Checked[] => {
  const identifier = sff8024Table('identifier').get(codeOf(decoded.identity.identifier ?? '0x0'));
  const table = MEDIA_TABLES[typeof decoded.values.mediaType === 'number' ? decoded.values.mediaType : 0];
  const media = table === undefined ? undefined : sff8024Table(table).get(codeOf(app.mediaInterfaceId));
  return [
    {
      app,
      side: 'host',
      count: app.hostLanes,
      starts: app.hostStartLanes,
      row: sff8024Table('host').get(codeOf(app.hostInterfaceId)),
      code: app.hostInterfaceId,
      have: identifier?.electricalLanes ?? MEDIA_LANES,
    },
    {
      app,
      side: 'media',
      count: app.mediaLanes,
      starts: app.mediaStartLanes,
      row: media,
      code: app.mediaInterfaceId,
      have: MEDIA_LANES,
    },
  ];
};

const nameOf = ({ hostInterface, hostInterfaceId }: AdvertisedApplication): string => hostInterface ?? hostInterfaceId;

const checkCodes = ({ app, side, row, code }: Checked, mediaType: unknown): readonly Diagnostic[] => {
  const number = codeOf(code);
  if (side === 'media' && number === 0 && mediaType !== PASSIVE_COPPER)
    return [diagnostic('LW8009', { app: app.appSel, host: nameOf(app) })];
  if (row || number === 0 || (side === 'media' && MEDIA_TABLES[Number(mediaType)] === undefined)) return [];
  const meaning = number >= MAKERS_OWN ? 'the maker’s own' : 'reserved in SFF-8024 Rev 4.13';
  return [diagnostic('LW8010', { app: app.appSel, side, interfaceCode: code, meaning })];
};

const checkLanes = ({ app, side, count, starts, row, have }: Checked, formFactor: string): readonly Diagnostic[] => {
  const { appSel } = app;
  const found: Diagnostic[] = [];
  if (count > have) found.push(diagnostic('LW8014', { app: appSel, count, side, formFactor, have }));
  else if (row?.lanes !== undefined && row.lanes !== count && count > 0)
    found.push(diagnostic('LW8018', { app: appSel, name: row.name, count, side, have: row.lanes }));
  const lanes = count || (row?.lanes ?? 1);
  const beyond = starts?.find((lane) => lane + lanes - 1 > have);
  if (beyond !== undefined && count <= have)
    found.push(diagnostic('LW8008', { app: appSel, side, lane: beyond, count: lanes, last: beyond + lanes - 1, have }));
  if (starts?.length === 0) found.push(diagnostic('LW8022', { app: appSel, host: nameOf(app), side }));
  return found;
};

/** What a CMIS advertisement says that cannot be, or says nothing. */
export const checkApplications = (decoded: Decoded): readonly Diagnostic[] => {
  const { values, memoryModel, identity, memory } = decoded;
  if (memoryModel !== 'CMIS' || !memory.pages.has('lower')) return [];
  const applications = (values.applications ?? []) as readonly AdvertisedApplication[];
  const after = (values.descriptorsAfterEnd ?? []) as readonly DescriptorAfterEnd[];
  const identifier = sff8024Table('identifier').get(codeOf(identity.identifier ?? '0x0'));
  const formFactor = identifier?.formFactor ?? identifier?.name ?? 'module';
  const found = applications.flatMap((app) =>
    sidesOf(decoded, app).flatMap((side) => [...checkCodes(side, values.mediaType), ...checkLanes(side, formFactor)]),
  );
  if (applications.length === 0) found.unshift(diagnostic('LW8021', {}));
  if (after.length > 0) found.push(diagnostic('LW8011', { apps: after.map(({ appSel }) => appSel).join(', ') }));
  return found;
};
