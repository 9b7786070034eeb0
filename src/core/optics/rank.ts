import type { Proof } from '../link/index.ts';
import type { Module, ModuleId } from '../parts/index.ts';
import type { Millimetres } from '../units/index.ts';
import { costClass } from './cost-class.ts';
import type { Candidate } from './enumerate.ts';

/** What may decide between workable parts, in the user's order. */
export const CRITERIA = ['power', 'cost', 'vendor', 'stock', 'latency', 'reach-margin'] as const;
export type Criterion = (typeof CRITERIA)[number];

export type RankPolicy = {
  readonly prefer: readonly Criterion[];
  readonly vendors: readonly string[];
  readonly stock: Book;
  readonly prices: Book;
};

/** What the user knows of a part, a price or the pieces at hand, by length where it has one; a map of parts is one. */
export type Book = { readonly get: (part: ModuleId, length: Millimetres | undefined) => number | undefined };

/** The length by which a part is looked up: cables have one, transceivers none. */
export const bookLength = (module: Module, ordered: Millimetres): Millimetres | undefined =>
  module.kind === 'transceiver' ? undefined : ordered;

/** The user's price a link where all parts have one; a cable counts once. */
const pricePerLink = ({ a, b, length, linksPerModule, linksPerCable }: Candidate, prices: Book): number | undefined => {
  const aPrice = prices.get(a.id, bookLength(a, length));
  const bPrice = prices.get(b.id, bookLength(b, length));
  if (aPrice === undefined || bPrice === undefined) return undefined;
  return a.kind === 'transceiver' ? aPrice / linksPerModule.a + bPrice / linksPerModule.b : aPrice / linksPerCable;
};

/** A key to sort by, ascending; unknown sorts last. */
type Key = (candidate: Candidate) => number;
const LAST = Number.MAX_SAFE_INTEGER;

const vendorRank = (vendors: readonly string[], vendor: string): number => {
  const at = vendors.findIndex((v) => v.toLowerCase() === vendor.toLowerCase());
  return at < 0 ? vendors.length : at;
};

/** A figure of the proof, for criteria that only a judged link has. */
const proved =
  (figure: (proof: Proof) => number): Key =>
  ({ verdict }) =>
    verdict.works ? figure(verdict.proof) : LAST;

const keys = (policy: RankPolicy): Readonly<Record<Criterion, readonly Key[]>> => ({
  power: [(c) => c.powerPerLink ?? LAST],
  cost: [(c) => pricePerLink(c, policy.prices) ?? LAST, (c) => costClass(c.a) + costClass(c.b)],
  vendor: [(c) => vendorRank(policy.vendors, c.a.vendor) + vendorRank(policy.vendors, c.b.vendor)],
  stock: [
    ({ a, b, length }) => {
      const held = (module: Module): number =>
        Number((policy.stock.get(module.id, bookLength(module, length)) ?? 0) > 0);
      return -held(a) - held(b);
    },
  ],
  latency: [proved((proof) => proof.latency.total)],
  'reach-margin': [proved(({ reach }) => (reach ? reach.length - reach.limit : LAST))],
});

const CONFIDENCE = { high: 0, medium: 1, low: 2 } as const;

/** What decides after the user's criteria: sure facts, one vendor at both ends, the cheaper class, less power, then the ids. */
const TIE_BREAKS: readonly Key[] = [
  (c) => CONFIDENCE[c.a.confidence] + CONFIDENCE[c.b.confidence],
  (c) => Number(c.a.vendor !== c.b.vendor),
  (c) => costClass(c.a) + costClass(c.b),
  (c) => c.powerPerLink ?? LAST,
];

/** Sorts combinations by policy; the same input gives the same order on every run. Judges them only where the policy asks. */
export const rank = (candidates: readonly Candidate[], policy: RankPolicy): readonly Candidate[] => {
  const byCriterion = keys(policy);
  const order: readonly Key[] = [...policy.prefer.flatMap((criterion) => byCriterion[criterion]), ...TIE_BREAKS];
  const keyed = candidates.map((candidate) => ({ candidate, key: order.map((key) => key(candidate)) }));
  keyed.sort((x, y) => {
    for (let i = 0; i < order.length; i++) {
      const difference = (x.key[i] ?? 0) - (y.key[i] ?? 0);
      if (difference !== 0) return difference;
    }
    const { a, b } = x.candidate;
    const other = y.candidate;
    if (a.id !== other.a.id) return a.id < other.a.id ? -1 : 1;
    return b.id < other.b.id ? -1 : b.id > other.b.id ? 1 : 0;
  });
  return keyed.map(({ candidate }) => candidate);
};

/** A combination that the link rules accept. */
export type Choice = Candidate & { readonly verdict: { readonly works: true } };

export const isChoice = (candidate: Candidate): candidate is Choice => candidate.verdict.works;

/** The first `count` of a ranking that work: judges from the best down and no further. */
export const bestOf = (ranked: Iterable<Candidate>, count: number): readonly Choice[] => {
  const best: Choice[] = [];
  for (const candidate of ranked) {
    if (best.length === count) break;
    if (isChoice(candidate)) best.push(candidate);
  }
  return best;
};
