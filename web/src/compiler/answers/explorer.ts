import type { Catalog } from '../../../../src/core/catalog/index.ts';
import { lanePicture, type Picture } from '../../../../src/core/draw/index.ts';
import { type LinkRow, rowOf } from '../../../../src/core/link/batch/row.ts';
import type { LinkQuestion, LinkSketch } from '../../../../src/core/link/index.ts';
import {
  type Choice,
  type Criterion,
  connect,
  type Inspection,
  inspectLink,
  type MediaKind,
  type NamedPort,
  type Narrowing,
  type NearMiss,
  namedPort,
  nearMisses,
  type PortChoice,
  portChoices,
  type ToldChoice,
  type ToldMiss,
  tellChoice,
  tellMiss,
  type Way,
} from '../../../../src/core/optics/index.ts';
import type { FibreGrade, Module, ModuleId } from '../../../../src/core/parts/index.ts';
import type { Gbps, Millimetres } from '../../../../src/core/units/index.ts';
import { type MatrixAnswer, type MatrixAsk, transceivers, unique } from './matrix.ts';

/** What can be picked in the explorer. */
export type ExplorerChoices = {
  readonly ports: readonly PortChoice[];
  /** makers of modules and cables */
  readonly vendors: readonly string[];
  readonly transceivers: readonly { readonly id: ModuleId; readonly about: string }[];
};

/** Two ports to be joined, as the address of the page says it. */
export type ConnectAsk = {
  readonly from: string;
  readonly to: string;
  readonly length: Millimetres;
  /** undefined: the fastest that works */
  readonly speed: Gbps | undefined;
  readonly media: MediaKind | undefined;
  readonly vendor: string | undefined;
  readonly prefer: Criterion;
  readonly multimode: FibreGrade;
  readonly singlemode: FibreGrade;
  readonly connectors: number;
  /** choices wanted of each way */
  readonly top: number;
};

/** What a part is called and how sure its facts are. */
export type PartWords = { readonly about: string; readonly confidence: string };
/** What the inspector shows of a link whose parts it could not look up. */
export type Inspected = Pick<Inspection, 'findings'> & {
  readonly lanes: LinkSketch['lanes'];
  /** undefined where there are more lanes than a picture can show */
  readonly picture: Picture | undefined;
};
/** Without a row where a part was read from a memory: the inspector knows those of the catalogue alone. */
export type ShownChoice = ToldChoice & { readonly row: LinkRow | undefined; readonly inspected: Inspected | undefined };
export type ShownMiss = ToldMiss & { readonly row: LinkRow | undefined };
export type ShownWay = {
  readonly speed: Gbps;
  readonly a: { readonly ways: number; readonly lanesPerLink: number };
  readonly b: { readonly ways: number; readonly lanesPerLink: number };
  readonly found: number;
  readonly media: readonly { readonly kind: MediaKind; readonly count: number }[];
  readonly choices: readonly ShownChoice[];
  readonly misses: readonly ShownMiss[];
};

/** A change of what was asked that opens a way. */
export type Opening = { readonly order: string; readonly ask: ConnectAsk };

export type ConnectAnswer =
  /** ends whose name no port of the catalogue has */
  | { readonly unknown: readonly ('from' | 'to')[] }
  | {
      readonly unknown: readonly [];
      readonly ways: readonly ShownWay[];
      readonly misses: readonly ShownMiss[];
      readonly openings: readonly Opening[];
      readonly tooSlow: readonly { readonly device: string; readonly cage: string; readonly maxSpeed: Gbps }[];
      readonly parts: Readonly<Record<string, PartWords>>;
    };

export type ExplorerQuestions = {
  readonly choices: { readonly ask: null; readonly answer: ExplorerChoices };
  readonly connect: { readonly ask: ConnectAsk; readonly answer: ConnectAnswer };
  readonly matrix: { readonly ask: MatrixAsk; readonly answer: MatrixAnswer };
};

/** A part in words: its maker, its number, its kind. */
export const aboutModule = (module: Module): string => {
  const maker = [module.vendor, module.partNumber].filter(Boolean).join(' ');
  if (module.kind !== 'transceiver') {
    const legs = module.b.count > 1 ? `${module.b.count}x ` : '';
    return `${maker}, ${module.kind} ${module.a.formFactor} to ${legs}${module.b.formFactor}`;
  }
  return `${maker}, ${module.formFactor} ${unique(module.applications.map(({ media }) => media.id)).join(', ')}`;
};

export const explorerChoices = (catalog: Catalog): ExplorerChoices => ({
  ports: portChoices(catalog),
  vendors: unique(Array.from(catalog.modules.values(), ({ vendor }) => vendor)),
  transceivers: transceivers(catalog).map((module) => ({ id: module.id, about: aboutModule(module) })),
});

/** The parts that are there already, by end. */
export type Given = NonNullable<Narrowing['given']>;

const rowIn = (given: Given | undefined, { question }: { readonly question: LinkQuestion }): LinkRow | undefined =>
  given ? undefined : rowOf(question);

/** More legs than this make no picture that can be read. */
export const MOST_LEGS = 16;

const inspected = (catalog: Catalog, question: LinkQuestion): Inspected => {
  const { sketch, findings } = inspectLink(catalog, question);
  const { lanes } = sketch;
  return { findings, lanes, picture: lanes.length <= MOST_LEGS ? lanePicture(sketch, []) : undefined };
};

const mediaCounts = (choices: readonly Choice[]): ShownWay['media'] => {
  const counts = new Map<MediaKind, number>();
  for (const { media } of choices) counts.set(media, (counts.get(media) ?? 0) + 1);
  return Array.from(counts, ([kind, count]) => ({ kind, count }));
};

const showMiss = (miss: NearMiss, given: Given | undefined): ShownMiss => ({
  ...tellMiss(miss),
  row: rowIn(given, miss.candidate),
});

const MISSES = 6;
const OPENINGS = 4;

const showWay = (catalog: Catalog, way: Way, top: number, given: Given | undefined): ShownWay => ({
  speed: way.pair.speed,
  a: { ways: way.pair.a.ways, lanesPerLink: way.pair.a.lanesPerLink },
  b: { ways: way.pair.b.ways, lanesPerLink: way.pair.b.lanesPerLink },
  found: way.choices.length,
  media: mediaCounts(way.choices),
  choices: way.choices.slice(0, top).map((choice, i) => ({
    ...tellChoice(choice),
    row: rowIn(given, choice),
    inspected: given && i === 0 ? inspected(catalog, choice.question) : undefined,
  })),
  misses: nearMisses([way], MISSES).map((miss) => showMiss(miss, given)),
});

const wordsOf = (catalog: Catalog, ids: Iterable<ModuleId>): Readonly<Record<string, PartWords>> =>
  Object.fromEntries(
    unique(ids).flatMap((id) => {
      const module = catalog.modules.get(id);
      return module ? [[id, { about: aboutModule(module), confidence: module.confidence }]] : [];
    }),
  );

const slowPort = ({ device, group }: NamedPort) => ({
  device: device.id,
  cage: group.port.cage,
  maxSpeed: group.port.maxSpeed,
});

/**
 * What joins two ports, and where nothing does: why, and what would.
 * @param given parts that must be used, read from memories and set into the catalogue; undefined: none
 */
export const answerConnect = (catalog: Catalog, ask: ConnectAsk, given?: Given): ConnectAnswer => {
  const a = namedPort(catalog, ask.from);
  const b = namedPort(catalog, ask.to);
  if (!a || !b) return { unknown: [...(a ? [] : ['from' as const]), ...(b ? [] : ['to' as const])] };
  const { speed, length, media, vendor, multimode, singlemode, connectors } = ask;
  const vendors = vendor === undefined ? [] : [vendor];
  const wish = { speed, length, site: { multimode, singlemode, connectors }, narrowing: { media, vendors, given } };
  const hostVendors = unique([a, b].map(({ device }) => device.vendor));
  const policy = {
    prefer: [ask.prefer, ...(['power', 'cost'] as const).filter((other) => other !== ask.prefer)],
    vendors: ask.prefer === 'vendor' ? hostVendors : vendors,
    stock: new Map(),
    prices: new Map(),
  };
  const found = connect(catalog, a, b, wish, policy, { misses: MISSES, fixes: OPENINGS });
  const ways = found.working.map((way) => showWay(catalog, way, ask.top, given));
  const misses = found.nearest.map((miss) => showMiss(miss, given));
  const named = [...ways.flatMap((way) => [...way.choices, ...way.misses]), ...misses];
  return {
    unknown: [],
    ways,
    misses,
    openings: found.relaxed.map(({ order, wish: { speed, length, site, narrowing } }) => ({
      order,
      ask: { ...ask, ...site, speed, length, media: narrowing.media, vendor: narrowing.vendors?.[0] },
    })),
    tooSlow: found.tooSlow.map(slowPort),
    parts: wordsOf(
      catalog,
      named.flatMap((one) => [one.a, one.b]),
    ),
  };
};
