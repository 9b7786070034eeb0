import type { Catalog } from '../catalog/catalog.ts';
import { entryOf, textOf } from '../diagnostics/index.ts';
import { checkLink, type LinkVerdict } from '../link/index.ts';
import type { Cage, FormFactor, Module, Plant, PortType, SiteFibre, Transceiver } from '../parts/index.ts';
import type { Gbps, Millimetres } from '../units/index.ts';
import { cablingFor, cordFor } from './cabling.ts';
import { type PortEnd, type PortPair, pattern, withModule } from './ports.ts';

/** What a module does in a cage, alone or against a far end: the best speed, or why not. */
export type MatrixCell =
  | {
      readonly works: true;
      readonly speed: Gbps;
      /** host lanes of a link in this cage, and their rate */
      readonly lanes: number;
      readonly laneRate: Gbps;
      /** links side by side */
      readonly links: number;
    }
  | { readonly works: false; readonly reason: string; readonly text: string };

export type Matrix = {
  readonly cages: readonly Cage[];
  readonly far: Module | undefined;
  readonly rows: readonly { readonly module: Transceiver; readonly cells: readonly MatrixCell[] }[];
};

/** A host port as the form factor defines it at its best: what a given host offers may be less. */
const portOf = (catalog: Catalog, cage: Cage): PortType | undefined => {
  const facts = catalog.formFactors.get(cage);
  return (
    facts && {
      kind: 'switch',
      cage,
      lanes: facts.lanes,
      laneRates: facts.laneRates,
      maxSpeed: facts.maxSpeed,
      maxModulePower: undefined,
      modes: undefined,
    }
  );
};

/** Every cage for pluggables of which the catalogue says what fits. */
export const allCages = (catalog: Catalog): readonly Cage[] =>
  [...catalog.formFactors.values()].flatMap(({ id, fixedMedium }) =>
    fixedMedium === undefined &&
    [...catalog.formFactors.keys()].some((other) => catalog.fit(id as Cage, other as FormFactor))
      ? [id as Cage]
      : [],
  );

/** The cage a form factor is made for: the one of its own name, else the first that takes it. */
const nativeCage = (catalog: Catalog, formFactor: FormFactor): Cage | undefined => {
  const fitting = allCages(catalog).filter((cage) => catalog.fit(cage, formFactor)?.fits);
  return fitting.find((cage) => (cage as string) === formFactor) ?? fitting[0];
};

const no = (reason: string, text: string): MatrixCell => ({ works: false, reason, text });

type Option = { readonly speed: Gbps; readonly lanes: number; readonly laneRate: Gbps; readonly links: number };

/** The applications a port could drive, most bandwidth first, fewest links on a tie. */
const optionsOf = (module: Transceiver, port: PortType): readonly Option[] =>
  module.applications
    .filter(({ host }) => !host.linear && port.laneRates.includes(host.laneRate) && host.lanes <= port.lanes)
    .map(({ host, instances }) => ({
      speed: host.rate,
      lanes: host.lanes,
      laneRate: host.laneRate,
      links: Math.min(instances, Math.floor(port.lanes / host.lanes)),
    }))
    .toSorted((x, y) => y.speed * y.links - x.speed * x.links || x.links - y.links);

const undriven = (module: Transceiver, port: PortType): MatrixCell => {
  const needs = [...new Set(module.applications.map(({ host }) => `${host.lanes}x${host.laneRate}G`))].join(' or ');
  return no(
    'HOST_LANE_RATE',
    `needs ${needs} host lanes; the cage has ${port.lanes} of ${port.laneRates.join('/')}G at most`,
  );
};

const alone = (catalog: Catalog, module: Transceiver, port: PortType): MatrixCell => {
  const fit = catalog.fit(port.cage, module.formFactor);
  if (!fit?.fits) return no('CAGE_MECHANICAL', fit?.reason ?? 'no fact about this fit');
  const [best] = optionsOf(module, port);
  return best ? { works: true, ...best } : undriven(module, port);
};

/** One try of a link: one to one, or one end broken out over several of the other, or both. */
type Attempt = { readonly pair: PortPair; readonly mine: Option };

const attemptsOf = (
  mine: readonly Option[],
  theirs: readonly Option[],
  port: PortType,
  farPort: PortType,
): readonly Attempt[] => {
  const end = (p: PortType, option: Option, ways: number): PortEnd => ({
    device: undefined,
    port: p,
    ways,
    lanesPerLink: option.lanes,
    number: undefined,
  });
  return mine.flatMap((x) =>
    theirs
      .filter((y) => y.speed === x.speed)
      .flatMap((y) =>
        [...new Set([x.links, 1])].flatMap((ways) =>
          [...new Set([1, y.links])].map((farWays) => ({
            pair: { a: end(port, x, ways), b: end(farPort, y, farWays), speed: x.speed },
            mine: x,
          })),
        ),
      ),
  );
};

/** What keeps two modules apart: light before plugs, which a cord could change. */
const rootOf = (verdict: LinkVerdict): MatrixCell | undefined => {
  if (verdict.works) return undefined;
  const cause = verdict.causes.find(({ code }) => entryOf(code).family !== 'FIBER') ?? verdict.causes[0];
  return cause && no(entryOf(cause.code).reason, textOf(cause).message);
};

const speedsOf = (options: readonly Option[]): string =>
  [...new Set(options.map(({ speed }) => `${speed}G`))].join('/');

/** Against a far end: every pair of applications of one speed, the fastest first, one to one and broken out. */
const against = (
  catalog: Catalog,
  module: Transceiver,
  port: PortType,
  far: Transceiver,
  farPort: PortType,
  length: Millimetres,
  site: SiteFibre,
): MatrixCell => {
  const seated = alone(catalog, module, port);
  if (!seated.works) return seated;
  const mine = optionsOf(module, port);
  const theirs = optionsOf(far, farPort);
  const attempts = attemptsOf(mine, theirs, port, farPort);
  const judge = ({ pair }: Attempt, plant: Plant): LinkVerdict => {
    const facing = pattern(pair);
    return checkLink(catalog, {
      a: withModule(pair.a, module, facing.a, pair.speed),
      b: withModule(pair.b, far, facing.b, pair.speed),
      plant,
    });
  };
  let failure: MatrixCell | undefined;
  for (const attempt of attempts) {
    const cabling = cablingFor(attempt.pair, module, far, length, site);
    if (!cabling) continue;
    const verdict = judge(attempt, cabling.plant);
    if (verdict.works) return { works: true, ...attempt.mine, links: attempt.pair.a.ways };
    failure ??= rootOf(verdict);
  }
  if (failure) return failure;
  const direct = attempts.find(({ pair }) => pair.a.ways === 1 && pair.b.ways === 1);
  return (
    (direct && rootOf(judge(direct, cordFor(module, length, site)))) ??
    no(
      'SPEED_MISMATCH',
      theirs.length === 0
        ? `${far.id} runs nothing in its own cage`
        : `runs ${speedsOf(mine)} here, ${far.id} ${speedsOf(theirs)}`,
    )
  );
};

/**
 * Which module runs at what speed in which cage, alone or against a far module in its own cage. Cages are taken at the best
 * that their form factor defines; a given host may offer less.
 */
export const matrixOf = (
  catalog: Catalog,
  modules: readonly Transceiver[],
  cages: readonly Cage[],
  far: Transceiver | undefined,
  length: Millimetres,
  site: SiteFibre,
): Matrix => {
  const farCage = far && nativeCage(catalog, far.formFactor);
  const farPort = farCage && portOf(catalog, farCage);
  const cell = (module: Transceiver, cage: Cage): MatrixCell => {
    const port = portOf(catalog, cage);
    if (!port) return no('CAGE_FIT_UNKNOWN', 'no fact about this cage');
    if (!far) return alone(catalog, module, port);
    if (!farPort) return no('CAGE_FIT_UNKNOWN', `no fact about the cage of ${far.id}`);
    return against(catalog, module, port, far, farPort, length, site);
  };
  return { cages, far, rows: modules.map((module) => ({ module, cells: cages.map((cage) => cell(module, cage)) })) };
};
