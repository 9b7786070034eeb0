import { NONE } from '../../fabric/index.ts';
import { deviceOf, farOf, isServer, type Plan } from '../plan.ts';
import { type Chain, chainsOf, type WrongCable, wrongCables } from './chains.ts';
import { explainNames } from './explain-names.ts';
import { explainTrunks } from './explain-trunks.ts';
import { type Explanation, fault, linkOf, type State, type WiringFault } from './fault.ts';
import { type Move, type MovePlan, movePlans, type Shape } from './moves.ts';
import type { Wiring } from './wiring.ts';

/** The server that all plugs of one side of a round are in, with what its ports are called and what they should be. */
const nicOrder = (
  plan: Plan,
  cables: readonly WrongCable[],
): { device: number; pairs: readonly (readonly [number, number])[] } | undefined => {
  for (const side of [0, 1] as const) {
    const devices = new Set(cables.map(({ ends }) => deviceOf(plan, ends[side])));
    const [device] = devices;
    if (devices.size !== 1 || device === undefined || !isServer(plan, device)) continue;
    return { device, pairs: cables.map(({ ends, places }) => [ends[side], places[side]] as const) };
  }
  return undefined;
};

type Found = { readonly chain: Chain; readonly cables: readonly WrongCable[]; readonly plans: readonly MovePlan[] };

const linksOfChain = (plan: Plan, { ports }: Chain): readonly number[] => ports.map((port) => linkOf(plan, port));

/** Rounds within one server: its ports may be named in another order, which is one thing however many cables it concerns. */
const explainServer = (
  plan: Plan,
  device: number,
  found: readonly Found[],
  names: readonly Explanation[],
  inferred: boolean,
): WiringFault => {
  const pairs = found.flatMap(({ cables }) => nicOrder(plan, cables)?.pairs ?? []);
  const all = found.flatMap(({ plans }) => plans.slice(0, 1));
  const shape: Shape = all.length === 1 && all[0] ? all[0].shape : 'swap';
  const moves: Explanation = {
    kind: 'moves',
    shape,
    moves: all.flatMap((plan) => plan.moves),
    otherEnds: all.every(({ otherEnds }) => otherEnds.length > 0) ? all.flatMap(({ otherEnds }) => otherEnds) : [],
    extra: [],
    actions: all.reduce((sum, { actions }) => sum + actions, 0),
  };
  const links = found.flatMap(({ chain }) => linksOfChain(plan, chain));
  return fault([moves, { kind: 'nic-order', device, pairs, actions: 1 }, ...names], links, inferred);
};

/**
 * Takes a wrong neighbour whose port is not told for the one port that could be meant: the only one that the plan joins to
 * this device and that nothing else is seen at.
 */
const inferFar = (plan: Plan, wiring: Wiring, state: State): { inferred: Set<number>; left: WiringFault[] } => {
  const inferred = new Set<number>();
  const left: WiringFault[] = [];
  const far = state.far.slice();
  for (const [port, half] of [...wiring.halves].toSorted(([x], [y]) => x - y)) {
    const device = state.deviceMap.get(half.device) ?? half.device;
    const planned = farOf(plan, port);
    if (planned !== NONE && deviceOf(plan, planned) === device) continue;
    const here = deviceOf(plan, port);
    const could: number[] = [];
    for (const cage of plan.cagesOf[device] ?? []) {
      for (let i = plan.cageStart[cage] as number; i < (plan.cageStart[cage + 1] as number); i++) {
        const other = plan.cagePorts[i] as number;
        const due = farOf(plan, other);
        if (due !== NONE && deviceOf(plan, due) === here && far[other] === NONE && !wiring.contested.has(other))
          could.push(other);
      }
    }
    const [only] = could;
    if (could.length === 1 && only !== undefined && far[port] === NONE) {
      far[port] = only;
      far[only] = port;
      inferred.add(port).add(only);
    } else left.push(fault([{ kind: 'wrong-device', port, device, actions: 1 }], [linkOf(plan, port)], true));
  }
  state.far = far;
  return { inferred, left };
};

const touches = (plan: Plan, chain: Chain, devices: ReadonlySet<number>): boolean =>
  chain.ports.some((port) => devices.has(deviceOf(plan, port)));

/**
 * Accounts for everything that is seen elsewhere than planned with the fewest actions: names, then whole trunk plugs, then the
 * order of a server's ports and single plugs.
 */
export const explainWiring = (
  plan: Plan,
  wiring: Wiring,
  isEmpty: (port: number) => boolean,
): readonly WiringFault[] => {
  const state: State = { far: wiring.far, deviceMap: new Map() };
  const { faults, ties } = explainNames(plan, wiring, state);
  faults.push(...explainTrunks(plan, state));
  const { inferred, left } = inferFar(plan, wiring, state);
  const namesAround = (chains: readonly Chain[]): readonly Explanation[] =>
    ties.filter((tie) => {
      const devices = new Set(tie.kind === 'names' ? tie.pairs.flat() : []);
      return chains.some((chain) => touches(plan, chain, devices));
    });
  const byServer = new Map<number, Found[]>();
  for (const chain of chainsOf(plan, state.far)) {
    const cables = wrongCables(plan, chain);
    const found: Found = { chain, cables, plans: movePlans(plan, chain, cables, isEmpty) };
    const server = chain.closed ? nicOrder(plan, cables)?.device : undefined;
    if (server === undefined) {
      const moves = found.plans.map((moves): Explanation => ({ kind: 'moves', ...moves }));
      const guessed = chain.ports.some((port) => inferred.has(port));
      faults.push(fault([...moves, ...namesAround([chain])], linksOfChain(plan, chain), guessed));
      continue;
    }
    const list = byServer.get(server);
    if (list) list.push(found);
    else byServer.set(server, [found]);
  }
  for (const [device, found] of byServer) {
    const guessed = found.some(({ chain }) => chain.ports.some((port) => inferred.has(port)));
    faults.push(explainServer(plan, device, found, namesAround(found.map(({ chain }) => chain)), guessed));
  }
  return [...faults, ...left];
};

/** Rails that moves take cables of servers between: they are crossed. */
export const railsCrossed = (plan: Plan, moves: readonly Move[]): readonly number[] => {
  const rail = (port: number): number => {
    const link = linkOf(plan, port);
    if (link === NONE || ![port, farOf(plan, port)].some((end) => isServer(plan, deviceOf(plan, end)))) return 0;
    return plan.fabric.links.get(link, 'rail');
  };
  const rails = new Set<number>();
  for (const { from, to } of moves) {
    const [x, y] = [rail(from), rail(to)];
    if (x > 0 && y > 0 && x !== y) rails.add(x).add(y);
  }
  return [...rails].toSorted((x, y) => x - y);
};
