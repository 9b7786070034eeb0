import { type Diagnostic, type ToldDiagnostic, told } from '../diagnostics/index.ts';
import type { Decoded } from './decode.ts';
import { examine } from './examine.ts';
import { type Fact, identityFacts, kindWords, stateAndReach } from './facts.ts';
import { bytesOf, type Field, sourcesOf } from './field.ts';
import { placesOf } from './finding-places.ts';
import { ACCESS_WORDS, fieldPlace, fieldText, readFields } from './list-fields.ts';
import { mediaWords } from './media-words.ts';
import {
  firstByteOf,
  type MemoryModel,
  type ModuleMemory,
  type PageName,
  type Place,
  pageWords,
  sortedPages,
  splitPage,
} from './memory.ts';
import { applicationTable, laneTable, type TableOfModule, thresholdTable, vdmTable } from './tables.ts';

/** A page byte by byte. */
export type PageOnSheet = {
  readonly name: PageName;
  readonly words: string;
  /** number of its first byte, as standards count */
  readonly first: number;
  /** null: not read */
  readonly bytes: readonly (number | null)[];
};

/** A field with where it lies and what it says. */
export type FieldOnSheet = Place & {
  /** page and name: no two fields have both */
  readonly id: string;
  readonly name: string;
  /** `148 to 163`, `200.7-5` */
  readonly place: string;
  /** as the table has them: `7-5`, `3`; undefined where it has whole bytes */
  readonly bits: string | undefined;
  readonly text: string;
  readonly known: boolean;
  /** what else is known of it: the note of the table, who may write it, since which revision it is there */
  readonly about: readonly string[];
};

export type FindingOnSheet = ToldDiagnostic & { readonly places: readonly Place[] };

/** Everything there is to read of a module, as plain data. */
export type ModuleSheet = {
  /** maker and part number; what kind of module it is, where neither is known */
  readonly title: string;
  readonly kind: string;
  readonly model: MemoryModel;
  readonly facts: readonly Fact[];
  readonly applications: TableOfModule | undefined;
  /** of a map without a list of applications: what its codes say of its media */
  readonly media: string | undefined;
  readonly lanes: TableOfModule | undefined;
  readonly thresholds: TableOfModule | undefined;
  readonly vdm: TableOfModule | undefined;
  readonly findings: readonly FindingOnSheet[];
  readonly pages: readonly PageOnSheet[];
  /** in the order of pages and bytes */
  readonly fields: readonly FieldOnSheet[];
  /** the standards it is read by */
  readonly sources: readonly string[];
};

const pagesOf = ({ pages }: ModuleMemory): readonly PageOnSheet[] =>
  sortedPages(pages.keys()).flatMap((name) => {
    const page = pages.get(name);
    if (!page) return [];
    const bytes = Array.from(page.bytes, (byte, i) => (page.unread?.has(i) ? null : byte));
    return [{ name, words: pageWords(name), first: firstByteOf(splitPage(name).page), bytes }];
  });

const aboutField = ({ note, access = 'RO', since }: Field): readonly string[] => [
  ...(note === undefined ? [] : [note]),
  ...(access === 'RO' ? [] : [`access: ${ACCESS_WORDS[access]}`]),
  ...(since === undefined ? [] : [`since CMIS ${since}`]),
];

const fieldsOn = (memory: ModuleMemory): readonly FieldOnSheet[] => {
  const order = new Map(sortedPages(memory.pages.keys()).map((page, i) => [page, i]));
  return readFields(memory)
    .map((read): FieldOnSheet => {
      const { page, field, value } = read;
      return {
        id: `${page} ${field.name}`,
        page,
        byte: field.byte,
        length: bytesOf(field),
        name: field.name,
        place: fieldPlace(field),
        bits: field.bits,
        text: fieldText(read) || 'blank',
        known: value !== undefined,
        about: aboutField(field),
      };
    })
    .toSorted((x, y) => (order.get(x.page) ?? 0) - (order.get(y.page) ?? 0) || x.byte - y.byte);
};

/**
 * A decoded module as it is looked at: what it says, what is wrong with it, and every field beside its bytes.
 * @param found what reading the dump already told
 */
export const sheetOf = (decoded: Decoded, found: readonly Diagnostic[]): ModuleSheet => {
  const { identity, memory } = decoded;
  const kind = kindWords(decoded);
  return {
    title: [identity.vendor, identity.partNumber].filter(Boolean).join(' ') || kind,
    kind,
    model: memory.model,
    facts: [...identityFacts(decoded), ...stateAndReach(decoded)],
    applications: applicationTable(decoded),
    media: mediaWords(decoded),
    lanes: laneTable(decoded),
    thresholds: thresholdTable(decoded),
    vdm: vdmTable(memory),
    findings: [...found, ...examine(decoded)].map((one) => ({ ...told(one), places: placesOf(one, memory) })),
    pages: pagesOf(memory),
    fields: fieldsOn(memory),
    sources: sourcesOf(memory.model),
  };
};
