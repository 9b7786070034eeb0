import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { Network, SpanIndex } from '../intent/index.ts';
import { mbpsOf } from '../units/index.ts';
import type { Group } from './groups.ts';
import type { SizedGroup } from './leafs.ts';
import type { LockIndex } from './locked.ts';
import { largest, smallest, sum } from './numbers.ts';
import type { Host } from './servers.ts';
import { chooseSpines, type SpineQuestion, type Spines, unevenAdvice } from './spines.ts';
import { capacityOf } from './split.ts';
import type { Uplink } from './uplink.ts';

/** One plane of a network, for messages. */
export type PlaneAt = {
  readonly network: Network;
  readonly plane: number;
  readonly groups: readonly Group[];
  readonly hosts: readonly Host[];
  readonly spans: SpanIndex | undefined;
};

const planeName = ({ network, plane }: PlaneAt): string => (plane ? `${network.key} plane ${plane}` : network.key);

/** Logical ports of one spine that links may use. */
export const spinePorts = (network: Network, uplink: Uplink): number =>
  capacityOf(uplink.spineFace, uplink.spine, network.spine?.sparePorts ?? 0);

/** What of the units fits below spines with so many ports. */
const mostUnits = (at: PlaneAt, leafs: readonly number[], ports: number): string => {
  const hosts = at.hosts.filter((host) => host.unit !== '');
  const what = at.network.manages.length > 0 ? 'servers and switches' : 'servers';
  const total = largest(hosts.map((host) => host.unitIndex));
  let used = 0;
  let units = 0;
  for (const [i, group] of at.groups.entries()) {
    used += leafs[i] as number;
    if (used > ports) break;
    if (at.groups[i + 1]?.unitIndex !== group.unitIndex) units = group.unitIndex + 1;
  }
  const below = hosts.filter((host) => host.unitIndex < units).length;
  if (units > 0) return `${ports} leafs, here ${units} of the ${total + 1} units (${below} ${what})`;
  return `${ports} leafs, here about ${Math.floor((hosts.length * ports) / sum(leafs))} of the ${hosts.length} ${what}`;
};

/** The fault of a plane with more leafs than a spine has ports. */
export const tooManyLeafs = (at: PlaneAt, uplink: Uplink, leafs: readonly number[]): Diagnostic | undefined => {
  const ports = spinePorts(at.network, uplink);
  const count = sum(leafs);
  if (count <= ports) return undefined;
  return diagnostic(
    'LW4203',
    {
      plane: planeName(at),
      leafs: count,
      spine: uplink.spineFace.model.id,
      ports,
      largest: mostUnits(at, leafs, ports),
    },
    { source: at.spans?.(['networks', at.network.key, 'spine']), subject: at.network.key },
  );
};

/** How the lock has the spines of a plane; undefined: it has none that carry links. */
const heldSpines = (at: PlaneAt, groups: readonly SizedGroup[], lock: LockIndex | undefined): SpineQuestion['held'] => {
  if (!lock) return undefined;
  const serves = { unit: '', plane: at.plane, rail: 0, rack: '' };
  const spines = lock.switches('spine', at.network.key, serves).length;
  const uplinks = groups.flatMap(({ held }) => held?.leafs.map((leaf) => lock.uplinks(leaf).length) ?? []);
  const perPair = spines > 0 ? Math.floor(largest(uplinks) / spines) : 0;
  return perPair > 0 ? { spines, perPair } : undefined;
};

const ratioText = (down: number, up: number): string => `${Math.round((down / up) * 100) / 100}:1`;

const fault = (at: PlaneAt, uplink: Uplink, q: SpineQuestion): Diagnostic => {
  const { network, spans } = at;
  const spines = q.spines ?? 1;
  const links = Math.ceil(q.uplinks / spines);
  const place = {
    source: spans?.(['networks', network.key, 'spine', 'count']),
    subject: network.key,
  };
  if (links * spines <= q.room && q.leafs * links > q.ports && (!q.uplinksPinned || links * spines === q.uplinks)) {
    const better = chooseSpines({ ...q, spines: undefined, held: undefined });
    const advice = better ? `Set the spine count to ${better.spines}, or leave it out.` : 'Leave the spine count out.';
    const spine = uplink.spineFace.model.id;
    const args = {
      plane: planeName(at),
      leafs: q.leafs,
      links,
      spines,
      needed: q.leafs * links,
      spine,
      ports: q.ports,
    };
    return diagnostic('LW4205', { ...args, advice }, place);
  }
  return diagnostic('LW4202', { plane: planeName(at), uplinks: q.uplinks, spines, ...unevenAdvice(q) }, place);
};

/** Pinned counts that cannot keep the oversubscription asked for. */
const missed = (
  at: PlaneAt,
  uplink: Uplink,
  groups: readonly SizedGroup[],
  uplinks: number,
): Diagnostic | undefined => {
  const needed = largest(groups.map(({ plan }) => plan.need));
  if (uplinks >= needed) return undefined;
  const { network, spans } = at;
  const { down, up } = network.oversubscription;
  const fullest = largest(groups.flatMap(({ plan }) => plan.bandwidth));
  const actual = ratioText(fullest, uplinks * mbpsOf(uplink.speed));
  return diagnostic(
    'LW4204',
    { plane: planeName(at), uplinks, actual, wanted: `${down}:${up}`, needed },
    { source: spans?.(['networks', network.key, 'leaf', 'uplinks']), subject: network.key },
  );
};

/** The spines of one plane, the same number of links from every leaf to each. */
export const sizeSpines = (
  at: PlaneAt,
  uplink: Uplink,
  groups: readonly SizedGroup[],
  uplinks: number,
  lock: LockIndex | undefined,
): { readonly spines: Spines | undefined; readonly diagnostics: readonly Diagnostic[] } => {
  const leafs = groups.map(({ plan }) => plan.leafs);
  const tooMany = tooManyLeafs(at, uplink, leafs);
  if (tooMany) return { spines: undefined, diagnostics: [tooMany] };
  const question: SpineQuestion = {
    leafs: sum(leafs),
    uplinks,
    uplinksPinned: at.network.leaf.uplinks !== undefined,
    spines: at.network.spine?.count,
    room: smallest(groups.map(({ plan }) => plan.room)),
    ports: spinePorts(at.network, uplink),
    held: heldSpines(at, groups, lock),
  };
  const spines = chooseSpines(question);
  if (!spines) return { spines: undefined, diagnostics: [fault(at, uplink, question)] };
  const warning = missed(at, uplink, groups, spines.spines * spines.perPair);
  return { spines, diagnostics: warning ? [warning] : [] };
};
