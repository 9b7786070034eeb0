import { plural } from '../diagnostics/index.ts';
import { formatSpeed, mbpsOf, naturalCompare } from '../units/index.ts';
import type { LinkKind } from './kinds.ts';
import type { SizedGroup } from './leafs.ts';
import { type SizedNetwork, type SizedPlane, sizeNetwork } from './network.ts';
import { largest, sum } from './numbers.ts';
import { deviceModes } from './split.ts';
import { spinePorts } from './tiers.ts';

/** A number of the design, why it is so, and what would change it. */
export type ReportRow = {
  readonly key: string;
  readonly value: number;
  readonly why: string;
  /** The nearest change of the source that makes another design of it. */
  readonly cliff?: string;
};

const leafCount = (plane: SizedPlane): number => sum(plane.groups.map(({ plan }) => plan.leafs));
const isPresent = <T>(value: T | undefined | false): value is T => value !== undefined && value !== false;

const kindRows = (sized: SizedNetwork, kind: LinkKind): ReportRow[] => {
  const key = `${sized.network.key}.${kind.host.name}.${kind.use.selector}`;
  const split = kind.use.split ? `as split: ${kind.use.split.ways}x${formatSpeed(kind.use.split.speed)}` : undefined;
  const stated = kind.use.speed === undefined ? 'the most both ends run' : 'as stated';
  const leafPort = `${kind.leaf.ways}x${formatSpeed(kind.speed)}`;
  const inferred =
    kind.leaf.ways === 1
      ? `${sized.leaf.model.id} runs ${formatSpeed(kind.speed)} whole`
      : `a cage of ${sized.leaf.model.id} serves most ${formatSpeed(kind.speed)} ports as ${leafPort} (${deviceModes(sized.leaf.model)})`;
  return [
    { key: `${key}.speed`, value: kind.speed, why: `Gb/s, ${split ?? stated}` },
    { key: `${key}.leaf-port`, value: kind.leaf.ways, why: kind.use.leafPort ? `pinned: ${leafPort}` : inferred },
  ];
};

/** "11 + 11 + 10": server-facing cages leaf by leaf, each shape once. */
const shapes = (groups: readonly SizedGroup[]): string => {
  const seen = new Map<string, number>();
  for (const { plan } of groups) {
    const runs = new Map<number, number>();
    for (const down of plan.down) runs.set(down, (runs.get(down) ?? 0) + 1);
    const shape = [...runs].map(([down, leafs]) => (leafs === 1 ? `${down}` : `${leafs} x ${down}`)).join(' + ');
    seen.set(shape, (seen.get(shape) ?? 0) + 1);
  }
  const texts = [...seen]
    .sort(([x], [y]) => naturalCompare(x, y))
    .map(([shape, count]) => `${plural(count, 'group')} of ${shape}`);
  return texts.length > 4 ? `${texts.slice(0, 4).join(', ')} and more` : texts.join(', ');
};

/** "48 ports of servers and 30 of switches": what a network manages. */
const managedText = ({ planes, kinds }: SizedNetwork): string => {
  const tiers = planes.flatMap(({ groups }) =>
    groups.flatMap(({ group }) => group.kind.map((k) => kinds[k]?.host.tier)),
  );
  const switches = tiers.filter((tier) => tier === 'switch-leaf').length;
  return `${plural(tiers.length - switches, 'port')} of servers and ${switches} of switches`;
};

const leafRow = (sized: SizedNetwork, plane: SizedPlane, prefix: string, cliff: string | undefined): ReportRow => {
  const { network, leaf, uplink } = sized;
  const held = plane.groups.some((group) => group.held);
  const manages = network.manages.length > 0;
  const able = leaf.cages.filter((_, cage) => sized.kinds.some((kind) => kind.leaf.lanes[cage])).length;
  const upCages =
    plane.spines && uplink ? Math.ceil((plane.spines.spines * plane.spines.perPair) / uplink.leaf.ways) : 0;
  const all = leaf.cages.length;
  const facing = manages
    ? `${managedText(sized)}: ${shapes(plane.groups)} ports`
    : `${shapes(plane.groups)} server-facing ports`;
  const parts = [
    network.leaf.count !== undefined && `pinned: ${network.leaf.count} a group`,
    held && 'what the lock has is kept',
    `${facing} a leaf${able < all ? ` of ${able} that fit` : ''}`,
    uplink && `${upCages} uplink ports each`,
    network.leaf.sparePorts > 0 ? `${network.leaf.sparePorts} kept spare` : 'none kept spare',
    `${able < all ? '' : `of ${all} `}on ${leaf.model.id}`,
    manages && !uplink && 'its uplinks left to the site',
  ];
  return {
    key: `${prefix}.leaf.count`,
    value: leafCount(plane),
    why: parts.filter(isPresent).join(', '),
    ...(cliff && { cliff }),
  };
};

const spineRows = (sized: SizedNetwork, plane: SizedPlane, prefix: string): ReportRow[] => {
  const { network, uplink } = sized;
  if (!uplink || !plane.spines) return [];
  const { spines, perPair } = plane.spines;
  const uplinks = spines * perPair;
  const leafs = leafCount(plane);
  const { down, up } = network.oversubscription;
  const needed = largest(plane.groups.map(({ plan }) => plan.need));
  const bandwidth = largest(plane.groups.flatMap(({ plan }) => plan.bandwidth));
  const ports = spinePorts(network, uplink);
  const free = ports - leafs * perPair;
  return [
    {
      key: `${prefix}.link-speed`,
      value: uplink.speed,
      why: `Gb/s, ${network.linkSpeed === undefined ? 'the most both cages run' : 'as stated'}; ${uplink.leaf.ways}x on leafs, ${uplink.spine.ways}x on spines`,
    },
    {
      key: `${prefix}.leaf.uplinks`,
      value: uplinks,
      why: `${needed} carry the ${formatSpeed((bandwidth / 1000) as typeof uplink.speed)} of the fullest leaf at ${down}:${up}${
        network.leaf.uplinks !== undefined
          ? '; pinned'
          : uplinks > needed
            ? `; ${uplinks} go evenly over ${plural(spines, 'spine')}`
            : ''
      }`,
    },
    {
      key: `${prefix}.spine.count`,
      value: spines,
      why: `${network.spine?.count === undefined ? 'the fewest that' : 'pinned:'} take ${plural(perPair, 'link')} from each of ${plural(leafs, 'leaf')}: ${leafs * perPair} of ${ports} ports`,
      ...(perPair === 1 ? { cliff: `${free} more leafs fit below these spines, then two tiers are full` } : {}),
    },
    {
      key: `${prefix}.links-per-pair`,
      value: perPair,
      why: `${plural(uplinks, 'uplink')} over ${plural(spines, 'spine')}, equally`,
    },
    {
      key: `${prefix}.oversubscription`,
      value: Math.round((bandwidth / (uplinks * mbpsOf(uplink.speed))) * 1000) / 1000,
      why: `of the fullest leaf, to 1; ${down}:${up} is asked for`,
    },
  ];
};

type Outline = { readonly leafs: number; readonly spines: number };

const outlineOf = (planes: readonly SizedPlane[]): Outline => ({
  leafs: sum(planes.map(leafCount)),
  spines: sum(planes.map((plane) => plane.spines?.spines ?? 0)),
});

const words = ({ leafs, spines }: Outline): string =>
  spines > 0 ? `${plural(leafs, 'leaf')} and ${plural(spines, 'spine')}` : plural(leafs, 'leaf');

const makes = (spare: number, there: Outline): string => `${spare === 1 ? 'makes' : 'make'} ${words(there)}`;

const LOOK_AHEAD = 8;

/** The nearest numbers of spare ports, above and below, at which the network comes out otherwise. */
const spareCliff = (sized: SizedNetwork): string | undefined => {
  const { network, planes } = sized;
  const { sparePorts } = network.leaf;
  const withSpare = (spare: number): Outline | undefined => {
    const changed = { ...network, leaf: { ...network.leaf, sparePorts: spare } };
    const result = sizeNetwork(changed, sized, sized.hosts, undefined, undefined);
    return result.network && outlineOf(result.network.planes);
  };
  const here = outlineOf(planes);
  const differs = (there: Outline): boolean => there.leafs !== here.leafs || there.spines !== here.spines;
  const texts: string[] = [];
  for (let spare = sparePorts - 1; spare >= Math.max(0, sparePorts - LOOK_AHEAD); spare--) {
    const there = withSpare(spare);
    if (!there || !differs(there)) continue;
    texts.push(`${plural(spare, 'spare port')} ${makes(spare, there)}`);
    break;
  }
  for (let spare = sparePorts + 1; spare <= sparePorts + LOOK_AHEAD; spare++) {
    const there = withSpare(spare);
    if (there && !differs(there)) continue;
    texts.push(`${plural(spare, 'spare port')} ${there ? makes(spare, there) : 'do not fit'}`);
    break;
  }
  return texts.join('; ') || undefined;
};

/** The reasons behind every number, network by network. */
export const designReport = (networks: readonly SizedNetwork[]): readonly ReportRow[] =>
  networks.flatMap((sized) => {
    const { network, planes, kinds } = sized;
    const cliff = network.leaf.count === undefined ? spareCliff(sized) : undefined;
    return [
      // nothing is asked of management ports that could have come out otherwise
      ...kinds.filter(({ host }) => host.tier === 'server-leaf').flatMap((kind) => kindRows(sized, kind)),
      ...planes.flatMap((plane) => {
        const prefix = plane.plane ? `${network.key}.p${plane.plane}` : network.key;
        return [leafRow(sized, plane, prefix, cliff), ...spineRows(sized, plane, prefix)];
      }),
    ];
  });
