import {
  type FaultKind,
  type Plan,
  portName,
  RoomFolder,
  rehearse,
  type Said,
} from '../../../../src/core/asbuilt/index.ts';

/** Where the evidence comes from: files that were read before, or a room that is made up. */
export type RoomSource =
  | { readonly kind: 'files'; readonly reading: number; readonly files: number }
  | {
      readonly kind: 'rehearsal';
      readonly seed: number;
      readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
    };

/** More files of a reading: the first of a new one puts the one before away. */
export type FilesGiven = {
  readonly reading: number;
  readonly files: readonly { readonly path: string; readonly file: Blob }[];
};

/** The largest file of a device that is read: what a browser holds of one text. */
const MOST_BYTES = 128 * 1024 * 1024;
/** The most that is read in all: five times what a room of 50,000 cables writes. */
const MOST_BYTES_IN_ALL = 512 * 1024 * 1024;
const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

let read:
  | {
      readonly reading: number;
      readonly folder: RoomFolder;
      /** handles, by path: to show the lines of a sighting */
      readonly blobs: Map<string, Blob>;
      files: number;
      bytes: number;
    }
  | undefined;

/**
 * Texts are read here, one after the other, and dropped once they are understood: the page never holds them.
 * @returns which could not be read, and why
 */
export const takeFiles = async ({ reading, files }: FilesGiven): Promise<readonly string[]> => {
  if (read?.reading !== reading) read = { reading, folder: new RoomFolder(), blobs: new Map(), files: 0, bytes: 0 };
  // another reading may begin while one waits for a file
  const room = read;
  const problems: string[] = [];
  for (const { path, file } of files) {
    if (file.size > MOST_BYTES) problems.push(`${path} is larger than ${megabytes(MOST_BYTES)}`);
    else if (room.bytes + file.size > MOST_BYTES_IN_ALL)
      problems.push(
        `${path} is beyond the ${megabytes(MOST_BYTES_IN_ALL)} that are read here: give a part of the room, or use lanewright verify`,
      );
    else
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        room.folder.add({ file: path, text: new TextDecoder().decode(bytes), bytes });
        room.blobs.set(path, file);
        room.files++;
        room.bytes += file.size;
      } catch (error) {
        problems.push(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
  }
  return problems;
};

/** What a room is judged by, and what there is to tell of it. */
export type Evidence = {
  readonly folder: RoomFolder;
  readonly tables: RoomFolder['tables'];
  readonly files: number;
  readonly seeded: readonly string[];
  /** faults that were wished for and that the fabric has no place for */
  readonly leftOut: readonly FaultKind[];
};

const rehearsed = (plan: Plan, { seed, faults }: Extract<RoomSource, { kind: 'rehearsal' }>): Evidence => {
  const { seeded, files } = rehearse(plan, seed, faults);
  const folder = new RoomFolder();
  let count = 0;
  for (const { path, chunks } of files()) {
    folder.add({ file: path, text: [...chunks].join('') });
    count++;
  }
  const { devices } = plan.fabric;
  const words = seeded.map(
    ({ kind, at }) =>
      `${kind}: ${at.map((row) => (kind === 'names' ? devices.text(row, 'name') : portName(plan, row))).join(', ')}`,
  );
  const leftOut = (Object.keys(faults) as FaultKind[]).filter(
    (kind) => seeded.filter((one) => one.kind === kind).length < (faults[kind] ?? 0),
  );
  return { folder, tables: folder.tables, files: count, seeded: words, leftOut };
};

/** The evidence of a source; undefined where its files are no longer there. */
export const evidenceOf = (plan: Plan, source: RoomSource): Evidence | undefined => {
  if (source.kind === 'rehearsal') return rehearsed(plan, source);
  if (read?.reading !== source.reading) return undefined;
  return { folder: read.folder, tables: read.folder.tables, files: read.files, seeded: [], leftOut: [] };
};

/** Lines of a file, the first by its number. */
export type Lines = { readonly first: number; readonly lines: readonly string[] };

/** Lines told before and after the one that is meant, at which what is meant begins; and letters of each. */
const BEFORE = 3;
const AFTER = 8;
const MOST_LETTERS = 160;

const textAt = async (plan: Plan, source: RoomSource, path: string): Promise<string | undefined> => {
  if (source.kind === 'files') return read?.reading === source.reading ? read.blobs.get(path)?.text() : undefined;
  // a rehearsal writes its files one after the other: those before it are not written out
  for (const file of rehearse(plan, source.seed, source.faults).files())
    if (file.path === path) return [...file.chunks].join('');
  return undefined;
};

/** The lines around a place. */
export const linesAt = async (
  plan: Plan,
  source: RoomSource,
  { file, line }: Said['place'],
): Promise<Lines | undefined> => {
  const text = await textAt(plan, source, file);
  if (text === undefined || text.includes('\u0000')) return undefined;
  const from = Math.max(0, line - 1 - BEFORE);
  const lines = text.split('\n').slice(from, line + AFTER);
  return { first: from + 1, lines: lines.map((one) => one.slice(0, MOST_LETTERS)) };
};
