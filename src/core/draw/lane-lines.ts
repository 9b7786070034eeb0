import { type FibrePair, lanesAt, pointKey, type Side, type Stop, wayOf } from '../link/index.ts';
import { type Band, exits, flip, HOST, MEDIA_AT, MODULE_AT, span, spread } from './lane-layout.ts';
import { line, onLane, type Point, type Role, rect, type Shape, text } from './picture.ts';

/** Where a link that fails is broken: between a host and its module, or between the modules. */
export type BrokenAt = Side | 'line';

/** Read from the module outwards on the left and inwards on the right, so that an end of a line stands beside its other end. */
const fibreWords = ({ receptacle, tx, rx, bothWays }: FibrePair, many: boolean, right: boolean): string => {
  const words = bothWays ? `${tx}/${rx} both ways` : right ? `${rx} in, ${tx} out` : `${tx} out, ${rx} in`;
  return `${many ? `${receptacle}: ` : ''}${words}`;
};

const keyAt = ({ leg }: Band, stop: Stop, at: number): string => pointKey({ leg: leg.leg, stop, at });

const curve = (right: boolean, from: Point, to: Point, role: Role, weight?: number, about?: string): Shape =>
  line(
    [
      [flip(right, from[0]), from[1]],
      [flip(right, to[0]), to[1]],
    ],
    role,
    weight,
    about,
  );

/** Host lanes, and their traces to the module. */
const hostShapes = (band: Band, side: Side, broken: boolean): readonly Shape[] => {
  const right = side === 'b';
  const lanes = band.leg[side];
  return spread(lanes.host.length, band).flatMap((y, i): readonly Shape[] =>
    [
      rect([span(right, HOST, 22), y - 7], 22, 14, 'lane', `host lane ${lanes.host[i]}`),
      text([flip(right, HOST + 30), y + 4], String(lanes.host[i]), {
        anchor: right ? 'end' : 'start',
        size: 10,
        tone: 'quiet',
      }),
      curve(right, [HOST + 44, y], [MODULE_AT, y], broken ? 'broken' : 'lane'),
    ].map((shape) => onLane(keyAt(band, `${side}-host`, i), shape)),
  );
};

/** Inside the module: which host lanes become which lanes of the medium. More of one than of the other is a gearbox. */
const gearbox = (band: Band, side: Side): readonly Shape[] => {
  const right = side === 'b';
  const { host, media } = band.leg[side];
  const hosts = spread(host.length, band);
  const medias = spread(media.length, band);
  return hosts.flatMap((from, i) =>
    wayOf(band.leg, { leg: band.leg.leg, stop: `${side}-host`, at: i })
      .filter(({ stop }) => stop === `${side}-media`)
      .map(({ at }) =>
        onLane(
          keyAt(band, `${side}-host`, i),
          curve(right, [MODULE_AT, from], [MEDIA_AT, medias[at] as number], 'lane', 1),
        ),
      ),
  );
};

/** Lanes of the medium to the plug positions of their fibres. */
const plugShapes = (band: Band, side: Side): readonly Shape[] => {
  const right = side === 'b';
  const lanes = band.leg[side];
  if (lanes.fibres.length === 0) return [];
  const fibres = spread(lanes.fibres.length, band);
  const many = lanes.fibres.some(({ receptacle }) => receptacle > 1);
  return [
    ...spread(lanes.media.length, band).map((y, i) => {
      // several wavelengths share one pair of fibres
      const pair = Math.floor((i * lanes.fibres.length) / lanes.media.length);
      const to: Point = [MEDIA_AT + 16, fibres[pair] as number];
      const about = `optical lane ${lanes.media[i]}`;
      return onLane(keyAt(band, `${side}-media`, i), curve(right, [MEDIA_AT, y], to, 'lane', 1, about));
    }),
    ...fibres.map((y, i) => {
      const words = fibreWords(lanes.fibres[i] as FibrePair, many, right);
      const at = text([flip(right, MEDIA_AT + 20), y + 4], words, { anchor: right ? 'end' : 'start', size: 10 });
      return onLane(keyAt(band, `${side}-plug`, i), at);
    }),
  ];
};

/** The fibres or copper pairs between the modules. */
const between = (band: Band, broken: boolean): readonly Shape[] => {
  const optical = band.leg.a.fibres.length > 0 && band.leg.b.fibres.length > 0;
  const from = exits(band.leg.a, band, false);
  const to = exits(band.leg.b, band, true);
  const count = lanesAt(band.leg, 'line');
  return Array.from({ length: count }, (_, i): readonly Shape[] => {
    const [x1, y1] = from[Math.floor((i * from.length) / count)] as Point;
    const [x2, y2] = to[Math.floor((i * to.length) / count)] as Point;
    const strand = (lift: number, role: Role, about: string): Shape =>
      onLane(
        keyAt(band, 'line', i),
        line(
          [
            [x1, y1 + lift],
            [x2, y2 + lift],
          ],
          broken ? 'broken' : role,
          1.5,
          about,
        ),
      );
    // one fibre each way: what is sent on one side is received on the other
    const bothWays = band.leg.a.fibres.some((pair) => pair.bothWays);
    const told = (way: string): string => (bothWays ? 'both ways, on two wavelengths' : way);
    return optical
      ? [strand(-3, 'fibre', told('from end a to end b')), strand(3, 'fibre', told('from end b to end a'))]
      : [strand(0, 'copper', 'copper pairs, one each way')];
  }).flat();
};

/** The lanes of one leg that run over the boxes: in the modules, and from them to the plugs. */
export const lanesOver = (band: Band, broken: readonly BrokenAt[]): readonly Shape[] =>
  (['a', 'b'] as const).flatMap((side) => [
    ...hostShapes(band, side, broken.includes(side)),
    ...gearbox(band, side),
    ...plugShapes(band, side),
  ]);

/** What lies between the modules of one leg, under the boxes. */
export const lanesBetween = (band: Band, broken: readonly BrokenAt[]): readonly Shape[] =>
  between(band, broken.includes('line'));
