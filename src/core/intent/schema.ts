import * as z from 'zod/mini';
import type { PortMode } from '../parts/index.ts';
import type { Gbps, Millimetres, Ratio } from '../units/index.ts';
import { parseLength, parseRatio, parseSpeed } from '../units/index.ts';
import type { LegSpan } from './intent.ts';
import { LIMITS } from './limits.ts';

/*
 * The language, once: the keys, what stands in them, and what editors say about them. The JSON Schema is made from this
 * file (json-schema.ts), a fabric file is checked by it (shape.ts), and `defineFabric` is typed by it.
 */
z.config({ jitless: true });

/** What sort of fault a bad value is, and what was expected in words. */
export type Facet = {
  readonly kind: 'type' | 'count' | 'quantity' | 'choice' | 'name' | 'version';
  readonly expected: string;
};
export const FACETS = z.registry<Facet>();

/** A name in keys, host names and file names. */
const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,62}$/;

/** A speed within what Ethernet has and may have. */
export const speedOf = (value: string | number): Gbps | undefined => {
  const speed = parseSpeed(String(value));
  return speed !== undefined && speed >= 0.1 && speed <= 6400 ? speed : undefined;
};

/** A length above nothing, up to 100 km. */
export const lengthOf = (value: string | number): Millimetres | undefined => {
  const length = parseLength(String(value));
  return length !== undefined && length > 0 && length <= 100_000_000 ? length : undefined;
};

/** "3:1", or 3 for the same. */
export const ratioOf = (value: string | number): Ratio | undefined => {
  const ratio = parseRatio(typeof value === 'number' ? `${value}:1` : value);
  return ratio && [ratio.down, ratio.up].every((side) => side >= 0.01 && side <= 10_000) ? ratio : undefined;
};

/** "2x200G" → two ways of 200G. */
export const splitOf = (value: string): PortMode | undefined => {
  const [ways = '', each = ''] = value.split('x');
  const speed = speedOf(each);
  return Number(ways) >= 1 && Number(ways) <= 16 && speed !== undefined ? { ways: Number(ways), speed } : undefined;
};

/** "rack" is 1, "2 racks" 2, "unit" as many as there are. */
export const legSpanOf = (value: string): LegSpan | undefined => {
  if (value === 'rack') return { racks: 1 };
  if (value === 'unit') return { racks: LIMITS.count };
  const racks = Number.parseInt(value, 10);
  return racks >= 1 && racks <= LIMITS.count ? { racks } : undefined;
};

const facet = <S extends z.ZodMiniType>(schema: S, kind: Facet['kind'], expected: string): S => {
  FACETS.add(schema, { kind, expected });
  return schema;
};

/** 1000000 as 1,000,000. */
const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ',');

const text = (expected: string) => facet(z.string().check(z.minLength(1), z.maxLength(200)), 'type', expected);
const name = () => facet(z.string().check(z.regex(NAME)), 'name', 'a name: a letter, then letters, digits, - or _');
const count = (from: number, to: number) =>
  facet(z.int().check(z.minimum(from), z.maximum(to)), 'count', `a whole number from ${from} to ${grouped(to)}`);
const price = () => facet(z.number().check(z.minimum(0), z.maximum(1e9)), 'quantity', 'a price, a number of 0 or more');
const choice = <const T extends readonly string[]>(values: T) =>
  facet(z.enum(values), 'choice', `one of ${values.join(', ')}`);

/** A quantity as text with its unit; the pattern is for editors, `read` decides. */
const written = (pattern: RegExp, read: (value: string) => unknown, expected: string) =>
  facet(
    z.string().check(
      z.regex(pattern),
      z.refine((value) => read(value) !== undefined),
    ),
    'quantity',
    expected,
  );
/** The same, or a number in the usual unit. */
const quantity = (pattern: RegExp, read: (value: string | number) => unknown, expected: string) =>
  facet(
    z
      .union([z.string().check(z.regex(pattern)), z.number().check(z.positive())])
      .check(z.refine((value) => read(value) !== undefined)),
    'quantity',
    expected,
  );

const speed = () => quantity(/^\d{1,7}(\.\d{1,6})? ?(G|Gb\/s|Gbps|T|Tb\/s|M)?$/, speedOf, 'a speed such as 400G');
const length = () => quantity(/^\d{1,9}(\.\d{1,6})? ?(mm|cm|m|km)?$/, lengthOf, 'a length such as 20 m, up to 100 km');
const ratio = () => quantity(/^\d{1,5}(\.\d{1,2})? ?: ?\d{1,5}(\.\d{1,2})?$/, ratioOf, 'a ratio such as 3:1');
const split = () => written(/^\d{1,2}x\d{1,4}(\.\d)?G$/, splitOf, 'a split such as 2x200G, 16 ways at most');
const legSpan = () =>
  written(/^(rack|unit|\d{1,7} racks?)$/, legSpanOf, 'rack, unit, or a number of racks such as 2 racks');

/** A key that may be left out, with what editors say about it. */
const may = <S extends z.ZodMiniType>(schema: S, description: string): z.ZodMiniOptional<S> => {
  const optional = z.optional(schema);
  z.globalRegistry.add(optional, { description });
  return optional;
};
/** A key that must be there. */
const must = <S extends z.ZodMiniType>(schema: S, description: string): S => {
  z.globalRegistry.add(schema, { description });
  return schema;
};
const map = <S extends z.ZodMiniType>(value: S, expected: string) =>
  facet(z.record(z.string(), value), 'type', expected);
const named = <S extends z.ZodMiniType>(value: S, expected: string) => facet(z.record(name(), value), 'type', expected);
const keys = <S extends Record<string, z.ZodMiniType>>(shape: S, expected: string) =>
  facet(z.strictObject(shape), 'type', expected);
const list = <S extends z.ZodMiniType>(item: S, expected: string) => facet(z.array(item), 'type', expected);

const part = () => text('a part id of the catalogue');
const deviceModel = () => text('a model of the catalogue');

const PORT_USE = keys(
  {
    to: must(name(), 'The network these ports join.'),
    speed: may(speed(), 'Speed of each port as a whole. Left out: the most the port can do.'),
    rail: may(
      facet(
        z.union([z.enum(['by-gpu', 'none']), z.int().check(z.minimum(1), z.maximum(LIMITS.rails))]),
        'choice',
        `by-gpu, none or a rail number up to ${LIMITS.rails}`,
      ),
      'by-gpu: port n of the list is rail n, by the rail map of the server where the catalogue knows it. A number: all on that rail. none (also when left out): no rails.',
    ),
    plane: may(
      facet(
        z.union([z.literal('by-leg'), z.int().check(z.minimum(1), z.maximum(LIMITS.planes))]),
        'choice',
        `by-leg or a plane number up to ${LIMITS.planes}`,
      ),
      'The plane these ports join in a network of several planes; by-leg: each leg of the split port its own.',
    ),
    split: may(split(), 'How the server port itself is split, for example 2x200G.'),
    'leaf-port': may(
      split(),
      'How the leaf port that serves these ports is split, for example 2x200G. Left out: inferred.',
    ),
    'legs-within': may(
      legSpan(),
      'How far the legs of one split leaf port may reach: rack (also when left out), a number of neighbouring racks such as 2 racks, or unit.',
    ),
  },
  'what the ports do, for example { to: backend, speed: 400G }',
);

const SERVER_CLASS = keys(
  {
    model: must(deviceModel(), 'Server model of the catalogue.'),
    count: may(count(1, LIMITS.count), 'How many there are. Only in a file without units.'),
    'per-rack': may(count(1, LIMITS.count), `Servers in a rack. Left out: ${LIMITS.perRack} are assumed.`),
    ports: must(
      map(PORT_USE, 'ports by chassis label, for example gpu[1-8]: { to: backend }'),
      'Ports by chassis label: gpu1, gpu[1-8], gpu[1,3,5-8], or several with commas.',
    ),
  },
  'a server class with model and ports',
);

const UNIT = keys(
  {
    count: may(count(1, LIMITS.count), 'How many such units there are. Left out: 1.'),
    servers: must(
      map(count(1, LIMITS.count), 'server classes with their count, for example { h100: 8 }'),
      'How many servers of each class one unit holds.',
    ),
  },
  'a unit with its servers',
);

const LENGTHS = () =>
  keys(
    {
      'server-leaf': may(length(), 'Routed length between a server and its leaf.'),
      'leaf-spine': may(length(), 'Routed length between a leaf and a spine.'),
    },
    'lengths, for example { server-leaf: 20 m, leaf-spine: 60 m }',
  );

const NETWORK = keys(
  {
    tiers: may(
      facet(z.literal([1, 2]), 'choice', '1 or 2'),
      '1: every leaf stands alone; 2: leafs and spines. Left out: 2 where a spine is described.',
    ),
    planes: may(count(1, LIMITS.planes), 'Parallel networks without links between them. Left out: 1.'),
    oversubscription: may(
      facet(
        z.union([ratio(), keys({ leaf: may(ratio(), 'At the leafs.') }, 'a ratio by tier, for example { leaf: 3:1 }')]),
        'quantity',
        'a ratio such as 3:1, or { leaf: 3:1 }',
      ),
      'Server bandwidth to uplink bandwidth of a leaf. Left out: 1:1.',
    ),
    leaf: must(
      keys(
        {
          switch: must(deviceModel(), 'Switch model of the catalogue.'),
          per: may(
            choice(['rail', 'unit', 'rack']),
            'What one group of leafs serves in a unit. Left out: rail where a port of the network is on a rail, else unit.',
          ),
          'spare-ports': may(count(0, LIMITS.spare), 'Ports of each leaf left free. Left out: 0.'),
          count: may(count(1, LIMITS.count), 'Leafs of one group. Left out: inferred.'),
          uplinks: may(count(1, LIMITS.spare), 'Uplinks of each leaf. Left out: inferred from the oversubscription.'),
        },
        'the leaf tier, for example { switch: NV-SN4700 }',
      ),
      'The switches that servers plug into.',
    ),
    spine: may(
      keys(
        {
          switch: must(deviceModel(), 'Switch model of the catalogue.'),
          'spare-ports': may(count(0, LIMITS.spare), 'Ports of each spine left free. Left out: 0.'),
          count: may(count(1, LIMITS.count), 'Spines of one plane. Left out: inferred.'),
        },
        'the spine tier, for example { switch: NV-SN4700 }',
      ),
      'The switches that join the leafs. Left out: one tier.',
    ),
    'link-speed': may(speed(), 'Speed of a link between leaf and spine. Left out: the fastest both run.'),
    lengths: may(LENGTHS(), 'Lengths in this network; they outrank the common ones.'),
    manages: may(
      facet(
        z.union([z.enum(['all']), z.array(name()).check(z.minLength(1))]),
        'choice',
        'all, or a list of networks such as [backend, storage]',
      ),
      'Makes it an out-of-band network: the management ports of the switches of these networks join it. all: of every other network.',
    ),
  },
  'a network with its leaf tier',
);

const OPTICS = keys(
  {
    prefer: may(
      list(
        choice(['power', 'cost', 'vendor', 'stock', 'latency', 'reach-margin']),
        'a list of preferences, for example [power, cost]',
      ),
      'What decides between workable parts, in this order. Left out: power, then cost.',
    ),
    media: may(
      choice(['auto', 'copper', 'active-copper', 'aoc', 'multimode', 'singlemode']),
      'Which media may be used. Left out: auto.',
    ),
    vendors: may(
      list(text('a vendor'), 'a list of vendors'),
      'Only parts of these vendors, the preferred first. Left out: all.',
    ),
    stock: may(map(count(0, LIMITS.count), 'parts at hand, for example { PART: 12 }'), 'Parts at hand.'),
    prices: may(
      map(price(), 'prices by part, for example { PART: 350 }'),
      'Your own prices, in one currency. Parts without one are ranked by class.',
    ),
    avoid: may(list(part(), 'a list of parts'), 'Parts that must not be used.'),
  },
  'how optics and cables are chosen',
);

const FIBRE = keys(
  {
    singlemode: may(choice(['OS1', 'OS2']), 'Single-mode grade of the site. Left out: OS2.'),
    multimode: may(choice(['OM1', 'OM2', 'OM3', 'OM4', 'OM5']), 'Multimode grade of the site. Left out: OM4.'),
    connectors: may(
      count(0, 20),
      'Mated pairs in a channel besides the plugs at the transceivers (patch panels). Left out: 0.',
    ),
  },
  'the fibre of the site',
);

/** A fabric file. */
export const FABRIC = keys(
  {
    lanewright: must(facet(z.literal(1), 'version', 'the language version, 1'), 'Version of the language: 1.'),
    name: must(name(), 'Name of the fabric.'),
    servers: must(named(SERVER_CLASS, 'server classes by name'), 'Server classes by name.'),
    units: may(
      named(UNIT, 'units by name'),
      'Scalable units by name: groups of servers with leafs of their own. Left out: one unit holds all servers.',
    ),
    networks: must(named(NETWORK, 'networks by name'), 'Networks by name.'),
    optics: may(OPTICS, 'How optics and cables are chosen.'),
    fibre: may(FIBRE, 'The fibre of the site.'),
    lengths: may(
      LENGTHS(),
      `Routed lengths until rooms and racks are described. Left out: ${LIMITS.serverLeaf} and ${LIMITS.leafSpine} are assumed.`,
    ),
  },
  'a fabric: a mapping with lanewright, name, servers and networks',
);

/** The object shape of a fabric file, as `defineFabric` takes it. */
export type FabricSource = z.input<typeof FABRIC>;
export type PortUseSource = z.input<typeof PORT_USE>;
export type NetworkSource = z.input<typeof NETWORK>;
