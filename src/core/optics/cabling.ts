import type { FibreGrade, FibrePlant, PathSegment, Plug, Receptacle, SiteFibre, Transceiver } from '../parts/index.ts';
import { type Millimetres, metres } from '../units/index.ts';
import { type PortPair, pattern } from './ports.ts';

/** A fibre plant to order, and what to call it on the order. */
export type Cabling = {
  readonly plant: FibrePlant;
  readonly part: string;
  /** Links that one cord or fan-out carries. */
  readonly links: number;
  /** The end its trunk is at; end a for cords. */
  readonly trunk: 'a' | 'b';
  /** Where both ends split: the second fan-out, at end b; the two meet in adapters. */
  readonly far: { readonly part: string; readonly links: number; readonly length: Millimetres } | undefined;
};

/** A second fan-out sits beside the switch: one metre of its own, on top of the routed length. */
const FAR_FAN_OUT = metres(1);

const isArray = (type: string): boolean => type.startsWith('MPO');

const plugFor = (receptacle: Receptacle, count: number): Plug => ({
  type: receptacle.plug,
  polish: receptacle.polish,
  count,
});

const plugText = ({ type, polish, count }: Plug): string =>
  `${count > 1 ? `${count}x ` : ''}${isArray(type) ? type : `${type} duplex`}${polish ? (polish === 'APC' ? '/APC' : '/UPC') : ''}`;

/** Branches of the fan-out at the split end: links that leave one receptacle. */
const branches = (ways: number, receptacle: Receptacle): number => Math.max(1, Math.ceil(ways / receptacle.count));

const describe = (a: Plug, b: Plug, grade: FibreGrade, polarity: string, pins: string): string => {
  const kind = a.count === b.count ? 'cord' : 'fan-out';
  const ends =
    a.type === b.type && a.polish === b.polish && a.count === b.count
      ? `${plugText(a)} both ends`
      : `${plugText(a)} to ${plugText(b)}`;
  return [ends, kind, grade, polarity, ...(isArray(a.type) || isArray(b.type) ? [pins] : [])].join(', ');
};

const gradeFor = (module: Transceiver, site: SiteFibre): FibreGrade =>
  module.fibre === 'SMF' ? site.singlemode : site.multimode;

/** Transmit to receive from module to module: duplex cords cross, array cords are type B and unpinned. */
const cord = (duplex: boolean): PathSegment => ({
  kind: 'cord',
  polarity: duplex ? 'A-to-B' : 'B',
  pins: duplex ? undefined : [false, false],
});

const fibrePlant = (
  grade: FibreGrade,
  length: Millimetres,
  plugs: FibrePlant['plugs'],
  path: FibrePlant['path'],
  connectors: number,
): FibrePlant => ({
  kind: 'fibre',
  runs: [{ grade, length }],
  length,
  plugs,
  path,
  connectors,
  connectorLoss: undefined,
  connectorReflectanceDb: undefined,
  splices: 0,
  spliceLoss: undefined,
  measuredLoss: undefined,
  amplified: false,
});

/** Both ends split: a fan-out at each, type B at end a and type A with pinned legs at end b, joined in adapters. */
const twoFanOuts = (
  a: Receptacle,
  b: Receptacle,
  branches: { readonly a: number; readonly b: number },
  grade: FibreGrade,
  length: Millimetres,
  connectors: number,
): Cabling => {
  const plugs = { a: plugFor(a, 1), b: plugFor(b, 1) };
  const path: FibrePlant['path'] = [
    { kind: 'cord', polarity: 'B', pins: [false, false] },
    { kind: 'cord', polarity: 'A', pins: [true, false] },
  ];
  return {
    plant: fibrePlant(grade, (length + FAR_FAN_OUT) as Millimetres, plugs, path, connectors + 1),
    part: describe(plugs.a, plugFor(a, branches.a), grade, 'type B', 'unpinned'),
    links: branches.a,
    trunk: 'a',
    far: {
      part: describe(plugs.b, plugFor(a, branches.b), grade, 'type A', 'legs pinned'),
      links: branches.b,
      length: FAR_FAN_OUT,
    },
  };
};

/**
 * The cabling that joins two transceivers: a straight cord where each link has a receptacle to itself, else a fan-out at the
 * split end. Undefined where no such cabling exists (MPO-12 against MPO-16 one to one, say).
 */
export const cablingFor = (
  pair: PortPair,
  a: Transceiver,
  b: Transceiver,
  length: Millimetres,
  site: SiteFibre,
): Cabling | undefined => {
  if (a.fibre !== b.fibre) return undefined;
  const grade = gradeFor(a, site);
  const facing = pattern(pair);
  const aBranches = branches(facing.b > facing.a ? facing.b / facing.a : pair.a.ways, a.receptacle);
  const bBranches = branches(facing.a > facing.b ? facing.a / facing.b : pair.b.ways, b.receptacle);
  if (aBranches > 1 && bBranches > 1) {
    // the legs of two fan-outs meet in MPO adapters; legs of duplex plugs would need no second fan-out
    if (a.receptacle.plug !== b.receptacle.plug || !isArray(a.receptacle.plug)) return undefined;
    return twoFanOuts(a.receptacle, b.receptacle, { a: aBranches, b: bBranches }, grade, length, site.connectors);
  }
  const plain = aBranches === 1 && bBranches === 1;
  if (plain && a.receptacle.plug !== b.receptacle.plug && isArray(a.receptacle.plug) !== isArray(b.receptacle.plug)) {
    return undefined;
  }
  const plugs = { a: plugFor(a.receptacle, bBranches), b: plugFor(b.receptacle, aBranches) };
  const [trunk, legs] = bBranches > aBranches ? (['b', 'a'] as const) : (['a', 'b'] as const);
  const duplex = !isArray(a.receptacle.plug) && !isArray(b.receptacle.plug);
  const path = [cord(duplex)];
  return {
    plant: fibrePlant(grade, length, plugs, path, site.connectors),
    part: describe(plugs[trunk], plugs[legs], grade, duplex ? 'crossed (A-to-B)' : 'type B', 'unpinned at modules'),
    links: Math.max(aBranches, bBranches),
    trunk,
    far: undefined,
  };
};

/** A straight cord that fits one module at both ends: what shows why no cabling joins it to another. */
export const cordFor = (module: Transceiver, length: Millimetres, site: SiteFibre): FibrePlant => {
  const plug = plugFor(module.receptacle, 1);
  const path = [cord(!isArray(plug.type))];
  return fibrePlant(gradeFor(module, site), length, { a: plug, b: plug }, path, site.connectors);
};
