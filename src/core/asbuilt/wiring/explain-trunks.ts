import { NONE } from '../../fabric/index.ts';
import { deviceOf, farOf, isServer, type Plan } from '../plan.ts';
import { type Explanation, fault, type State, type WiringFault, wrongAround } from './fault.ts';
import { exchangedTrunks, relabelled } from './relabel.ts';

/** The order of ports of each server, where all cables at some ports lead to the right server; empty where one does not. */
const withinServers = (
  plan: Plan,
  far: Int32Array,
  ports: readonly number[],
): ReadonlyMap<number, readonly (readonly [number, number])[]> => {
  const servers = new Map<number, (readonly [number, number])[]>();
  for (const port of ports) {
    const [seen, planned] = [far[port] as number, farOf(plan, port)];
    if (seen === NONE) continue;
    const device = deviceOf(plan, seen);
    if (planned === NONE || deviceOf(plan, planned) !== device || !isServer(plan, device)) return new Map();
    const order = servers.get(device) ?? [];
    order.push([seen, planned]);
    servers.set(device, order);
  }
  return servers;
};

/** Trunk plugs in each other's cage: one exchange for all legs of both. */
export const explainTrunks = (plan: Plan, state: State): WiringFault[] => {
  const ports = new Map<number, number[]>();
  for (let port = 0; port < plan.ports; port++) {
    const plug = plan.plug[port] as number;
    if ((plan.plugLinks[plug] as number) < 2) continue;
    const list = ports.get(plug);
    if (list) list.push(port);
    else ports.set(plug, [port]);
  }
  const rounds = exchangedTrunks(plan, state.far).filter(({ closed }) => closed);
  return rounds.flatMap(({ pairs }): readonly WiringFault[] => {
    const map = new Map<number, number>();
    for (const [from, to] of pairs) {
      for (const port of ports.get(from) ?? []) {
        const other = ports.get(to)?.[plan.plugLeg[port] as number];
        if (other !== undefined) map.set(port, other);
      }
    }
    const actions = pairs.length - 1;
    const servers = withinServers(plan, state.far, [...map.keys()]);
    // servers whose ports are all named in one other order make the same picture
    if (servers.size > 0 && servers.size < actions) return [];
    const orders = [...servers].map(
      ([device, order]): Explanation => ({ kind: 'nic-order', device, pairs: order, actions: servers.size }),
    );
    const before = wrongAround(plan, state.far, map.keys());
    state.far = relabelled(state.far, map);
    return [fault([{ kind: 'trunks', pairs, actions }, ...orders], before.links)];
  });
};
