import type { Fabric } from '../../fabric/index.ts';
import type { ClassProof } from '../../optics/index.ts';
import { classVerdict, VERDICT_WORDS, type VerdictKind } from '../../optics/verdict-words.ts';
import {
  formatLoss,
  formatPower,
  formatSpeed,
  type Gbps,
  type MilliDecibels,
  type Milliwatts,
} from '../../units/index.ts';
import type { FabricMap } from './map.ts';

/** What the colours of the map tell. */
export const COLOURINGS = ['speed', 'media', 'margin', 'power', 'rail', 'plane', 'verdict'] as const;
export type Colouring = (typeof COLOURINGS)[number];

/** Colours by meaning; the page gives each its look. Steps go from little to much, series tell apart. */
export type Ink =
  | `step-${1 | 2 | 3 | 4 | 5}`
  | `series-${number}`
  | 'twisted-pair'
  | 'copper'
  | 'active-copper'
  | 'aoc'
  | 'multimode'
  | 'singlemode'
  | 'good'
  | 'fair'
  | 'poor'
  | 'bad'
  | 'unknown'
  | 'outside'
  | 'several';

/** Width of a line and the length of its dashes, in pixels; 0 is a whole line. */
type LineLook = { readonly width: number; readonly dash: number };

export type LegendRow = {
  readonly ink: Ink;
  readonly words: string;
  /** how its lines are drawn beside their colour; undefined: thin and whole */
  readonly line?: LineLook;
  readonly links: number;
  /** whether anything has this colour */
  readonly used: boolean;
};

/** Colours of everything: numbers of legend rows, by link row, device row and bundle. */
export type Paint = {
  readonly legend: readonly LegendRow[];
  readonly link: Uint8Array;
  readonly device: Uint8Array;
  readonly bundle: Uint8Array;
  /** links to be seen from afar too: drawn one by one over their bundles, which show the others */
  readonly apart: readonly number[];
};

/** Rows of a legend, and which of them each link has. Ranked rows: what holds several shows the first of them. */
export type Scale = {
  readonly rows: readonly Pick<LegendRow, 'ink' | 'words' | 'line'>[];
  readonly ranked: boolean;
  readonly of: (link: number) => number;
};

const SERIES = 8;
const series = (n: number): Ink => `series-${((n - 1) % SERIES) + 1}`;
const step = (at: number, of: number): Ink =>
  `step-${(1 + Math.round((at * 4) / Math.max(1, of - 1))) as 1 | 2 | 3 | 4 | 5}`;

const sorted = (values: Iterable<number>): readonly number[] => [...new Set(values)].toSorted((x, y) => x - y);

/** Values in up to five steps, from little to much. */
const stepsOf = (values: readonly number[], words: (from: number, to: number) => string) => {
  const count = Math.min(5, values.length);
  const cuts = Array.from({ length: count }, (_, i) =>
    values.slice(Math.floor((i * values.length) / count), Math.floor(((i + 1) * values.length) / count)),
  );
  const rows = cuts.map((cut, i) => ({ ink: step(i, count), words: words(cut[0] ?? 0, cut.at(-1) ?? 0) }));
  return { rows, at: (value: number): number => cuts.findIndex((cut) => cut.includes(value)) };
};

/** A row a value of a link column; 0 means none. */
const byNumber = (fabric: Fabric, column: 'rail' | 'plane', none: string): Scale => {
  const numbers = fabric.links.column(column);
  const values = sorted(numbers);
  return {
    rows: values.map((n) => (n === 0 ? { ink: 'unknown', words: none } : { ink: series(n), words: `${column} ${n}` })),
    ranked: false,
    of: (link) => values.indexOf(numbers[link] as number),
  };
};

const proofAt = (fabric: Fabric, row: number): ClassProof | undefined =>
  (fabric.proofs?.[row] as ClassProof | null | undefined) ?? undefined;

/** A row a class of links, by what its proof says. */
const byClass = (
  fabric: Fabric,
  rows: Scale['rows'],
  ranked: boolean,
  rowOf: (proof: ClassProof | undefined) => number,
): Scale => {
  const rowsByClass = Array.from({ length: fabric.classes.length }, (_, row) => rowOf(proofAt(fabric, row)));
  const classes = fabric.links.column('class');
  return { rows, ranked, of: (link) => rowsByClass[classes[link] as number] ?? rows.length - 1 };
};

const MEDIA = ['twisted-pair', 'copper', 'active-copper', 'aoc', 'multimode', 'singlemode'] as const;
const MEDIA_WORDS = [
  'twisted pair',
  'copper',
  'active copper',
  'active optical cable',
  'multimode fibre',
  'single-mode fibre',
];

/** Lower edges of what is called little and enough, in mdB. */
const LITTLE_MARGIN = 500 as MilliDecibels;
const FAIR_MARGIN = 1000 as MilliDecibels;

const VERDICTS: readonly VerdictKind[] = ['fails', 'caution', 'assumed', 'sure'];

const SCALES: { readonly [C in Colouring]: (fabric: Fabric) => Scale } = {
  speed: (fabric) => {
    const speeds = fabric.links.column('speed');
    const { rows, at } = stepsOf(sorted(speeds), (from, to) => {
      const [low, high] = [formatSpeed((from / 1000) as Gbps), formatSpeed((to / 1000) as Gbps)];
      return low === high ? low : `${low} to ${high}`;
    });
    return { rows, ranked: false, of: (link) => at(speeds[link] as number) };
  },
  media: (fabric) =>
    byClass(
      fabric,
      [...MEDIA.map((ink, i) => ({ ink, words: MEDIA_WORDS[i] ?? ink })), { ink: 'unknown', words: 'no parts chosen' }],
      false,
      (proof) => {
        const at = MEDIA.indexOf(proof?.parts.media as (typeof MEDIA)[number]);
        return at < 0 ? MEDIA.length : at;
      },
    ),
  margin: (fabric) =>
    byClass(
      fabric,
      [
        { ink: 'poor', words: `under ${formatLoss(LITTLE_MARGIN)}` },
        { ink: 'fair', words: `${formatLoss(LITTLE_MARGIN)} to ${formatLoss(FAIR_MARGIN)}` },
        { ink: 'good', words: `${formatLoss(FAIR_MARGIN)} and more` },
        { ink: 'unknown', words: 'no margin known, or no light that is lost' },
      ],
      true,
      (proof) => {
        const margin = proof?.proof.loss?.margin;
        if (margin === undefined || margin === null) return 3;
        if (margin < LITTLE_MARGIN) return 0;
        return margin < FAIR_MARGIN ? 1 : 2;
      },
    ),
  power: (fabric) => {
    const known = (fabric.proofs ?? []).flatMap((proof) => (proof as ClassProof | null)?.parts.powerPerLinkMw ?? []);
    const { rows, at } = stepsOf(sorted(known), (from, to) => {
      const [low, high] = [formatPower(from as Milliwatts), formatPower(to as Milliwatts)];
      return low === high ? `${low} a link` : `${low} to ${high} a link`;
    });
    // the most first, so that what holds several shows the most
    return byClass(fabric, [...rows.toReversed(), { ink: 'unknown', words: 'not known' }], true, (proof) => {
      const power = proof?.parts.powerPerLinkMw;
      return power === undefined || power === null ? rows.length : rows.length - 1 - at(power);
    });
  },
  rail: (fabric) => byNumber(fabric, 'rail', 'not on a rail'),
  plane: (fabric) => byNumber(fabric, 'plane', 'not in a plane'),
  verdict: (fabric) =>
    byClass(
      fabric,
      [
        { ink: 'bad', words: VERDICT_WORDS.fails },
        { ink: 'poor', words: VERDICT_WORDS.caution },
        { ink: 'fair', words: VERDICT_WORDS.assumed },
        { ink: 'good', words: VERDICT_WORDS.sure },
      ],
      true,
      (proof) => VERDICTS.indexOf(classVerdict(proof)),
    ),
};

/** More links drawn one by one over all bundles hide what is under them. */
const MOST_APART = 3_000;

/** What holds links of several rows shows "several", or the first of them where rows are ranked. */
const NOTHING = 255;

const folded = (
  count: number,
  parts: (visit: (whole: number, row: number) => void) => void,
  scale: Scale,
): Uint8Array => {
  const several = scale.rows.length;
  const found = new Uint8Array(count).fill(NOTHING);
  parts((whole, row) => {
    const known = found[whole] as number;
    if (known === NOTHING) found[whole] = row;
    else if (known !== row) found[whole] = scale.ranked ? Math.min(known, row) : several;
  });
  return found.map((row) => (row === NOTHING ? several : row));
};

/**
 * The colours of a map by a scale. The last row of the legend is for what holds several, or nothing.
 * @param isApart which rows of the scale are drawn link by link at any distance
 */
export const paintBy = (
  fabric: Fabric,
  map: FabricMap,
  scale: Scale,
  isApart: (row: number) => boolean = () => false,
): Paint => {
  const { length } = fabric.links;
  const link = new Uint8Array(length);
  const counts = new Array<number>(scale.rows.length).fill(0);
  for (let row = 0; row < length; row++) {
    const of = scale.of(row);
    link[row] = of;
    counts[of] = (counts[of] ?? 0) + 1;
  }
  const found = counts.reduce((sum, count, row) => sum + (isApart(row) ? count : 0), 0);
  const apart =
    found > MOST_APART ? [] : Array.from({ length }, (_, row) => row).filter((row) => isApart(link[row] as number));
  const device = folded(
    map.x.length,
    (visit) => {
      for (let d = 0; d < map.x.length; d++)
        for (let at = map.linkStart[d] as number; at < (map.linkStart[d + 1] as number); at++)
          visit(d, link[map.links[at] as number] as number);
    },
    scale,
  );
  const bundle = folded(
    map.bundles.length,
    (visit) => {
      for (const [number, { first, count }] of map.bundles.entries())
        for (let at = first; at < first + count; at++) {
          const row = link[map.linkOrder[at] as number] as number;
          if (apart.length === 0 || !isApart(row)) visit(number, row);
        }
    },
    scale,
  );
  const legend = [
    ...scale.rows.map((row, i) => ({ ...row, links: counts[i] ?? 0, used: (counts[i] ?? 0) > 0 })),
    {
      ink: 'several' as const,
      words: 'several of these, or none',
      links: 0,
      used: [device, bundle].some((all) => all.includes(scale.rows.length)),
    },
  ];
  return { legend, link, device, bundle, apart };
};

/** The colours of a map by what one thing about its links tells. */
export const paintOf = (fabric: Fabric, map: FabricMap, colouring: Colouring): Paint =>
  paintBy(fabric, map, SCALES[colouring](fabric));
