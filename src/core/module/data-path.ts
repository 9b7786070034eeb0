import type { AdvertisedApplication } from './applications.ts';
import { sff8024Rows } from './codes.ts';

/** The lanes of a data path, from 1: those of the host and those of the medium. */
export type DataPathLanes = { readonly host: readonly number[]; readonly media: readonly number[] };

const range = (first: number, count: number): readonly number[] => Array.from({ length: count }, (_, i) => first + i);

const lanesOfName = (name: string | null): number =>
  name === null ? 0 : (sff8024Rows().find((row) => row.name === name)?.lanes ?? 0);

/** Host lanes of an application; 0 in its descriptor means as its interface defines (CMIS, table of application descriptors). */
export const hostLaneCount = ({ hostLanes, hostInterface }: AdvertisedApplication): number =>
  hostLanes === 0 ? lanesOfName(hostInterface) : hostLanes;

const mediaLaneCount = ({ mediaLanes, mediaInterface }: AdvertisedApplication): number =>
  mediaLanes === 0 ? lanesOfName(mediaInterface) : mediaLanes;

/**
 * The lanes of a data path that starts on a host lane. The n-th place where an application may start on the host side goes with its
 * n-th place on the media side (CMIS, host and media lane assignment options).
 */
export const dataPathLanes = (application: AdvertisedApplication, firstHostLane: number): DataPathLanes => {
  const instance = Math.max(0, application.hostStartLanes.indexOf(firstHostLane));
  const media = mediaLaneCount(application);
  const firstMediaLane = application.mediaStartLanes?.[instance] ?? instance * media + 1;
  return { host: range(firstHostLane, hostLaneCount(application)), media: range(firstMediaLane, media) };
};

/** Lanes, from 1, as the bits of a byte; lane 1 is bit 0. */
export const laneMask = (lanes: Iterable<number>): number => {
  let mask = 0;
  for (const lane of lanes) mask |= 1 << (lane - 1);
  return mask & 0xff;
};
