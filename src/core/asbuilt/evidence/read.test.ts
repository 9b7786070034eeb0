import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readState } from './read.ts';
import type { Sighting } from './sighting.ts';

const shared = resolve(process.env.LANEWRIGHT_SHARED ?? '../shared', 'data', 'samples');
const readAt = (file: string, text: string): readonly Sighting[] => readState({ file, text }).sightings;
const of = <K extends Sighting['kind']>(sightings: readonly Sighting[], kind: K) =>
  sightings.filter((s): s is Extract<Sighting, { kind: K }> => s.kind === kind);

describe('LLDP', () => {
  const neighbour = { port: 'Ethernet0', device: 'node-7', farPorts: ['aa:bb:cc:00:11:22', 'gpu3'] };

  it('is read from lldpctl -f json, with the line of each interface', () => {
    const text = `{
 "lldp": {
  "interface": [
   {"Ethernet0": {"via": "LLDP", "chassis": {"node-7": {"descr": "Linux"}},
     "port": {"id": {"type": "mac", "value": "aa:bb:cc:00:11:22"}, "descr": "gpu3"}}},
   {"Ethernet8": {"via": "LLDP", "chassis": {"id": {"type": "mac", "value": "x"}}, "port": {"descr": "p"}}}
  ]
 }
}`;
    const seen = of(readAt('leaf-1/x', text), 'neighbour');
    expect(seen).toMatchObject([{ ...neighbour, system: 'Linux', place: { file: 'leaf-1/x', line: 4 } }]);
  });

  it('is read from one interface that is no list, and from json0', () => {
    const one =
      '{"lldp": {"interface": {"Ethernet0": {"chassis": {"node-7": {}}, "port": {"id": {"value": "aa:bb:cc:00:11:22"}, "descr": "gpu3"}}}}}';
    expect(of(readAt('a', one), 'neighbour')).toMatchObject([neighbour]);
    const json0 =
      '{"lldp": [{"interface": [{"name": "Ethernet0", "chassis": [{"name": [{"value": "node-7"}]}], "port": [{"id": [{"value": "aa:bb:cc:00:11:22"}], "descr": [{"value": "gpu3"}]}]}]}]}';
    expect(of(readAt('a', json0), 'neighbour')).toMatchObject([neighbour]);
  });

  it('is read from show lldp table, show lldp neighbors, keyvalue and APPL_DB', () => {
    const table = `Capability codes: (R) Router, (B) Bridge, (O) Other
LocalPort    RemoteDevice    RemotePortID       Capability    RemotePortDescr
-----------  --------------  -----------------  ------------  -----------------
Ethernet0    node-7          aa:bb:cc:00:11:22  BR            gpu3
--------------------------------------------------
Total entries displayed:  1
`;
    const neighbors = `-------------------------------------------------------------------------------
LLDP neighbors:
-------------------------------------------------------------------------------
Interface:    Ethernet0, via: LLDP, RID: 4, Time: 0 day, 01:02:03
  Chassis:
    ChassisID:    mac aa:bb:cc:00:11:00
    SysName:      node-7
  Port:
    PortID:       mac aa:bb:cc:00:11:22
    PortDescr:    gpu3
`;
    const keyvalue =
      'lldp.Ethernet0.via=LLDP\nlldp.Ethernet0.chassis.name=node-7\nlldp.Ethernet0.port.mac=aa:bb:cc:00:11:22\nlldp.Ethernet0.port.descr=gpu3\n';
    const database =
      '{"LLDP_ENTRY_TABLE:Ethernet0": {"type": "hash", "value": {"lldp_rem_sys_name": "node-7", "lldp_rem_port_id": "aa:bb:cc:00:11:22", "lldp_rem_port_desc": "gpu3"}}}';
    for (const text of [table, neighbors, keyvalue, database])
      expect(of(readAt('a', text), 'neighbour'), text.slice(0, 30)).toMatchObject([neighbour]);
  });
});

describe('ports', () => {
  it('are read from SONiC tables cut at their dashes', () => {
    const text = `      Interface    Lanes    Speed    MTU    FEC    Alias    Vlan    Oper    Admin    Type    Asym PFC
---------------  -------  -------  -----  -----  -------  ------  ------  -------  ------  ----------
      Ethernet0  1,2,3,4     400G   9100     rs    etp1a  routed      up       up  QSFP-D         off
      Ethernet4  5,6,7,8     400G   9100    N/A    etp1b  routed    down       up     N/A         off
PortChannel0002      N/A     400G   9100    N/A      N/A  routed      up       up     N/A         N/A
`;
    expect(of(readAt('leaf', text), 'setting')).toMatchObject([
      { port: 'Ethernet0', speed: 400_000, fec: 'RS', lanes: 4, up: true, place: { line: 3 } },
      { port: 'Ethernet4', speed: 400_000, fec: undefined, lanes: 4, up: false },
    ]);
    expect(
      of(readAt('leaf', 'Port         Presence\n-----------  -----------\nEthernet4    Not present\n'), 'module'),
    ).toMatchObject([{ port: 'Ethernet4', module: 'absent' }]);
  });

  it('are read from ethtool, each command under its line', () => {
    const text = `# lanewright: ethtool ens1
Settings for ens1:
	Speed: 400000Mb/s
	Lanes: 4
	Link detected: yes
# lanewright: ethtool -I --show-fec ens1
FEC parameters for ens1:
Supported/Configured FEC encodings: Auto RS
Active FEC encoding: RS
Statistics:
  corrected_blocks: 12
  uncorrectable_blocks: 3
# lanewright: ethtool -m ens1
	Identifier                                : 0x1e (QSFP+ or later with CMIS)
	Vendor name                               : ACME
	Vendor PN                                 : OPT-1
	Vendor SN                                 : A17
	Rcvr signal avg optical power(Channel 1)  : 0.6310 mW / -2.00 dBm
	Rcvr signal avg optical power(Channel 2)  : 0.5012 mW / -3.00 dBm
# lanewright: ethtool -S ens1
NIC statistics:
     rx_pcs_symbol_err_phy: 0
     rx_corrected_bits_phy: 991
`;
    const seen = readAt('node/ports.txt', text);
    expect(of(seen, 'setting')).toMatchObject([
      { port: 'ens1', speed: 400_000, lanes: 4, up: true, place: { line: 2 } },
      { port: 'ens1', fec: 'RS', place: { line: 7 } },
    ]);
    expect(of(seen, 'codewords')).toMatchObject([
      { port: 'ens1', uncorrectable: 3 },
      { port: 'ens1', uncorrectable: 0, correctedBits: 991 },
    ]);
    expect(of(seen, 'module')).toMatchObject([
      { port: 'ens1', module: { vendor: 'ACME', partNumber: 'OPT-1', serial: 'A17' } },
    ]);
    expect(of(seen, 'light')).toMatchObject([{ rx: [-2000, -3000] }]);
  });

  it('never give a name cut short: a row that is not under its dashes is read by its gaps, or not at all', () => {
    const table = (row: string): string =>
      `LocalPort    RemoteDevice    RemotePortID    Capability    RemotePortDescr\n-----------  --------------  --------------  ------------  -----------------\n${row}\n`;
    expect(
      of(readAt('s', table('Ethernet0    backend-leaf-10 Ethernet128     BR            17')), 'neighbour'),
    ).toMatchObject([{ device: 'backend-leaf-10', farPorts: ['Ethernet128', '17'] }]);
    expect(
      of(readAt('s', table('Ethernet0    backend-leaf-10 Ethernet128                   17')), 'neighbour'),
    ).toEqual([]);
  });

  it('say nothing where they do not know, and leave FEC open where it is automatic', () => {
    const fec = 'FEC parameters for e1:\nSupported/Configured FEC encodings: Auto\nActive FEC encodings: Auto RS\n';
    expect(of(readAt('n', fec), 'setting')).toMatchObject([{ fec: 'unclear' }]);
    expect(of(readAt('n', 'Settings for e1:\n\tSpeed: Unknown!\n\tLink detected: no\n'), 'setting')).toMatchObject([
      { speed: undefined, up: false },
    ]);
  });
});

describe('a file', () => {
  it('is named by what it says, then by its folders, then by its own name', () => {
    expect(readState({ file: 'rack 1/leaf-1/lldp.json', text: '' }).names).toEqual(['leaf-1', 'rack 1', 'lldp']);
    expect(readState({ file: 'leaf-1.example.net.lldp.txt', text: '' }).names[0]).toBe('leaf-1.example.net.lldp');
    const own = readState({
      file: 'x/y.txt',
      text: '# lanewright: host\nlanewright-collect 1\nhost node-3\ntime 17\n',
    });
    expect(own.names[0]).toBe('node-3');
    expect(of(own.sightings, 'device')).toMatchObject([{ name: 'node-3', time: 17 }]);
  });

  it('in a form that nobody knows is told with its place, and breaks nothing', () => {
    for (const text of ['{"lldp": ', 'hello\nworld', '{"lldp": 7}', '\u0000\u0001', '---  ---\n'])
      expect(() => readState({ file: 'a', text })).not.toThrow();
    expect(readState({ file: 'a/b', text: '0000: 1e 05\n' }).unread).toEqual([
      { place: { file: 'a/b', line: 1 }, begins: '0000: 1e 05' },
    ]);
  });
});

const samples = (...path: readonly string[]) => resolve(shared, ...path);
const there = existsSync(samples('sonic-utilities', 'mock_state_db.json'));

describe.skipIf(!there)('real output, where ../shared is at hand', () => {
  const sample = (...path: readonly string[]): readonly Sighting[] =>
    readAt('leaf/x', readFileSync(samples(...path), 'utf8'));

  it('of lldpd in its three forms tells the same neighbours', () => {
    const forms = ['json-v1.0.16-netns-leaf.json', 'json0-v1.0.16-netns-leaf.json', 'keyvalue-v1.0.16-netns-leaf.txt'];
    const told = forms.map((form) =>
      of(sample('frr-lldp-lab', `lldpctl-${form}`), 'neighbour').map(({ port, device, farPorts }) => ({
        port,
        device,
        far: farPorts[0],
      })),
    );
    expect(told[0]?.length).toBeGreaterThan(2);
    expect(told[1]).toEqual(told[0]);
    expect(told[2]).toEqual(told[0]);
  });

  it('of SONiC: databases, tables and modules', () => {
    const state = sample('sonic-utilities', 'mock_state_db.json');
    expect(of(state, 'module').find(({ port }) => port === 'Ethernet0')).toMatchObject({
      module: { vendor: 'Mellanox', partNumber: 'MFA1A00-C003' },
    });
    expect(of(state, 'light').find(({ port }) => port === 'Ethernet0')).toMatchObject({ rx: [380, -487, -86, 383] });
    expect(
      of(sample('sonic-utilities', 'mock_counters_db.json'), 'codewords').find(({ port }) => port === 'Ethernet0'),
    ).toMatchObject({ uncorrectable: 3 });
    // one sample file holds several outputs one after the other
    const tables = readFileSync(samples('sonic-utilities', 'expected-intfutil_test.txt'), 'utf8').split(/^##### /m);
    const status = tables.find((part) => part.startsWith('show_interface_status_output')) ?? '';
    const ports = of(readAt('leaf/x', status), 'setting');
    expect(ports.find(({ port }) => port === 'Ethernet32')).toMatchObject({
      speed: 40_000,
      fec: 'RS',
      lanes: 4,
      up: true,
    });
    const eeprom =
      readFileSync(samples('sonic-utilities', 'expected-sfp_test.txt'), 'utf8').split(/^##### .*\n/m)[1] ?? '';
    expect(of(readAt('leaf/x', eeprom), 'light')).toMatchObject([
      { rx: [380, -487, -86, 383], low: -9500, high: 2400 },
    ]);
    const lldp = of(sample('sonic-utilities', 'expected-lldp_test.txt'), 'neighbour');
    expect(lldp.map(({ farPorts }) => farPorts)).toEqual([
      ['00:00:00:00:00:01', 'First MAC'],
      ['00:00:00:00:00:02', 'Second MAC'],
    ]);
  });
});
