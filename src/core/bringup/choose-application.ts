import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import { dataPathLanes, hostLaneCount } from '../module/data-path.ts';
import type { AdvertisedApplication } from '../module/index.ts';
import { LANES_PER_BANK } from '../module/registers.ts';
import type { HostChannel } from '../parts/index.ts';
import { hostRow, isMedia, type Profile } from './profile.ts';

/** One data path that a module is to carry, by what the link needs of it. */
export type Ask = {
  /** Gb/s */
  readonly speed: number;
  readonly lanes: number;
  /** Its first host lane, from 1. */
  readonly firstLane: number;
  /** Id of the host interface (AUI or copper PMD); undefined: any of that speed over that many lanes. */
  readonly host?: string | undefined;
  /** Id of the PMD that the far end answers to; undefined for cables. */
  readonly media?: string | undefined;
  /** Which variant the host's channel asks for, where it is known. */
  readonly channel?: HostChannel | undefined;
};

/** A data path as a host configures it: AppSel, and the first host lane from 1. */
export type WantedPath = { readonly application: AdvertisedApplication; readonly firstLane: number };

type Choice = { readonly path: WantedPath | undefined; readonly diagnostics: readonly Diagnostic[] };

/** `400GAUI-4` stands for both of its variants, `-S` and `-L` (802.3 Annex 120G). */
const isInterface = (wanted: string, id: string | undefined): boolean =>
  id === wanted || id === `${wanted}-S` || id === `${wanted}-L`;

const channelOf = (application: AdvertisedApplication): HostChannel | undefined => {
  const name = hostRow(application)?.name ?? '';
  return /-S\b/.test(name) ? 'S' : /-L\b/.test(name) ? 'L' : undefined;
};

const laneWords = (lanes: number): string => (lanes === 1 ? '1 lane' : `${lanes} lanes`);

/** "1: 400GAUI-8 C2M over 8 lanes": what a module has to offer. */
const offers = (applications: readonly AdvertisedApplication[]): string =>
  applications
    .map((one) => `${one.appSel}: ${one.hostInterface ?? one.hostInterfaceId} over ${laneWords(hostLaneCount(one))}`)
    .join('; ') || 'nothing';

const fits = (profile: Profile, application: AdvertisedApplication, ask: Ask): boolean => {
  const row = hostRow(application);
  if (hostLaneCount(application) !== ask.lanes || row?.ethernetGbps !== ask.speed) return false;
  if (ask.host !== undefined && !isInterface(ask.host, row.aui ?? row.pmd)) return false;
  return ask.media === undefined || isMedia(profile, application, ask.media);
};

const notAdvertised = (profile: Profile, { speed, lanes, host, media }: Ask): Diagnostic => {
  const sameSpeed = profile.applications.filter((one) => hostRow(one)?.ethernetGbps === speed);
  const counts = [...new Set(sameSpeed.map(hostLaneCount))].sort((x, y) => x - y);
  const through = [host, media].filter((one) => one !== undefined).join(' to ');
  return diagnostic('LW8303', {
    asked: `${speed}G over ${laneWords(lanes)}${through === '' ? '' : ` (${through})`}`,
    offers: offers(profile.applications),
    advice:
      counts.length === 0
        ? 'choose a speed that it has'
        : counts.includes(lanes)
          ? 'choose the part whose interfaces the far end answers to'
          : `give the port ${counts.map(laneWords).join(' or ')} for ${speed}G`,
  });
};

/** Of applications alike but for the host channel, that of this host; the first where the channel is not known. */
const byChannel = (
  candidates: readonly AdvertisedApplication[],
  channel: HostChannel | undefined,
): AdvertisedApplication | undefined =>
  (channel && candidates.find((one) => channelOf(one) === channel)) ?? candidates[0];

/** Do two applications differ only in the host channel that they are tuned for? */
const isVariant = (one: AdvertisedApplication, other: AdvertisedApplication): boolean =>
  one.mediaInterfaceId === other.mediaInterfaceId && channelOf(one) !== channelOf(other);

/** Do two descriptors name the same pair of interfaces, as those of real modules sometimes do? */
const isSame = (one: AdvertisedApplication, other: AdvertisedApplication): boolean =>
  one.hostInterfaceId === other.hostInterfaceId && one.mediaInterfaceId === other.mediaInterfaceId;

/** Is it the host's channel that chose the one before the other? */
const isDecided = (one: AdvertisedApplication, other: AdvertisedApplication, { channel }: Ask): boolean =>
  channel !== undefined && channelOf(one) === channel && isVariant(one, other);

/** "400GAUI-8 C2M (Annex 120E) to 400GBASE-DR4 (Clause 124)" */
const nameOf = ({ hostInterface, hostInterfaceId, mediaInterface, mediaInterfaceId }: AdvertisedApplication): string =>
  `${hostInterface ?? hostInterfaceId} to ${mediaInterface ?? mediaInterfaceId}`;

/**
 * The application of a module that carries a data path of a link: the one with the host interface, the lanes, the start lane and the
 * light that the proof of the link asks for. Never the first that has the speed.
 */
const chooseApplication = (profile: Profile, ask: Ask): Choice => {
  const fitting = profile.applications.filter((one) => fits(profile, one, ask));
  if (fitting.length === 0) return { path: undefined, diagnostics: [notAdvertised(profile, ask)] };
  const placed = fitting.filter(
    (one) => one.hostStartLanes.includes(ask.firstLane) && ask.firstLane + ask.lanes - 1 <= LANES_PER_BANK,
  );
  if (placed.length === 0) {
    const starts = [...new Set(fitting.flatMap((one) => one.hostStartLanes))].sort((x, y) => x - y);
    const found = diagnostic('LW8304', {
      app: fitting.map(({ appSel }) => appSel).join(', '),
      lanes: laneWords(ask.lanes),
      lane: ask.firstLane,
      starts: starts.join(', ') || 'none',
    });
    return { path: undefined, diagnostics: [found] };
  }
  const application = byChannel(placed, ask.channel);
  if (!application) return { path: undefined, diagnostics: [] };
  const others = placed.filter((one) => !isSame(application, one) && !isDecided(application, one, ask));
  return {
    path: { application, firstLane: ask.firstLane },
    diagnostics: others.map((other) =>
      diagnostic(isVariant(application, other) ? 'LW8319' : 'LW8321', {
        app: application.appSel,
        name: nameOf(application),
        other: other.appSel,
        otherName: nameOf(other),
      }),
    ),
  };
};

/** Chooses for every data path of a module, and sees that they do not share lanes. */
export const chooseAll = (
  profile: Profile,
  asks: readonly Ask[],
): { readonly paths: readonly WantedPath[]; readonly diagnostics: readonly Diagnostic[] } => {
  const chosen = asks.map((ask) => chooseApplication(profile, ask));
  const paths = chosen.flatMap(({ path }) => (path ? [path] : []));
  // what is true of every port of a breakout is said once
  const found = new Map(
    chosen.flatMap((one) => one.diagnostics).map((one) => [`${one.code} ${JSON.stringify(one.args)}`, one]),
  );
  return { paths, diagnostics: [...found.values(), ...overlaps(paths)] };
};

const overlaps = (paths: readonly WantedPath[]): readonly Diagnostic[] => {
  const taken = new Map<number, WantedPath>();
  const found: Diagnostic[] = [];
  for (const path of paths) {
    const { host } = dataPathLanes(path.application, path.firstLane);
    const lane = host.find((one) => taken.has(one));
    const other = lane === undefined ? undefined : taken.get(lane);
    if (lane !== undefined && other)
      found.push(diagnostic('LW8305', { lane, first: other.firstLane, second: path.firstLane }));
    for (const one of host) taken.set(one, taken.get(one) ?? path);
  }
  return found;
};
