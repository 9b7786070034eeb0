import { type FabricMap, type Paint, paintBy, type Scale } from '../draw/map/index.ts';
import type { Fabric } from '../fabric/index.ts';
import { VERDICTS, type Verdict } from './finding.ts';

/** In the place of a verdict: a link that is not of the part that was asked for. */
export const OUTSIDE = VERDICTS.length;

/** Colours differ in lightness too, and lines in width and dashes: right is thin and whole, unknown is dashed, wrong is thick. */
const ROWS: Scale['rows'] = [
  {
    ink: 'bad',
    words: 'wrong end, missing, contradictory, wrong name',
    line: { width: 2.5, dash: 0 },
  },
  { ink: 'poor', words: 'wrong module, wrong setting, degraded', line: { width: 2.5, dash: 9 } },
  { ink: 'unknown', words: 'unknown', line: { width: 1, dash: 3 } },
  { ink: 'good', words: 'right', line: { width: 1, dash: 0 } },
  { ink: 'outside', words: 'not shown', line: { width: 1, dash: 0 } },
];

const ROW_OF: Readonly<Record<Verdict, number>> = {
  'wrong end': 0,
  missing: 0,
  contradictory: 0,
  'wrong name': 0,
  'wrong module': 1,
  'wrong setting': 1,
  degraded: 1,
  unknown: 2,
  right: 3,
};
const rows = [...VERDICTS.map((verdict) => ROW_OF[verdict]), ROWS.length - 1];

/**
 * The map of a plan coloured by what is found of each link: what is wrong is drawn link by link from afar too.
 * @param verdicts by link row: the place in VERDICTS, or OUTSIDE
 */
export const roomPaint = (fabric: Fabric, map: FabricMap, verdicts: Uint8Array): Paint =>
  paintBy(
    fabric,
    map,
    { rows: ROWS, ranked: true, of: (link) => rows[verdicts[link] ?? OUTSIDE] ?? ROWS.length - 1 },
    (row) => row < 2,
  );
