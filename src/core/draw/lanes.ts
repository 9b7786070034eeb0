import type { EndLanes, EndProof, FibrePair, LaneMap, Proof } from '../link/index.ts';
import { fitted, line, type Picture, type Point, rect, type Shape, text } from './picture.ts';

/*
 * A link lane by lane, the way the signal goes: host lanes → module → fibre positions → fibre → module → host lanes. The end
 * whose cage is split is drawn as one box beside its legs.
 */

const WIDTH = 960;
const ROW = 18;
const TOP = 44;
const HOST = 120;
const MODULE = 164;
/** x of the inner edges, for the left end; the right end is its mirror. */
const LANE_AT = HOST + 22;
const MODULE_AT = LANE_AT + 46;
const MEDIA_AT = MODULE_AT + MODULE;
const FIBRE_AT = MEDIA_AT + 84;

/** Rows a leg needs: its widest side. */
const rowsOf = ({ a, b }: LaneMap): number =>
  Math.max(a.host.length, b.host.length, a.media.length, b.media.length, a.fibres.length * 2, b.fibres.length * 2, 2);

type Band = { readonly leg: LaneMap; readonly top: number; readonly height: number };

const bandsOf = (legs: readonly LaneMap[]): readonly Band[] => {
  let top = TOP;
  return legs.map((leg) => {
    const band = { leg, top, height: rowsOf(leg) * ROW };
    top += band.height + 14;
    return band;
  });
};

/** Evenly spread over a band, so that few lanes face many. */
const spread = (count: number, { top, height }: Band): readonly number[] =>
  Array.from({ length: count }, (_, i) => top + ((i + 0.5) * height) / count);

const flip = (right: boolean, x: number): number => (right ? WIDTH - x : x);

const span = (right: boolean, from: number, width: number): number => (right ? WIDTH - from - width : from);

const fibreWords = ({ receptacle, tx, rx }: FibrePair, many: boolean): string =>
  `${many ? `${receptacle}: ` : ''}${tx} out, ${rx} in`;

/** Lanes of one end in one band: host lanes to the module, its media lanes to the fibre positions. */
const endShapes = (lanes: EndLanes, band: Band, right: boolean): readonly Shape[] => {
  const shapes: Shape[] = [];
  const hosts = spread(lanes.host.length, band);
  for (const [i, y] of hosts.entries()) {
    shapes.push(
      rect([span(right, HOST, 22), y - 7], 22, 14, 'lane', `host lane ${lanes.host[i]}`),
      text([flip(right, HOST + 30), y + 4], String(lanes.host[i]), {
        anchor: right ? 'end' : 'start',
        size: 10,
        tone: 'quiet',
      }),
      line(
        [
          [flip(right, HOST + 44), y],
          [flip(right, MODULE_AT), y],
        ],
        'lane',
      ),
    );
  }
  if (lanes.fibres.length === 0) return shapes;
  const media = spread(lanes.media.length, band);
  const fibres = spread(lanes.fibres.length, band);
  const many = lanes.fibres.some(({ receptacle }) => receptacle > 1);
  for (const [i, y] of media.entries()) {
    // several wavelengths share one pair of fibres
    const pair = Math.floor((i * lanes.fibres.length) / lanes.media.length);
    shapes.push(
      line(
        [
          [flip(right, MEDIA_AT), y],
          [flip(right, MEDIA_AT + 16), fibres[pair] as number],
        ],
        'lane',
        1,
        `optical lane ${lanes.media[i]}`,
      ),
    );
  }
  for (const [i, y] of fibres.entries()) {
    const words = fibreWords(lanes.fibres[i] as FibrePair, many);
    shapes.push(text([flip(right, MEDIA_AT + 20), y + 4], words, { anchor: right ? 'end' : 'start', size: 10 }));
  }
  return shapes;
};

/** Where the fibres (or copper pairs) of an end of a leg leave for the other. */
const exits = (lanes: EndLanes, band: Band, right: boolean): readonly Point[] => {
  const optical = lanes.fibres.length > 0;
  const ys = spread(optical ? lanes.fibres.length : lanes.media.length, band);
  return ys.map((y): Point => [flip(right, optical ? FIBRE_AT : MEDIA_AT), y]);
};

const between = (band: Band, optical: boolean): readonly Shape[] => {
  const from = exits(band.leg.a, band, false);
  const to = exits(band.leg.b, band, true);
  const count = Math.max(from.length, to.length);
  return Array.from({ length: count }, (_, i): readonly Shape[] => {
    const [x1, y1] = from[Math.floor((i * from.length) / count)] as Point;
    const [x2, y2] = to[Math.floor((i * to.length) / count)] as Point;
    if (!optical)
      return [
        line(
          [
            [x1, y1],
            [x2, y2],
          ],
          'copper',
          1.5,
          'copper pairs, one each way',
        ),
      ];
    // one fibre each way: what is sent on one side is received on the other
    return [
      line(
        [
          [x1, y1 - 3],
          [x2, y2 - 3],
        ],
        'fibre',
        1.5,
        'from end a to end b',
      ),
      line(
        [
          [x1, y1 + 3],
          [x2, y2 + 3],
        ],
        'fibre',
        1.5,
        'from end b to end a',
      ),
    ];
  }).flat();
};

const moduleWords = (end: EndProof): readonly string[] => [
  end.module,
  end.application ? end.application.host : `${end.setting.lanes} lanes`,
  ...(end.application ? [`to ${end.application.media}`] : []),
];

/** The boxes of one end: a box for each module, and a host for each. */
const boxes = (end: EndProof, side: 'a' | 'b', bands: readonly Band[]): readonly Shape[] => {
  const right = side === 'b';
  const byModule = new Map<number, Band[]>();
  for (const band of bands) {
    const { module } = band.leg[side];
    byModule.set(module, [...(byModule.get(module) ?? []), band]);
  }
  return [...byModule].flatMap(([number, mine]): readonly Shape[] => {
    const first = mine[0] as Band;
    const last = mine.at(-1) as Band;
    const top = first.top - 4;
    const height = last.top + last.height + 4 - top;
    const middle = top + height / 2;
    const name = fitted(end.device ?? end.cage, HOST - 4, 11);
    const words = moduleWords(end);
    const x = span(right, MODULE_AT, MODULE);
    return [
      rect(
        [span(right, 0, HOST), top],
        HOST,
        height,
        'device',
        `${end.device ?? 'host'}, ${end.cage} cage${byModule.size > 1 ? ` ${number}` : ''}`,
      ),
      text([span(right, 0, HOST) + HOST / 2, middle], name, { anchor: 'middle', size: 11, tone: 'strong' }),
      text(
        [span(right, 0, HOST) + HOST / 2, middle + 14],
        `${end.cage}${byModule.size > 1 ? `, port ${number}` : ''}`,
        {
          anchor: 'middle',
          size: 10,
          tone: 'quiet',
        },
      ),
      rect([x, top], MODULE, height, 'module', end.module),
      ...words.map((word, i) =>
        text(
          [x + MODULE / 2, middle + (i - (words.length - 1) / 2) * 14 + 4],
          fitted(word, MODULE - 8, i === 0 ? 11 : 10),
          {
            anchor: 'middle',
            size: i === 0 ? 11 : 10,
            tone: i === 0 ? 'strong' : 'quiet',
          },
        ),
      ),
    ];
  });
};

const heads = (proof: Proof, optical: boolean): readonly Shape[] => {
  const head = (x: number, words: string): Shape => text([x, 14], words, { anchor: 'middle', size: 11, tone: 'quiet' });
  const sides = ([false, true] as const).flatMap((right) => [
    head(span(right, 0, HOST) + HOST / 2, right ? 'end b' : 'end a'),
    head(flip(right, HOST + 22), 'host lanes'),
    head(span(right, MODULE_AT, MODULE) + MODULE / 2, 'module'),
    ...(optical ? [head(flip(right, MEDIA_AT + 46), 'plug position')] : []),
  ]);
  const middle = optical ? `fibre, FEC ${proof.line.fec}` : `copper, FEC ${proof.line.fec}`;
  return [...sides, text([WIDTH / 2, 30], fitted(middle, 190, 11), { anchor: 'middle', size: 11, tone: 'strong' })];
};

/** The lane diagram of a proof: every electrical lane, optical lane and fibre position of both ends. */
export const lanePicture = (proof: Proof): Picture => {
  const bands = bandsOf(proof.lanes);
  const optical = proof.lanes.some(({ a }) => a.fibres.length > 0);
  const last = bands.at(-1);
  const shapes = [
    ...heads(proof, optical),
    ...bands.flatMap((band) => between(band, optical)),
    ...boxes(proof.a, 'a', bands),
    ...boxes(proof.b, 'b', bands),
    ...bands.flatMap((band) => [...endShapes(band.leg.a, band, false), ...endShapes(band.leg.b, band, true)]),
  ];
  const title = `${proof.a.setting.lanes} host lanes at end a, ${proof.line.media}, ${proof.b.setting.lanes} host lanes at end b`;
  return { width: WIDTH, height: (last ? last.top + last.height : TOP) + 8, title, shapes };
};
