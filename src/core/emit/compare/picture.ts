import { barsPicture, type Picture } from '../../draw/index.ts';
import { powerText } from '../words.ts';
import { type Design, type Figure, figuresOf, type Group } from './figures.ts';

const TITLES = {
  power: 'Power by layer',
  cost: 'Pluggables and cables by cost class',
} as const satisfies Partial<Record<Group, string>>;

/** Two designs beside each other on one scale: their power by layer, or their pieces by cost class. */
export const sidesPicture = (a: Design, b: Design, group: keyof typeof TITLES): Picture => {
  const sides = [a, b].map(
    (design) => new Map(figuresOf(design).flatMap((figure) => (figure.group === group ? [[figure.name, figure]] : []))),
  );
  const bar = (figure: Figure | undefined) => {
    // what a design does not have is no bar; what is not known is an empty one
    if (!figure) return { value: 0, words: 'none' };
    const { value, unit } = figure;
    return { value, words: value === undefined ? 'unknown' : unit === 'mW' ? powerText(value) : String(value) };
  };
  const names = new Set(sides.flatMap((figures) => [...figures.keys()]));
  const rows = [...names].map((label) => ({ label, bars: sides.map((figures) => bar(figures.get(label))) }));
  return barsPicture(TITLES[group], ['A, this design', 'B, the other'], rows, 340, 'one');
};
