import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import type { DeviceModelId, HostFec } from '../../parts/index.ts';
import { gbps } from '../../units/index.ts';
import { settingsOf, waysOf } from './settings.ts';
import type { PortToSet } from './system.ts';

const catalog = builtinCatalog();

const portOf = (
  id: string,
  speed: number,
  lanes: number,
  change: Partial<PortToSet> & {
    readonly fec?: HostFec | string;
    readonly autoneg?: boolean;
    readonly vpi?: boolean;
  } = {},
): PortToSet => {
  const device = catalog.devices.get(id as DeviceModelId);
  const group = device?.groups[0];
  if (!device || !group) throw new Error(id);
  const { fec = 'RS(544,514)', autoneg = false, vpi = false, ...rest } = change;
  return {
    setting: {
      speed: gbps(speed),
      lanes,
      fec,
      autoneg,
      linkTraining: autoneg,
      protocol: vpi ? 'ethernet' : undefined,
    },
    port: group.port,
    device,
    ways: 1,
    number: undefined,
    ...rest,
  };
};

const lines = (port: PortToSet, system: string): readonly string[] | undefined =>
  settingsOf(port).systems.find(({ id }) => id === system)?.lines;

describe('commands that set a port', () => {
  // NVIDIA Cumulus Linux user guide, Switch Port Attributes: link speed, auto-negotiate, fec rs|baser|off, breakout … lanes-per-port
  it('Cumulus Linux: a whole port, and a cage split in two with the lanes stated', () => {
    expect(lines(portOf('NV-SN4700', 400, 8, { number: 17 }), 'cumulus')).toEqual([
      'nv set interface swp17 link auto-negotiate disabled',
      'nv set interface swp17 link speed 400G',
      'nv set interface swp17 link fec rs',
      'nv config apply',
    ]);
    expect(lines(portOf('NV-SN4700', 200, 4, { ways: 2, number: 3 }), 'cumulus')).toEqual([
      'nv set interface swp3 link breakout 2x lanes-per-port 4',
      'nv set interface swp3s0-1 link auto-negotiate disabled',
      'nv set interface swp3s0-1 link speed 200G',
      'nv set interface swp3s0-1 link fec rs',
      'nv config apply',
    ]);
    // the port runs fewer lanes than it has: link lanes
    expect(lines(portOf('NV-SN4700', 100, 2, { fec: 'none' }), 'cumulus')?.slice(0, 1)).toEqual([
      'nv set interface swpN link lanes 2',
    ]);
  });

  // sonic-utilities Command Reference: speed in Mb/s, fec rs|fc|none, autoneg enabled|disabled; HLD: link-training on|off
  it('SONiC: names and modes of the platform are left to the platform', () => {
    expect(lines(portOf('NV-SN4700', 400, 8), 'sonic')).toEqual([
      'sudo config interface autoneg PORT disabled',
      'sudo config interface speed PORT 400000',
      'sudo config interface fec PORT rs',
      'sudo config save -y',
    ]);
    const copper = portOf('NV-SN4700', 100, 4, { fec: 'RS(528,514)', autoneg: true });
    expect(lines(copper, 'sonic')).toContain('sudo config interface link-training PORT on');
    const split = settingsOf(portOf('NV-SN4700', 100, 2, { ways: 4 })).systems.find(({ id }) => id === 'sonic');
    expect(split?.notes[0]).toContain('4x100G');
    expect(split?.lines.join()).not.toContain('breakout');
  });

  // EOS: `speed 400g-8`, `speed 100g-2`, `speed forced 100gfull`; split ports of an 8-lane cage are /1 /3 /5 /7
  it('Arista EOS: lanes in the speed word, one interface a leg', () => {
    const [arista] = [...catalog.devices.values()].filter(
      ({ vendor, groups }) => vendor === 'Arista' && groups[0]?.port.lanes === 8,
    );
    const id = arista?.id ?? '';
    expect(lines(portOf(id, 400, 8, { number: 5 }), 'eos')).toEqual([
      'interface Ethernet5/1',
      '   speed 400g-8',
      '   error-correction encoding reed-solomon',
    ]);
    expect(lines(portOf(id, 100, 2, { number: 5, ways: 4 }), 'eos')?.filter((line) => !line.startsWith(' '))).toEqual([
      'interface Ethernet5/1',
      'interface Ethernet5/3',
      'interface Ethernet5/5',
      'interface Ethernet5/7',
    ]);
    expect(lines(portOf(id, 100, 4, { fec: 'none' }), 'eos')).toEqual([
      'interface EthernetN/1',
      '   speed forced 100gfull',
      '   no error-correction encoding',
    ]);
  });

  // ethtool(8): -s speed duplex autoneg, --set-fec encoding rs|baser|off
  it('Linux: ethtool on a NIC, and the port type of a VPI adapter before it', () => {
    expect(lines(portOf('NIC-THOR2-P1400', 400, 4), 'linux')).toEqual([
      'sudo ethtool -s IFACE speed 400000 duplex full autoneg off',
      'sudo ethtool --set-fec IFACE encoding rs',
    ]);
    expect(lines(portOf('NIC-CX7-Q1', 400, 4, { vpi: true }), 'linux')?.[0]).toBe(
      'sudo mlxconfig -d DEVICE set LINK_TYPE_P1=2',
    );
  });

  it('says in words what it has no command for, and never guesses', () => {
    for (const fec of ['RS-FEC-Int', 'vendor-defined (RS(528,514) or none)', 'RS(528,514)']) {
      for (const { lines: found, notes } of settingsOf(portOf('NV-SN4700', 400, 8, { fec })).systems) {
        expect(found.join()).not.toMatch(/ fec |error-correction/);
        expect(notes.join()).toContain(`FEC must be ${fec}`);
      }
    }
    const [juniper] = [...catalog.devices.values()].filter(({ vendor }) => vendor === 'Juniper');
    const settings = settingsOf(portOf(juniper?.id ?? '', 400, 8));
    expect(settings.systems).toEqual([]);
    expect(settings.words).toEqual(['400G on 8 lanes', 'FEC RS(544,514)', 'autonegotiation off, link training off']);
  });

  it('counts the links that share a cage at each end', () => {
    const leg = (module: number) => ({ module, host: [1], media: [1], fibres: [] });
    const lanes = [1, 2, 3, 4].map((number) => ({ leg: number, a: leg(1), b: leg(number) }));
    expect([waysOf({ lanes }, 'a'), waysOf({ lanes }, 'b')]).toEqual([4, 1]);
  });

  it('gives every switch, NIC and server of the catalogue whole lines', () => {
    for (const device of catalog.devices.values()) {
      const [group] = device.groups;
      if (!group) continue;
      const { port } = group;
      const port1 = portOf(device.id, port.maxSpeed, port.lanes, { fec: 'none' });
      for (const { lines: found, notes } of settingsOf(port1).systems)
        for (const line of [...found, ...notes]) expect(line).not.toMatch(/undefined|NaN|\[object/);
    }
  });
});
