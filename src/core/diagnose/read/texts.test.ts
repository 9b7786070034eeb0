import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import { type Diagnosis, diagnose } from '../diagnose.ts';
import type { EndFacts } from '../facts.ts';
import { type GivenFile, readEnd } from './collect.ts';

const given = (file: string, text: string): GivenFile => ({ file, text, bytes: new TextEncoder().encode(text) });
const read = (name: string, port: string | undefined, ...files: readonly GivenFile[]): EndFacts =>
  readEnd({ name, port, files }).facts;
const judge = (a: EndFacts, b: EndFacts): Diagnosis => diagnose({ a, b, catalog: builtinCatalog() });
const firstOf = ({ causes }: Diagnosis) => causes[0] && { kind: causes[0].cause.kind.id, end: causes[0].cause.end };

const dom = (rx: readonly number[], tx: readonly number[]): string => `Ethernet8: SFP EEPROM detected
        Application Advertisement: 400GAUI-8 C2M (Annex 120E) - Host Assign (0x1) - 400GBASE-DR4 (Cl 124) - Media Assign (0x1)
        Identifier: QSFP-DD Double Density 8X Pluggable Transceiver
        Media Interface Technology: 1310 nm EML
        Media Lane Count: 4
        Vendor Name: ACME
        Vendor PN: OPT-400
        ChannelMonitorValues:
${rx.map((value, i) => `                RX${i + 1}Power: ${value}dBm\n`).join('')}${tx.map((value, i) => `                TX${i + 1}Power: ${value}dBm\n                TX${i + 1}Bias: 60.1mA\n`).join('')}        ChannelThresholdValues:
                RxPowerHighAlarm  : 5.0000dBm
                RxPowerHighWarning: 4.0000dBm
                RxPowerLowAlarm   : -8.0000dBm
                RxPowerLowWarning : -6.0000dBm
        ModuleMonitorValues:
                Temperature: 44.9883C
                Vcc: 3.2999Volts
        ModuleThresholdValues:
                TempHighAlarm  : 80.0000C
                TempHighWarning: 75.0000C
                TempLowAlarm   : -10.0000C
                TempLowWarning : -5.0000C
`;

describe('sfputil show eeprom -d', () => {
  it('tells light, current, temperature and limits, each with its line', () => {
    const facts = read('leaf', 'Ethernet8', given('dom.txt', dom([-1.5, -2, -1.7, -1.8], [0, 0, 0, 0])));
    expect(facts.at('rx', 2)).toEqual({ value: -2, where: 'dom.txt:10' });
    expect(facts.at('bias', 4)).toEqual({ value: 60.1, where: 'dom.txt:20' });
    expect(facts.one('rxLimits')).toMatchObject({
      value: { lowWarn: -6, lowAlarm: -8, highWarn: 4 },
      where: 'dom.txt:22',
    });
    expect(facts.one('temperature')?.value).toBe(44.9883);
    expect(facts.one('medium')?.value).toBe('light');
  });

  it('is enough to find a dirty fibre, and a transmitter that is dark', () => {
    const sound = dom([-1.5, -2, -1.7, -1.8], [0, 0, 0, 0]);
    const b = read('b', 'Ethernet8', given('b.txt', sound));
    const dirty = read('a', 'Ethernet8', given('a.txt', dom([-1.5, -12.1, -1.7, -1.8], [0, 0, 0, 0])));
    expect(firstOf(judge(dirty, b))).toEqual({ kind: 'lane-fibre', end: 'a' });
    const dark = read('a', 'Ethernet8', given('a.txt', dom([-40, -40, -40, -40], [0, 0, 0, 0])));
    expect(firstOf(judge(dark, b))).toEqual({ kind: 'no-light', end: 'a' });
    const mute = read('b', 'Ethernet8', given('b.txt', dom([-1.5, -2, -1.7, -1.8], [-40, -40, -40, -40])));
    expect(firstOf(judge(dark, mute))).toEqual({ kind: 'tx-dark', end: 'b' });
  });
});

describe('show interfaces transceiver status', () => {
  it('tells states, flags and what is disabled', () => {
    const text = `Ethernet8:
        Tx fault flag on media lane 1: False
        Tx fault flag on media lane 2: True
        Rx loss of signal flag on media lane 1: False
        Rx loss of signal flag on media lane 2: True
        TX disable status on lane 1: False
        Current module state: ModuleReady
        Data path state indicator on host lane 1: DataPathActivated
        Data path state indicator on host lane 2: DataPathInit
        Tx loss of signal flag on host lane 1: False
        Configuration status for the data path of host line 1: ConfigSuccess
        High temperature alarm flag: True
`;
    const facts = read('leaf', 'Ethernet8', given('s.txt', text));
    expect([...(facts.set('txFault') ?? [])]).toEqual([[2, 's.txt:3']]);
    expect([...(facts.set('rxLos')?.keys() ?? [])]).toEqual([2]);
    expect([...(facts.set('txDisabled') ?? [])]).toEqual([]);
    expect([...(facts.set('temperatureAlarm') ?? [])]).toEqual([[0, 's.txt:12']]);
    expect([facts.at('dataPath', 1)?.value, facts.at('dataPath', 2)?.value]).toEqual(['DPActivated', 'DPInit']);
    expect(facts.at('config', 1)?.value).toBe('ConfigSuccess');
    expect(facts.one('moduleState')).toEqual({ value: 'ModuleReady', where: 's.txt:7' });
  });
});

describe('a STATE_DB', () => {
  it('tells what its transceiver daemon knows of a port, and nothing of others', () => {
    const text = JSON.stringify(
      {
        'TRANSCEIVER_INFO|Ethernet0': {
          type: 'QSFP-DD Double Density 8X Pluggable Transceiver',
          manufacturer: 'ACME',
          model: 'OPT-400',
          specification_compliance: 'sm_media_interface',
          application_advertisement:
            "{1: {'host_electrical_interface_id': '400GAUI-8 C2M (Annex 120E)', 'module_media_interface_id': '400GBASE-DR4 (Cl 124)', 'media_lane_count': 4, 'host_lane_count': 8}}",
          media_lane_count: '4',
          active_apsel_hostlane1: '1',
        },
        'TRANSCEIVER_STATUS|Ethernet0': {
          module_state: 'ModuleReady',
          DP1State: 'DataPathActivated',
          tx1disable: 'True',
          tx2disable: 'False',
        },
        'TRANSCEIVER_STATUS_FLAG|Ethernet0': { rx1los: 'True', rx2los: 'False', tx1fault: 'False' },
        'TRANSCEIVER_DOM_SENSOR|Ethernet0': { temperature: '41.5', rx1power: '-inf', rx2power: '-1.2', tx1bias: '0.0' },
        'TRANSCEIVER_DOM_SENSOR|Ethernet8': { temperature: '99' },
        'TRANSCEIVER_STATUS_SW|Ethernet0': { status: '67', error: 'Blocking Error|High temperature' },
        'PORT_TABLE|Ethernet0': { link_training_status: 'not_trained', fec: 'rs' },
      },
      null,
      1,
    );
    const facts = read('leaf', 'Ethernet0', given('db.json', text));
    expect(facts.at('rx', 1)?.value).toBe(-40);
    expect(facts.one('temperature')?.value).toBe(41.5);
    expect([...(facts.set('txDisabled')?.keys() ?? [])]).toEqual([1]);
    expect([...(facts.set('rxLos')?.keys() ?? [])]).toEqual([1]);
    expect(facts.one('applications')?.value).toMatchObject([{ appSel: 1, hostLanes: 8, mediaLanes: 4 }]);
    expect(facts.one('training')?.value).toBe('not trained');
    expect(facts.one('complaint')?.value).toBe('Blocking Error: High temperature');
    expect(facts.one('system')?.value).toBe('SONiC');
  });
});

describe('ethtool -m', () => {
  const text = `# lanewright: ethtool -m ens1
\tIdentifier                                : 0x11 (QSFP28)
\tConnector                                 : 0x0c (MPO Parallel Optic)
\tTransmitter technology                    : 0x00 (850 nm VCSEL)
\tVendor name                               : ACME
\tVendor PN                                 : OPT-100
\tModule temperature                        : 35.12 degrees C / 95.21 degrees F
\tModule voltage                            : 3.2870 V
\tRx loss of signal                         : [ No, Yes, No, No ]
\tTx fault                                  : None
\tLaser tx bias current (Channel 1)         : 7.500 mA
\tTransmit avg optical power (Channel 1)    : 0.8912 mW / -0.50 dBm
\tRcvr signal avg optical power(Channel 1)  : 0.6310 mW / -2.00 dBm
\tRcvr signal avg optical power(Channel 2)  : 0.0000 mW / -inf dBm
\tLaser rx power high warning threshold     : 2.1878 mW / 3.40 dBm
\tLaser rx power low warning threshold      : 0.0933 mW / -10.30 dBm
`;
  it('tells light, flags and limits', () => {
    const facts = read('node', 'ens1', given('m.txt', text));
    expect(facts.at('rx', 1)).toEqual({ value: -2, where: 'm.txt:13' });
    expect(facts.at('rx', 2)?.value).toBe(-40);
    expect(facts.at('tx', 1)?.value).toBe(-0.5);
    expect(facts.at('bias', 1)?.value).toBe(7.5);
    expect([...(facts.set('rxLos') ?? [])]).toEqual([[2, 'm.txt:9']]);
    expect([...(facts.set('txFault') ?? [])]).toEqual([]);
    expect(facts.one('rxLimits')?.value).toMatchObject({ lowWarn: -10.3, highWarn: 3.4 });
    expect(facts.module?.value.partNumber).toBe('OPT-100');
  });

  it('as digits, behind the line of its command, is a dump', () => {
    const rows = Array.from({ length: 16 }, (_, i) => {
      const bytes = Array.from({ length: 16 }, (_unused, j) =>
        (i === 0 && j === 0) || (i === 8 && j === 0) ? '11' : '00',
      );
      return `0x${(i * 16).toString(16).padStart(4, '0')}:\t\t${bytes.join(' ')}`;
    });
    const hex = `# lanewright: ethtool ens1\nSettings for ens1:\n\tSpeed: 100000Mb/s\n\tLink detected: yes\n# lanewright: ethtool -m ens1 hex on\nOffset\t\tValues\n------\t\t------\n${rows.join('\n')}\n`;
    const { memory, unused, facts } = readEnd({ name: 'node', files: [given('x.txt', hex)] });
    expect(memory?.model).toBe('SFF-8636');
    expect(unused).toEqual([]);
    expect(facts.port).toBe('ens1');
  });
});

describe('ethtool', () => {
  it('tells the reason of a link that is down', () => {
    const of = (why: string) =>
      read(
        'node',
        'ens1',
        given('e.txt', `Settings for ens1:\n\tSpeed: Unknown!\n\tAuto-negotiation: on\n\tLink detected: no (${why})\n`),
      );
    const nothing = read('b', undefined);
    expect(firstOf(judge(of('No cable'), nothing))).toEqual({ kind: 'module-absent', end: 'a' });
    expect(firstOf(judge(of('Cable issue, Unsupported cable'), nothing))).toEqual({ kind: 'module-refused', end: 'a' });
    expect(firstOf(judge(of('Link training failure, KR frame lock not acquired'), nothing))).toEqual({
      kind: 'training',
      end: 'a',
    });
    expect(firstOf(judge(of('Overheat'), nothing))).toEqual({ kind: 'temperature', end: 'a' });
  });
});

describe('files of several ports', () => {
  it('are not guessed at', () => {
    const text =
      '  Interface    Lanes    Speed    MTU    FEC    Oper    Admin\n-----------  -------  -------  -----  -----  ------  -------\n  Ethernet0      1,2      50G   9100     rs    down       up\n  Ethernet2      3,4      50G   9100     rs      up       up\n';
    const all = readEnd({ name: 'leaf', files: [given('s.txt', text)] });
    expect(all.ports).toEqual(['Ethernet0', 'Ethernet2']);
    expect(all.facts.isEmpty).toBe(true);
    expect(read('leaf', 'Ethernet2', given('s.txt', text)).one('up')).toEqual({ value: true, where: 's.txt:4' });
  });

  it('that contradict each other tell nothing of what they differ in', () => {
    const facts = read(
      'n',
      'ens1',
      given('a.txt', 'Settings for ens1:\n\tSpeed: 100000Mb/s\n\tLink detected: yes\n'),
      given('b.txt', 'Settings for ens1:\n\tSpeed: 50000Mb/s\n\tLink detected: yes\n'),
    );
    expect(facts.one('speed')).toBeUndefined();
    expect(facts.contradictions.map(({ key }) => key)).toEqual(['speed']);
    expect(facts.one('up')?.value).toBe(true);
  });
});
