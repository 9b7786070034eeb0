import type { Said } from './judge/aspect.ts';
import type { Unread } from './observe.ts';
import { deviceName, deviceOf } from './plan.ts';
import type { Verification } from './verify.ts';

/** What is not known of a room, and not taken for right. */
export type Unknowns = {
  /** devices with a link of which nothing was collected */
  readonly silent: readonly string[];
  /** why nothing is known of links, and of how many */
  readonly reasons: readonly { readonly words: string; readonly links: number }[];
  /** names of ports that cannot be told */
  readonly names: readonly Said[];
  /** devices that the plan does not have */
  readonly strangers: readonly Said[];
  /** pieces of files in no known form */
  readonly forms: readonly Said[];
};

/** Gathers what is not known of a room. */
export const unknownOf = ({ links, observed, plan }: Verification): Unknowns => {
  const reasons = new Map<string, number>();
  for (const { wiring, why } of links)
    if (wiring === 'unknown' && why !== '') reasons.set(why, (reasons.get(why) ?? 0) + 1);
  const devices = new Set(
    links.flatMap(({ link }) => (['a', 'b'] as const).map((end) => deviceOf(plan, plan.fabric.links.get(link, end)))),
  );
  const silent = [...devices].filter((device) => !observed.spoke.has(device)).toSorted((x, y) => x - y);
  const strangers = new Map<string, Unread>(observed.strangers.map((one) => [one.device, one]));
  return {
    silent: silent.map((device) => deviceName(plan, device)),
    reasons: [...reasons].map(([words, count]) => ({ words, links: count })),
    names: observed.unnamed.map(({ device, name, place }) => ({
      says: `${device} has no port "${name}" in the plan`,
      place,
    })),
    strangers: [...strangers.values()].map(({ device, place }) => ({
      says: `"${device}" is no device of ${plan.fabric.name}`,
      place,
    })),
    forms: observed.unread.map(({ begins, place }) => ({ says: `a form that is not read: "${begins}"`, place })),
  };
};
