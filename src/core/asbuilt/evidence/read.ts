import { readColumns, readHistogram } from './columns.ts';
import { readDatabase } from './database.ts';
import { readEthtoolModule, readSfputil } from './eeprom-text.ts';
import { readCollected, readEthtool, readEthtoolFec, readEthtoolStatistics } from './ethtool.ts';
import { readLldpJson } from './lldp-json.ts';
import { readLldpKeyValue, readLldpText } from './lldp-text.ts';
import { readRawDump } from './raw-dump.ts';
import type { Piece, Place, Reader, Sighting } from './sighting.ts';

/** Every form that is read, by what stands in a file and not by its name. One more form is one more reader here. */
const READERS: readonly Reader[] = [
  readRawDump,
  readCollected,
  readLldpJson,
  readDatabase,
  readLldpText,
  readLldpKeyValue,
  readSfputil,
  readHistogram,
  readColumns,
  readEthtool,
  readEthtoolFec,
  readEthtoolStatistics,
  readEthtoolModule,
];

/** A collected file: its path below the state directory, parts joined by `/`; its bytes, which a dump of a module is read from. */
export type StateFile = { readonly file: string; readonly text: string; readonly bytes?: Uint8Array };

/** A piece in a form that no reader knows, by its place and its first words. */
export type Unknown = { readonly place: Place; readonly begins: string };

/** What a file said, and how its device is named: by the file itself, or by where it lies. */
export type FileRead = {
  readonly file: string;
  /** names to try, the surest first */
  readonly names: readonly string[];
  readonly sightings: readonly Sighting[];
  /** pieces in a form that no reader knows */
  readonly unread: readonly Unknown[];
};

/** `collect` writes this line before what each command prints. */
export const MARKER = '# lanewright: ';

/** The last word of a command, where the output names no port: `ethtool -S ens3f0np0`, `ethtool -m ens3f0np0 hex on`. */
const portOf = (command: string): string | undefined => {
  const words = command
    .trim()
    .replace(/(?:\s(?:hex|raw|offset|length|page|bank|i2c)\s\S+)+$/, '')
    .split(/\s+/);
  return words.length > 1 && !words.at(-1)?.startsWith('-') ? words.at(-1) : undefined;
};

/** `ethtool-S.ens3f0np0.txt`: a file that was not cut by commands names its port before its ending. */
const portOfFile = (file: string): string | undefined => {
  const parts = (file.split('/').at(-1) ?? '').split('.');
  return parts.length > 2 ? parts.at(-2) : undefined;
};

/** Enough of a text to tell its form: every form shows itself in its first lines. */
const headOf = (text: string): string => text.slice(0, 4000);

/** The parts of a collected file, cut at the lines that `collect` writes. */
export const piecesOf = ({ file, text, bytes }: StateFile): readonly Piece[] => {
  if (!text.includes(MARKER)) return [{ file, line: 1, text, bytes, head: headOf(text), port: portOfFile(file) }];
  const pieces: Piece[] = [];
  let line = 1;
  for (const [i, part] of text.split(/^# lanewright: /m).entries()) {
    const end = part.indexOf('\n');
    if (i > 0) {
      const body = end < 0 ? '' : part.slice(end + 1);
      pieces.push({
        file,
        line: line + 1,
        text: body,
        bytes: undefined,
        head: headOf(body),
        port: portOf(end < 0 ? part : part.slice(0, end)),
      });
    } else if (part.trim() !== '')
      pieces.push({ file, line, text: part, bytes: undefined, head: headOf(part), port: undefined });
    for (let at = part.indexOf('\n'); at >= 0; at = part.indexOf('\n', at + 1)) line++;
  }
  return pieces;
};

/** Names that a path gives its device: its folders from the innermost out, then what stands before the dots of its name. */
const namesOf = (file: string): readonly string[] => {
  const parts = file.split('/');
  const name = parts.pop() ?? '';
  const stems = name.split('.').map((_, i, all) => all.slice(0, all.length - 1 - i).join('.'));
  return [...parts.toReversed(), ...stems].filter((text) => text !== '');
};

/** Reads one collected file. */
export const readState = (state: StateFile): FileRead => {
  const sightings: Sighting[] = [];
  const unread: Unknown[] = [];
  for (const piece of piecesOf(state)) {
    if (piece.text.trim() === '') continue;
    let read: readonly Sighting[] | undefined;
    for (const reader of READERS) {
      read = reader(piece);
      if (read) break;
    }
    if (read) for (const sighting of read) sightings.push(sighting);
    else
      unread.push({
        place: { file: piece.file, line: piece.line },
        begins: piece.text.trim().split('\n', 1)[0]?.slice(0, 60) ?? '',
      });
  }
  const said = sightings.flatMap((s) => (s.kind === 'device' && s.name !== undefined ? [s.name] : []));
  return { file: state.file, names: [...said, ...namesOf(state.file)], sightings, unread };
};
