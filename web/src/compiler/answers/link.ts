import type { Catalog } from '../../../../src/core/catalog/index.ts';
import { type ClassLink, type CompileInput, classLink } from '../../../../src/core/compile/index.ts';
import { type ToldDiagnostic, told } from '../../../../src/core/diagnostics/index.ts';
import { lanePicture, lossPicture, type Picture } from '../../../../src/core/draw/index.ts';
import { type EndSettings, settingsOf, waysOf } from '../../../../src/core/emit/settings/settings.ts';
import { proofsOf } from '../../../../src/core/emit/summary.ts';
import type { Asked } from '../../../../src/core/link/batch/question.ts';
import { readRow } from '../../../../src/core/link/batch/read.ts';
import { type LinkRow, rowOf } from '../../../../src/core/link/batch/row.ts';
import type { LinkQuestion, Side } from '../../../../src/core/link/index.ts';
import {
  type Alternative,
  alternativesFor,
  type ChangeOffered,
  changesFor,
  type Inspection,
  inspectLink,
  type PartOption,
  partOptions,
  type Swap,
  swapped,
} from '../../../../src/core/optics/index.ts';
import { compiled } from './compiled.ts';
import { MOST_LEGS } from './explorer.ts';

/** A kind of link in the list. */
export type LinkListed = {
  readonly key: string;
  readonly network: string;
  readonly tier: string;
  readonly speedGbps: number;
  readonly links: number;
  readonly a: string;
  readonly b: string;
  readonly works: boolean;
};

/** Which link is meant: a class of the fabric, a row from an address, or a class with the row as it was changed. */
export type LinkAsk = {
  readonly text: string;
  readonly key: string | undefined;
  /** key of one link of the class, whose ports are meant */
  readonly link?: string | undefined;
  readonly row: unknown;
};

/** Everything the inspector shows of a link. */
export type LinkShown = {
  readonly inspection: Inspection;
  /** as the fabric has it, where a class is meant */
  readonly designed: LinkRow | undefined;
  /** the ports of the one link that is meant, by their names in the fabric */
  readonly ports: Readonly<Record<Side, string>> | undefined;
  /** nothing joins the ports of the class: its parts are those that come nearest */
  readonly partless: boolean;
  /** undefined where there are more lanes than a picture can show */
  readonly lanes: Picture | undefined;
  readonly loss: Picture | undefined;
  readonly settings: Readonly<Record<Side, EndSettings>>;
  readonly changes: readonly ChangeOffered[];
  readonly alternatives: readonly Alternative[];
  readonly options: Readonly<Record<Side, readonly PartOption[]>>;
};

/** The link, or why there is none to show. */
export type LinkAnswer = LinkShown | { readonly problems: readonly ToldDiagnostic[] };

/** Every kind of link as far as the text compiles, those without parts too. */
export const listLinks = (input: CompileInput): readonly LinkListed[] => {
  const { fabric, chosen } = compiled(input).state;
  if (!fabric || !chosen) return [];
  const { classes } = fabric;
  const proofs = proofsOf(fabric);
  return Array.from({ length: classes.length }, (_, row) => ({
    key: classes.text(row, 'key'),
    network: classes.text(row, 'network'),
    tier: classes.text(row, 'tier'),
    speedGbps: classes.get(row, 'speed') / 1000,
    links: classes.get(row, 'links'),
    a: classes.text(row, 'aModule') || classes.text(row, 'aModel'),
    b: classes.text(row, 'bModule') || classes.text(row, 'bModel'),
    works: chosen.byClass.has(row) && proofs[row]?.works !== false,
  }));
};

/** Rows of addresses have no id: this names them in what is said of them. */
const readAddressed = (catalog: Catalog, row: unknown): Asked => {
  const id = 'of the address';
  return readRow(catalog, typeof row === 'object' && row !== null ? { ...row, id } : row, id);
};

const FIXES = 4;

const shown = (catalog: Catalog, question: LinkQuestion, found: ClassLink | undefined): LinkShown => {
  const designed = found?.question;
  const inspection = inspectLink(catalog, question);
  const { sketch, loss, brokenAt, works } = inspection;
  const settings = (side: Side): EndSettings => {
    const { port, device, portNumber: number } = question[side];
    return settingsOf({ setting: sketch[side].setting, port, device, number, ways: waysOf(sketch, side) });
  };
  return {
    inspection,
    designed: designed && rowOf(designed),
    ports: found?.ports,
    partless: found?.chosen === false,
    lanes: sketch.lanes.length <= MOST_LEGS ? lanePicture(sketch, brokenAt) : undefined,
    loss: lossPicture({ loss, line: sketch.line }),
    settings: { a: settings('a'), b: settings('b') },
    changes: works ? [] : changesFor(catalog, question, FIXES),
    alternatives: alternativesFor(catalog, question),
    options: { a: partOptions(catalog, question, 'a'), b: partOptions(catalog, question, 'b') },
  };
};

/** Shows a link of the fabric, or any other. */
export const showLink = (input: CompileInput, { key, link, row }: LinkAsk): LinkAnswer => {
  const compilation = key === undefined ? undefined : compiled(input);
  const found = compilation && key !== undefined ? classLink(compilation, key, link) : undefined;
  if (row !== undefined) {
    const read = readAddressed(input.catalog, row);
    if ('faults' in read) return { problems: read.faults.map(told) };
    return shown(input.catalog, read.question, found);
  }
  if (found) return shown(input.catalog, found.question, found);
  const about = compilation?.diagnostics.filter(({ subject }) => subject === key) ?? [];
  return { problems: about.map(told) };
};

/** The row of a link with one thing changed; undefined where the row cannot be read. */
export const swapLink = (catalog: Catalog, row: unknown, swap: Swap): LinkRow | undefined => {
  const read = readAddressed(catalog, row);
  return 'question' in read ? rowOf(swapped(catalog, read.question, swap)) : undefined;
};
