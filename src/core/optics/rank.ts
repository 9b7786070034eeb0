import type { ModuleId } from '../parts/index.ts';
import { costClass } from './cost-class.ts';
import type { Choice } from './enumerate.ts';

/** What may decide between workable parts, in the user's order. */
export type Criterion = 'power' | 'cost' | 'vendor' | 'stock' | 'latency' | 'reach-margin';

export type RankPolicy = {
  readonly prefer: readonly Criterion[];
  readonly vendors: readonly string[];
  readonly stock: ReadonlyMap<ModuleId, number>;
  readonly prices: ReadonlyMap<ModuleId, number>;
};

/** Modules of each end that one link takes: a module with several links is shared by them. */
const share = (choice: Choice): { readonly a: number; readonly b: number } => {
  const { links } = choice.verdict;
  return { a: choice.question.a.count / links, b: choice.question.b.count / links };
};

/** Power of both modules a link, in mW; undefined where a figure is missing. */
export const powerPerLink = (choice: Choice): number | undefined => {
  const { a, b } = choice.verdict.power;
  if (!a || !b) return undefined;
  const of = share(choice);
  return Math.round(a.max * of.a + b.max * of.b);
};

/** The user's price a link where both parts have one; a cable counts once. */
export const pricePerLink = (choice: Choice, prices: ReadonlyMap<ModuleId, number>): number | undefined => {
  const a = prices.get(choice.a.id);
  if (choice.a.kind !== 'transceiver') {
    const units = Math.min(choice.question.a.count, choice.question.b.count) / choice.verdict.links;
    return a === undefined ? undefined : a * units;
  }
  const b = prices.get(choice.b.id);
  const of = share(choice);
  return a === undefined || b === undefined ? undefined : a * of.a + b * of.b;
};

/** A key to sort by, ascending; unknown sorts last. */
type Key = (choice: Choice) => number;
const LAST = Number.MAX_SAFE_INTEGER;

const vendorRank = (vendors: readonly string[], vendor: string): number => {
  const at = vendors.findIndex((v) => v.toLowerCase() === vendor.toLowerCase());
  return at < 0 ? vendors.length : at;
};

const keys = (policy: RankPolicy): Readonly<Record<Criterion, readonly Key[]>> => ({
  power: [(c) => powerPerLink(c) ?? LAST],
  cost: [(c) => pricePerLink(c, policy.prices) ?? LAST, (c) => costClass(c.a) + costClass(c.b)],
  vendor: [(c) => vendorRank(policy.vendors, c.a.vendor) + vendorRank(policy.vendors, c.b.vendor)],
  stock: [(c) => -Number((policy.stock.get(c.a.id) ?? 0) > 0) - Number((policy.stock.get(c.b.id) ?? 0) > 0)],
  latency: [(c) => c.verdict.proof.latency.total],
  'reach-margin': [(c) => -((c.verdict.proof.reach?.limit ?? 0) - (c.verdict.proof.reach?.length ?? 0))],
});

const CONFIDENCE = { high: 0, medium: 1, low: 2 } as const;

/** What decides after the user's criteria: sure facts, one vendor at both ends, the cheaper class, then the ids. */
const TIE_BREAKS: readonly Key[] = [
  (c) => CONFIDENCE[c.a.confidence] + CONFIDENCE[c.b.confidence],
  (c) => Number(c.a.vendor !== c.b.vendor),
  (c) => costClass(c.a) + costClass(c.b),
  (c) => powerPerLink(c) ?? LAST,
];

/** Sorts workable ways by policy; the same input gives the same order on every run. */
export const rank = (choices: readonly Choice[], policy: RankPolicy): readonly Choice[] => {
  const byCriterion = keys(policy);
  const order: readonly Key[] = [...policy.prefer.flatMap((criterion) => byCriterion[criterion]), ...TIE_BREAKS];
  const keyed = choices.map((choice) => ({ choice, key: order.map((key) => key(choice)) }));
  keyed.sort((x, y) => {
    for (let i = 0; i < order.length; i++) {
      const difference = (x.key[i] ?? 0) - (y.key[i] ?? 0);
      if (difference !== 0) return difference;
    }
    if (x.choice.a.id !== y.choice.a.id) return x.choice.a.id < y.choice.a.id ? -1 : 1;
    return x.choice.b.id < y.choice.b.id ? -1 : x.choice.b.id > y.choice.b.id ? 1 : 0;
  });
  return keyed.map(({ choice }) => choice);
};
