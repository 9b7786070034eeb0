import { NONE } from '../../fabric/index.ts';
import { deviceOf, type Plan } from '../plan.ts';
import type { Chain, WrongCable } from './chains.ts';

/** One plug pulled and put into another port; the other end of its cable stays. */
export type Move = { readonly from: number; readonly to: number; readonly stays: number };

/** What a set of moves looks like to who made the fault. */
export type Shape = 'swap' | 'shift' | 'legs' | 'rotation' | 'moved' | 'extra';

/** Moves that put every cable of a chain right. */
export type MovePlan = {
  readonly shape: Shape;
  readonly moves: readonly Move[];
  /** the same repair by the plugs at the other ends; empty where that cannot be */
  readonly otherEnds: readonly Move[];
  /** cables that have no place left: to be taken out */
  readonly extra: readonly (readonly [number, number])[];
  /** exchanges of two plugs, and moves into a free port */
  readonly actions: number;
};

/** Place of each port among those of its device, in the order of the front panel. */
const orderOn = (plan: Plan, device: number): ReadonlyMap<number, number> => {
  const order = new Map<number, number>();
  for (const cage of plan.cagesOf[device] ?? []) {
    for (let i = plan.cageStart[cage] as number; i < (plan.cageStart[cage + 1] as number); i++)
      order.set(plan.cagePorts[i] as number, order.size);
  }
  return order;
};

/** Do all plugs of one device stand one port too far, the same way; in a round, but for the one that closes it? */
const isShift = (plan: Plan, moves: readonly Move[], closed: boolean): boolean => {
  if (moves.length < (closed ? 3 : 2)) return false;
  const devices = new Set(moves.flatMap(({ from, to }) => [deviceOf(plan, from), deviceOf(plan, to)]));
  const [device] = devices;
  if (devices.size !== 1 || device === undefined) return false;
  const order = orderOn(plan, device);
  const steps = moves.map(({ from, to }) => (order.get(to) ?? NaN) - (order.get(from) ?? NaN));
  // a spare port has no place in the order: a chain may end in one
  const known = steps.filter((step) => !Number.isNaN(step));
  const exceptions = (step: number): number => known.filter((other) => other !== step).length;
  const allowed = closed ? 1 : 0;
  return known.length >= moves.length - 1 && Math.min(exceptions(1), exceptions(-1)) <= allowed;
};

const samePlug = (plan: Plan, ports: readonly number[]): boolean => {
  const plugs = new Set(ports.map((port) => plan.plug[port]));
  const [plug] = plugs;
  return plugs.size === 1 && plug !== undefined && (plan.plugLinks[plug] as number) > 1;
};

const shapeOf = (
  plan: Plan,
  cables: readonly WrongCable[],
  closed: boolean,
  sides: readonly (readonly Move[])[],
): Shape => {
  if (
    samePlug(
      plan,
      cables.map(({ ends }) => ends[0]),
    ) ||
    samePlug(
      plan,
      cables.map(({ ends }) => ends[1]),
    )
  )
    return 'legs';
  if (closed && cables.length === 2) return 'swap';
  if (sides.some((moves) => isShift(plan, moves, closed))) return 'shift';
  return closed ? 'rotation' : 'moved';
};

/** Plugs that carry other links too cannot be moved for one of them. */
const movable = (plan: Plan, moves: readonly Move[]): boolean =>
  moves.every(({ from }) => from >= plan.ports || (plan.plugLinks[plan.plug[from] as number] as number) === 1);

const devicesTouched = (plan: Plan, moves: readonly Move[]): number =>
  new Set(moves.flatMap(({ from, to }) => [deviceOf(plan, from), deviceOf(plan, to)])).size;

/** Moves at one end of every cable (0 or 1); cables without a place at that end are left over. */
const movesAt = (cables: readonly WrongCable[], side: 0 | 1): Pick<MovePlan, 'moves' | 'extra'> => {
  const moves: Move[] = [];
  const extra: (readonly [number, number])[] = [];
  for (const { ends, places } of cables) {
    const to = places[side];
    if (to === NONE) extra.push(ends);
    else moves.push({ from: ends[side], to, stays: ends[side === 0 ? 1 : 0] });
  }
  return { moves: moves.toSorted((x, y) => x.from - y.from), extra };
};

/**
 * The ways to put a chain right with the fewest moves, the handiest first. A round can be undone at either end of its cables:
 * that is one way, told at the end where fewest devices are touched. A chain with both ends open has two.
 */
export const movePlans = (
  plan: Plan,
  chain: Chain,
  cables: readonly WrongCable[],
  isEmpty: (port: number) => boolean,
): readonly MovePlan[] => {
  const [first, second] = [movesAt(cables, 0), movesAt(cables, 1)];
  const shape = shapeOf(plan, cables, chain.closed, [first.moves, second.moves]);
  if (chain.closed) {
    const sides = [first.moves, second.moves].toSorted(
      (x, y) =>
        Number(movable(plan, y)) - Number(movable(plan, x)) || devicesTouched(plan, x) - devicesTouched(plan, y),
    );
    const [moves = [], other = []] = sides;
    return [{ shape, moves, otherEnds: movable(plan, other) ? other : [], extra: [], actions: cables.length - 1 }];
  }
  const planOf = ({ moves, extra }: typeof first): MovePlan => ({
    shape: moves.length === 0 ? 'extra' : shape,
    moves,
    otherEnds: [],
    extra,
    actions: moves.length + extra.length,
  });
  const whole = [first, second].filter(({ extra }) => extra.length === 0);
  if (whole.length === 1 && whole[0]) return [planOf(whole[0])];
  if (whole.length === 0) return cables.length === 1 ? [planOf(first)] : [planOf(first), planOf(second)];
  // nothing planned is left over: the port that is known to be empty is the one that waits for a plug
  const head = chain.ports[0] ?? NONE;
  const tail = chain.ports.at(-1) ?? NONE;
  if (isEmpty(head) !== isEmpty(tail)) return [planOf(isEmpty(head) ? second : first)];
  return [planOf(first), planOf(second)];
};
