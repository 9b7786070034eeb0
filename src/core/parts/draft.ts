import type { Gbps } from '../units/index.ts';
import type { Chassis } from './chassis.ts';
import type { Cage, DeviceModelId, Provenance } from './ids.ts';
import type { DeviceKind } from './port.ts';

/** What a catalogue row must state of a cage before a link can be proved, by the names of the row. */
export const CAGE_FACTS = ['lanes', 'laneRatesGbps', 'modes'] as const;
export type CageFact = (typeof CAGE_FACTS)[number];

/** Alike cages of a draft. */
export type DraftGroup = {
  readonly cage: Cage;
  /** Nominal speed of a cage. */
  readonly maxSpeed: Gbps;
  readonly numbers: readonly number[];
  /** empty where the group is complete */
  readonly unknown: readonly CageFact[];
};

/** A device of which facts are unknown that every link rests on. It is no `DeviceModel`, so no rule can pass it. */
export type DeviceDraft = Provenance & {
  readonly id: DeviceModelId;
  readonly kind: DeviceKind;
  readonly vendor: string;
  readonly model: string;
  readonly partNumber: string | undefined;
  readonly groups: readonly DraftGroup[];
  readonly chassis: Chassis | undefined;
};

/** "lanes, laneRatesGbps, modes of 32x QSFP-DD 400G and 2x SFP28 25G": what a draft leaves unknown. */
export const gapsText = ({ groups }: Pick<DeviceDraft, 'groups'>): string => {
  const byFacts = new Map<string, string[]>();
  for (const { cage, maxSpeed, numbers, unknown } of groups) {
    if (unknown.length === 0) continue;
    const facts = unknown.join(', ');
    byFacts.set(facts, [...(byFacts.get(facts) ?? []), `${numbers.length}x ${cage} ${maxSpeed}G`]);
  }
  return [...byFacts].map(([facts, cages]) => `${facts} of ${cages.join(' and ')}`).join('; ');
};
