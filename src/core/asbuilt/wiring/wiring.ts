import { NONE } from '../../fabric/index.ts';
import type { Claim, HalfClaim, Observed } from '../observe.ts';
import { deviceOf, type Plan } from '../plan.ts';

/** Ports and who joins them to what: sources that do not agree, kept side by side. */
export type Contradiction = {
  readonly ports: readonly number[];
  readonly claims: readonly Claim[];
  readonly halves: readonly HalfClaim[];
};

/** The wiring as it is seen. */
export type Wiring = {
  /** far port of each port as seen, NONE where nothing is seen or sources disagree; spare ports after those of the plan */
  readonly far: Int32Array;
  /** who says it, by port: claims that name the port at either end */
  readonly claimsAt: (port: number) => readonly Claim[];
  readonly contradictions: readonly Contradiction[];
  readonly contested: ReadonlySet<number>;
  /** ports of which someone scanned where their cable leads: no name can account for that */
  readonly scanned: ReadonlySet<number>;
  /** ports that hear a device whose port is not told */
  readonly halves: ReadonlyMap<number, HalfClaim>;
};

/** Claims at each port, as offsets into one list: both ends of each. */
const indexed = (size: number, claims: readonly Claim[]): ((port: number) => readonly Claim[]) => {
  const start = new Int32Array(size + 1);
  for (const { port, far } of claims) {
    start[port + 1] = (start[port + 1] as number) + 1;
    start[far + 1] = (start[far + 1] as number) + 1;
  }
  for (let i = 1; i <= size; i++) start[i] = (start[i] as number) + (start[i - 1] as number);
  const next = start.slice();
  const list = new Int32Array(claims.length * 2);
  for (const [i, { port, far }] of claims.entries()) {
    for (const end of [port, far]) {
      list[next[end] as number] = i;
      next[end] = (next[end] as number) + 1;
    }
  }
  return (port) => Array.from(list.subarray(start[port] ?? 0, start[port + 1] ?? 0), (i) => claims[i] as Claim);
};

/** Ports joined to each other by claims, from one of them. */
const groupOf = (port: number, claimsAt: (port: number) => readonly Claim[]): ReadonlySet<number> => {
  const group = new Set([port]);
  for (const member of group) for (const claim of claimsAt(member)) group.add(claim.port).add(claim.far);
  return group;
};

/**
 * Joins what both ends say. Ports that are said to be joined to more than one other are contested, and so are those others:
 * which source is right is not for a program to choose.
 */
export const wiringOf = (plan: Plan, { claims, halves }: Pick<Observed, 'claims' | 'halves'>): Wiring => {
  const size = plan.ports + plan.spares.length;
  const far = new Int32Array(size).fill(NONE);
  const claimsAt = indexed(size, claims);
  const contested = new Set<number>();
  const note = (port: number, other: number): void => {
    if (far[port] === NONE) far[port] = other;
    else if (far[port] !== other) contested.add(port);
  };
  for (const { port, far: other } of claims) {
    if (port === other) continue;
    note(port, other);
    note(other, port);
  }
  const heard = new Map<number, HalfClaim>();
  const halvesAt = new Map<number, HalfClaim[]>();
  for (const half of halves) {
    const all = halvesAt.get(half.port);
    if (all) all.push(half);
    else halvesAt.set(half.port, [half]);
    const seen = far[half.port] ?? NONE;
    const before = heard.get(half.port);
    if (seen !== NONE && deviceOf(plan, seen) !== half.device) contested.add(half.port);
    else if (before && before.device !== half.device) contested.add(half.port);
    else if (seen === NONE) heard.set(half.port, half);
  }
  const contradictions: Contradiction[] = [];
  const done = new Set<number>();
  for (const port of [...contested].toSorted((x, y) => x - y)) {
    if (done.has(port)) continue;
    const ports = [...groupOf(port, claimsAt)].toSorted((x, y) => x - y);
    for (const member of ports) {
      done.add(member);
      contested.add(member);
      far[member] = NONE;
      heard.delete(member);
    }
    contradictions.push({
      ports,
      claims: [...new Set(ports.flatMap((member) => claimsAt(member)))],
      halves: ports.flatMap((member) => halvesAt.get(member) ?? []),
    });
  }
  const scanned = new Set(claims.flatMap(({ port, far: other, means }) => (means === 'LLDP' ? [] : [port, other])));
  return { far, claimsAt, contradictions, contested, scanned, halves: heard };
};
