import { NONE } from '../fabric/index.ts';
import { type Plan, panelOf } from './plan.ts';

/** A port as a name means it: a cage of the front panel, and its leg or its first lane (both from 1). */
type Meant = { readonly number: number; readonly leg?: number; readonly lane?: number };

/** The cages of one device, to read names against. */
type Panel = {
  readonly device: number;
  readonly byNumber: ReadonlyMap<number, number>;
  readonly byLabel: ReadonlyMap<string, number>;
  /** lanes by front-panel number, of all cages that the model has, in order of the numbers */
  readonly lanes: ReadonlyMap<number, number>;
};

/** How an operating system names the ports of a front panel. */
type Convention = {
  readonly id: System;
  /** What its devices write as system description. */
  readonly says: RegExp;
  readonly read: (name: string, panel: Panel) => Meant | undefined;
};

export type System = 'cumulus' | 'sonic' | 'eos' | 'nxos';

/** SONiC counts the lanes of the whole panel: EthernetN begins at lane N, counted from 0 over all cages in order. */
const sonicMeant = (first: number, panel: Panel): Meant | undefined => {
  let passed = 0;
  for (const [number, lanes] of panel.lanes) {
    if (first < passed + lanes) return { number, lane: first - passed + 1 };
    passed += lanes;
  }
  return undefined;
};

/*
 * Where the names come from: SONiC port_config.ini and its `etp` aliases; Cumulus Linux switch port attributes (swpNsM);
 * EOS interface naming (EthernetN/lane); NX-OS interface naming (Ethernetslot/N/leg).
 */
const CONVENTIONS: readonly Convention[] = [
  {
    id: 'cumulus',
    says: /cumulus/i,
    read: (name) => {
      const match = /^swp(\d+)(?:s(\d+))?$/i.exec(name);
      return match ? { number: Number(match[1]), ...(match[2] && { leg: Number(match[2]) + 1 }) } : undefined;
    },
  },
  {
    id: 'sonic',
    says: /sonic/i,
    read: (name, panel) => {
      const alias = /^etp(\d+)([a-h])?$/i.exec(name);
      if (alias)
        return { number: Number(alias[1]), ...(alias[2] && { leg: alias[2].toLowerCase().charCodeAt(0) - 96 }) };
      const match = /^Ethernet(\d+)$/i.exec(name);
      return match ? sonicMeant(Number(match[1]), panel) : undefined;
    },
  },
  {
    id: 'eos',
    says: /arista/i,
    read: (name) => {
      const match = /^Et(?:hernet)?(\d+)(?:\/(\d+))?$/i.exec(name);
      return match ? { number: Number(match[1]), ...(match[2] && { lane: Number(match[2]) }) } : undefined;
    },
  },
  {
    id: 'nxos',
    says: /nx-os|nexus/i,
    read: (name) => {
      const match = /^Eth(?:ernet)?1\/(\d+)(?:\/(\d+))?$/i.exec(name);
      return match ? { number: Number(match[1]), ...(match[2] && { leg: Number(match[2]) }) } : undefined;
    },
  },
];

const panelFor = (plan: Plan, device: number): Panel => {
  const { cages } = plan.fabric;
  const byNumber = new Map<number, number>();
  const byLabel = new Map<string, number>();
  const lanes = new Map(panelOf(plan, device));
  for (const cage of plan.cagesOf[device] ?? []) {
    byLabel.set(cages.text(cage, 'label').toLowerCase(), cage);
    if (cages.text(cage, 'use') === 'management') continue;
    byNumber.set(cages.get(cage, 'number'), cage);
    if (!lanes.has(cages.get(cage, 'number')))
      lanes.set(cages.get(cage, 'number'), cages.get(cage, 'lanes') * cages.get(cage, 'ways'));
  }
  return { device, byNumber, byLabel, lanes: new Map([...lanes].toSorted(([x], [y]) => x - y)) };
};

/** The port of a cage that is meant; NONE where the cage is not split as the name says. */
const portIn = (plan: Plan, cage: number, { leg, lane }: Pick<Meant, 'leg' | 'lane'>): number => {
  const ways = plan.fabric.cages.get(cage, 'ways');
  const at = plan.cageStart[cage] as number;
  if (lane !== undefined) {
    for (let i = at; i < (plan.cageStart[cage + 1] as number); i++) {
      const port = plan.cagePorts[i] as number;
      if (plan.fabric.ports.get(port, 'firstLane') === lane) return port;
    }
    return NONE;
  }
  if (leg === undefined) return ways === 1 ? (plan.cagePorts[at] as number) : NONE;
  return leg >= 1 && leg <= ways && ways > 1 ? (plan.cagePorts[at + leg - 1] as number) : NONE;
};

/** What is known of one device's names. */
type Known = {
  readonly panel: Panel;
  readonly seen: Set<string>;
  readonly given: Map<string, number>;
  /** names read before: each is seen many times */
  readonly read: Map<string, number>;
  system: System | undefined;
  /** conventions that read the names seen, worked out when first asked */
  fitting: readonly Convention[] | undefined;
};

/**
 * The names that devices give their ports, read as ports of the plan. Which convention a device follows is told by what it
 * says of itself, else by all its names together: `Ethernet8` alone is panel port 2 under SONiC and port 8 under EOS, and then
 * the name is not read at all.
 */
export class PortNames {
  readonly #plan: Plan;
  readonly #known: (Known | undefined)[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  #of(device: number): Known {
    let known = this.#known[device];
    if (!known) {
      known = {
        panel: panelFor(this.#plan, device),
        seen: new Set(),
        given: new Map(),
        read: new Map(),
        system: undefined,
        fitting: undefined,
      };
      this.#known[device] = known;
    }
    return known;
  }

  /** A name that someone wrote down for a port (interfaces.csv). */
  give(device: number, name: string, port: number): void {
    this.#of(device).given.set(name.toLowerCase(), port);
  }

  /** A name seen on a device, before any is read. */
  see(device: number, name: string): void {
    this.#of(device).seen.add(name);
  }

  /** What runs on a device, as it says itself. */
  describe(device: number, words: string): void {
    const convention = CONVENTIONS.find(({ says }) => says.test(words));
    if (convention) this.#of(device).system = convention.id;
  }

  /** The port of a device's cage and leg as the plan labels it ("7", "7.2", "gpu3"); NONE where it has none. */
  labelled(device: number, label: string): number {
    const { byLabel } = this.#of(device).panel;
    const whole = byLabel.get(label.toLowerCase());
    if (whole !== undefined) return portIn(this.#plan, whole, {});
    const match = /^(.+)\.(\d+)$/.exec(label);
    const cage = match && byLabel.get((match[1] ?? '').toLowerCase());
    return cage === undefined || cage === null ? NONE : portIn(this.#plan, cage, { leg: Number(match?.[2]) });
  }

  /** The port that a device means by a name; NONE where that cannot be told. A free cage of the model becomes a spare port. */
  read(device: number, name: string): number {
    const { read } = this.#of(device);
    const before = read.get(name);
    if (before !== undefined) return before;
    const port = this.#read(device, name);
    read.set(name, port);
    return port;
  }

  #read(device: number, name: string): number {
    const known = this.#of(device);
    const given = known.given.get(name.toLowerCase());
    if (given !== undefined) return given;
    const labelled = this.labelled(device, name);
    if (labelled !== NONE) return labelled;
    known.fitting ??= this.#fitting(known);
    const read = new Set(known.fitting.map((convention) => this.#portOf(known.panel, name, convention)));
    const [port] = read;
    return read.size === 1 && port !== undefined ? port : NONE;
  }

  #portOf(panel: Panel, name: string, convention: Convention): number {
    const meant = convention.read(name, panel);
    if (!meant) return NONE;
    const cage = panel.byNumber.get(meant.number);
    if (cage !== undefined) return portIn(this.#plan, cage, meant);
    const lanes = panel.lanes.get(meant.number);
    // which lane a leg of a cage begins at is not known where the plan does not split it
    if (lanes === undefined || (meant.leg ?? 1) > 1) return NONE;
    return this.#plan.sparePort(panel.device, meant.number, meant.lane ?? 1);
  }

  /** The conventions that read most of a device's names. */
  #fitting({ panel, seen, system }: Known): readonly Convention[] {
    const counts = CONVENTIONS.map(
      (convention) =>
        [...seen].filter((name) => {
          const meant = convention.read(name, panel);
          return meant !== undefined && panel.lanes.has(meant.number);
        }).length,
    );
    // what it says of itself decides, as long as its names are of that kind
    const own = CONVENTIONS.findIndex(({ id }) => id === system);
    if ((counts[own] ?? 0) > 0) return CONVENTIONS.slice(own, own + 1);
    const most = Math.max(...counts);
    return most === 0 ? [] : CONVENTIONS.filter((_, i) => counts[i] === most);
  }
}
