import type { Module, Receptacle } from '../../parts/index.ts';
import type { AdvertisedApplication } from '../applications.ts';
import { MEDIA_TABLES, sff8024Table } from '../codes.ts';
import type { Decoded } from '../decode.ts';
import { RECEPTACLES } from '../part-codes.ts';
import { codeOf, HOST, type Library, number, text } from './read.ts';

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
