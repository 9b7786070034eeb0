import type { Module } from '../parts/index.ts';

/** What a way of joining two ports is made of, cheapest kind first. */
export const MEDIA_KINDS = ['twisted-pair', 'copper', 'active-copper', 'aoc', 'multimode', 'singlemode'] as const;
export type MediaKind = (typeof MEDIA_KINDS)[number];

export const mediaKind = (module: Module): MediaKind => {
  switch (module.kind) {
    case 'TP':
      return 'twisted-pair';
    case 'DAC':
      return 'copper';
    case 'ACC':
    case 'AEC':
      return 'active-copper';
    case 'AOC':
      return 'aoc';
    case 'transceiver':
      return module.fibre === 'MMF' ? 'multimode' : 'singlemode';
  }
};

/**
 * Cost classes, ascending. An order of magnitude known to everyone who buys optics, not a price: twisted pair, passive
 * copper, active copper, AOC, multimode, then single-mode by reach class. Real prices come from the user's price file only.
 */
export const costClass = (module: Module): number => {
  if (module.kind !== 'transceiver') return { TP: 0, DAC: 1, ACC: 2, AEC: 3, AOC: 4 }[module.kind];
  if (module.fibre === 'MMF') return 5;
  const reach = module.ratedReach.OS2 ?? 0;
  const metres = reach / 1000;
  return metres <= 500 ? 6 : metres <= 2000 ? 7 : metres <= 10_000 ? 8 : 9;
};

/** What each cost class is, by its number. */
const COST_CLASSES: Readonly<Record<number, string>> = {
  0: 'twisted-pair cords',
  1: 'passive copper cables',
  2: 'active copper cables (ACC)',
  3: 'retimed copper cables (AEC)',
  4: 'active optical cables',
  5: 'multimode transceivers',
  6: 'single-mode transceivers to 500 m',
  7: 'single-mode transceivers to 2 km',
  8: 'single-mode transceivers to 10 km',
  9: 'single-mode transceivers beyond 10 km',
};
/** A cost class in words. */
export const costClassText = (number: number): string => COST_CLASSES[number] ?? `cost class ${number}`;
