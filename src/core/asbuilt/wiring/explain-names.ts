import { NONE } from '../../fabric/index.ts';
import { deviceOf, farOf, type Plan } from '../plan.ts';
import { type Explanation, fault, linkOf, type State, type WiringFault, wrongAround } from './fault.ts';
import { Counterparts, exchangedNames, type Relabel, relabelled } from './relabel.ts';
import type { Wiring } from './wiring.ts';

/** Ports of devices as they are called, to the ports they are if devices bear each other's names. */
const mapOfNames = (plan: Plan, counterparts: Counterparts, pairs: Relabel['pairs']): ReadonlyMap<number, number> => {
  const map = new Map<number, number>();
  for (const [from, to] of pairs) {
    for (const cage of plan.cagesOf[from] ?? []) {
      for (let i = plan.cageStart[cage] as number; i < (plan.cageStart[cage + 1] as number); i++) {
        const port = plan.cagePorts[i] as number;
        const other = counterparts.on(to, port);
        if (other !== NONE) map.set(port, other);
      }
    }
    for (const [i, { device }] of plan.spares.entries()) {
      const other = device === from ? counterparts.on(to, plan.ports + i) : NONE;
      if (other !== NONE) map.set(plan.ports + i, other);
    }
  }
  return map;
};

/** Halves at which a device is heard that the plan has elsewhere. */
const wrongHalves = (
  plan: Plan,
  wiring: Wiring,
  map: ReadonlyMap<number, number>,
  among: ReadonlySet<number>,
): ReadonlySet<number> => {
  const ports = new Set<number>();
  for (const [port, { device }] of wiring.halves) {
    const planned = farOf(plan, port);
    const due = planned === NONE ? NONE : deviceOf(plan, planned);
    if (!among.has(device) && !among.has(due)) continue;
    if ((map.get(device) ?? device) !== due) ports.add(port);
  }
  return ports;
};

/** Names first: one exchange of names accounts for as many wrong cables as the devices have. Ties are kept as alternatives. */
export const explainNames = (
  plan: Plan,
  wiring: Wiring,
  state: State,
): { faults: WiringFault[]; ties: Explanation[] } => {
  const counterparts = new Counterparts(plan);
  const faults: WiringFault[] = [];
  const ties: Explanation[] = [];
  for (const { pairs, closed } of exchangedNames(plan, wiring, counterparts)) {
    const map = mapOfNames(plan, counterparts, pairs);
    const devices = new Set(pairs.flat());
    const tried = relabelled(state.far, map);
    const around = new Set(
      [...map.keys(), ...[...map.keys()].map((port) => state.far[port] as number)].filter((port) => port !== NONE),
    );
    const before = wrongAround(plan, state.far, around);
    const after = wrongAround(plan, tried, around);
    const deviceMap = new Map([...state.deviceMap, ...pairs]);
    const halves = [
      wrongHalves(plan, wiring, state.deviceMap, devices),
      wrongHalves(plan, wiring, deviceMap, devices),
    ] as const;
    const gain = before.cables - after.cables + halves[0].size - halves[1].size;
    const explanation: Explanation = {
      kind: 'names',
      pairs,
      closed,
      actions: closed ? pairs.length - 1 : pairs.length,
    };
    if (gain < pairs.length) continue;
    if (gain === pairs.length) {
      ties.push(explanation);
      continue;
    }
    state.far = tried;
    state.deviceMap = deviceMap;
    const mended = [...before.links, ...[...halves[0]].map((port) => linkOf(plan, port))].filter(
      (link) => !after.links.has(link),
    );
    faults.push(fault([explanation], mended));
  }
  return { faults, ties };
};
