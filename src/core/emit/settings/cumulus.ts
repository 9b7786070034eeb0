import { formatSpeed } from '../../units/index.ts';
import type { Commands, OperatingSystem, PortToSet } from './system.ts';
import { fecChoice, fecNote } from './words.ts';

const FEC = { rs: 'rs', 'base-r': 'baser', off: 'off' } as const;

const commands = (to: PortToSet): Commands => {
  const { setting, port, ways, number } = to;
  const cage = `swp${number ?? 'N'}`;
  const ports = ways > 1 ? `${cage}s0-${ways - 1}` : cage;
  const fec = fecChoice(to);
  const set = (rest: string): string => `nv set interface ${ports} link ${rest}`;
  const split = `nv set interface ${cage} link breakout ${ways}x lanes-per-port ${setting.lanes}`;
  return {
    lines: [
      ...(ways > 1 ? [split] : setting.lanes < port.lanes ? [set(`lanes ${setting.lanes}`)] : []),
      set(`auto-negotiate ${setting.autoneg ? 'enabled' : 'disabled'}`),
      set(`speed ${formatSpeed(setting.speed)}`),
      ...(fec ? [set(`fec ${FEC[fec]}`)] : []),
      'nv config apply',
    ],
    notes: [
      ...(number === undefined ? ['N is the number on the front panel'] : []),
      'releases before 5.15 say auto-negotiate on and off',
      ...(fec ? [] : [fecNote(to)]),
      ...(setting.linkTraining === setting.autoneg
        ? []
        : ['link training follows autonegotiation; there is no command for it alone']),
    ],
  };
};

/** NVIDIA Cumulus Linux, by NVUE. */
export const cumulus: OperatingSystem = {
  id: 'cumulus',
  name: 'Cumulus Linux (NVUE)',
  runsOn: ({ kind, vendor }) => kind === 'switch' && vendor === 'NVIDIA',
  source: 'NVIDIA Cumulus Linux 5 user guide, Switch Port Attributes; NVUE reference, set interface link',
  commands,
};
