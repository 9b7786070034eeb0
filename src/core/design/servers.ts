import type { Lock } from '../fabric/index.ts';
import type { Intent, ServerClass } from '../intent/index.ts';

/** What plugs into the leafs of a network: a server, or a switch by its management ports. */
export type Host = {
  readonly key: string;
  /** hosts of one class are alike: the key of a server class, `backend-leaf` of switches */
  readonly className: string;
  /** `su/2`, and its place among all units; empty, and behind them all, for what stands outside the units */
  readonly unit: string;
  readonly unitIndex: number;
  /** 1-based inside the unit; 0 = not known */
  readonly rack: number;
};

/** One server: which class, where it stands, and its key. */
export type Server = Host & {
  readonly class: ServerClass;
  /** key of the unit in the intent */
  readonly unitKey: string;
};

export const rackKey = (unit: string, rack: number): string => `${unit}/rack/${rack}`;

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('/') + 1));

/** `h100 su/2` → the numbers its servers had, ascending; and by class all numbers ever given out. */
const lockedNumbers = (lock: Lock | undefined): { byUnit: Map<string, number[]>; taken: Map<string, Set<number>> } => {
  const byUnit = new Map<string, number[]>();
  const taken = new Map<string, Set<number>>();
  for (const [key, { role, unit }] of lock?.devices ?? []) {
    const number = numberOf(key);
    if (role !== 'server' || !Number.isInteger(number) || number < 1) continue;
    const name = key.slice(0, key.lastIndexOf('/'));
    const own = byUnit.get(`${name} ${unit}`);
    if (own) own.push(number);
    else byUnit.set(`${name} ${unit}`, [number]);
    const all = taken.get(name);
    if (all) all.add(number);
    else taken.set(name, new Set([number]));
  }
  for (const numbers of byUnit.values()) numbers.sort((x, y) => x - y);
  return { byUnit, taken };
};

/** Racks of one unit: a class fills its own in order; a rack once given to a server stays. */
class Racks {
  readonly #filled = new Map<string, Map<number, number>>();
  #last = 0;

  keep(server: ServerClass, rack: number): boolean {
    const own = this.#of(server);
    if (!Number.isInteger(rack) || rack < 1 || (own.get(rack) ?? 0) >= server.perRack) return false;
    own.set(rack, (own.get(rack) ?? 0) + 1);
    this.#last = Math.max(this.#last, rack);
    return true;
  }

  next(server: ServerClass): number {
    const own = this.#of(server);
    for (const [rack, count] of own) {
      if (count >= server.perRack) continue;
      own.set(rack, count + 1);
      return rack;
    }
    own.clear(); // all full: only the new rack can take more
    own.set(++this.#last, 1);
    return this.#last;
  }

  #of(server: ServerClass): Map<number, number> {
    const own = this.#filled.get(server.key) ?? new Map<number, number>();
    this.#filled.set(server.key, own);
    return own;
  }
}

/** Every server, unit by unit. Numbers run across units; servers of the lock keep theirs, and their racks. */
export const listServers = (intent: Intent, lock: Lock | undefined): Server[] => {
  const classes = new Map(intent.servers.map((server) => [server.key, server]));
  const { byUnit, taken } = lockedNumbers(lock);
  const next = new Map<string, number>();
  const fresh = (name: string): number => {
    let number = (next.get(name) ?? 0) + 1;
    while (taken.get(name)?.has(number)) number++;
    next.set(name, number);
    return number;
  };
  const servers: Server[] = [];
  let unitIndex = 0;
  for (const unit of intent.units) {
    for (let instance = 1; instance <= unit.count; instance++, unitIndex++) {
      const name = `${unit.key}/${instance}`;
      const racks = new Racks();
      const made: Omit<Server, 'rack'>[] = [];
      for (const member of unit.servers) {
        const server = classes.get(member.class);
        if (!server) continue;
        const locked = byUnit.get(`${server.key} ${name}`) ?? [];
        for (let i = 0; i < member.count; i++) {
          const key = `${server.key}/${locked[i] ?? fresh(server.key)}`;
          made.push({ key, className: server.key, class: server, unit: name, unitIndex, unitKey: unit.key });
        }
      }
      const kept = made.map(({ key, class: server }) => {
        const rack = lock?.devices.get(key)?.rack;
        const number = rack ? numberOf(rack) : 0;
        return racks.keep(server, number) ? number : 0;
      });
      for (const [i, server] of made.entries()) servers.push({ ...server, rack: kept[i] || racks.next(server.class) });
    }
  }
  return servers;
};
