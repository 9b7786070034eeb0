import type { Plan } from '../plan.ts';
import { Chance } from './chance.ts';
import { type FaultKind, Saboteur, type Seeded } from './faults.ts';
import { Printer } from './files.ts';
import { roomOf } from './room.ts';

/** What goes wrong in a rehearsed room, how often. */
export type Wishes = Readonly<Partial<Record<FaultKind, number>>>;

export type Rehearsal = {
  /** What was put in; kinds that the fabric has no room for are left out. */
  readonly seeded: readonly Seeded[];
  readonly files: () => Iterable<{ readonly path: string; readonly chunks: Iterable<string> }>;
};

/** A room built to the plan with faults in it, as its devices would tell of it. The same seed makes the same room. */
export const rehearse = (plan: Plan, seed: number, wishes: Wishes, after = 0): Rehearsal => {
  const room = roomOf(plan);
  const saboteur = new Saboteur(room, new Chance(seed));
  const seeded: Seeded[] = [];
  // exchanged names and orders of ports want whole devices: they come first
  const order: readonly FaultKind[] = [
    'names',
    'nic-order',
    'shift',
    'trunks',
    'legs',
    'swap',
    'missing',
    'part',
    'dirty',
    'speed',
    'fec',
  ];
  for (const kind of order) {
    for (let i = 0; i < (wishes[kind] ?? 0); i++) {
      const made = saboteur.seed(kind);
      if (made) seeded.push(made);
    }
  }
  return { seeded, files: () => new Printer(room, after).files() };
};
