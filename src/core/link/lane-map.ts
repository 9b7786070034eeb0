import { isDuplex } from './plugs.ts';
import { type EndContext, type LinkContext, otherSide } from './question.ts';

/** Fibre positions of one optical lane at a receptacle, counted from 1, key up: transmit on the left, receive on the right. */
export type FibrePair = {
  readonly receptacle: number;
  readonly tx: number;
  readonly rx: number;
  /** counter-propagating wavelengths: each of the two fibres carries one in either direction */
  readonly bothWays: boolean;
};

/** The lanes that one link uses at one end. */
export type EndLanes = {
  /** which module of this end, from 1 */
  readonly module: number;
  /** electrical lanes of the host, from 1 */
  readonly host: readonly number[];
  /** lanes of the medium: optical lanes (fibre pairs or wavelengths) or copper pairs, from 1 */
  readonly media: readonly number[];
  /** empty for integrated cables */
  readonly fibres: readonly FibrePair[];
};

/** One link, lane by lane: host a → media a → fibre → media b → host b. */
export type LaneMap = { readonly leg: number; readonly a: EndLanes; readonly b: EndLanes };

const range = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);

/** Parallel fibre pairs that one receptacle serves. */
const pairsPerReceptacle = (end: EndContext): number => {
  if (!end.optic) return 0;
  const most = Math.max(1, ...end.optic.applications.map((x) => (x.media.fibres / 2) * x.instances));
  return Math.max(1, Math.ceil(most / end.optic.receptacle.count));
};

const fibrePairs = (end: EndContext, instance: number): readonly FibrePair[] => {
  const media = end.application?.media;
  const receptacle = end.optic?.receptacle;
  if (!media || !receptacle) return [];
  const pairs = media.fibres / 2;
  const perReceptacle = pairsPerReceptacle(end);
  return range(instance * pairs, pairs).map((pair) => {
    const position = (pair % perReceptacle) + 1;
    return {
      receptacle: Math.floor(pair / perReceptacle) + 1,
      tx: position,
      rx: isDuplex(receptacle.plug) ? 2 : receptacle.fibres + 1 - position,
      bothWays: media.laneKind === 'bidi-pair',
    };
  });
};

const endLanes = (end: EndContext, module: number, instance: number): EndLanes => {
  const { lanesPerLink } = end.setting;
  const mediaLanes = end.application?.media.lanes ?? lanesPerLink;
  return {
    module,
    host: range(instance * lanesPerLink + 1, lanesPerLink),
    media: range(instance * mediaLanes + 1, mediaLanes),
    fibres: fibrePairs(end, instance),
  };
};

/** The lane maps of the links of one trunk module. */
export const laneMaps = (link: LinkContext): readonly LaneMap[] => {
  const trunk = link[link.trunk];
  const far = link[otherSide(link.trunk)];
  const count = link.legs > 1 ? link.legs : trunk.links;
  return range(0, count).map((i) => {
    const atTrunk = endLanes(trunk, 1, i);
    const atFar = link.legs > 1 ? endLanes(far, i + 1, 0) : endLanes(far, 1, i);
    return link.trunk === 'a' ? { leg: i + 1, a: atTrunk, b: atFar } : { leg: i + 1, a: atFar, b: atTrunk };
  });
};
