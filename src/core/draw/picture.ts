/*
 * Pictures as data: shapes with meaning ("a lane", "multimode"), no colours and no markup. The report writes them as SVG; the
 * web app draws the same ones.
 */

/** What a shape stands for; the style sheet gives each its look in light and dark. */
export type Role =
  | 'device'
  | 'module'
  | 'lane'
  | 'fibre'
  | 'spent'
  | 'margin'
  | 'limit'
  | 'bar'
  | 'track'
  | 'unknown'
  | 'axis'
  | 'frame'
  | 'note'
  | MediaRole;

/** The medium of links, told apart by colour, active cables by dash too. */
export type MediaRole = 'twisted-pair' | 'copper' | 'active-copper' | 'aoc' | 'multimode' | 'singlemode';

export type Point = readonly [x: number, y: number];

/** A shape in the units of its picture; `about` is told on hover and to screen readers, `key` names the thing of the fabric. */
export type Shape =
  | {
      readonly kind: 'rect';
      readonly at: Point;
      readonly width: number;
      readonly height: number;
      readonly role: Role;
      readonly about?: string | undefined;
      readonly key?: string | undefined;
    }
  | {
      readonly kind: 'line';
      readonly points: readonly Point[];
      readonly role: Role;
      /** stroke width; thin lines stand for many that would hide each other */
      readonly weight?: number | undefined;
      readonly about?: string | undefined;
    }
  | {
      readonly kind: 'text';
      readonly at: Point;
      readonly text: string;
      readonly anchor?: 'start' | 'middle' | 'end';
      readonly tone?: 'strong' | 'quiet';
      readonly size?: number;
      /** stands on lines: set off from them */
      readonly halo?: boolean;
    };

/** A picture with what it shows in words. */
export type Picture = {
  readonly width: number;
  readonly height: number;
  readonly title: string;
  readonly shapes: readonly Shape[];
};

export const rect = (at: Point, width: number, height: number, role: Role, about?: string, key?: string): Shape => ({
  kind: 'rect',
  at,
  width,
  height,
  role,
  about,
  key,
});

export const line = (points: readonly Point[], role: Role, weight?: number, about?: string): Shape => ({
  kind: 'line',
  points,
  role,
  weight,
  about,
});

export const text = (
  at: Point,
  words: string,
  look: {
    readonly anchor?: 'start' | 'middle' | 'end';
    readonly tone?: 'strong' | 'quiet';
    readonly size?: number;
    readonly halo?: boolean;
  } = {},
): Shape => ({ kind: 'text', at, text: words, ...look });

/** Mean width of a bold sans-serif character, as a share of its size: what keeps words inside boxes. */
const CHARACTER = 0.62;

/** Width of a text at a size. */
export const widthOf = (words: string, size = SIZE): number => words.length * size * CHARACTER;

/** The text size where none is given. */
const SIZE = 12;

/** A text cut to a width, with an ellipsis where something is left out. */
export const fitted = (words: string, width: number, size = SIZE): string => {
  const most = Math.floor(width / (size * CHARACTER));
  return words.length <= most ? words : `${words.slice(0, Math.max(1, most - 1))}…`;
};
