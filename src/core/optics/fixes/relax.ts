import { plural } from '../../diagnostics/index.ts';
import type { FibreGrade, Module, SiteFibre } from '../../parts/index.ts';
import { formatLength, type Gbps, type Millimetres } from '../../units/index.ts';
import { type MediaKind, mediaKind } from '../cost-class.ts';
import type { Narrowing } from '../enumerate.ts';
import { SPEEDS } from '../ports.ts';
import type { Choice } from '../rank.ts';
import { BETTER_GRADES } from './cables.ts';
import { partIn } from './draft.ts';
import { longest } from './lengths.ts';

/** What is wanted between two ports before parts are known. */
export type Wish = {
  /** undefined: the fastest that works */
  readonly speed: Gbps | undefined;
  readonly length: Millimetres;
  readonly site: SiteFibre;
  readonly narrowing: Narrowing;
};

/** What was given up so that something works. */
export type Given =
  | { readonly kind: 'media'; readonly value: MediaKind }
  | { readonly kind: 'vendors'; readonly value: readonly string[] }
  | { readonly kind: 'avoid'; readonly value: readonly string[] }
  | { readonly kind: 'grade'; readonly value: FibreGrade }
  | { readonly kind: 'connectors'; readonly value: number }
  | { readonly kind: 'length'; readonly value: Millimetres }
  | { readonly kind: 'speed'; readonly value: Gbps };

/** A wish that can be met, and what it gives up against the first one. */
export type Relaxation = {
  readonly given: Given;
  /** as one order to a person */
  readonly order: string;
  readonly wish: Wish;
  readonly choice: Choice;
};

/** The best parts for a wish; undefined where nothing works. */
export type Find = (wish: Wish) => Choice | undefined;

const partsOf = ({ a, b }: Choice): readonly Module[] => (a.id === b.id ? [a] : [a, b]);
const partsText = ({ a, b, question }: Choice): string => {
  const ends = [partIn(a, question.a), partIn(b, question.b)];
  return [...new Set(ends)].join(' and ');
};

/** The search itself widened: what the user narrowed it by. */
const widened = function* (wish: Wish, find: Find): Iterable<Relaxation> {
  const { media, vendors, avoid } = wish.narrowing;
  const without = (change: Narrowing, tell: (choice: Choice) => Pick<Relaxation, 'given' | 'order'>): Relaxation[] => {
    const next = { ...wish, narrowing: { ...wish.narrowing, ...change } };
    const choice = find(next);
    return choice ? [{ ...tell(choice), wish: next, choice }] : [];
  };
  if (avoid?.size) {
    yield* without({ avoid: undefined }, (choice) => {
      const value = partsOf(choice).flatMap(({ id }) => (avoid.has(id) ? [id] : []));
      return { given: { kind: 'avoid', value }, order: `stop avoiding ${value.join(' and ')}` };
    });
  }
  if (vendors?.length) {
    yield* without({ vendors: [] }, (choice) => {
      const named = new Set(vendors.map((vendor) => vendor.toLowerCase()));
      const others = partsOf(choice).filter(({ vendor }) => !named.has(vendor.toLowerCase()));
      const value = [...new Set(others.map(({ vendor }) => vendor))];
      return {
        given: { kind: 'vendors', value },
        order: `take parts of ${value.join(' and ')} too: ${partsText(choice)}`,
      };
    });
  }
  if (media !== undefined) {
    yield* without({ media: undefined }, (choice) => {
      const value = mediaKind(choice.a);
      return {
        given: { kind: 'media', value },
        order: `let any medium be taken, not ${media} alone: ${value} with ${partsText(choice)}`,
      };
    });
  }
};

/** The site's fibre bettered: a grade up, fewer patch panels. */
const betterFibre = function* (wish: Wish, find: Find): Iterable<Relaxation> {
  const { site } = wish;
  const withSite = (change: Partial<SiteFibre>, given: Given, order: string): Relaxation[] => {
    const next = { ...wish, site: { ...site, ...change } };
    const choice = find(next);
    return choice ? [{ given, order: `${order}: ${partsText(choice)}`, wish: next, choice }] : [];
  };
  for (const kind of ['multimode', 'singlemode'] as const) {
    for (const grade of BETTER_GRADES[site[kind]] ?? []) {
      yield* withSite({ [kind]: grade }, { kind: 'grade', value: grade }, `lay ${grade} in place of ${site[kind]}`);
    }
  }
  for (let connectors = site.connectors - 1; connectors >= 0; connectors--) {
    const order = `have ${plural(connectors, 'mated pair')} in a channel, not ${site.connectors}`;
    yield* withSite({ connectors }, { kind: 'connectors', value: connectors }, order);
  }
};

/**
 * Wishes that can be met near one that cannot, one for each thing given up, the lightest first: the narrowing of the search,
 * the site's fibre, the length, the speed. Each was searched by the same rules.
 * @param find what judges a wish
 */
export const relaxations = function* (wish: Wish, find: Find): Iterable<Relaxation> {
  yield* widened(wish, find);
  yield* firstEach(betterFibre(wish, find));
  const length = longest(wish.length, (tried) => find({ ...wish, length: tried }) !== undefined);
  const short = length !== undefined && find({ ...wish, length });
  if (length !== undefined && short) {
    const order = `keep the link within ${formatLength(length)} (${formatLength(wish.length)} are asked for): ${partsText(short)}`;
    yield { given: { kind: 'length', value: length }, order, wish: { ...wish, length }, choice: short };
  }
  for (const speed of SPEEDS.filter((value) => wish.speed !== undefined && value < wish.speed)) {
    const choice = find({ ...wish, speed });
    if (!choice) continue;
    const order = `run the link at ${speed}G: ${partsText(choice)}`;
    yield { given: { kind: 'speed', value: speed }, order, wish: { ...wish, speed }, choice };
    return;
  }
};

/** The first of each kind given up. */
const firstEach = function* (found: Iterable<Relaxation>): Iterable<Relaxation> {
  const seen = new Set<string>();
  for (const relaxation of found) {
    if (seen.has(relaxation.given.kind)) continue;
    seen.add(relaxation.given.kind);
    yield relaxation;
  }
};
