import type { Catalog } from '../catalog/catalog.ts';
import type { Diagnostic } from '../diagnostics/index.ts';
import { checkLink, type LinkQuestion, type LinkVerdict } from '../link/index.ts';
import type { CableAssembly, CableEnd, Module, ModuleId, Transceiver } from '../parts/index.ts';
import type { Millimetres } from '../units/index.ts';
import { type Cabling, cablingFor, type SiteFibre } from './cabling.ts';
import { type MediaKind, mediaKind } from './cost-class.ts';
import { type PortEnd, type PortPair, pattern, takes, withModule } from './ports.ts';

/** One workable way to join two ports, proved. */
export type Choice = {
  readonly a: Module;
  readonly b: Module;
  /** The cord or fan-out to order; for integrated cables the cable itself. */
  readonly cabling: string;
  /** Ordered length: as routed for fibre, the next made length for cables. */
  readonly length: Millimetres;
  /** Links that one cord, fan-out or cable carries. */
  readonly linksPerCable: number;
  readonly media: MediaKind;
  readonly question: LinkQuestion;
  /** What the link rules say; the proof is written when it is read. */
  readonly verdict: Extract<LinkVerdict, { works: true }>;
};

type Ordered = Pick<Choice, 'cabling' | 'length' | 'linksPerCable'>;

/** A way that fails, with its causes: what a user asks about next. */
export type NearMiss = {
  readonly a: Module;
  readonly b: Module;
  readonly cabling: string;
  readonly causes: readonly Diagnostic[];
};

export type Enumeration = {
  readonly choices: readonly Choice[];
  /** Judged when read. */
  readonly misses: readonly NearMiss[];
};

/** Narrowing of the search by the user. */
export type Narrowing = {
  readonly media?: MediaKind | undefined;
  /** Only these vendors; empty or absent: all. */
  readonly vendors?: readonly string[] | undefined;
  readonly avoid?: ReadonlySet<ModuleId> | undefined;
};

const allowed = (module: Module, narrowing: Narrowing): boolean =>
  (narrowing.media === undefined || mediaKind(module) === narrowing.media) &&
  (!narrowing.vendors?.length || narrowing.vendors.some((v) => v.toLowerCase() === module.vendor.toLowerCase())) &&
  !narrowing.avoid?.has(module.id);

const runs = (optic: Transceiver, end: PortEnd, speed: number): boolean =>
  optic.applications.some(
    ({ host }) => host.rate === speed && host.lanes === end.lanesPerLink && end.port.laneRates.includes(host.laneRate),
  );

/** A cable whose ends go into the two cages, one way round or the other, with as many legs as the pattern has. */
const cableSuits = (catalog: Catalog, cable: CableAssembly, pair: PortPair): boolean => {
  const facing = pattern(pair);
  const fits = (end: PortEnd, plug: CableEnd): boolean => catalog.fit(end.port.cage, plug.formFactor)?.fits === true;
  const oneWay = fits(pair.a, cable.a) && fits(pair.b, cable.b) && facing.a === 1;
  const other = fits(pair.a, cable.b) && fits(pair.b, cable.a) && facing.b === 1;
  return cable.b.count === Math.max(facing.a, facing.b) && (oneWay || other);
};

/** The next made length that is long enough; the routed length where none is (the rules then say why). */
const madeLength = (cable: CableAssembly, length: Millimetres): Millimetres =>
  cable.lengths.find((made) => made >= length) ?? length;

/** A combination to be judged. */
type Candidate = {
  readonly a: Module;
  readonly b: Module;
  readonly ordered: Ordered;
  readonly plant: LinkQuestion['plant'];
};

/** Do any applications that the two ports can run send light the other reads? All others are misses by that alone. */
const meets = (a: Transceiver, b: Transceiver, pair: PortPair): boolean =>
  a.applications.some(
    (x) =>
      x.host.rate === pair.speed &&
      x.host.lanes === pair.a.lanesPerLink &&
      b.applications.some(
        (y) =>
          y.host.rate === pair.speed &&
          y.host.lanes === pair.b.lanesPerLink &&
          x.media.opticalGroup === y.media.opticalGroup &&
          x.media.lanes === y.media.lanes,
      ),
  );

/** All combinations that fit the ports, those whose light meets apart from those whose does not. */
const candidates = (catalog: Catalog, pair: PortPair, length: Millimetres, site: SiteFibre, narrowing: Narrowing) => {
  const hopeful: Candidate[] = [];
  const hopeless: Candidate[] = [];
  const aOptics: Transceiver[] = [];
  const bOptics: Transceiver[] = [];
  for (const module of catalog.modules.values()) {
    if (!allowed(module, narrowing)) continue;
    if (module.kind === 'transceiver') {
      if (takes(catalog, pair.a, module) && runs(module, pair.a, pair.speed)) aOptics.push(module);
      if (takes(catalog, pair.b, module) && runs(module, pair.b, pair.speed)) bOptics.push(module);
    } else if (cableSuits(catalog, module, pair)) {
      const ordered = { cabling: module.id, length: madeLength(module, length), linksPerCable: module.b.count };
      hopeful.push({ a: module, b: module, ordered, plant: { kind: 'cable', length } });
    }
  }
  for (const a of aOptics) {
    for (const b of bOptics) {
      const cabling: Cabling | undefined = cablingFor(pair, a, b, length, site);
      if (!cabling) continue;
      const ordered = { cabling: cabling.part, length, linksPerCable: cabling.links };
      (meets(a, b, pair) ? hopeful : hopeless).push({ a, b, ordered, plant: cabling.plant });
    }
  }
  return { hopeful, hopeless };
};

/**
 * Every way the catalogue offers to join two ports, each judged by the link rules. What fails is judged in full only when
 * `misses` is read.
 * @param catalog facts
 * @param pair the ports, how they are split and the speed of a link
 * @param length routed length
 */
export const enumerate = (
  catalog: Catalog,
  pair: PortPair,
  length: Millimetres,
  site: SiteFibre,
  narrowing: Narrowing = {},
): Enumeration => {
  const choices: Choice[] = [];
  const failed: NearMiss[] = [];
  const facing = pattern(pair);
  const judge = ({ a, b, ordered, plant }: Candidate): void => {
    const question: LinkQuestion = {
      a: withModule(pair.a, a, facing.a, pair.speed),
      b: withModule(pair.b, b, facing.b, pair.speed),
      plant,
    };
    const verdict = checkLink(catalog, question);
    if (verdict.works) {
      choices.push({ a, b, ...ordered, media: mediaKind(a), question, verdict });
    } else {
      failed.push({ a, b, cabling: ordered.cabling, causes: verdict.causes });
    }
  };
  const { hopeful, hopeless } = candidates(catalog, pair, length, site, narrowing);
  for (const candidate of hopeful) judge(candidate);
  let rest = hopeless;
  return {
    choices,
    get misses() {
      for (const candidate of rest) judge(candidate);
      rest = [];
      return failed;
    },
  };
};
