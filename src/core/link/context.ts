import type { Catalog } from '../catalog/catalog.ts';
import type { Application, CableAssembly, Medium, Transceiver } from '../parts/index.ts';
import { isLaneToLane } from '../parts/index.ts';
import { plugIn } from './cable.ts';
import type { EndContext, LinkContext, LinkEnd, LinkQuestion, Side } from './question.ts';
import { choosePair, drivable } from './select.ts';

const opticOf = (end: LinkEnd): Transceiver | undefined => (end.module.kind === 'transceiver' ? end.module : undefined);

/** How many links of the configured kind one port can carry at most: lanes, speed and the modes of its platform. */
const portCapacity = (end: LinkEnd): number => {
  const { port, setting } = end;
  const byLanes = Math.floor(port.lanes / setting.lanesPerLink);
  const bySpeed = Math.floor(port.maxSpeed / setting.speed);
  const electrical = Math.max(1, Math.min(byLanes, bySpeed));
  if (port.modes) {
    const ways = port.modes
      .filter((m) => m.speed >= setting.speed && port.lanes / m.ways >= setting.lanesPerLink)
      .map((m) => m.ways);
    return Math.min(electrical, Math.max(1, ...ways));
  }
  // a NIC port is one port unless its makers say that it splits
  return port.kind === 'switch' ? electrical : 1;
};

/** The integrated cable at both ends, when it is one and the same. */
const cableOf = ({ a, b }: LinkQuestion): CableAssembly | undefined =>
  a.module.kind !== 'transceiver' && a.module.id === b.module.id ? a.module : undefined;

/** Links between two modules that face each other one to one: as many as ports, modules and cable carry side by side. */
const linksOfPair = (question: LinkQuestion, a: Application | undefined, b: Application | undefined): number => {
  const parallel = Math.min(portCapacity(question.a), portCapacity(question.b));
  const cable = cableOf(question);
  // a cable against something else: nothing runs side by side
  if (!cable && (question.a.module.kind !== 'transceiver' || question.b.module.kind !== 'transceiver')) return 1;
  if (cable) {
    if (isLaneToLane(cable)) {
      const lanes = Math.max(question.a.setting.lanesPerLink, question.b.setting.lanesPerLink);
      return Math.max(1, Math.min(parallel, Math.floor(cable.b.lanes / lanes)));
    }
    const lanes = [question.a.setting.lanesPerLink, question.b.setting.lanesPerLink];
    const mode = cable.modes.find(
      (m) => m.speed === question.a.setting.speed && lanes.includes(m.a.lanes) && lanes.includes(m.b.lanes),
    );
    return Math.max(1, Math.min(parallel, Math.floor((mode?.instances ?? 1) / cable.b.count)));
  }
  return Math.max(1, Math.min(parallel, a?.instances ?? 1, b?.instances ?? 1));
};

/** Analyses a question once, for all rules. */
export const contextOf = (catalog: Catalog, question: LinkQuestion): LinkContext => {
  const optics = { a: opticOf(question.a), b: opticOf(question.b) };
  const candidates = {
    a: optics.a ? drivable(optics.a, question.a) : [],
    b: optics.b ? drivable(optics.b, question.b) : [],
  };
  const pair = choosePair(candidates.a, candidates.b);
  const cable = cableOf(question);
  const plugged = cable && plugIn(catalog, question, cable);
  const ownPlug = (side: Side) => {
    const module = question[side].module;
    return plugged ? plugged[side] : module.kind === 'transceiver' ? undefined : module.a;
  };

  const fewer = Math.min(question.a.count, question.b.count);
  const more = Math.max(question.a.count, question.b.count);
  const trunk: Side = question.a.count <= question.b.count ? 'a' : 'b';
  const legs = Math.ceil(more / fewer);
  const perPair = legs === 1 ? linksOfPair(question, pair.a, pair.b) : 1;
  const medium: Medium =
    question.a.module.kind !== 'transceiver'
      ? question.a.module.kind
      : question.b.module.kind !== 'transceiver'
        ? question.b.module.kind
        : 'optics';

  // spelled out: spreading the end costs more than all rules together
  const end = (side: Side): EndContext => ({
    port: question[side].port,
    device: question[side].device,
    module: question[side].module,
    count: question[side].count,
    setting: question[side].setting,
    portNumber: question[side].portNumber,
    portRow: question[side].portRow,
    side,
    links: legs === 1 ? perPair : side === trunk ? legs : 1,
    optic: optics[side],
    candidates: candidates[side],
    application: pair[side],
    plug: ownPlug(side),
  });
  const mine = question.a.setting;
  const theirs = question.b.setting;
  const alike = mine.speed === theirs.speed && mine.lanesPerLink === theirs.lanesPerLink;
  return {
    catalog,
    a: end('a'),
    b: end('b'),
    plant: question.plant,
    medium,
    cable,
    copperPmds: alike && cable && isLaneToLane(cable) ? catalog.copperPmdsFor(mine.speed, mine.lanesPerLink) : [],
    trunk,
    legs,
    totalLinks: more * perPair,
  };
};
