import { plural } from '../../diagnostics/index.ts';
import type { LinkSketch, Side } from '../../link/index.ts';
import { formatSpeed } from '../../units/index.ts';
import { cumulus } from './cumulus.ts';
import { eos } from './eos.ts';
import { linux } from './linux.ts';
import { sonic } from './sonic.ts';
import type { Commands, OperatingSystem, PortToSet } from './system.ts';

const SYSTEMS: readonly OperatingSystem[] = [cumulus, sonic, eos, linux];

/** How the port of one end is to be set: in words always, as commands where its operating system may be one that is known. */
export type EndSettings = {
  readonly words: readonly string[];
  readonly systems: readonly (Commands & Pick<OperatingSystem, 'id' | 'name' | 'source'>)[];
};

const onOff = (on: boolean): string => (on ? 'on' : 'off');

const wordsOf = ({ setting, ways }: PortToSet): readonly string[] => [
  `${formatSpeed(setting.speed)} on ${plural(setting.lanes, 'lane')}${ways > 1 ? `, the cage split ${ways} ways` : ''}`,
  `FEC ${setting.fec}`,
  `autonegotiation ${onOff(setting.autoneg)}, link training ${onOff(setting.linkTraining)}`,
  ...(setting.protocol === undefined ? [] : [`port type ${setting.protocol}`]),
];

/** The settings of a port in words and commands. */
export const settingsOf = (port: PortToSet): EndSettings => ({
  words: wordsOf(port),
  systems: SYSTEMS.flatMap(({ id, name, source, runsOn, commands }) =>
    port.device && runsOn(port.device) ? [{ id, name, source, ...commands(port) }] : [],
  ),
});

/** Links that leave one module of an end. */
export const waysOf = ({ lanes }: Pick<LinkSketch, 'lanes'>, side: Side): number =>
  lanes.filter((leg) => leg[side].module === lanes[0]?.[side].module).length;
