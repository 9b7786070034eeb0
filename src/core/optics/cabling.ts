import type { FibreGrade, FibrePlant, Plug, Receptacle, Transceiver } from '../parts/index.ts';
import type { Millimetres } from '../units/index.ts';
import { type PortPair, pattern } from './ports.ts';

/** The site's fibre, by kind. */
export type SiteFibre = {
  readonly singlemode: FibreGrade;
  readonly multimode: FibreGrade;
  readonly connectors: number;
};

/** A fibre plant to order, and what to call it on the order. */
export type Cabling = {
  readonly plant: FibrePlant;
  readonly part: string;
  /** Links that one cord or fan-out carries. */
  readonly links: number;
};

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

const describe = (a: Plug, b: Plug, grade: FibreGrade, polarity: string, bothSplit: boolean): string => {
  const kind = a.count === b.count ? 'cord' : 'fan-out';
  if (bothSplit) return `${plugText(a)} 1:2 fan-out to ${plugText(b)} 1:2 fan-out, ${grade}, ${polarity}`;
  const ends =
    a.type === b.type && a.polish === b.polish && a.count === b.count
      ? `${plugText(a)} both ends`
      : `${plugText(a)} to ${plugText(b)}`;
  return `${ends}, ${kind}, ${grade}, ${polarity}${isArray(a.type) || isArray(b.type) ? ', unpinned at modules' : ''}`;
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
  const grade = a.fibre === 'SMF' ? site.singlemode : site.multimode;
  const facing = pattern(pair);
  const aBranches = branches(facing.b > facing.a ? facing.b / facing.a : pair.a.ways, a.receptacle);
  const bBranches = branches(facing.a > facing.b ? facing.a / facing.b : pair.b.ways, b.receptacle);
  const bothSplit = aBranches > 1 && bBranches > 1;
  if (
    aBranches === 1 &&
    bBranches === 1 &&
    a.receptacle.plug !== b.receptacle.plug &&
    isArray(a.receptacle.plug) !== isArray(b.receptacle.plug)
  ) {
    return undefined;
  }
  const plugs = bothSplit
    ? { a: plugFor(a.receptacle, 1), b: plugFor(b.receptacle, 1) }
    : { a: plugFor(a.receptacle, bBranches), b: plugFor(b.receptacle, aBranches) };
  const duplex = !isArray(a.receptacle.plug) && !isArray(b.receptacle.plug);
  const polarity = duplex ? 'A-to-B' : 'B';
  return {
    plant: {
      kind: 'fibre',
      runs: [{ grade, length }],
      length,
      plugs,
      path: [{ kind: 'cord', polarity, pins: duplex ? undefined : [false, false] }],
      // two fan-outs meet in an adapter of their own
      connectors: site.connectors + (bothSplit ? 1 : 0),
      connectorLoss: undefined,
      connectorReflectanceDb: undefined,
      splices: 0,
      spliceLoss: undefined,
      measuredLoss: undefined,
      amplified: false,
    },
    links: bothSplit ? 1 : Math.max(aBranches, bBranches),
    part: describe(plugs.a, plugs.b, grade, duplex ? 'crossed (A-to-B)' : 'type B', bothSplit),
  };
};
