import { NONE } from '../../fabric/index.ts';
import type { Module } from '../../parts/index.ts';
import { MARKER } from '../evidence/read.ts';
import { cageOf, deviceOf, isServer, type Plan } from '../plan.ts';
import { type Wanted, wantedOf } from '../wanted.ts';
import { InterfaceNames, partAt, type Room } from './room.ts';

/** Light that a clean lane receives above the least its PMD allows, mdB. */
const ABOVE_LEAST = 4000;
/** The time at which a rehearsed room says it was collected: it has no clock. */
const TIME = 1_700_000_000;

/** Bits mended a second and Mb/s: one in a hundred million. */
const BITS = 0.01;

type Emitted = { readonly path: string; readonly chunks: Iterable<string> };

const identity = (part: Module, serial: string) => {
  const length = (run: string): string => '2'.padStart(run.length, '0');
  const generic = part.vendor === 'generic';
  return {
    vendor: generic ? 'ANY VENDOR' : part.vendor,
    partNumber: part.partNumber?.replace(/x{2,}/g, length) ?? `AV-${part.id.replace(/^GEN-/, '')}`,
    serial,
    form: part.kind === 'transceiver' ? part.formFactor : part.a.formFactor,
    media:
      part.kind === 'transceiver'
        ? part.applications.map(({ host, media }) => `${host.id} - ${media.id}`).join('; ')
        : part.kind === 'AOC'
          ? 'active optical cable'
          : 'copper cable',
  };
};

/** Writes what a room's devices would print, as `collect` gathers it. */
export class Printer {
  readonly #room: Room;
  readonly #plan: Plan;
  readonly #interfaces: InterfaceNames;
  readonly #wanted: (port: number) => Wanted | undefined;
  readonly #ports: number[][];
  readonly #after: number;

  /** @param after seconds since the first collection: counters go on */
  constructor(room: Room, after = 0) {
    this.#room = room;
    this.#plan = room.plan;
    this.#interfaces = new InterfaceNames(room.plan);
    this.#wanted = wantedOf(room.plan);
    this.#after = after;
    this.#ports = room.names.map(() => []);
    for (let port = 0; port < this.#plan.ports; port++)
      if (this.#plan.link[port] !== NONE) this.#ports[deviceOf(this.#plan, port)]?.push(port);
  }

  *files(): Generator<Emitted> {
    for (const [device, name] of this.#room.names.entries()) {
      yield {
        path: `${name}/host.txt`,
        chunks: [`${MARKER}host\nlanewright-collect 1\nhost ${name}\ntime ${TIME + this.#after}\n`],
      };
      yield { path: `${name}/lldp.txt`, chunks: [`${MARKER}lldpctl -f json\n`, this.#lldp(device)] };
      const own = isServer(this.#plan, device) ? this.#server(device) : this.#switch(device);
      yield { path: `${name}/ports.txt`, chunks: own };
    }
  }

  #name(port: number): string {
    return this.#interfaces.of(this.#room.called[port] as number);
  }

  #lldp(device: number): string {
    const heard = (this.#ports[device] ?? []).flatMap((port) => {
      const far = this.#room.far[port] as number;
      if (far === NONE) return [];
      const there = deviceOf(this.#plan, far);
      const system = isServer(this.#plan, there) ? 'Linux server' : 'SONiC Software Version: rehearsed';
      const chassis = {
        [this.#room.names[there] as string]: { id: { type: 'local', value: this.#room.names[there] }, descr: system },
      };
      const name = this.#name(far);
      return [
        { [this.#name(port)]: { via: 'LLDP', chassis, port: { id: { type: 'ifname', value: name }, descr: name } } },
      ];
    });
    return `${JSON.stringify({ lldp: { interface: heard } }, null, 1)}\n`;
  }

  #serial(port: number): string {
    const part = partAt(this.#room, port);
    // both plugs of an integrated cable bear its number; the cable is that of the trunk end
    const cable = this.#plan.fabric.links.get(this.#plan.link[port] as number, 'cable');
    return part && part.kind !== 'transceiver' && cable !== NONE ? `C${cable}` : `M${cageOf(this.#plan, port)}`;
  }

  /** Received light of the lanes of a module in dBm, undefined for parts that tell none. */
  #light(port: number): readonly number[] | undefined {
    const wanted = this.#wanted(port);
    if (!wanted?.pmd || partAt(this.#room, port)?.kind !== 'transceiver') return undefined;
    const clean = (wanted.pmd.rxMin ?? -8000) + ABOVE_LEAST;
    const { cageStart, cagePorts } = this.#plan;
    const cage = cageOf(this.#plan, port);
    const lanes: number[] = [];
    for (const leg of cagePorts.subarray(cageStart[cage], cageStart[cage + 1])) {
      for (const lane of this.#wanted(leg)?.mediaLanes ?? [])
        lanes[lane - 1] = clean + ((leg * 7 + lane * 131) % 900) - (this.#room.dim.get(`${leg}/${lane}`) ?? 0);
    }
    return Array.from(lanes, (lane) => (lane ?? -40_000) / 1000);
  }

  #speed(port: number): number {
    return this.#room.speed.get(port) ?? this.#wanted(port)?.speed ?? 0;
  }

  #fec(port: number): string | undefined {
    return this.#room.fec.get(port) ?? this.#wanted(port)?.fec;
  }

  #isUp(port: number): boolean {
    return this.#room.far[port] !== NONE;
  }

  /** Cages of a device, each by its first cabled port. */
  #cages(device: number): readonly number[] {
    const first = new Map<number, number>();
    for (const port of this.#ports[device] ?? []) {
      const cage = cageOf(this.#plan, port);
      if (!first.has(cage)) first.set(cage, port);
    }
    return [...first.values()];
  }

  *#switch(device: number): Generator<string> {
    const state: Record<string, Record<string, string>> = {};
    const counters: string[] = [];
    const presence: string[] = [];
    for (const port of this.#ports[device] ?? []) {
      const name = this.#name(port);
      const fec = this.#fec(port);
      state[`PORT_TABLE|${name}`] = {
        speed: String(this.#speed(port)),
        ...(fec && { fec: { RS: 'rs', 'BASE-R': 'fc', none: 'none', unclear: 'auto' }[fec] ?? 'auto' }),
        lanes: Array.from({ length: this.#wanted(port)?.lanes ?? 1 }, (_, i) => i).join(','),
        oper_status: this.#isUp(port) ? 'up' : 'down',
        admin_status: 'up',
      };
      if (fec === 'RS')
        counters.push(
          `${name.padStart(12)}  ${this.#isUp(port) ? 'U' : 'D'.padStart(1)}      ${'0'.padStart(12)}  ${this.#isUp(port) ? '1.20e-09' : 'N/A     '}`,
        );
    }
    for (const port of this.#cages(device)) {
      const name = this.#name(port);
      const part = partAt(this.#room, port);
      if (!part) {
        if (this.#plan.fabric.cages.text(cageOf(this.#plan, port), 'module') !== '') presence.push(name);
        continue;
      }
      if (part.kind === 'TP') continue;
      const { vendor, partNumber, serial, form, media } = identity(part, this.#serial(port));
      state[`TRANSCEIVER_INFO|${name}`] = {
        type: form,
        manufacturer: vendor,
        model: partNumber,
        serial,
        application_advertisement: media,
      };
      const light = this.#light(port);
      if (light)
        state[`TRANSCEIVER_DOM_SENSOR|${name}`] = Object.fromEntries(
          light.map((dbm, i) => [`rx${i + 1}power`, String(dbm)]),
        );
    }
    yield `${MARKER}sonic-db-dump -n STATE_DB -y\n${JSON.stringify(state, null, 1)}\n`;
    if (counters.length > 0)
      yield `${MARKER}show interfaces counters fec-stats\n${'IFACE'.padStart(12)}  STATE  ${'FEC_UNCORR'.padStart(12)}  FEC_PRE_BER\n${'-'.repeat(12)}  -----  ${'-'.repeat(12)}  -----------\n${counters.join('\n')}\n`;
    if (presence.length > 0)
      yield `${MARKER}show interfaces transceiver presence\n${'Port'.padEnd(12)}  Presence\n${'-'.repeat(12)}  -----------\n${presence.map((name) => `${name.padEnd(12)}  Not present`).join('\n')}\n`;
  }

  *#server(device: number): Generator<string> {
    for (const port of this.#ports[device] ?? []) {
      const name = this.#name(port);
      const fec = this.#fec(port);
      const up = this.#isUp(port);
      yield `${MARKER}ethtool ${name}\nSettings for ${name}:\n\tSpeed: ${up ? `${this.#speed(port)}Mb/s` : 'Unknown!'}\n\tLink detected: ${up ? 'yes' : 'no'}\n`;
      if (fec)
        yield `${MARKER}ethtool -I --show-fec ${name}\nFEC parameters for ${name}:\nActive FEC encoding: ${{ RS: 'RS', 'BASE-R': 'BaseR', none: 'Off' }[fec] ?? ''}\nStatistics:\n  corrected_bits: ${Math.round(this.#after * this.#speed(port) * BITS)}\n  uncorrectable_blocks: 0\n`;
    }
    for (const port of this.#cages(device)) {
      const part = partAt(this.#room, port);
      if (!part || part.kind === 'TP') continue;
      const { vendor, partNumber, serial, form, media } = identity(part, this.#serial(port));
      const light = (this.#light(port) ?? []).map(
        (dbm, i) =>
          `\tRcvr signal avg optical power(Channel ${i + 1}) : ${(10 ** (dbm / 10)).toFixed(4)} mW / ${dbm.toFixed(2)} dBm\n`,
      );
      yield `${MARKER}ethtool -m ${this.#name(port)}\n\tIdentifier : 0x18 (${form})\n\tTransceiver type : ${media}\n\tVendor name : ${vendor}\n\tVendor PN : ${partNumber}\n\tVendor SN : ${serial}\n${light.join('')}`;
    }
  }
}
