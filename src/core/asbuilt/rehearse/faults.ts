import { NONE } from '../../fabric/index.ts';
import { cageOf, deviceOf, isServer, type Plan } from '../plan.ts';
import { wantedOf } from '../wanted.ts';
import type { Chance } from './chance.ts';
import { partAt, type Room } from './room.ts';

export const FAULT_KINDS = [
  'swap',
  'shift',
  'names',
  'nic-order',
  'legs',
  'trunks',
  'part',
  'dirty',
  'missing',
  'speed',
  'fec',
] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault put into a room. */
export type Seeded = {
  readonly kind: FaultKind;
  /** planned links that it spoils */
  readonly links: readonly number[];
  /** ports at which it was done; devices for names */
  readonly at: readonly number[];
};

/** Tries to find a place for a fault before the kind is given up. */
const TRIES = 200;

/** Puts faults into a room, each on links of its own. */
export class Saboteur {
  readonly #room: Room;
  readonly #plan: Plan;
  readonly #chance: Chance;
  readonly #used = new Set<number>();
  readonly #wanted: ReturnType<typeof wantedOf>;

  constructor(room: Room, chance: Chance) {
    this.#room = room;
    this.#plan = room.plan;
    this.#chance = chance;
    this.#wanted = wantedOf(room.plan);
  }

  /** One fault of a kind; undefined where the fabric has no place for it. */
  seed(kind: FaultKind): Seeded | undefined {
    for (let i = 0; i < TRIES; i++) {
      const link = this.#chance.below(this.#plan.fabric.links.length);
      const port = this.#plan.fabric.links.get(link, this.#chance.below(2) === 0 ? 'a' : 'b');
      const made = this.#try(kind, port);
      if (!made) continue;
      for (const spoilt of made.links) this.#used.add(spoilt);
      return made;
    }
    return undefined;
  }

  #try(kind: FaultKind, port: number): Seeded | undefined {
    switch (kind) {
      case 'swap':
        return this.#swap(port);
      case 'shift':
        return this.#shift(port);
      case 'names':
        return this.#names(port);
      case 'nic-order':
        return this.#nicOrder(port);
      case 'legs':
        return this.#legs(port);
      case 'trunks':
        return this.#trunks(port);
      case 'part':
        return this.#part(port);
      case 'dirty':
        return this.#dirty(port);
      case 'missing':
        return this.#missing(port);
      case 'speed':
        return this.#speed(port);
      case 'fec':
        return this.#fec(port);
    }
  }

  #link(port: number): number {
    return this.#plan.link[port] as number;
  }

  #free(ports: readonly number[]): boolean {
    return ports.every((port) => this.#link(port) !== NONE && !this.#used.has(this.#link(port)));
  }

  #portsOf(device: number): readonly number[] {
    const { cageStart, cagePorts } = this.#plan;
    return (this.#plan.cagesOf[device] ?? []).flatMap((cage) => [
      ...cagePorts.subarray(cageStart[cage], cageStart[cage + 1]),
    ]);
  }

  /** Ports of a device with plugs of their own, alike in use and speed. */
  #alike(port: number): readonly number[] {
    const { fabric } = this.#plan;
    const cage = cageOf(this.#plan, port);
    return this.#portsOf(deviceOf(this.#plan, port)).filter((other) => {
      const at = cageOf(this.#plan, other);
      return (
        this.#link(other) !== NONE &&
        (this.#plan.plugLinks[this.#plan.plug[other] as number] as number) === 1 &&
        fabric.cages.text(at, 'use') === fabric.cages.text(cage, 'use') &&
        fabric.cages.text(at, 'module') === fabric.cages.text(cage, 'module') &&
        fabric.links.text(this.#link(other), 'network') === fabric.links.text(this.#link(port), 'network') &&
        fabric.links.get(this.#link(other), 'speed') === fabric.links.get(this.#link(port), 'speed')
      );
    });
  }

  /** Each port gets the cable of the next. */
  #turn(ports: readonly number[]): void {
    const { far } = this.#room;
    const before = ports.map((port) => far[port] as number);
    for (const [i, port] of ports.entries()) {
      const cable = before[(i + 1) % ports.length] as number;
      far[port] = cable;
      far[cable] = port;
    }
  }

  #links(ports: readonly number[]): readonly number[] {
    return [...new Set(ports.map((port) => this.#link(port)))];
  }

  #swap(port: number): Seeded | undefined {
    const other = this.#chance.pick(this.#alike(port).filter((p) => p !== port));
    if (other === undefined || !this.#alike(port).includes(port) || !this.#free([port, other])) return undefined;
    this.#turn([port, other]);
    return { kind: 'swap', links: this.#links([port, other]), at: [port, other] };
  }

  #shift(port: number): Seeded | undefined {
    if (isServer(this.#plan, deviceOf(this.#plan, port))) return undefined;
    const all = this.#alike(port);
    const from = all.indexOf(port);
    const ports = all.slice(from, from + 4 + this.#chance.below(5));
    if (from < 0 || ports.length < 4 || !this.#free(ports)) return undefined;
    // what is shifted must be different cables at the other end as well
    if (new Set(ports.map((p) => this.#plan.plug[this.#plan.far[p] as number])).size !== ports.length) return undefined;
    this.#turn(ports);
    return { kind: 'shift', links: this.#links(ports), at: ports };
  }

  #names(port: number): Seeded | undefined {
    const { devices } = this.#plan.fabric;
    const one = deviceOf(this.#plan, port);
    const alike: number[] = [];
    for (let device = 0; device < devices.length; device++) {
      if (
        device !== one &&
        devices.text(device, 'model') === devices.text(one, 'model') &&
        devices.text(device, 'network') === devices.text(one, 'network') &&
        devices.text(device, 'role') === devices.text(one, 'role')
      )
        alike.push(device);
    }
    const other = this.#chance.pick(alike);
    if (other === undefined) return undefined;
    const ports = [one, other].flatMap((device) => this.#portsOf(device)).filter((p) => this.#link(p) !== NONE);
    if (ports.length < 6 || !this.#free(ports)) return undefined;
    const { names } = this.#room;
    [names[one], names[other]] = [names[other] as string, names[one] as string];
    return { kind: 'names', links: this.#links(ports), at: [one, other] };
  }

  #nicOrder(port: number): Seeded | undefined {
    const ports = this.#alike(port);
    if (!isServer(this.#plan, deviceOf(this.#plan, port)) || ports.length < 3 || !this.#free(ports)) return undefined;
    const { called } = this.#room;
    for (const [i, p] of ports.entries()) called[p] = ports[(i + 1) % ports.length] as number;
    return { kind: 'nic-order', links: this.#links(ports), at: ports };
  }

  /** All ports that share a trunk plug. */
  #legsOf(port: number): readonly number[] {
    const plug = this.#plan.plug[port] as number;
    return this.#portsOf(deviceOf(this.#plan, port)).filter((p) => this.#plan.plug[p] === plug);
  }

  #legs(port: number): Seeded | undefined {
    const legs = this.#legsOf(port);
    if (legs.length < 2 || !this.#free(legs)) return undefined;
    this.#turn(legs);
    return { kind: 'legs', links: this.#links(legs), at: legs };
  }

  #trunks(port: number): Seeded | undefined {
    const legs = this.#legsOf(port);
    if (legs.length < 2) return undefined;
    const rest = this.#portsOf(deviceOf(this.#plan, port)).filter(
      (p) => this.#legsOf(p).length === legs.length && !legs.includes(p),
    );
    const at = this.#chance.pick(rest);
    const others = at === undefined ? [] : this.#legsOf(at);
    if (others.length !== legs.length || !this.#free([...legs, ...others])) return undefined;
    for (const [i, leg] of legs.entries()) this.#turn([leg, others[i] as number]);
    return { kind: 'trunks', links: this.#links([...legs, ...others]), at: [legs[0] as number, others[0] as number] };
  }

  #inCage(port: number): readonly number[] {
    const cage = cageOf(this.#plan, port);
    const { cageStart, cagePorts } = this.#plan;
    return [...cagePorts.subarray(cageStart[cage], cageStart[cage + 1])].filter((p) => this.#link(p) !== NONE);
  }

  #part(port: number): Seeded | undefined {
    const planned = partAt(this.#room, port);
    const ports = this.#inCage(port);
    if (planned?.kind !== 'transceiver' || !this.#free(ports)) return undefined;
    const media = new Set(planned.applications.map((application) => application.media.id));
    const others = [...this.#plan.catalog.modules.values()].filter(
      (module) =>
        module.kind === 'transceiver' &&
        module.formFactor === planned.formFactor &&
        module.applications.every((application) => !media.has(application.media.id)),
    );
    const other = this.#chance.pick(others);
    if (!other) return undefined;
    this.#room.parts[cageOf(this.#plan, port)] = other.id;
    return { kind: 'part', links: this.#links([ports[0] as number]), at: [port] };
  }

  #dirty(port: number): Seeded | undefined {
    const wanted = this.#wanted(port);
    const lane = this.#chance.pick(wanted?.mediaLanes ?? []);
    if (!wanted?.pmd || wanted.mediaLanes.length < 2 || lane === undefined || !this.#free([port])) return undefined;
    if (wanted.pmd.rxMin === undefined || partAt(this.#room, port)?.kind !== 'transceiver') return undefined;
    this.#room.dim.set(`${port}/${lane}`, 20_000);
    return { kind: 'dirty', links: this.#links([port]), at: [port] };
  }

  #missing(port: number): Seeded | undefined {
    const ports = this.#inCage(port);
    if (isServer(this.#plan, deviceOf(this.#plan, port)) || !partAt(this.#room, port) || !this.#free(ports))
      return undefined;
    this.#room.parts[cageOf(this.#plan, port)] = '';
    for (const p of ports) {
      const far = this.#room.far[p] as number;
      this.#room.far[p] = NONE;
      this.#room.far[far] = NONE;
    }
    return { kind: 'missing', links: this.#links(ports), at: [port] };
  }

  #speed(port: number): Seeded | undefined {
    const wanted = this.#wanted(port);
    if (!wanted || isServer(this.#plan, deviceOf(this.#plan, port)) || !this.#free([port])) return undefined;
    this.#room.speed.set(port, wanted.speed / 2);
    return { kind: 'speed', links: this.#links([port]), at: [port] };
  }

  #fec(port: number): Seeded | undefined {
    const wanted = this.#wanted(port);
    if (wanted?.fec === undefined || isServer(this.#plan, deviceOf(this.#plan, port)) || !this.#free([port]))
      return undefined;
    this.#room.fec.set(port, wanted.fec === 'none' ? 'RS' : 'none');
    return { kind: 'fec', links: this.#links([port]), at: [port] };
  }
}
