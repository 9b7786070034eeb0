import type { Network } from '../intent/index.ts';
import { heldLeafKeys } from './held.ts';
import type { LockIndex } from './locked.ts';
import type { SizedPlane } from './network.ts';

/** `backend/p1/leaf`: switches are numbered within a plane. */
const stem = (network: Network, plane: number, role: string): string =>
  plane ? `${network.key}/p${plane}/${role}` : `${network.key}/${role}`;

/** Numbers from 1 that the lock has not given out. */
const freshKeys = (prefix: string, lock: LockIndex | undefined): (() => string) => {
  let number = 0;
  return () => {
    do number++;
    while (lock?.has(`${prefix}/${number}`));
    return `${prefix}/${number}`;
  };
};

/** Keys of the leafs of a plane, group by group: those of the lock, then new ones. */
export const leafKeys = (
  network: Network,
  plane: SizedPlane,
  lock: LockIndex | undefined,
): readonly (readonly string[])[] => {
  const fresh = freshKeys(stem(network, plane.plane, 'leaf'), lock);
  return plane.groups.map(({ group, plan, held }) => {
    const known = held?.leafs ?? (lock ? heldLeafKeys(network, group, lock) : []);
    return Array.from({ length: plan.leafs }, (_, i) => known[i] ?? fresh());
  });
};

/** Keys of the spines of a plane. */
export const spineKeys = (network: Network, plane: SizedPlane, lock: LockIndex | undefined): readonly string[] => {
  const fresh = freshKeys(stem(network, plane.plane, 'spine'), lock);
  const serves = { unit: '', plane: plane.plane, rail: 0, rack: '' };
  const known = lock?.switches('spine', network.key, serves) ?? [];
  return Array.from({ length: plane.spines?.spines ?? 0 }, (_, i) => known[i] ?? fresh());
};
