import type { DeviceModel, FixedMedium, PortMode, PortType, SplitRule } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';
import type { CageSplit, Faceplate } from './faceplate.ts';
import { Panel } from './panel.ts';

/** The modes of a port; one that lists none runs whole. */
export const modesOf = (port: PortType): readonly PortMode[] =>
  port.modes?.length ? port.modes : [{ ways: 1, speed: port.maxSpeed }];

/** "1x400G, 2x200G". */
export const modeList = (modes: readonly PortMode[]): string =>
  [...new Set(modes.map(({ ways, speed }) => `${ways}x${speed}G`))].join(', ');

/** All modes of a device. */
export const deviceModes = (model: DeviceModel): string => modeList(model.groups.flatMap(({ port }) => modesOf(port)));

/**
 * Lanes of a logical port at a speed: its even share of the cage, or fewer where only fewer make a rate the SerDes drives.
 * 0 = the cage does not run it.
 */
export const lanesAt = (port: PortType, ways: number, speed: Gbps): number => {
  const share = Math.floor(port.lanes / ways);
  for (let lanes = share; lanes > 0; lanes--) {
    if (port.laneRates.some((rate) => rate === speed / lanes)) return lanes;
  }
  return share > 0 && speed / share <= Math.max(...port.laneRates) ? share : 0;
};

const usesOwnShare = (port: PortType, ways: number, speed: Gbps): boolean =>
  port.laneRates.some((rate) => rate * (port.lanes / ways) === speed);

const ruleAllows = (rule: SplitRule, number: number): boolean => {
  if (rule.ports) return rule.ports.includes(number);
  if (rule.row) return (rule.row === 'top') === (number % 2 === 1);
  return !rule.disablesNeighbour || number % 2 === 1;
};

const splitOf = (face: Faceplate, ways: number, speed: Gbps, fixed: FixedMedium | undefined): CageSplit => {
  const rules = face.model.splitRules.filter((rule) => rule.ways === ways && ways > 1);
  const groupLanes = face.model.groups.map(({ port }) =>
    port.fixed === fixed && modesOf(port).some((mode) => mode.ways === ways && mode.speed >= speed)
      ? lanesAt(port, ways, speed)
      : 0,
  );
  const lanes = Uint8Array.from(face.cages, ({ group, number }) =>
    rules.every((rule) => ruleAllows(rule, number)) ? (groupLanes[group] ?? 0) : 0,
  );
  return { ways, speed, lanes, disablesNeighbour: rules.some((rule) => rule.disablesNeighbour) };
};

/** Logical ports a faceplate offers when every cage runs the split and `spare` cages stay free. */
export const capacityOf = (face: Faceplate, split: CageSplit, spare: number): number => {
  const panel = new Panel(face);
  return Math.max(0, panel.roomFor(split, spare, split.lanes)) * split.ways;
};

/** Whether a mode is what was asked for: the same ways, and fast enough. */
const isWanted = (mode: PortMode, wanted: PortMode | undefined): boolean =>
  !wanted || (mode.ways === wanted.ways && mode.speed >= wanted.speed);

/**
 * How a device runs a speed: as `wanted` says, else whole where a cage is just that fast, else the split that serves most.
 * The slowest cages that can are taken, so that the fast ones stay for uplinks.
 * @param fixed the medium of jacks; undefined: among cages for pluggables
 */
export const findSplit = (
  face: Faceplate,
  speed: Gbps,
  wanted?: PortMode,
  fixed?: FixedMedium,
): CageSplit | undefined => {
  const ports = face.model.groups.map(({ port }) => port).filter((port) => port.fixed === fixed);
  ports.sort((x, y) => x.maxSpeed - y.maxSpeed);
  for (const port of ports) {
    const modes = modesOf(port).filter(
      (mode) => mode.speed >= speed && isWanted(mode, wanted) && lanesAt(port, mode.ways, speed) > 0,
    );
    if (port.maxSpeed === speed && modes.some((mode) => mode.ways === 1)) return splitOf(face, 1, speed, fixed);
    const ranked = modes
      .map((mode) => {
        const split = splitOf(face, mode.ways, speed, fixed);
        const own = usesOwnShare(port, mode.ways, speed) ? 1 : 0;
        return { split, capacity: capacityOf(face, split, 0), own, exact: mode.speed === speed ? 1 : 0 };
      })
      .filter(({ capacity }) => capacity > 0)
      .sort((x, y) => y.capacity - x.capacity || y.own - x.own || y.exact - x.exact || x.split.ways - y.split.ways);
    if (ranked[0]) return ranked[0].split;
  }
  return undefined;
};
