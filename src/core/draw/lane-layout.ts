import type { EndLanes, LaneMap } from '../link/index.ts';
import type { Point } from './picture.ts';

/*
 * Where the parts of a lane diagram stand: the measures of the left end, of which the right end is the mirror.
 */

export const WIDTH = 960;
const ROW = 18;
/** Room above the lanes of a leg for the words of its boxes. */
export const HEAD = 64;
const TOP = 30;
const GAP = 14;
export const HOST = 132;
export const MODULE = 160;
/** x of the inner edges */
export const MODULE_AT = HOST + 68;
export const MEDIA_AT = MODULE_AT + MODULE;
export const FIBRE_AT = MEDIA_AT + 84;

/** Rows a leg needs: its widest side. */
const rowsOf = ({ a, b }: LaneMap): number =>
  Math.max(a.host.length, b.host.length, a.media.length, b.media.length, a.fibres.length * 2, b.fibres.length * 2, 2);

/** The lanes of a leg between two heights. */
export type Band = { readonly leg: LaneMap; readonly top: number; readonly height: number };

export const bandsOf = (legs: readonly LaneMap[]): readonly Band[] => {
  let top = TOP + HEAD;
  return legs.map((leg) => {
    const band = { leg, top, height: rowsOf(leg) * ROW };
    top += band.height + HEAD + GAP;
    return band;
  });
};

/** Evenly spread over a band, so that few lanes face many. */
export const spread = (count: number, { top, height }: Band): readonly number[] =>
  Array.from({ length: count }, (_, i) => top + ((i + 0.5) * height) / count);

/** x of a place of the left end, at the end meant. */
export const flip = (right: boolean, x: number): number => (right ? WIDTH - x : x);

/** x of the left edge of a box that starts at `from` of the left end. */
export const span = (right: boolean, from: number, width: number): number => (right ? WIDTH - from - width : from);

/** Where the fibres (or copper pairs) of an end of a leg leave for the other. */
export const exits = (lanes: EndLanes, band: Band, right: boolean): readonly Point[] => {
  const optical = lanes.fibres.length > 0;
  const ys = spread(optical ? lanes.fibres.length : lanes.media.length, band);
  return ys.map((y): Point => [flip(right, optical ? FIBRE_AT : MEDIA_AT), y]);
};
