import { formatSpeed } from '../../units/index.ts';
import type { Commands, OperatingSystem, PortToSet } from './system.ts';
import { fecChoice, fecNote } from './words.ts';

const FEC = { rs: 'rs', 'base-r': 'fc', off: 'none' } as const;

/** Makers with platforms in sonic-buildimage (folder `device/`); not every model of each. */
const MAKERS: ReadonlySet<string> = new Set([
  'Arista',
  'Celestica',
  'Dell',
  'Edgecore',
  'Micas',
  'NVIDIA',
  'Nokia',
  'Supermicro',
  'UfiSpace',
]);

const commands = (to: PortToSet): Commands => {
  const { setting, ways, number } = to;
  const fec = fecChoice(to);
  const set = (what: string, value: string): string => `sudo config interface ${what} PORT ${value}`;
  const mode = `${ways}x${formatSpeed(setting.speed)}`;
  const which = number === undefined ? 'the port' : `front-panel port ${number}`;
  return {
    lines: [
      set('autoneg', setting.autoneg ? 'enabled' : 'disabled'),
      ...(setting.linkTraining ? [set('link-training', 'on')] : []),
      set('speed', String(setting.speed * 1000)),
      ...(fec ? [set('fec', FEC[fec])] : []),
      'sudo config save -y',
    ],
    notes: [
      // names and modes are the platform's own: they are never computed
      ways > 1
        ? `first split the cage: sudo config interface breakout PORT MODE, with the mode that show interfaces breakout lists for ${mode}; then for each of the ${ways} ports`
        : `PORT is the name that show interfaces status gives ${which}`,
      ...(fec ? [] : [fecNote(to)]),
    ],
  };
};

/** SONiC. */
export const sonic: OperatingSystem = {
  id: 'sonic',
  name: 'SONiC',
  runsOn: ({ kind, vendor }) => kind === 'switch' && MAKERS.has(vendor),
  source: 'sonic-utilities Command Reference, config interface; SONiC HLD Port link training',
  commands,
};
