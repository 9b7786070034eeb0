import type { Catalog } from '../catalog/catalog.ts';
import { checkLink, type LinkQuestion, type LinkVerdict, modulePower } from '../link/index.ts';
import type { CableAssembly, CableEnd, Module, ModuleId, SiteFibre, Transceiver } from '../parts/index.ts';
import type { Millimetres } from '../units/index.ts';
import { type Cabling, cablingFor } from './cabling.ts';
import { type MediaKind, mediaKind } from './cost-class.ts';
import { type PortEnd, type PortPair, pattern, takes, withModule } from './ports.ts';

/** A combination of parts that fits two ports; whether it works is judged when asked. */
export type Candidate = {
  readonly a: Module;
  readonly b: Module;
  /** The cord or fan-out to order; for integrated cables the cable itself. */
  readonly cabling: string;
  /** Ordered length: as routed for fibre, the next made length for cables. */
  readonly length: Millimetres;
  /** Links that one cord, fan-out or cable carries. */
  readonly linksPerCable: number;
  /** The end its trunk is at; end a for cords. */
  readonly trunk: 'a' | 'b';
  /** The second fan-out where both ends split. */
  readonly far: Cabling['far'];
  /** Links that share each module of an end. */
  readonly linksPerModule: { readonly a: number; readonly b: number };
  /** Power of all modules, or of the whole cable, a link in mW; undefined where a figure is missing. */
  readonly powerPerLink: number | undefined;
  readonly media: MediaKind;
  readonly question: LinkQuestion;
  /** What the link rules say: judged when first read. */
  readonly verdict: LinkVerdict;
};

/** Combinations whose light meets, and those that fail by that alone. */
export type Enumeration = {
  readonly hopeful: readonly Candidate[];
  /** Put together when first read. */
  readonly hopeless: readonly Candidate[];
};

/** Narrowing of the search by the user. */
export type Narrowing = {
  readonly media?: MediaKind | undefined;
  /** Only these vendors; empty or absent: all. */
  readonly vendors?: readonly string[] | undefined;
  readonly avoid?: ReadonlySet<ModuleId> | undefined;
  /** The parts that are there already, by end: only they are judged at it, whether or not they fit. */
  readonly given?: { readonly a?: ModuleId | undefined; readonly b?: ModuleId | undefined } | undefined;
};

/**
 * Does the user let this part be used? A port for twisted pair takes nothing else: which medium or whose, as with fibre cords,
 * is no choice.
 */
export const allowed = (module: Module, narrowing: Narrowing): boolean =>
  module.kind === 'TP' ? !narrowing.avoid?.has(module.id) : chosen(module, narrowing);

const chosen = (module: Module, narrowing: Narrowing): boolean =>
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

/** Do any applications that the two ports can run send light the other reads? */
export const meets = (a: Transceiver, b: Transceiver, pair: PortPair): boolean =>
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

const powerOfParts = (
  catalog: Catalog,
  { a, b, linksPerModule, linksPerCable }: Pick<Candidate, 'a' | 'b' | 'linksPerModule' | 'linksPerCable'>,
): number | undefined => {
  if (a.kind !== 'transceiver') {
    const trunk = modulePower(catalog, a, a.a);
    const leg = modulePower(catalog, a, a.b);
    return trunk && leg && Math.round((trunk.max + leg.max * a.b.count) / linksPerCable);
  }
  const aPower = modulePower(catalog, a, undefined);
  const bPower = modulePower(catalog, b, undefined);
  return aPower && bPower && Math.round(aPower.max / linksPerModule.a + bPower.max / linksPerModule.b);
};

type Ordered = Pick<Candidate, 'cabling' | 'length' | 'linksPerCable' | 'trunk' | 'far'>;

/**
 * Every combination of parts that fits two ports. Nothing is judged here: a search ranks first and judges from the best down.
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
  const facing = pattern(pair);
  const { given = {} } = narrowing;
  const linksPerModule =
    pair.a.ways > 1 && pair.b.ways > 1 ? { a: pair.a.ways, b: pair.b.ways } : { a: facing.b, b: facing.a };
  const candidate = (a: Module, b: Module, ordered: Ordered, plant: LinkQuestion['plant']): Candidate => {
    const question: LinkQuestion = {
      a: withModule(pair.a, a, facing.a, pair.speed),
      b: withModule(pair.b, b, facing.b, pair.speed),
      plant,
    };
    let verdict: LinkVerdict | undefined;
    return {
      a,
      b,
      cabling: ordered.cabling,
      length: ordered.length,
      linksPerCable: ordered.linksPerCable,
      trunk: ordered.trunk,
      far: ordered.far,
      linksPerModule,
      powerPerLink: powerOfParts(catalog, { a, b, linksPerModule, linksPerCable: ordered.linksPerCable }),
      media: mediaKind(a),
      question,
      get verdict() {
        verdict ??= checkLink(catalog, question);
        return verdict;
      },
    };
  };
  const joined = (a: Transceiver, b: Transceiver): Candidate | undefined => {
    // parts that are there already may have no cord between them; the rules say why along the cord of end a
    const stuck = given.a !== undefined && given.b !== undefined;
    const cabling = cablingFor(pair, a, b, length, site) ?? (stuck ? cablingFor(pair, a, a, length, site) : undefined);
    if (!cabling) return undefined;
    const { part, links, trunk, far, plant } = cabling;
    return candidate(a, b, { cabling: part, length, linksPerCable: links, trunk, far }, plant);
  };

  // the trunk of an integrated cable is at the end with fewer cages
  const trunk: 'a' | 'b' = facing.a > facing.b ? 'b' : 'a';
  const hopeful: Candidate[] = [];
  const dark: (readonly [Transceiver, Transceiver])[] = [];
  const aOptics: Transceiver[] = [];
  const bOptics: Transceiver[] = [];
  const suits = (optic: Transceiver, side: 'a' | 'b'): boolean =>
    given[side] === undefined
      ? allowed(optic, narrowing) && runs(optic, pair[side], pair.speed) && takes(catalog, pair[side], optic)
      : optic.id === given[side];
  for (const module of catalog.modules.values()) {
    if (module.kind === 'transceiver') {
      if (suits(module, 'a')) aOptics.push(module);
      if (suits(module, 'b')) bOptics.push(module);
    } else if (
      given.a === undefined && given.b === undefined
        ? allowed(module, narrowing) && cableSuits(catalog, module, pair)
        : module.id === given.a && module.id === given.b
    ) {
      const made = madeLength(module, length);
      const ordered = { cabling: module.id, length: made, linksPerCable: module.b.count, trunk, far: undefined };
      hopeful.push(candidate(module, module, ordered, { kind: 'cable', length: made }));
    }
  }
  for (const a of aOptics) {
    for (const b of bOptics) {
      const found = meets(a, b, pair) ? joined(a, b) : undefined;
      if (found) hopeful.push(found);
      else dark.push([a, b]);
    }
  }
  let hopeless: readonly Candidate[] | undefined;
  return {
    hopeful,
    get hopeless() {
      hopeless ??= dark.flatMap(([a, b]) => joined(a, b) ?? []);
      return hopeless;
    },
  };
};
