import { extendCatalog } from '../../../src/core/catalog/extend.ts';
import { builtinCatalog, type Catalog } from '../../../src/core/catalog/index.ts';
import {
  type Compilation,
  type CompileInput,
  compile,
  draftFabric,
  offerFixes,
} from '../../../src/core/compile/index.ts';
import { textOf, toJson } from '../../../src/core/diagnostics/index.ts';
import { networkPicture } from '../../../src/core/draw/index.ts';
import { proofsOf, summarise } from '../../../src/core/emit/summary.ts';
import { type Fabric, type Lock, packFabric, readLock } from '../../../src/core/fabric/index.ts';
import { completionsAt, meaningAt } from '../../../src/core/intent/assist/assist.ts';
import { answerBuy, answerCompare } from './answers/buy.ts';
import { answerConnect, answerMatrix, explorerChoices } from './answers/explorer.ts';
import { listLinks, showLink, swapLink } from './answers/link.ts';
import { mapAnswer } from './answers/map.ts';
import { answerDiff, answerDump, answerLink, answerPart, answerSheet, moduleParts } from './answers/module.ts';
import type { Compiled, LinkClass, ProjectFiles, QuestionName, Questions } from './protocol.ts';

/** What a worker keeps between questions: the catalogue and the files beside the source. */
type Desk = { readonly file: string; readonly catalog: Catalog; readonly lock: Lock | undefined };
let desk: Desk = { file: 'fabric.yaml', catalog: builtinCatalog(), lock: undefined };

const open = (files: ProjectFiles): Questions['open']['answer'] => {
  const extended = files.catalog?.length
    ? extendCatalog(files.catalog)
    : { catalog: builtinCatalog(), diagnostics: [] };
  const read = files.lock === undefined ? undefined : readLock(files.lock);
  const catalog = extended.catalog ?? builtinCatalog();
  desk = { file: files.file, catalog, lock: read?.lock };
  const faults = [...extended.diagnostics, ...(read?.diagnostics ?? [])].filter(({ severity }) => severity === 'error');
  const [first] = faults;
  return { problem: first && textOf(first).message, hash: catalog.hash };
};

const inputOf = (text: string): CompileInput => ({ text, file: desk.file, catalog: desk.catalog, lock: desk.lock });

const networksOf = (fabric: Fabric): readonly string[] => {
  const names = new Set<string>();
  for (let row = 0; row < fabric.classes.length; row++) names.add(fabric.classes.text(row, 'network'));
  return [...names];
};

const classesOf = (fabric: Fabric): readonly LinkClass[] => {
  const proofs = proofsOf(fabric);
  return Array.from({ length: fabric.classes.length }, (_, row) => ({
    row,
    key: fabric.classes.text(row, 'key'),
    network: fabric.classes.text(row, 'network'),
    tier: fabric.classes.text(row, 'tier'),
    speedGbps: fabric.classes.get(row, 'speed') / 1000,
    links: fabric.classes.get(row, 'links'),
    proof: proofs[row] ?? undefined,
  }));
};

const draftOf = ({ fabric, state }: Compilation): Fabric | undefined => (fabric ? undefined : draftFabric(state));

const shown = (compilation: Compilation, revision: number, started: number): Compiled => {
  const { fabric, stoppedAt, diagnostics } = compilation;
  const draft = draftOf(compilation);
  const made = fabric ?? draft;
  return {
    revision,
    ok: fabric !== undefined,
    stoppedAt,
    diagnostics: toJson(diagnostics).diagnostics,
    summary: fabric && summarise(fabric, desk.catalog, compilation.order),
    networks: made ? networksOf(made).map((name) => ({ name, picture: networkPicture(made, name) })) : [],
    classes: fabric ? classesOf(fabric) : [],
    sizing: compilation.sizing,
    fabric: fabric && packFabric(fabric),
    draft: draft && packFabric(draft),
    took: performance.now() - started,
  };
};

/** What few ask is code of its own, loaded when it is first asked for. */
const loadRoom = () => import('./answers/room.ts');

/** One function for each question. */
export const ANSWERS: {
  readonly [N in QuestionName]: (ask: Questions[N]['ask']) => Questions[N]['answer'] | Promise<Questions[N]['answer']>;
} = {
  open,
  compile: ({ text, revision }) => {
    const started = performance.now();
    return shown(compile(inputOf(text)), revision, started);
  },
  fixes: ({ text }) => {
    const input = inputOf(text);
    return toJson(offerFixes(input, compile(input))).diagnostics;
  },
  complete: ({ text, offset }) => completionsAt(text, offset, desk.catalog),
  links: ({ text }) => listLinks(inputOf(text)),
  link: (ask) => showLink(inputOf(ask.text), ask),
  swap: ({ row, swap }) => swapLink(desk.catalog, row, swap),
  map: ({ text }) => mapAnswer(inputOf(text)),
  roomFiles: async (ask) => (await loadRoom()).readFiles(ask),
  room: async (ask) => (await loadRoom()).answerRoom(inputOf(ask.text), ask),
  roomLink: async (ask) => (await loadRoom()).answerRoomLink(inputOf(ask.text), ask),
  roomPage: async (ask) => (await loadRoom()).answerRoomPage(inputOf(ask.text), ask),
  roomLines: async (ask) => (await loadRoom()).answerRoomLines(inputOf(ask.text), ask),
  buy: (ask) => answerBuy(desk.catalog, (text) => compile(inputOf(text)), ask),
  compare: (ask) => answerCompare(desk.catalog, (text) => compile(inputOf(text)), ask),
  choices: () => explorerChoices(desk.catalog),
  connect: (ask) => answerConnect(desk.catalog, ask),
  matrix: (ask) => answerMatrix(desk.catalog, ask),
  moduleParts: () => moduleParts(desk.catalog),
  modulePart: (ask) => answerPart(desk.catalog, ask),
  moduleDump: answerDump,
  moduleSheet: answerSheet,
  moduleDiff: answerDiff,
  moduleLink: (ask) => answerLink(desk.catalog, ask),
  meaning: ({ text, offset }) => meaningAt(text, offset, desk.catalog),
};
