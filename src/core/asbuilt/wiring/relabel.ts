import { NONE } from '../../fabric/index.ts';
import { cageOf, deviceOf, farOf, type Plan } from '../plan.ts';
import type { Wiring } from './wiring.ts';

/** A change of names or of whole plugs that explains much at once: what is called `from` stands where the plan has `to`. */
export type Relabel = {
  readonly pairs: readonly (readonly [from: number, to: number])[];
  /** Does it go round (an exchange), or does the last take a place of which nothing is seen? */
  readonly closed: boolean;
};

/** Ports of a device by what they are called on it. */
export class Counterparts {
  readonly #plan: Plan;
  readonly #ports: (Map<string, number> | undefined)[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  #key(port: number): string {
    const { fabric, spares } = this.#plan;
    const spare = spares[port - this.#plan.ports];
    if (spare) return `${spare.number}/${spare.lane}`;
    const cage = cageOf(this.#plan, port);
    // by lane, as most systems name ports: one device may split a cage that the other leaves whole
    return `${fabric.cages.text(cage, 'label')}/${fabric.ports.get(port, 'firstLane')}`;
  }

  /** The port of another device in the cage and at the lane of this one; NONE where it has none. */
  on(device: number, port: number): number {
    let ports = this.#ports[device];
    if (!ports) {
      ports = new Map();
      const { cageStart, cagePorts } = this.#plan;
      for (const cage of this.#plan.cagesOf[device] ?? []) {
        for (let i = cageStart[cage] as number; i < (cageStart[cage + 1] as number); i++)
          ports.set(this.#key(cagePorts[i] as number), cagePorts[i] as number);
      }
      this.#ports[device] = ports;
    }
    return ports.get(this.#key(port)) ?? NONE;
  }
}

/** For each thing, how often it is seen at all, and in whose place. */
class Votes {
  readonly seen = new Map<number, number>();
  readonly places = new Map<number, Map<number, number>>();

  add(thing: number, place: number | undefined): void {
    this.seen.set(thing, (this.seen.get(thing) ?? 0) + 1);
    if (place === undefined) return;
    const counts = this.places.get(thing) ?? new Map<number, number>();
    counts.set(place, (counts.get(place) ?? 0) + 1);
    this.places.set(thing, counts);
  }

  /** Things seen in another's place more often than everywhere else together. */
  majority(): Map<number, number> {
    const found = new Map<number, number>();
    for (const [thing, counts] of this.places) {
      for (const [place, count] of counts) if (count * 2 > (this.seen.get(thing) ?? 0)) found.set(thing, place);
    }
    return found;
  }
}

/** Rounds and chains of "this stands in that one's place"; two that stand in one place make none. */
const roundsOf = (stands: ReadonlyMap<number, number>, unseen: (thing: number) => boolean): readonly Relabel[] => {
  const taken = new Map<number, number>();
  for (const place of stands.values()) taken.set(place, (taken.get(place) ?? 0) + 1);
  const done = new Set<number>();
  const rounds: Relabel[] = [];
  const follow = (first: number): void => {
    const pairs: (readonly [number, number])[] = [];
    let at: number | undefined = first;
    while (at !== undefined && !done.has(at)) {
      done.add(at);
      const place = stands.get(at);
      if (place === undefined) break;
      pairs.push([at, place]);
      at = place;
    }
    const last = pairs.at(-1)?.[1];
    const closed = last === first;
    const open = last !== undefined && !stands.has(last) && unseen(last);
    if ((closed || open) && pairs.every(([, place]) => taken.get(place) === 1)) rounds.push({ pairs, closed });
  };
  const things = [...stands.keys()].toSorted((x, y) => x - y);
  // chains from their beginnings, then what goes round
  for (const thing of things) if (!taken.has(thing)) follow(thing);
  for (const thing of things) if (!done.has(thing)) follow(thing);
  return rounds;
};

/** Devices that are seen, with most of their ports, where the plan has another. */
export const exchangedNames = (plan: Plan, wiring: Wiring, counterparts: Counterparts): readonly Relabel[] => {
  const votes = new Votes();
  const { far, halves } = wiring;
  for (let port = 0; port < plan.ports; port++) {
    const seen = far[port] as number;
    const half = halves.get(port);
    if (seen === NONE && !half) continue;
    const device = half && seen === NONE ? half.device : deviceOf(plan, seen);
    const planned = farOf(plan, port);
    const place = planned === NONE ? NONE : deviceOf(plan, planned);
    const fits =
      place !== NONE &&
      place !== device &&
      !wiring.scanned.has(port) &&
      (seen === NONE || counterparts.on(place, seen) === planned);
    votes.add(device, fits ? place : undefined);
  }
  return roundsOf(votes.majority(), (device) => !votes.seen.has(device));
};

/** Trunk plugs whose legs all lead where those of another should. */
export const exchangedTrunks = (plan: Plan, far: Int32Array): readonly Relabel[] => {
  const votes = new Votes();
  for (let port = 0; port < plan.ports; port++) {
    const plug = plan.plug[port] as number;
    const seen = far[port] as number;
    if (seen === NONE || (plan.plugLinks[plug] as number) < 2) continue;
    const due = farOf(plan, seen);
    const other = due === NONE || due >= plan.ports ? NONE : (plan.plug[due] as number);
    const fits =
      other !== NONE &&
      other !== plug &&
      (plan.plugLinks[other] as number) > 1 &&
      plan.plugLeg[due] === plan.plugLeg[port];
    votes.add(plug, fits ? other : undefined);
  }
  const all = new Map([...votes.majority()].filter(([plug]) => (votes.seen.get(plug) ?? 0) > 1));
  return roundsOf(all, () => false);
};

/** The wiring with what is seen at ports taken as seen at others. */
export const relabelled = (far: Int32Array, portMap: ReadonlyMap<number, number>): Int32Array => {
  if (portMap.size === 0) return far;
  const changed = far.slice();
  const to = (port: number): number => (port === NONE ? NONE : (portMap.get(port) ?? port));
  const touched = new Set<number>();
  for (const port of portMap.keys()) {
    touched.add(port);
    if ((far[port] as number) !== NONE) touched.add(far[port] as number);
  }
  for (const port of touched) changed[port] = NONE;
  for (const port of touched) {
    const seen = far[port] as number;
    if (seen === NONE) continue;
    changed[to(port)] = to(seen);
    changed[to(seen)] = to(port);
  }
  return changed;
};
