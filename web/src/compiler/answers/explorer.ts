import type { Catalog } from '../../../../src/core/catalog/index.ts';
import { lanePicture, type Picture } from '../../../../src/core/draw/index.ts';
import { type LinkRow, rowOf } from '../../../../src/core/link/batch/row.ts';
import type { LinkQuestion, LinkSketch } from '../../../../src/core/link/index.ts';
import {
  allCages,
  type Choice,
  type Criterion,
  connect,
  type Inspection,
  inspectLink,
  type MatrixCell,
  type MediaKind,
  matrixOf,
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
import {
  DEFAULT_SITE_FIBRE,
  type FibreGrade,
  type Module,
  type ModuleId,
  type Transceiver,
} from '../../../../src/core/parts/index.ts';
import type { Gbps, Millimetres } from '../../../../src/core/units/index.ts';

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

export type MatrixAsk = { readonly far: string | undefined; readonly length: Millimetres };

/** A transceiver with what a person filters by, and its cell under every cage. */
export type MatrixRow = {
  readonly id: ModuleId;
  readonly vendor: string;
  readonly partNumber: string | undefined;
  readonly formFactor: string;
  readonly fibre: string;
  readonly plug: string;
  /** speeds of the links it carries */
  readonly speeds: readonly number[];
  readonly media: readonly string[];
  readonly powerW: number | undefined;
  readonly confidence: string;
  readonly cells: readonly MatrixCell[];
};
export type MatrixAnswer = {
  readonly cages: readonly string[];
  /** the far module; undefined also where the catalogue has none of that name */
  readonly far: string | undefined;
  readonly rows: readonly MatrixRow[];
};

export type ExplorerQuestions = {
  readonly choices: { readonly ask: null; readonly answer: ExplorerChoices };
  readonly connect: { readonly ask: ConnectAsk; readonly answer: ConnectAnswer };
  readonly matrix: { readonly ask: MatrixAsk; readonly answer: MatrixAnswer };
};

const isTransceiver = (module: Module | undefined): module is Transceiver => module?.kind === 'transceiver';
const transceivers = (catalog: Catalog): readonly Transceiver[] => [...catalog.modules.values()].filter(isTransceiver);
const unique = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)];

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

const plugOf = ({ receptacle: { plug, polish, count } }: Transceiver): string =>
  `${count > 1 ? `${count}x ` : ''}${plug}${polish === undefined ? '' : `/${polish}`}`;

/** Every transceiver under every cage, alone or against a far module. */
export const answerMatrix = (catalog: Catalog, { far, length }: MatrixAsk): MatrixAnswer => {
  const farModule = far === undefined ? undefined : catalog.modules.get(far as ModuleId);
  const against = isTransceiver(farModule) ? farModule : undefined;
  const { cages, rows } = matrixOf(
    catalog,
    transceivers(catalog),
    allCages(catalog),
    against,
    length,
    DEFAULT_SITE_FIBRE,
  );
  return {
    cages,
    far: against?.id,
    rows: rows.map(({ module, cells }) => ({
      id: module.id,
      vendor: module.vendor,
      partNumber: module.partNumber,
      formFactor: module.formFactor,
      fibre: module.fibre,
      plug: plugOf(module),
      speeds: unique(module.applications.map(({ host }) => host.rate)),
      media: unique(module.applications.map(({ media }) => media.id)),
      powerW: module.power && module.power.max / 1000,
      confidence: module.confidence,
      cells,
    })),
  };
};
