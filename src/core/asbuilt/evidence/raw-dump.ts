import { type Decoded, decode, mediaWords, readDump, sff8024Name } from '../../module/index.ts';
import type { MilliDbm } from '../../units/index.ts';
import type { ModuleSeen, Piece, Reader, Sighting } from './sighting.ts';
import { dbmOfMw } from './words.ts';

/** A dump that is text shows itself in its first lines; looking no further keeps the reading of other files quick. */
const BEGINNING = 300;
/** Headings and rows of the dumps that are text: sfputil's hexdump, `ethtool -m … hex on`, xxd, hexdump. */
const TEXT_FORMS: readonly RegExp[] = [
  /EEPROM hexdump for (?:port|module) \S+/i,
  /^Offset\s+Values/m,
  /^\s*(?:lower page|upper page|a0h dump)/im,
  /^\s*0x0000:?\s+(?:[0-9a-f]{2}\s+){8}/im,
  /^0{4,8}:?\s+(?:[0-9a-f]{2} ?){8}/im,
];

/** Bytes of no text: what `raw on` and the files of sysfs hold. */
const isBinary = (bytes: Uint8Array): boolean => {
  for (const byte of bytes.subarray(0, 256)) if (byte < 0x09 || (byte > 0x0d && byte < 0x20)) return true;
  return false;
};

/** `Ethernet0.bin`: of a file that is one module, what stands before its ending is the port. */
const portOfDump = ({ file, port }: Piece): string => port ?? (file.split('/').at(-1) ?? '').replace(/\.[^.]*$/, '');

const dbmOf = (mw: unknown): MilliDbm | undefined => (typeof mw === 'number' ? dbmOfMw(mw) : undefined);

const seen = (decoded: Decoded): ModuleSeen => {
  const { identity, values } = decoded;
  return {
    vendor: identity.vendor || undefined,
    partNumber: identity.partNumber || undefined,
    serial: identity.serialNumber || undefined,
    formFactor: sff8024Name('identifier', identity.identifier),
    media: mediaWords(decoded),
    firmware: typeof values.activeFirmware === 'string' ? values.activeFirmware : undefined,
  };
};

type Thresholds = { readonly rxPowerMw?: { readonly lowWarn?: number; readonly highWarn?: number } };

const sightingsOf = (
  decoded: Decoded,
  at: { readonly place: Sighting['place']; readonly port: string },
): Sighting[] => {
  const found: Sighting[] = [{ kind: 'module', ...at, module: seen(decoded) }];
  const { rxPowerMw, thresholds } = decoded.values;
  if (Array.isArray(rxPowerMw)) {
    const limits = (thresholds as Thresholds | undefined)?.rxPowerMw;
    const [low, high] = [dbmOf(limits?.lowWarn), dbmOf(limits?.highWarn)];
    found.push({ kind: 'light', ...at, rx: rxPowerMw.map(dbmOf), low, high });
  }
  return found;
};

/** Raw module memory of any kind that `module decode` reads. A dump that names no port is its file's. */
export const readRawDump: Reader = (piece) => {
  const { file, line, text, head, bytes } = piece;
  const binary = bytes !== undefined && isBinary(bytes);
  const json = /^\s*\{/.test(head) && /"pages"\s*:/.test(head);
  const beginning = head.slice(0, BEGINNING);
  if (!binary && !json && !TEXT_FORMS.some((form) => form.test(beginning))) return undefined;
  const dump = binary ? bytes : Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
  // the `id` of a JSON dump is its own, and no port's
  const named = json && /"id"\s*:/.test(head);
  const found: Sighting[] = /EEPROM hexdump for/i.test(head)
    ? [{ kind: 'device', place: { file, line }, system: 'SONiC' }]
    : [];
  let modules = 0;
  for (const { memory, name } of readDump(file, dump)) {
    if (!memory) continue;
    modules++;
    const port = name === undefined || named ? portOfDump(piece) : name;
    for (const sighting of sightingsOf(decode(memory), { place: { file, line }, port })) found.push(sighting);
  }
  return modules > 0 ? found : undefined;
};
