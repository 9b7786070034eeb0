import type { AdvertisedApplication } from './applications.ts';
import { complianceRows } from './as-part/applications.ts';
import { kindOf } from './as-part/cable.ts';
import { MEDIA_TABLES, sff8024Name, sff8024Table } from './codes.ts';
import type { Decoded } from './decode.ts';

const CABLES = {
  DAC: 'passive copper cable',
  ACC: 'active copper cable',
  AEC: 'active copper cable, retimed',
  AOC: 'active optical cable',
  TP: undefined,
} as const;

/** A code by the catalogue's name of it, else by that of SFF-8024, else by its number. */
const nameIn = (table: string | undefined, hex: string): string => {
  const row = table === undefined ? undefined : sff8024Table(table).get(Number.parseInt(hex, 16));
  return row?.pmd ?? row?.aui ?? row?.name ?? hex;
};

/**
 * Everything a module says of its media, in words of the catalogue where it has them: "400GAUI-8 - 400GBASE-DR4; …" for the
 * applications of CMIS, the compliance of older maps, the kind of an integrated cable. undefined where it says nothing.
 */
export const mediaWords = (decoded: Decoded): string | undefined => {
  const { values } = decoded;
  const kind = kindOf(decoded);
  const cable = kind && CABLES[kind];
  const words: string[] = cable ? [cable] : [];
  const table = MEDIA_TABLES[typeof values.mediaType === 'number' ? values.mediaType : 0];
  if (!kind)
    for (const app of (values.applications ?? []) as readonly AdvertisedApplication[])
      words.push(`${nameIn('host', app.hostInterfaceId)} - ${nameIn(table, app.mediaInterfaceId)}`);
  if (decoded.memoryModel !== 'CMIS') {
    if (!kind)
      for (const { host, pmd, split } of complianceRows(decoded))
        words.push(`${host} - ${pmd}`, ...(split ? [`${split.host} - ${split.pmd}`] : []));
    const extended = typeof values.extSpecCompliance === 'string' ? values.extSpecCompliance : '0x00';
    if (extended !== '0x00') words.push(sff8024Name('extended-compliance', extended) ?? extended);
  }
  return words.length === 0 ? undefined : [...new Set(words)].join('; ');
};
