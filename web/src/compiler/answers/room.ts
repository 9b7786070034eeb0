import {
  isClean,
  narrowed,
  type Part,
  partNames,
  placeOf,
  planOf,
  portName,
  type RoomFolder,
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
  type Evidence,
  evidenceOf,
  type FilesGiven,
  type Lines,
  linesAt,
  type RoomSource,
  takeFiles,
} from './room-evidence.ts';
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
  readonly leftOut: Evidence['leftOut'];
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
  readonly roomFiles: { readonly ask: FilesGiven; readonly answer: readonly string[] };
  /** undefined: the text makes no fabric, or the files are not there */
  readonly room: { readonly ask: Asked & { readonly part: Part }; readonly answer: RoomTold | undefined };
  readonly roomLink: { readonly ask: Asked & { readonly link: number }; readonly answer: RoomLinkTold | undefined };
  readonly roomPage: {
    readonly ask: Asked & { readonly part: Part; readonly format: 'csv' | 'html' };
    readonly answer: string | undefined;
  };
  /** the text around a sighting; undefined where it is no text, or not there */
  readonly roomLines: { readonly ask: Asked & { readonly place: Said['place'] }; readonly answer: Lines | undefined };
};

type Held = Omit<Evidence, 'folder'> & { readonly room: Verification; readonly diagnostics: readonly Diagnostic[] };

let kept: { readonly key: string; readonly input: CompileInput; readonly held: Held } | undefined;

/** Reads files of a room. @returns which could not be read, and why */
export const readFiles = (given: FilesGiven): Promise<readonly string[]> => {
  kept = undefined;
  return takeFiles(given);
};

/** The room held against the plan: kept, for it is narrowed and looked at in many questions. */
const held = (input: CompileInput, source: RoomSource): Held | undefined => {
  const key = JSON.stringify(source);
  if (kept?.key === key && kept.input.text === input.text && kept.input.catalog === input.catalog) return kept.held;
  const { fabric } = compiled(input);
  if (!fabric) return undefined;
  const plan = planOf(fabric, input.catalog);
  const given = evidenceOf(plan, source);
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
    leftOut: found.leftOut,
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

/** The lines around a sighting, as its file has them. */
export const answerRoomLines = async (
  input: CompileInput,
  { source, place }: RoomQuestions['roomLines']['ask'],
): Promise<Lines | undefined> => {
  const { fabric } = compiled(input);
  return fabric && linesAt(planOf(fabric, input.catalog), source, place);
};
