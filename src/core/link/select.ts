import type { Application, Transceiver } from '../parts/index.ts';
import type { LinkEnd } from './question.ts';

/** Applications of a transceiver that the port as configured can run: speed, lane count, lane rate. */
export const drivable = (optic: Transceiver, end: LinkEnd): readonly Application[] =>
  optic.applications.filter(
    ({ host }) =>
      host.rate === end.setting.speed &&
      host.lanes === end.setting.lanesPerLink &&
      !host.linear &&
      (!host.channel || !end.port.channel || host.channel === end.port.channel) &&
      end.port.laneRates.includes(host.laneRate),
  );

/** Applications that differ from the chosen one only in the host channel they are tuned for: which is right depends on the host. */
export const channelTwins = (
  end: LinkEnd,
  candidates: readonly Application[],
  chosen: Application,
): readonly Application[] =>
  end.port.channel || !chosen.host.channel
    ? []
    : candidates.filter(
        (x) => x !== chosen && x.media.id === chosen.media.id && x.host.channel !== chosen.host.channel,
      );

/** Do two applications send light that the other reads, lane by lane? */
export const lightAgrees = (a: Application, b: Application): boolean =>
  a.media.opticalGroup === b.media.opticalGroup && a.media.lanes === b.media.lanes;

/** How near two applications are, to choose between several that fit: agreement first, then the same PMD, then the longer reach. */
const nearness = (a: Application, b: Application): number => {
  const shortest = (x: Application): number => Math.max(...Object.values(x.media.reach).map(Number), 0);
  return (
    (lightAgrees(a, b) ? 1e9 : 0) +
    (a.media.opticalGroup === b.media.opticalGroup ? 5e8 : 0) +
    (a.media.id === b.media.id ? 2e8 : 0) +
    (a.media.rate === b.media.rate ? 1e8 : 0) +
    Math.min(shortest(a), shortest(b)) / 1e3
  );
};

/**
 * The pair of applications the link runs: of all pairs that both hosts can drive the one whose light agrees, the same PMD
 * before a merely compatible one; earlier descriptors win ties. Where none agrees, the nearest pair, to explain with.
 */
export const choosePair = (
  a: readonly Application[],
  b: readonly Application[],
): { readonly a: Application | undefined; readonly b: Application | undefined } => {
  let best: { a: Application; b: Application } | undefined;
  let bestScore = -1;
  for (const x of a) {
    for (const y of b) {
      const score = nearness(x, y);
      if (score > bestScore) {
        best = { a: x, b: y };
        bestScore = score;
      }
    }
  }
  return best ?? { a: a[0], b: b[0] };
};
