import { portKey } from '../fabric/index.ts';
import type { Network } from '../intent/index.ts';
import type { Group } from './groups.ts';
import type { KindPort, LinkKind } from './kinds.ts';
import type { HeldIn } from './leafs.ts';
import type { LockIndex, PortRef } from './locked.ts';
import type { Held, LeafContext } from './plan.ts';
import { type Host, rackKey } from './servers.ts';

/** `backend/h100/17:gpu3`, `oob/backend/leaf/2:eth0`: the key of a link between a host and its leaf. */
export const hostLinkKey = (network: Network, host: Host, kind: LinkKind, port: KindPort): string =>
  `${network.key}/${portKey(host.key, port.label, kind.ways, port.leg)}`;

/** The leafs that the lock has for a group, by number. */
export const heldLeafKeys = (network: Network, group: Group, lock: LockIndex): readonly string[] =>
  lock.switches('leaf', network.key, {
    unit: group.unit,
    plane: group.plane,
    rail: group.rail,
    rack: group.rack ? rackKey(group.unit, group.rack) : '',
  });

/** All that the lock says of a group, whatever number of leafs it gets. */
type Known = {
  readonly keys: readonly string[];
  readonly targets: readonly (PortRef | undefined)[];
  readonly inUse: ReadonlySet<string>;
};

/** Where the lock has the links of the groups of a network. */
export const heldIn = (network: Network, context: LeafContext, lock: LockIndex | undefined): HeldIn => {
  if (!lock) return () => undefined;
  const { face, kinds, hosts } = context;
  const cageAt = new Map(face.cages.map(({ number }, cage) => [number, cage]));
  const known = new Map<Group, Known>();
  const knownOf = (group: Group): Known => {
    const before = known.get(group);
    if (before) return before;
    const keys = heldLeafKeys(network, group, lock);
    const targets = group.host.map((host, i) => {
      const kind = kinds[group.kind[i] as number] as LinkKind;
      const port = kind.ports[group.port[i] as number] as KindPort;
      const target = lock.target(hostLinkKey(network, hosts[host] as Host, kind, port));
      return target && keys.includes(target.device) ? target : undefined;
    });
    const inUse = new Set(targets.flatMap((target) => (target ? [target.device] : [])));
    const made = { keys, targets, inUse };
    known.set(group, made);
    return made;
  };
  return (group, leafs): Held | undefined => {
    const { keys, targets, inUse } = knownOf(group);
    if (inUse.size === 0) return undefined;
    const chosen = new Set(
      [...keys.filter((key) => inUse.has(key)), ...keys.filter((key) => !inUse.has(key))].slice(0, leafs),
    );
    const own = keys.filter((key) => chosen.has(key));
    const place = new Map(own.map((key, i) => [key, i]));
    const links = targets.map((target) => {
      const leaf = target && place.get(target.device);
      return leaf === undefined || !target
        ? undefined
        : { leaf, cage: cageAt.get(target.number) ?? -1, leg: target.leg };
    });
    const uplinkCages = own.map((key) => {
      const marked = new Uint8Array(face.cages.length);
      for (const { port } of lock.uplinks(key)) {
        const cage = cageAt.get(port.number);
        if (cage !== undefined) marked[cage] = 1;
      }
      return marked;
    });
    return { leafs: own, inUse: inUse.size, links, uplinkCages };
  };
};
