import type { SettingChange } from '../../intent/changes.ts';
import type { PartKind } from '../../intent/index.ts';
import { orderLines } from '../order/order.ts';
import { causesOf, reasonsFor } from './causes.ts';
import { type Design, type Figure, figuresOf, GROUPS, type Group, pieceName, sumOf, type Unit } from './figures.ts';

/** A figure on one side: `none` where the design has no such thing, `unknown` where a fact is missing. */
export type Side = number | 'none' | 'unknown';

/** A figure in which two designs differ. */
export type Difference = {
  readonly name: string;
  readonly unit: Unit;
  readonly a: Side;
  readonly b: Side;
  /** The reasons, the nearest first; never empty. */
  readonly why: readonly string[];
};

/** The differences of a group. */
export type DifferenceGroup = {
  readonly group: Group;
  readonly differences: readonly Difference[];
  /** All figures of the group together, those alike too; undefined where they do not add up to anything. */
  readonly total:
    | {
        readonly unit: Unit;
        readonly a: number;
        readonly b: number;
        /** what both sides have, figure by figure: equal totals can be of other things */
        readonly common: number;
        readonly isWhole: boolean;
      }
    | undefined;
};

/** How much of what is bought stays, kind by kind. */
export type Exchange = {
  readonly kind: PartKind;
  readonly a: number;
  readonly b: number;
  /** pieces that both designs have */
  readonly common: number;
  /** grades of the fibre that goes and of that which comes, where they differ */
  readonly fibre: { readonly a: readonly string[]; readonly b: readonly string[] } | undefined;
};

/** Two designs against each other. */
export type Comparison = {
  readonly settings: readonly SettingChange[];
  /** Kinds of parts of which not all stay. */
  readonly exchanges: readonly Exchange[];
  /** Groups that have figures, and the same ones on both sides. */
  readonly same: readonly Group[];
  /** Groups with a difference. */
  readonly groups: readonly DifferenceGroup[];
};

const ADD_UP: ReadonlySet<Group> = new Set(['devices', 'links', 'parts', 'cost', 'power']);

const MISSING = 'the catalogue lacks a figure that this rests on';

const sideOf = (figure: Figure | undefined): Side => (figure ? (figure.value ?? 'unknown') : 'none');

/** One figure for each name: what is counted twice under a name is one thing. */
const byName = (figures: readonly Figure[]): ReadonlyMap<string, Figure> => {
  const named = new Map<string, Figure>();
  for (const figure of figures) {
    const known = named.get(figure.name);
    const value = known?.value === undefined || figure.value === undefined ? undefined : known.value + figure.value;
    named.set(figure.name, known ? { ...figure, value } : figure);
  }
  return named;
};

const KINDS: readonly PartKind[] = ['switch', 'transceiver', 'cable', 'fibre'];
const GRADE = /\b(?:OM[1-5]|OS[12])\b/g;

const gradesOf = (parts: Iterable<string>): readonly string[] =>
  [...new Set([...parts].flatMap((part) => part.match(GRADE) ?? []))].toSorted();

const exchangesOf = (a: Design, b: Design): readonly Exchange[] => {
  const lines = [a, b].map(({ fabric, catalog, order }) => orderLines(fabric, catalog, order));
  return KINDS.flatMap((kind): Exchange[] => {
    const [was, is] = lines.map((all) => {
      const counts = new Map<string, number>();
      for (const line of all) {
        if (line.kind !== kind) continue;
        const name = pieceName(line.part, line.length);
        counts.set(name, (counts.get(name) ?? 0) + line.quantity);
      }
      return counts;
    });
    if (!was || !is) return [];
    const sum = (counts: Iterable<number>): number => [...counts].reduce((all, count) => all + count, 0);
    const common = sum([...was].map(([name, count]) => Math.min(count, is.get(name) ?? 0)));
    const [x, y] = [sum(was.values()), sum(is.values())];
    if (common === Math.max(x, y)) return [];
    const [from, to] = [gradesOf(was.keys()), gradesOf(is.keys())];
    return [{ kind, a: x, b: y, common, fibre: from.join() === to.join() ? undefined : { a: from, b: to } }];
  });
};

/**
 * Compares two designs figure by figure, with the reasons of every difference. A design and itself have none; in the groups
 * with a total the differences add up to the difference of the totals, as far as the figures are known.
 */
export const compare = (a: Design, b: Design): Comparison => {
  const causes = causesOf(a, b);
  const [before, after] = [figuresOf(a), figuresOf(b)];
  const groups = GROUPS.flatMap((group): DifferenceGroup[] => {
    const [was, is] = [before, after].map((figures) => byName(figures.filter((figure) => figure.group === group)));
    if (!was || !is) return [];
    const differences = [...new Set([...was.keys(), ...is.keys()])].flatMap((name): Difference[] => {
      const [from, to] = [was.get(name), is.get(name)];
      const figure = to ?? from;
      if (!figure || sideOf(from) === sideOf(to)) return [];
      const [x, y] = [sideOf(from), sideOf(to)];
      const missing = x === 'unknown' || y === 'unknown' ? [MISSING] : [];
      return [{ name, unit: figure.unit, a: x, b: y, why: [...missing, ...reasonsFor(causes, figure)] }];
    });
    const [first] = differences;
    if (!first) return [];
    const sides = [...was.values(), ...is.values()];
    const both = [...was].map(([name, { value }]) => Math.min(value ?? 0, is.get(name)?.value ?? 0));
    const total = {
      unit: first.unit,
      a: sumOf([...was.values()]),
      b: sumOf([...is.values()]),
      common: both.reduce((all, value) => all + value, 0),
      isWhole: sides.every(({ value }) => value !== undefined),
    };
    return [{ group, differences, total: ADD_UP.has(group) ? total : undefined }];
  });
  const same = GROUPS.filter(
    (group) => before.some((figure) => figure.group === group) && !groups.some((other) => other.group === group),
  );
  return { settings: causes.settings, exchanges: exchangesOf(a, b), same, groups };
};
