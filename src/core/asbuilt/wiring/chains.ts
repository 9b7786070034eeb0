import { NONE } from '../../fabric/index.ts';
import { farOf, type Plan } from '../plan.ts';

/**
 * Ports in a row, joined in turn by what is planned and by what is seen. In a round every wrong cable finds its place among
 * the others; a chain ends where nothing is seen or nothing is planned.
 */
export type Chain = {
  readonly ports: readonly number[];
  readonly closed: boolean;
  /** Is the first step (from the first port to the second) a cable as seen, or one as planned? */
  readonly beginsSeen: boolean;
};

/** A cable that is seen where none is planned, with the ports that its two ends should be joined to. */
export type WrongCable = {
  readonly ends: readonly [number, number];
  /** where the plug at `ends[0]` has to go for the other end to be right, and the other way round; NONE: nowhere */
  readonly places: readonly [number, number];
};

/** All rounds and chains of wrong cables. */
export const chainsOf = (plan: Plan, far: Int32Array): readonly Chain[] => {
  const seenAt = (port: number): number => {
    const seen = far[port] ?? NONE;
    return seen !== NONE && farOf(plan, port) !== seen ? seen : NONE;
  };
  const done = new Uint8Array(far.length);
  const walk = (first: number, bySeen: boolean): Chain => {
    const ports: number[] = [];
    let at = first;
    let seen = bySeen;
    while (at !== NONE && done[at] === 0) {
      done[at] = 1;
      ports.push(at);
      at = seen ? seenAt(at) : farOf(plan, at);
      seen = !seen;
    }
    return { ports, closed: at === first && ports.length > 2, beginsSeen: bySeen };
  };
  const chains: Chain[] = [];
  // chains first, from their ends
  for (let port = 0; port < far.length; port++) {
    if (done[port] || seenAt(port) === NONE) continue;
    const planned = farOf(plan, port);
    if (planned === NONE) chains.push(walk(port, true));
    else if (seenAt(planned) === NONE && !done[planned]) chains.push(walk(planned, false));
  }
  for (let port = 0; port < far.length; port++) {
    if (!done[port] && seenAt(port) !== NONE) chains.push(walk(port, true));
  }
  return chains;
};

/** The wrong cables of a chain, in its order. */
export const wrongCables = (plan: Plan, { ports, closed, beginsSeen }: Chain): readonly WrongCable[] => {
  const cables: WrongCable[] = [];
  const steps = closed ? ports.length : ports.length - 1;
  for (let i = beginsSeen ? 0 : 1; i < steps; i += 2) {
    const [u, v] = [ports[i] as number, ports[(i + 1) % ports.length] as number];
    cables.push({ ends: [u, v], places: [farOf(plan, v), farOf(plan, u)] });
  }
  return cables;
};
