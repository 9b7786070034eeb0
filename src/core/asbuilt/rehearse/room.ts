import type { Module, ModuleId } from '../../parts/index.ts';
import { cageOf, deviceOf, isServer, type Plan, panelOf, portLabel } from '../plan.ts';

/** A room as it stands, right or not: what `rehearse` collects from. */
export type Room = {
  readonly plan: Plan;
  /** far port of each port, as really cabled */
  readonly far: Int32Array;
  /** what each device calls itself, by its row */
  readonly names: string[];
  /** port that each port is called by: its own, but for servers whose order of ports differs */
  readonly called: Int32Array;
  /** part in each cage; '' where it is empty */
  readonly parts: string[];
  /** loss of light at a lane of a port's module beyond the others', mdB, by `port/lane` */
  readonly dim: Map<string, number>;
  /** settings that are not as planned, by port */
  readonly speed: Map<number, number>;
  readonly fec: Map<number, string>;
};

/** The room built exactly to plan. */
export const roomOf = (plan: Plan): Room => ({
  plan,
  far: plan.far.slice(),
  names: Array.from({ length: plan.fabric.devices.length }, (_, device) => plan.fabric.devices.text(device, 'name')),
  called: Int32Array.from({ length: plan.ports }, (_, port) => port),
  parts: Array.from({ length: plan.fabric.cages.length }, (_, cage) => plan.fabric.cages.text(cage, 'module')),
  dim: new Map(),
  speed: new Map(),
  fec: new Map(),
});

/** First lane of each cage of a switch, counted over the whole panel: what SONiC names ports by. */
const firstLanes = (plan: Plan, device: number): ReadonlyMap<number, number> => {
  const first = new Map<number, number>();
  let passed = 0;
  for (const [number, lanes] of [...panelOf(plan, device)].toSorted(([x], [y]) => x - y)) {
    first.set(number, passed);
    passed += lanes;
  }
  return first;
};

/** Names of interfaces: SONiC on switches; on servers, and for management ports, the label of the plan. */
export class InterfaceNames {
  readonly #plan: Plan;
  readonly #lanes: (ReadonlyMap<number, number> | undefined)[] = [];

  constructor(plan: Plan) {
    this.#plan = plan;
  }

  of(port: number): string {
    const device = deviceOf(this.#plan, port);
    const cage = cageOf(this.#plan, port);
    const { cages, ports } = this.#plan.fabric;
    if (isServer(this.#plan, device) || cages.text(cage, 'use') === 'management') return portLabel(this.#plan, port);
    const lanes = this.#lanes[device] ?? firstLanes(this.#plan, device);
    this.#lanes[device] = lanes;
    const first = lanes.get(cages.get(cage, 'number'));
    return first === undefined ? portLabel(this.#plan, port) : `Ethernet${first + ports.get(port, 'firstLane') - 1}`;
  }
}

/** The part in a port's cage. */
export const partAt = ({ plan, parts }: Room, port: number): Module | undefined =>
  plan.catalog.modules.get((parts[cageOf(plan, port)] ?? '') as ModuleId);
