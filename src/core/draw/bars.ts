import { fitted, type Picture, rect, type Shape, text } from './picture.ts';

/** One value of a row; undefined is unknown, and drawn so. */
export type Bar = { readonly value: number | undefined; readonly words: string };

export type BarRow = {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly strong?: boolean;
  /** the sum of the others: told, not drawn, so that it does not dwarf them */
  readonly total?: boolean;
};

const WIDTH = 960;
const ROW = 24;
const GAP = 16;
const WORDS = 116;

/**
 * Rows of bars in columns, from zero: each column on a scale of its own, or all on one, so that they can be compared.
 * @param heads what each column shows, with its unit
 */
export const barsPicture = (
  title: string,
  heads: readonly string[],
  rows: readonly BarRow[],
  labels = 300,
  scale: 'own' | 'one' = 'own',
): Picture => {
  const column = (WIDTH - labels) / heads.length;
  const plot = column - GAP - WORDS;
  const shapes: Shape[] = heads.map((head, c) => text([labels + c * column, 14], head, { tone: 'quiet' }));
  const each = heads.map((_, c) =>
    Math.max(...rows.filter(({ total }) => !total).map(({ bars }) => bars[c]?.value ?? 0), Number.MIN_VALUE),
  );
  const most = scale === 'own' ? each : heads.map(() => Math.max(...each));
  for (const [r, { label, bars, strong, total }] of rows.entries()) {
    const y = 24 + r * ROW;
    shapes.push(text([0, y + 14], fitted(label, labels - 8), { size: 11, ...(strong && { tone: 'strong' }) }));
    for (const [c, { value, words }] of bars.entries()) {
      const x = labels + c * column;
      const width = value === undefined ? plot : (value / (most[c] as number)) * plot;
      if (total) {
        shapes.push(text([x, y + 14], words, { tone: 'strong' }));
        continue;
      }
      shapes.push(rect([x, y + 2], plot, ROW - 8, 'track'));
      shapes.push(rect([x, y + 2], width, ROW - 8, value === undefined ? 'unknown' : 'bar', `${label}: ${words}`));
      shapes.push(text([x + plot + 6, y + 14], words, strong ? { tone: 'strong' } : {}));
    }
  }
  return { width: WIDTH, height: 28 + rows.length * ROW, title, shapes };
};
