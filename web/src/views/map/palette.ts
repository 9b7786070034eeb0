import type { Ink, LegendRow } from '../../../../src/core/draw/map/index.ts';

/** Red, green and blue, 0 to 1. */
export type Colour = readonly [number, number, number];

/** The colours of the map in the reader's scheme, read from the style sheet. */
export type Palette = {
  readonly paper: Colour;
  readonly shade: Colour;
  readonly edge: Colour;
  readonly rule: Colour;
  /** frames of what is selected and what it leads to */
  readonly lit: Colour;
  readonly text: string;
  readonly quiet: string;
  readonly halo: string;
  readonly inks: readonly Colour[];
  /** dashes of the lines of each ink, in pixels */
  readonly dashes: readonly number[];
};

/** The variable of an ink in the style sheet. */
export const inkVariable = (ink: Ink): string =>
  /^(?:twisted-pair|copper|active-copper|aoc|multimode|singlemode)$/.test(ink) ? `--${ink}` : `--map-${ink}`;

/** A canvas knows every way to write a colour, and writes it back in one. */
const parser = (): ((colour: string) => Colour) => {
  const context = document.createElement('canvas').getContext('2d');
  return (colour) => {
    if (!context) return [0.5, 0.5, 0.5];
    context.fillStyle = '#888';
    context.fillStyle = colour;
    const hex = Number.parseInt(context.fillStyle.slice(1), 16);
    return [(hex >> 16) / 255, ((hex >> 8) & 255) / 255, (hex & 255) / 255];
  };
};

export const paletteOf = (element: HTMLElement, legend: readonly LegendRow[]): Palette => {
  const style = getComputedStyle(element);
  const variable = (name: string): string => style.getPropertyValue(name).trim();
  const parse = parser();
  return {
    paper: parse(variable('--paper')),
    shade: parse(variable('--shade')),
    edge: parse(variable('--edge')),
    rule: parse(variable('--rule')),
    lit: parse(variable('--map-lit')),
    text: variable('--ink'),
    quiet: variable('--quiet'),
    halo: variable('--paper'),
    inks: legend.map(({ ink }) => parse(variable(inkVariable(ink)))),
    dashes: legend.map(({ line }) => line?.dash ?? 0),
  };
};
