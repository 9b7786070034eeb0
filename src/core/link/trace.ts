import type { EndLanes, LaneMap } from './lane-map.ts';
import type { Side } from './question.ts';

/** The places that a lane passes between the two hosts, in order from end a. `line` is the fibre pair or the copper pair itself. */
export const STOPS = ['a-host', 'a-media', 'a-plug', 'line', 'b-plug', 'b-media', 'b-host'] as const;
export type Stop = (typeof STOPS)[number];

/** One lane at one stop: the leg from 1, the place among the lanes there from 0. */
export type LanePoint = { readonly leg: number; readonly stop: Stop; readonly at: number };

/** A name for a point, as shapes of a picture carry it. */
export const pointKey = ({ leg, stop, at }: LanePoint): string => `${leg}/${stop}/${at}`;

const STOP_OF = new Map<string, Stop>(STOPS.map((stop) => [stop, stop]));

/** Reads what `pointKey` wrote. */
export const pointOf = (key: string): LanePoint | undefined => {
  const [leg, name, at] = key.split('/');
  const stop = STOP_OF.get(name ?? '');
  return stop && { leg: Number(leg), stop, at: Number(at) };
};

const atEnd = (lanes: EndLanes, place: string): number =>
  place === 'host' ? lanes.host.length : place === 'media' ? lanes.media.length : lanes.fibres.length;

/** Lanes side by side at a stop of a leg; 0 where the leg has no such stop (a cable has no plugs for fibre). */
export const lanesAt = ({ a, b }: LaneMap, stop: Stop): number => {
  if (stop === 'line') return Math.max(a.fibres.length || a.media.length, b.fibres.length || b.media.length);
  const [side, place] = stop.split('-') as [Side, string];
  return atEnd(side === 'a' ? a : b, place);
};

/** The places at a stop with `count` lanes that a share of the link (0 to 1) touches. */
const touched = (from: number, to: number, count: number): { first: number; last: number } => ({
  first: Math.floor(from * count + 1e-9),
  last: Math.ceil(to * count - 1e-9) - 1,
});

/**
 * The whole way of one lane, from host to host: every point on it. Lanes go straight on where their number is the same; where
 * it changes (a gearbox, or wavelengths that share a fibre) a lane goes on in all those that carry a part of it. The order in
 * which a gearbox deals out bits is not fixed by the standard (802.3 clause 120 lets a PMA map any input lane to any output
 * lane), so lanes are drawn side by side in their order, as makers number them.
 */
export const wayOf = (map: LaneMap, from: LanePoint): readonly LanePoint[] => {
  const stops = STOPS.filter((stop) => lanesAt(map, stop) > 0);
  const start = stops.indexOf(from.stop);
  const count = lanesAt(map, from.stop);
  if (start < 0 || from.at < 0 || from.at >= count) return [];
  const along = (route: readonly Stop[]): readonly (readonly LanePoint[])[] => {
    let share = { from: from.at / count, to: (from.at + 1) / count };
    return route.map((stop) => {
      const here = lanesAt(map, stop);
      const { first, last } = touched(share.from, share.to, here);
      share = { from: first / here, to: (last + 1) / here };
      return Array.from({ length: last - first + 1 }, (_, i) => ({ leg: map.leg, stop, at: first + i }));
    });
  };
  const back = along(stops.slice(0, start).toReversed()).toReversed();
  return [...back.flat(), from, ...along(stops.slice(start + 1)).flat()];
};

const list = (numbers: readonly number[]): string =>
  numbers.length > 1 ? `${numbers.slice(0, -1).join(', ')} and ${numbers.at(-1)}` : String(numbers[0]);

const lanesWords = (what: string, numbers: readonly number[]): string =>
  `${what}${numbers.length > 1 ? 's' : ''} ${list(numbers)}`;

const plugWords = (lanes: EndLanes, places: readonly number[], side: Side): string => {
  const pairs = places.flatMap((at) => lanes.fibres[at] ?? []);
  const many = lanes.fibres.some(({ receptacle }) => receptacle > 1);
  const of = many ? ` of receptacle ${list([...new Set(pairs.map(({ receptacle }) => receptacle))])}` : '';
  return `plug positions ${list(pairs.map(({ tx }) => tx))} out and ${list(pairs.map(({ rx }) => rx))} in${of} at end ${side}`;
};

/** A way told stop by stop, from end a to end b: "host lanes 1 and 2 of end a", "optical lane 1", … */
export const wayWords = ({ a, b, leg }: LaneMap, way: readonly LanePoint[]): readonly string[] => {
  const optical = a.fibres.length > 0;
  return STOPS.flatMap((stop): string[] => {
    const places = way.filter((point) => point.stop === stop && point.leg === leg).map(({ at }) => at);
    if (places.length === 0) return [];
    if (stop === 'line')
      return [optical ? (places.length > 1 ? 'fibre pairs' : 'a fibre pair') : 'copper, a pair each way'];
    const [side, place] = stop.split('-') as [Side, string];
    const end = side === 'a' ? a : b;
    if (place === 'plug') return [plugWords(end, places, side)];
    const numbers = places.map((at) => (place === 'host' ? end.host : end.media)[at] ?? 0);
    if (place === 'host') return [`${lanesWords('host lane', numbers)} of end ${side}`];
    return optical ? [lanesWords('optical lane', numbers)] : [];
  });
};
