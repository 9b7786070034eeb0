import { NONE } from '../../fabric/index.ts';
import { farOf, type Plan } from '../plan.ts';
import type { MovePlan } from './moves.ts';
import type { Relabel } from './relabel.ts';

/** One way to account for a fault, and what it takes to mend it. */
export type Explanation =
  /** devices that bear each other's names */
  | { readonly kind: 'names'; readonly pairs: Relabel['pairs']; readonly closed: boolean; readonly actions: number }
  /** trunk plugs of fan-outs in each other's cage */
  | { readonly kind: 'trunks'; readonly pairs: Relabel['pairs']; readonly actions: number }
  /** the ports of a server are not named in the order that the plan takes: what is called by the first is the second */
  | {
      readonly kind: 'nic-order';
      readonly device: number;
      readonly pairs: readonly (readonly [number, number])[];
      readonly actions: number;
    }
  | ({ readonly kind: 'moves' } & MovePlan)
  /** a port hears a device that belongs elsewhere, and which of its ports is not told */
  | { readonly kind: 'wrong-device'; readonly port: number; readonly device: number; readonly actions: number };

/** A fault of the wiring. */
export type WiringFault = {
  /** fewest actions first */
  readonly explanations: readonly Explanation[];
  /** Does the first need fewer actions than every other? Else the evidence does not tell them apart. */
  readonly certain: boolean;
  /** planned links that are not as planned */
  readonly links: readonly number[];
  /** ports whose far ports were not told and taken as the only ones that could be meant */
  readonly inferred: boolean;
};

/** A fault with its explanations in order. */
export const fault = (explanations: readonly Explanation[], links: Iterable<number>, inferred = false): WiringFault => {
  const sorted = explanations.toSorted((x, y) => x.actions - y.actions);
  const [best, next] = sorted;
  return {
    explanations: sorted,
    certain: best !== undefined && (next === undefined || best.actions < next.actions),
    links: [...new Set(links)].filter((link) => link !== NONE).toSorted((x, y) => x - y),
    inferred,
  };
};

/** The planned link of a port. */
export const linkOf = (plan: Plan, port: number): number => (port < plan.ports ? (plan.link[port] as number) : NONE);

/** Is something else seen at a port than is planned? */
const isWrong = (plan: Plan, far: Int32Array, port: number): boolean =>
  (far[port] as number) !== NONE && far[port] !== farOf(plan, port);

/** Wrong cables at a set of ports, and the planned links that they spoil. */
export const wrongAround = (
  plan: Plan,
  far: Int32Array,
  ports: Iterable<number>,
): { readonly cables: number; readonly links: ReadonlySet<number> } => {
  const links = new Set<number>();
  const cables = new Set<number>();
  for (const port of ports) {
    if (!isWrong(plan, far, port)) continue;
    const seen = far[port] as number;
    cables.add(Math.min(port, seen));
    for (const end of [port, seen]) links.add(linkOf(plan, end));
  }
  links.delete(NONE);
  return { cables: cables.size, links };
};

/** The wiring as it is understood so far: with names and trunk plugs put right. */
export type State = { far: Int32Array; deviceMap: Map<number, number> };
