import { SeenParts } from '../asbuilt/judge/parts-seen.ts';
import { deviceName, deviceOf, type Plan, portLabel } from '../asbuilt/plan.ts';
import type { Catalog } from '../catalog/catalog.ts';
import { textOf } from '../diagnostics/index.ts';
import { decode, partOf } from '../module/index.ts';
import { type ClassProof, connect, type NamedPort, type Way } from '../optics/index.ts';
import { DEFAULT_SITE_FIBRE, type Module, type ModuleId } from '../parts/index.ts';
import { type Gbps, gbps, type Millimetres } from '../units/index.ts';
import { agreed, cautionsOf, type Expected, expectedOf, type Refused } from './expected.ts';
import type { EndFacts } from './facts.ts';
import type { EndRead } from './read/collect.ts';

/** What the ends are held against, and the catalogue with the parts that were read. */
export type Proved = {
  readonly catalog: Catalog;
  readonly expected: Expected | undefined;
  readonly refused: Refused | undefined;
};

/** Two ports and the path between them, for a proof from the link rules. */
export type PortsAsked = {
  readonly a: NamedPort;
  readonly b: NamedPort;
  readonly length: Millimetres;
  /** Gb/s; undefined: as both ends are set, else the fastest that works */
  readonly speed?: Gbps | undefined;
  /** the question in words */
  readonly words: string;
};

type Parts = { readonly catalog: Catalog; readonly a: ModuleId | undefined; readonly b: ModuleId | undefined };

/** The parts at both ends: as their memories say, else by part number from the catalogue. */
const partsOf = (known: Catalog, a: EndRead, b: EndRead): Parts => {
  const made: Module[] = [];
  const seen = new SeenParts(known);
  const read = (own: EndRead, far: EndRead, id: string): ModuleId | undefined => {
    const number = own.facts.module?.value.partNumber;
    const row = number === undefined ? undefined : seen.row(number);
    if (row) return row.id;
    if (!own.memory) return undefined;
    const { part } = partOf(decode(own.memory), known, id, far.memory && decode(far.memory));
    if (part) made.push(part);
    return part?.id;
  };
  const first = read(a, b, 'the module of a');
  let second = read(b, a, 'the module of b');
  const [part] = made;
  // two memories of one cable are one part
  if (part && part.kind !== 'transceiver' && made.length === 2) second = first;
  const modules = new Map([...known.modules, ...made.map((one) => [one.id, one] as const)]);
  return { catalog: made.length === 0 ? known : { ...known, modules }, a: first, b: second };
};

/** The speed that both ends are set to, where they agree. */
const setSpeed = (a: EndFacts, b: EndFacts): Gbps | undefined => {
  const [x, y] = [a.one('speed')?.value, b.one('speed')?.value];
  const one = x ?? y;
  return one === undefined || (x !== undefined && y !== undefined && x !== y) ? undefined : gbps(one / 1000);
};

/** Of several ways to run a speed, those that have the lanes which are set; all unsplit ones where none has. */
const waysAsSet = (ways: readonly Way[], a: EndFacts, b: EndFacts): readonly Way[] => {
  const [x, y] = [a.one('lanes')?.value, b.one('lanes')?.value];
  const fits = ({ pair }: Way): boolean =>
    (x === undefined || pair.a.lanesPerLink === x) && (y === undefined || pair.b.lanesPerLink === y);
  const top = ways.filter(({ pair }) => pair.speed === ways[0]?.pair.speed);
  const least = Math.min(...top.map(({ pair }) => pair.a.ways + pair.b.ways));
  const simple = top.filter(({ pair }) => pair.a.ways + pair.b.ways === least);
  const set = simple.filter(fits);
  if (set.length > 0) return set;
  const split = top.filter(fits);
  return split.length > 0 && (x !== undefined || y !== undefined) ? split.slice(0, 1) : simple;
};

/**
 * Proves the link of two ports with the modules that were read in them. Of parts that are not known only what all that would work
 * agree on is held against the link.
 */
export const provePorts = (known: Catalog, asked: PortsAsked, a: EndRead, b: EndRead): Proved => {
  const parts = partsOf(known, a, b);
  const { catalog } = parts;
  const speed = asked.speed ?? setSpeed(a.facts, b.facts);
  const ask = (narrowing: { a: ModuleId | undefined; b: ModuleId | undefined }, at: Gbps | undefined) =>
    connect(
      catalog,
      asked.a,
      asked.b,
      {
        speed: at,
        length: asked.length,
        site: DEFAULT_SITE_FIBRE,
        narrowing: { media: undefined, vendors: [], given: narrowing },
      },
      { prefer: ['power', 'cost'], vendors: [], stock: new Map(), prices: new Map() },
      { misses: 3, fixes: 0 },
    );
  const given = { a: parts.a, b: parts.b };
  let found = ask(given, speed);
  // ports that are both set to a speed that cannot work are to be told so: the proof is of the fastest that does
  if (found.working.length === 0 && asked.speed === undefined && speed !== undefined) found = ask(given, undefined);
  const named = (['a', 'b'] as const).map((side) => `${side}: ${given[side] ?? 'module not known'}`).join(', ');
  const source = `link rules, ${asked.words}, ${named}`;
  if (found.working.length === 0) {
    const causes = found.nearest[0]?.causes ?? [];
    const bothKnown = given.a !== undefined && given.b !== undefined;
    if (!bothKnown || causes.length === 0) return { catalog, expected: undefined, refused: undefined };
    return {
      catalog,
      expected: undefined,
      refused: {
        source,
        causes: causes.map((one) => ({ code: one.code, says: textOf(one).message, fix: textOf(one).fix })),
      },
    };
  }
  const proofs = waysAsSet(found.working, a.facts, b.facts).flatMap(({ choices }) =>
    choices.map(({ verdict }) =>
      expectedOf(catalog, verdict.proof, { source, cautions: cautionsOf(verdict.warnings) }),
    ),
  );
  return { catalog, expected: agreed(proofs), refused: undefined };
};

/** A port of the plan by its name, `leaf-1:7` or `leaf-1:7.2`; undefined where the plan has none. */
export const plannedPort = (plan: Plan, name: string): number | undefined => {
  const wanted = name.trim().toLowerCase();
  for (let port = 0; port < plan.ports; port++)
    if (`${deviceName(plan, deviceOf(plan, port))}:${portLabel(plan, port)}`.toLowerCase() === wanted) return port;
  return undefined;
};

/** The names of the devices at both ends of a planned link. */
export const linkDevices = (plan: Plan, link: number): readonly string[] =>
  (['a', 'b'] as const).map((end) => deviceName(plan, deviceOf(plan, plan.fabric.links.get(link, end))));

/** What the proof of a planned link holds against its ends; undefined where the plan has none. Side a is the plan's. */
export const provePlanned = (plan: Plan, link: number, source: string): Expected | undefined => {
  const { fabric, catalog } = plan;
  const row = fabric.links.get(link, 'class');
  const entry = (fabric.proofs as readonly (ClassProof | null)[] | undefined)?.[row];
  if (!entry) return undefined;
  const [a, b] = [fabric.links.get(link, 'a'), fabric.links.get(link, 'b')];
  const name = (port: number): string => `${deviceName(plan, deviceOf(plan, port))} port ${portLabel(plan, port)}`;
  const leg = Math.max(fabric.ports.get(a, 'leg'), fabric.ports.get(b, 'leg'));
  return expectedOf(catalog, entry.proof, {
    source: `${source}, class ${entry.class}`,
    cautions: entry.warnings.map(({ code, message, fix }) => ({ code, says: message, source: fix })),
    leg,
    places: { a: name(a), b: name(b) },
  });
};
