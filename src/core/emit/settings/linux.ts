import type { Commands, OperatingSystem, PortToSet } from './system.ts';
import { fecChoice, fecNote } from './words.ts';

const FEC = { rs: 'rs', 'base-r': 'baser', off: 'off' } as const;

const commands = (to: PortToSet): Commands => {
  const { setting, ways } = to;
  const fec = fecChoice(to);
  // stated for ports that could be InfiniBand too: VPI, which NVIDIA's adapters alone have
  const vpi = setting.protocol === 'ethernet';
  return {
    lines: [
      ...(vpi ? ['sudo mlxconfig -d DEVICE set LINK_TYPE_P1=2'] : []),
      setting.autoneg
        ? 'sudo ethtool -s IFACE autoneg on'
        : `sudo ethtool -s IFACE speed ${setting.speed * 1000} duplex full autoneg off`,
      ...(fec ? [`sudo ethtool --set-fec IFACE encoding ${FEC[fec]}`] : []),
    ],
    notes: [
      'IFACE is the name that ip link gives the port; these settings last until the next boot',
      ...(vpi
        ? ['the port type of a VPI adapter is kept in its firmware and holds after a reboot; P2 for the second port']
        : []),
      ...(ways > 1 ? [`the port is split ${ways} ways by the adapter's firmware: follow its manual`] : []),
      ...(fec ? [] : [fecNote(to)]),
    ],
  };
};

/** A NIC under Linux. */
export const linux: OperatingSystem = {
  id: 'linux',
  name: 'Linux (ethtool)',
  runsOn: ({ kind }) => kind === 'nic' || kind === 'server',
  source: 'ethtool(8); NVIDIA firmware tools, mlxconfig LINK_TYPE',
  commands,
};
