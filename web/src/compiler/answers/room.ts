import {
  type FaultKind,
  isClean,
  narrowed,
  type Part,
  type Plan,
  partNames,
  placeOf,
  planOf,
  portName,
  RoomFolder,
  rehearse,
  type Said,
  seenAt,
  type Verification,
} from '../../../../src/core/asbuilt/index.ts';
import { csvReport, htmlReport } from '../../../../src/core/asbuilt/page.ts';
import type { CompileInput } from '../../../../src/core/compile/index.ts';
import { type Diagnostic, type JsonDiagnostic, toJson } from '../../../../src/core/diagnostics/index.ts';
import { formatSpeed, type Gbps } from '../../../../src/core/units/index.ts';
import { compiled } from './compiled.ts';
import {
  countsOf,
  type FindingTold,
  findingsOf,
  measuredOf,
  type RoomCounts,
  type Some,
  type TaskTold,
  type UnknownsTold,
  unknownsOf,
  verdictsOf,
} from './room-told.ts';

/** Where the evidence comes from: files that were read before, or a room that is made up. */
export type RoomSource =
  | { readonly kind: 'files'; readonly reading: number; readonly files: number }
  | {
      readonly kind: 'rehearsal';
      readonly seed: number;
      readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
    };

type Asked = { readonly text: string; readonly source: RoomSource };

/** A room against its plan. */
export type RoomTold = {
  readonly name: string;
  readonly clean: boolean;
  readonly counts: RoomCounts;
  /** by link row: the place in VERDICTS, or OUTSIDE */
  readonly verdicts: Uint8Array;
  readonly findings: Some<FindingTold>;
  readonly tasks: Some<TaskTold>;
  readonly unknown: UnknownsTold;
  readonly measured: ReturnType<typeof measuredOf>;
  /** what is wrong in the ledger and in the names of interfaces */
  readonly faults: readonly JsonDiagnostic[];
  readonly tables: RoomFolder['tables'];
  readonly parts: ReturnType<typeof partNames>;
  /** files that were read */
  readonly files: number;
  /** of a rehearsal: what was put in, in words */
  readonly seeded: readonly string[];
};

/** What is wanted and what was seen at one end of a link. */
export type EndTold = {
  readonly port: string;
  readonly place: string;
  readonly wanted: string;
  readonly aspects: Verification['links'][number]['a'];
  readonly seen: readonly Said[];
};

export type RoomLinkTold = { readonly why: string; readonly a: EndTold; readonly b: EndTold };

export type RoomQuestions = {
  /** reads more files of a reading; a new reading puts the one before away. Tells which files could not be read. */
  readonly roomFiles: {
    readonly ask: {
      readonly reading: number;
      readonly files: readonly { readonly path: string; readonly file: Blob }[];
    };
    readonly answer: readonly string[];
  };
  /** undefined: the text makes no fabric, or the files are not there */
  readonly room: { readonly ask: Asked & { readonly part: Part }; readonly answer: RoomTold | undefined };
  readonly roomLink: { readonly ask: Asked & { readonly link: number }; readonly answer: RoomLinkTold | undefined };
  readonly roomPage: {
    readonly ask: Asked & { readonly part: Part; readonly format: 'csv' | 'html' };
    readonly answer: string | undefined;
  };
};

/** The largest file of a device that is read: what a browser holds of one text. */
const MOST_BYTES = 128 * 1024 * 1024;
/** The most that is read in all: five times what a room of 50,000 cables writes. */
const MOST_BYTES_IN_ALL = 512 * 1024 * 1024;
const megabytes = (bytes: number): string => `${bytes / 1024 / 1024} MB`;

let read: { readonly reading: number; readonly folder: RoomFolder; files: number; bytes: number } | undefined;

/** Texts are read here, one after the other, and dropped once they are understood: the page never holds them. */
export const readFiles = async ({ reading, files }: RoomQuestions['roomFiles']['ask']): Promise<readonly string[]> => {
  if (read?.reading !== reading) read = { reading, folder: new RoomFolder(), files: 0, bytes: 0 };
  kept = undefined;
  const problems: string[] = [];
  for (const { path, file } of files) {
    if (file.size > MOST_BYTES) problems.push(`${path} is larger than ${megabytes(MOST_BYTES)}`);
    else if (read.bytes + file.size > MOST_BYTES_IN_ALL)
      problems.push(
        `${path} is beyond the ${megabytes(MOST_BYTES_IN_ALL)} that are read here: give a part of the room, or use lanewright verify`,
      );
    else
      try {
        const bytes = new Uint8Array(await file.arrayBuffer());
        read.folder.add({ file: path, text: new TextDecoder().decode(bytes), bytes });
        read.files++;
        read.bytes += file.size;
      } catch (error) {
        problems.push(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
      }
  }
  return problems;
};

type Held = {
  readonly room: Verification;
  readonly diagnostics: readonly Diagnostic[];
  readonly tables: RoomFolder['tables'];
  readonly files: number;
  readonly seeded: readonly string[];
};

const rehearsed = (
  plan: Plan,
  source: Extract<RoomSource, { kind: 'rehearsal' }>,
): Omit<Held, 'room' | 'diagnostics'> & { readonly folder: RoomFolder } => {
  const { seeded, files } = rehearse(plan, source.seed, source.faults);
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
  return { folder, tables: folder.tables, files: count, seeded: words };
};

let kept: { readonly key: string; readonly input: CompileInput; readonly held: Held } | undefined;

/** The room held against the plan: kept, for it is narrowed and looked at in many questions. */
const held = (input: CompileInput, source: RoomSource): Held | undefined => {
  const key = JSON.stringify(source);
  if (kept?.key === key && kept.input.text === input.text && kept.input.catalog === input.catalog) return kept.held;
  const { fabric } = compiled(input);
  if (!fabric) return undefined;
  const plan = planOf(fabric, input.catalog);
  const files = read?.files ?? 0;
  const given =
    source.kind === 'rehearsal'
      ? rehearsed(plan, source)
      : read?.reading === source.reading
        ? { folder: read.folder, tables: read.folder.tables, files, seeded: [] }
        : undefined;
  if (!given) return undefined;
  const { folder, ...rest } = given;
  kept = { key, input, held: { ...folder.verify(plan), ...rest } };
  return kept.held;
};

/** Everything about a room, or about a part of it. */
export const answerRoom = (
  input: CompileInput,
  { source, part }: RoomQuestions['room']['ask'],
): RoomTold | undefined => {
  const found = held(input, source);
  if (!found) return undefined;
  const room = narrowed(found.room, part);
  return {
    name: room.plan.fabric.name,
    clean: isClean(room),
    counts: countsOf(room),
    verdicts: verdictsOf(room),
    ...findingsOf(found.room, room),
    unknown: unknownsOf(room),
    measured: measuredOf(room),
    faults: toJson(found.diagnostics).diagnostics,
    tables: found.tables,
    parts: partNames(room.plan),
    files: found.files,
    seeded: found.seeded,
  };
};

/** Both ends of a link with what was seen there. */
export const answerRoomLink = (
  input: CompileInput,
  { source, link }: RoomQuestions['roomLink']['ask'],
): RoomLinkTold | undefined => {
  const found = held(input, source);
  const state = found?.room.links[link];
  if (!found || !state) return undefined;
  const { room } = found;
  const { plan } = room;
  const end = (side: 'a' | 'b'): EndTold => {
    const port = plan.fabric.links.get(link, side);
    const wanted = room.judge.wanted(port);
    const words = wanted
      ? [wanted.module, formatSpeed((wanted.speed / 1000) as Gbps), `${wanted.lanes} lanes`, `FEC ${wanted.fecText}`]
      : [];
    return {
      port: portName(plan, port),
      place: placeOf(plan, plan.device[port] as number),
      wanted: words.filter(Boolean).join(', '),
      aspects: state[side],
      seen: seenAt(room, port),
    };
  };
  return { why: state.why, a: end('a'), b: end('b') };
};

/** The work list as the command line writes it. */
export const answerRoomPage = (
  input: CompileInput,
  { source, part, format }: RoomQuestions['roomPage']['ask'],
): string | undefined => {
  const found = held(input, source);
  if (!found) return undefined;
  const room = narrowed(found.room, part);
  return format === 'csv' ? csvReport(room) : htmlReport(room);
};
