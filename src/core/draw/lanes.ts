import type { EndProof, LinkSketch, Side } from '../link/index.ts';
import { type Band, bandsOf, FIBRE_AT, HEAD, HOST, MEDIA_AT, MODULE, MODULE_AT, span, WIDTH } from './lane-layout.ts';
import { type BrokenAt, lanesBetween, lanesOver } from './lane-lines.ts';
import { fitted, type Picture, rect, type Shape, text } from './picture.ts';

/*
 * A link lane by lane, the way the signal goes: host lanes → module → fibre positions → fibre → module → host lanes. The end
 * whose cage is split is drawn as one box beside its legs.
 */

/** Room for the words above the fibres, between the plug positions. */
const MIDDLE = WIDTH - 2 * FIBRE_AT;

const moduleWords = (end: EndProof, hostLanes: number, mediaLanes: number): readonly string[] => [
  end.module,
  end.application ? end.application.host : `${end.setting.lanes} lanes`,
  ...(end.application ? [`to ${end.application.media}`] : []),
  ...(hostLanes !== mediaLanes ? [`gearbox ${hostLanes}:${mediaLanes}`] : []),
];

/** The host and the module of some legs. */
const boxesOf = (end: EndProof, side: Side, bands: readonly Band[], port: string): readonly Shape[] => {
  const right = side === 'b';
  const first = bands[0] as Band;
  const last = bands.at(-1) as Band;
  const top = first.top - HEAD;
  const height = last.top + last.height + 4 - top;
  const host = span(right, 0, HOST) + HOST / 2;
  const x = span(right, MODULE_AT, MODULE);
  const { host: hostLanes, media } = first.leg[side];
  const words = moduleWords(end, hostLanes.length, media.length);
  return [
    rect([span(right, 0, HOST), top], HOST, height, 'device', `${end.device ?? 'host'}, ${end.cage} cage${port}`),
    text([host, top + 18], fitted(end.device ?? end.cage, HOST - 4, 11), {
      anchor: 'middle',
      size: 11,
      tone: 'strong',
    }),
    text([host, top + 32], `${end.cage}${port}`, { anchor: 'middle', size: 10, tone: 'quiet' }),
    rect([x, top], MODULE, height, 'module', end.module),
    ...words.map((word, i) => {
      const size = i === 0 ? 11 : 10;
      const tone = i === 0 ? 'strong' : 'quiet';
      return text([x + MODULE / 2, top + 16 + i * 14], fitted(word, MODULE - 20, size), {
        anchor: 'middle',
        size,
        tone,
      });
    }),
  ];
};

/** A box for each module of an end, and a host for each. */
const boxes = (end: EndProof, side: Side, bands: readonly Band[]): readonly Shape[] => {
  const byModule = new Map<number, Band[]>();
  for (const band of bands) {
    const { module } = band.leg[side];
    byModule.set(module, [...(byModule.get(module) ?? []), band]);
  }
  // alike ports of this end, often of different servers
  const place = (number: number): string => (byModule.size > 1 ? `, ${number} of ${byModule.size}` : '');
  return [...byModule].flatMap(([number, mine]) => boxesOf(end, side, mine, place(number)));
};

const heads = (sketch: LinkSketch, optical: boolean): readonly Shape[] => {
  const head = (x: number, words: string): Shape => text([x, 14], words, { anchor: 'middle', size: 11, tone: 'quiet' });
  const sides = ([false, true] as const).flatMap((right) => [
    head(span(right, 0, HOST) + HOST / 2, right ? 'end b' : 'end a'),
    head(span(right, HOST, 48) + 24, 'host lanes'),
    head(span(right, MODULE_AT, MODULE) + MODULE / 2, 'module'),
    ...(optical ? [head(span(right, MEDIA_AT, 92) + 46, 'plug position')] : []),
  ]);
  const middle = `${optical ? 'fibre' : 'copper'}, FEC ${sketch.line.fec}`;
  return [
    ...sides,
    text([WIDTH / 2, 30], fitted(middle, MIDDLE + 90, 11), { anchor: 'middle', size: 11, tone: 'strong' }),
  ];
};

/**
 * The lane diagram of a link: every electrical lane, optical lane and fibre position of both ends, each named by its point so
 * that its way can be followed.
 * @param broken where a link that fails is broken
 */
export const lanePicture = (sketch: LinkSketch, broken: readonly BrokenAt[] = []): Picture => {
  const bands = bandsOf(sketch.lanes);
  const optical = sketch.lanes.some(({ a }) => a.fibres.length > 0);
  const last = bands.at(-1);
  const shapes = [
    ...heads(sketch, optical),
    ...bands.flatMap((band) => lanesBetween(band, broken)),
    ...boxes(sketch.a, 'a', bands),
    ...boxes(sketch.b, 'b', bands),
    ...bands.flatMap((band) => lanesOver(band, broken)),
  ];
  const title = `${sketch.a.setting.lanes} host lanes at end a, ${sketch.line.media}, ${sketch.b.setting.lanes} host lanes at end b`;
  return { width: WIDTH, height: (last ? last.top + last.height : HEAD) + 12, title, shapes };
};
