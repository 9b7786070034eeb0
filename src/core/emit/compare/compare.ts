import type { SettingChange } from '../../intent/changes.ts';
import { causesOf, reasonsFor } from './causes.ts';
import { type Design, type Figure, figuresOf, GROUPS, type Group, sumOf, type Unit } from './figures.ts';

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
    | { readonly unit: Unit; readonly a: number; readonly b: number; readonly isWhole: boolean }
    | undefined;
};

/** Two designs against each other. */
export type Comparison = {
  readonly settings: readonly SettingChange[];
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
    const total = {
      unit: first.unit,
      a: sumOf([...was.values()]),
      b: sumOf([...is.values()]),
      isWhole: sides.every(({ value }) => value !== undefined),
    };
    return [{ group, differences, total: ADD_UP.has(group) ? total : undefined }];
  });
  return { settings: causes.settings, groups };
};
