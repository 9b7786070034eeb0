import type { Catalog } from '../../../../src/core/catalog/index.ts';
import { type ToldDiagnostic, told } from '../../../../src/core/diagnostics/index.ts';
import type { FieldRead, ModuleSheet, PackedMemory } from '../../../../src/core/module/index.ts';
import type { Module, ModuleId } from '../../../../src/core/parts/index.ts';
import { aboutModule, answerConnect, type ConnectAnswer, type ConnectAsk } from './explorer.ts';

/*
 * What the module reader asks. The maps of memories are much and needed there alone: they are loaded with the first question
 * that wants them.
 */
const reading = () => import('../../../../src/core/module/index.ts');

/** A part of the catalogue whose memory can be written. */
export type PartToOpen = { readonly id: ModuleId; readonly about: string };

/** The memory that a part of the catalogue would have; of a cable, one for each end. */
export type PartOpened = {
  readonly about: string;
  readonly a: PackedMemory;
  /** undefined where it is no cable */
  readonly b: PackedMemory | undefined;
};

/** A module found in a dump. */
export type DumpRead = {
  /** where in the dump it stood; undefined where it is all of it */
  readonly name: string | undefined;
  /** undefined: what was given holds no module memory */
  readonly memory: PackedMemory | undefined;
  /** maker and part number as the memory says them */
  readonly title: string;
  /** warnings and errors about the dump and about what it says */
  readonly faults: number;
  /** what is wrong with the dump */
  readonly problems: readonly ToldDiagnostic[];
};

/** A field that differs between two modules. */
export type Difference = {
  readonly id: string;
  readonly page: string;
  readonly byte: number;
  readonly pageWords: string;
  readonly place: string;
  readonly name: string;
  readonly a: string;
  readonly b: string;
};

/** The module at an end of a link, and how it is called. */
export type EndModule = { readonly name: string; readonly memory: PackedMemory };

export type ModuleLinkAsk = {
  readonly connect: ConnectAsk;
  readonly a: EndModule | undefined;
  readonly b: EndModule | undefined;
};
export type ModuleLinkAnswer = {
  /** why a memory is no part that could be judged */
  readonly problems: readonly ToldDiagnostic[];
  /** what of the memories could not be used */
  readonly left: readonly ToldDiagnostic[];
  /** undefined where there are problems */
  readonly answer: ConnectAnswer | undefined;
};

export type ModuleQuestions = {
  readonly moduleParts: { readonly ask: null; readonly answer: readonly PartToOpen[] };
  readonly modulePart: { readonly ask: { readonly part: string }; readonly answer: PartOpened | undefined };
  /** a dump of any accepted kind */
  readonly moduleDump: {
    readonly ask: { readonly file: string; readonly bytes: Uint8Array };
    readonly answer: readonly DumpRead[];
  };
  readonly moduleSheet: { readonly ask: { readonly memory: PackedMemory }; readonly answer: ModuleSheet };
  /** undefined where the two are read by different maps */
  readonly moduleDiff: {
    readonly ask: { readonly a: PackedMemory; readonly b: PackedMemory };
    readonly answer: readonly Difference[] | undefined;
  };
  readonly moduleLink: { readonly ask: ModuleLinkAsk; readonly answer: ModuleLinkAnswer };
};

/** Twisted pair has no memory. */
export const moduleParts = ({ modules }: Catalog): readonly PartToOpen[] =>
  [...modules.values()]
    .filter(({ kind }) => kind !== 'TP')
    .map((module) => ({ id: module.id, about: aboutModule(module) }));

export const answerPart = async (
  { modules }: Catalog,
  { part }: { readonly part: string },
): Promise<PartOpened | undefined> => {
  const module: Module | undefined = modules.get(part as ModuleId);
  if (!module) return undefined;
  const { encodePart, packMemory } = await reading();
  const a = encodePart(module, { end: 'a' });
  if (!a) return undefined;
  const b = module.kind === 'transceiver' ? undefined : encodePart(module, { end: 'b' });
  return { about: aboutModule(module), a: packMemory(a), b: b && packMemory(b) };
};

export const answerDump = async ({
  file,
  bytes,
}: {
  readonly file: string;
  readonly bytes: Uint8Array;
}): Promise<readonly DumpRead[]> => {
  const { decode, packMemory, readDump, sheetOf } = await reading();
  return readDump(file, bytes).map(({ name, memory, diagnostics }) => {
    const sheet = memory && sheetOf(decode(memory), diagnostics);
    return {
      name,
      memory: memory && packMemory(memory),
      title: sheet?.title ?? '',
      faults: sheet?.findings.filter(({ severity }) => severity !== 'note').length ?? 0,
      problems: diagnostics.map(told),
    };
  });
};

export const answerSheet = async ({ memory }: { readonly memory: PackedMemory }): Promise<ModuleSheet> => {
  const { decode, sheetOf, unpackMemory } = await reading();
  return sheetOf(decode(unpackMemory(memory)), []);
};

export const answerDiff = async ({
  a,
  b,
}: {
  readonly a: PackedMemory;
  readonly b: PackedMemory;
}): Promise<readonly Difference[] | undefined> => {
  const { diffFields, fieldPlace, fieldText, pageWords, unpackMemory } = await reading();
  const text = (read: FieldRead | undefined): string => (read ? fieldText(read) : 'page not in the dump');
  return diffFields(unpackMemory(a), unpackMemory(b))?.map(({ page, field, a: one, b: other }) => ({
    id: `${page} ${field.name}`,
    page,
    byte: field.byte,
    pageWords: pageWords(page),
    place: fieldPlace(field),
    name: field.name,
    a: text(one),
    b: text(other),
  }));
};

/** What joins two ports with the modules that are there: judged as parts of the catalogue are. */
export const answerLink = async (catalog: Catalog, { connect, a, b }: ModuleLinkAsk): Promise<ModuleLinkAnswer> => {
  const { decode, readEnds, unpackMemory } = await reading();
  const end = (module: EndModule | undefined) =>
    module && { name: module.name, decoded: decode(unpackMemory(module.memory)) };
  const { parts, a: partA, b: partB, left, problems } = readEnds(catalog, { a: end(a), b: end(b) });
  const isCause = ({ severity }: { readonly severity: string }): boolean => severity === 'error';
  const modules = new Map([...catalog.modules, ...parts.map((part) => [part.id, part] as const)]);
  return {
    problems: problems.filter(isCause).map(told),
    left: [...left, ...problems.filter((one) => !isCause(one))].map(told),
    answer: problems.length > 0 ? undefined : answerConnect({ ...catalog, modules }, connect, { a: partA, b: partB }),
  };
};
