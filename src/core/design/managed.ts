import type { Network, PortUse } from '../intent/index.ts';
import type { DeviceModel } from '../parts/index.ts';
import { leafKeys, spineKeys } from './keys.ts';
import type { HostClass } from './kinds.ts';
import type { LockIndex } from './locked.ts';
import type { SizedNetwork } from './network.ts';
import type { Host } from './servers.ts';

/** Switches whose management ports join a network: each a host of it, and what each class of them asks for. */
export type Managed = { readonly hosts: readonly Host[]; readonly classes: readonly HostClass[] };

/** Every management port of a switch model, as a use that nobody had to write. */
const managementUse = (network: Network, model: DeviceModel): PortUse => {
  const labels = model.management.flatMap((group) => group.labels);
  return {
    selector: labels.join(','),
    labels,
    network: network.key,
    speed: undefined,
    rail: { kind: 'none' },
    plane: undefined,
    split: undefined,
    leafPort: undefined,
    legsWithin: { racks: 1 },
  };
};

const classOf = (network: Network, name: string, model: DeviceModel): HostClass => ({
  name,
  model,
  uses: [managementUse(network, model)],
  path: () => ['networks', network.key, 'manages'],
  tier: 'switch-leaf',
});

/** A leaf stands where its group does; spines serve all units and stand behind them. */
const switchesOf = (sized: SizedNetwork, units: number, lock: LockIndex | undefined): readonly Host[] =>
  sized.planes.flatMap((plane) => {
    const keys = leafKeys(sized.network, plane, lock);
    const leafs = plane.groups.flatMap(({ group: { unit, unitIndex, rack } }, g) =>
      (keys[g] ?? []).map((key) => ({ key, className: `${sized.network.key}-leaf`, unit, unitIndex, rack })),
    );
    const spines = spineKeys(sized.network, plane, lock).map((key) => ({
      key,
      className: `${sized.network.key}-spine`,
      unit: '',
      unitIndex: units,
      rack: 0,
    }));
    return [...leafs, ...spines];
  });

/**
 * The switches that a network manages. Their own networks have been sized; the keys are those that allocation gives them.
 * @param units how many units there are
 */
export const managedSwitches = (
  network: Network,
  sized: readonly SizedNetwork[],
  units: number,
  lock: LockIndex | undefined,
): Managed => {
  const own = sized.filter((one) => network.manages.includes(one.network.key));
  return {
    hosts: own.flatMap((one) => switchesOf(one, units, lock)),
    classes: own.flatMap(({ network: { key }, leaf, uplink }) => [
      classOf(network, `${key}-leaf`, leaf.model),
      ...(uplink ? [classOf(network, `${key}-spine`, uplink.spineFace.model)] : []),
    ]),
  };
};
