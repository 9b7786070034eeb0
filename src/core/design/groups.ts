import type { Network } from '../intent/index.ts';
import { mbpsOf } from '../units/index.ts';
import type { LinkKind } from './kinds.ts';
import type { Host } from './servers.ts';

/** The links of one host in a group: `from … to − 1`. */
export type Run = {
  readonly host: number;
  readonly from: number;
  readonly to: number;
  /** Mb/s */
  readonly bandwidth: number;
};

/** What one set of leafs serves: a rail, a unit or a rack of one unit and plane. */
export type Group = {
  readonly unit: string;
  readonly unitIndex: number;
  readonly plane: number;
  readonly rail: number;
  readonly rack: number;
  /** Link by link, host by host: which host, which kind, which port of the kind. */
  readonly host: readonly number[];
  readonly kind: readonly number[];
  readonly port: readonly number[];
  readonly runs: readonly Run[];
  /** Groups of one signature take their leafs in the same way. */
  readonly signature: string;
};

type Draft = Omit<Group, 'runs' | 'signature'> & { host: number[]; kind: number[]; port: number[] };

/** `su/1, plane 2, rail 3`: a group in words. */
export const groupName = (network: Network, group: Group): string => {
  const parts = [`${network.key} ${group.unit || 'outside the units'}`];
  if (group.plane) parts.push(`plane ${group.plane}`);
  if (group.rail) parts.push(`rail ${group.rail}`);
  if (group.rack) parts.push(`rack ${group.rack}`);
  return parts.join(', ');
};

const finish = (draft: Draft, kinds: readonly LinkKind[], hosts: readonly Host[]): Group => {
  const runs: Run[] = [];
  const marks: string[] = [];
  for (let from = 0; from < draft.host.length; ) {
    const host = draft.host[from] as number;
    let to = from;
    let bandwidth = 0;
    for (; draft.host[to] === host; to++) {
      const kind = draft.kind[to] as number;
      bandwidth += mbpsOf((kinds[kind] as LinkKind).speed);
      marks.push(String(kind));
    }
    marks.push(`@${hosts[host]?.rack}`);
    runs.push({ host, from, to, bandwidth });
    from = to;
  }
  return { ...draft, runs, signature: marks.join(' ') };
};

/** The leaf groups of a network, in the order their leafs are numbered. */
export const leafGroups = (network: Network, kinds: readonly LinkKind[], hosts: readonly Host[]): Group[] => {
  const drafts = new Map<string, Draft>();
  const byClass = new Map<string, LinkKind[]>();
  for (const kind of kinds) byClass.set(kind.host.name, [...(byClass.get(kind.host.name) ?? []), kind]);
  for (const [h, { className, unit, unitIndex, rack: standsIn }] of hosts.entries()) {
    const rack = network.leaf.scope === 'rack' ? standsIn : 0;
    for (const { index, ports } of byClass.get(className) ?? []) {
      for (const [p, port] of ports.entries()) {
        const rail = network.leaf.scope === 'rail' ? port.rail : 0;
        const name = `${unitIndex} ${port.plane} ${rail} ${rack}`;
        let draft = drafts.get(name);
        if (!draft) {
          draft = { unit, unitIndex, plane: port.plane, rail, rack, host: [], kind: [], port: [] };
          drafts.set(name, draft);
        }
        draft.host.push(h);
        draft.kind.push(index);
        draft.port.push(p);
      }
    }
  }
  return [...drafts.values()]
    .sort((x, y) => x.unitIndex - y.unitIndex || x.plane - y.plane || x.rail - y.rail || x.rack - y.rack)
    .map((draft) => finish(draft, kinds, hosts));
};
