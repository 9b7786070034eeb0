import { describe, expect, it } from 'vitest';
import { NONE } from '../fabric/index.ts';
import { readState, type StateFile } from './evidence/read.ts';
import { readInterfaces, readLedger } from './ledger.ts';
import { deviceNamed, type Plan, portName } from './plan.ts';
import { planOfExample, rehearsed } from './testing/rooms.ts';
import { countCables, type Verification, verify } from './verify.ts';

const portOf = (plan: Plan, name: string): number => {
  const port = Array.from({ length: plan.ports }, (_, i) => i).find((i) => portName(plan, i) === name);
  if (port === undefined) throw new Error(`no ${name}`);
  return port;
};
const linkAt = (room: Verification, name: string) => {
  const state = room.links[room.plan.link[portOf(room.plan, name)] as number];
  if (!state) throw new Error(`no link at ${name}`);
  return state;
};

/** One LLDP neighbour as lldpctl tells it. */
const heard = (port: string, device: string, far: string, system = ''): string =>
  `{"${port}": {"chassis": {"${device}": {"descr": "${system}"}}, "port": {"id": {"type": "ifname", "value": "${far}"}, "descr": "${far}"}}}`;
const lldp = (file: string, ...neighbours: readonly string[]): StateFile => ({
  file,
  text: `{"lldp": {"interface": [${neighbours.join(',\n')}]}}`,
});
const room = (plan: Plan, ...files: readonly StateFile[]): Verification =>
  verify({ plan, files: files.map(readState) });

describe('evidence', () => {
  it('of one end is enough, and silence is unknown', () => {
    const result = room(
      planOfExample('ai-400g'),
      lldp('backend-leaf-1/lldp', heard('Ethernet0', 'h100-1.example.net', 'gpu1')),
    );
    expect(linkAt(result, 'h100-1 port gpu1')).toMatchObject({ verdict: 'right', wiring: 'right' });
    expect(countCables(result).get('right')).toBe(1);
    expect(countCables(result).get('unknown')).toBe(511);
    expect(linkAt(result, 'h100-2 port gpu2').why).toBe('nothing was collected from h100-2 or backend-leaf-2');
  });

  it('that contradicts itself is shown side by side and not resolved', () => {
    const result = room(
      planOfExample('ai-400g'),
      lldp('backend-leaf-1/lldp', heard('Ethernet0', 'h100-1', 'gpu1')),
      lldp('h100-1/lldp', heard('gpu1', 'backend-leaf-2', 'Ethernet0')),
    );
    expect(linkAt(result, 'h100-1 port gpu1').verdict).toBe('contradictory');
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]?.evidence.map(({ says }) => says)).toEqual([
      'LLDP: backend-leaf-1 port 1 to h100-1 port gpu1',
      'LLDP: h100-1 port gpu1 to backend-leaf-2 port 1',
    ]);
  });

  it('with a port name that says nothing proves the device and not the port', () => {
    const plan = planOfExample('ai-400g');
    const file = lldp('backend-leaf-1/lldp', heard('Ethernet0', 'h100-1', 'ens3f0np0'));
    const result = room(plan, file);
    expect(linkAt(result, 'h100-1 port gpu1')).toMatchObject({ verdict: 'unknown' });
    expect(linkAt(result, 'h100-1 port gpu1').why).toContain('right device');
    expect(result.observed.unnamed).toMatchObject([{ device: 'h100-1' }]);
    const { names } = readInterfaces('interfaces.csv', 'device,port,interface\nh100-1,gpu1,ens3f0np0\n');
    const named = verify({ plan, files: [readState(file)], names });
    expect(linkAt(named, 'h100-1 port gpu1').verdict).toBe('right');
  });

  it('of a neighbour does not stand where an end of the link is down, or was shut', () => {
    const leaf = lldp('backend-leaf-1/lldp', heard('Ethernet0', 'h100-1', 'gpu1'));
    const down = { file: 'h100-1/ports.txt', text: 'Settings for gpu1:\n\tSpeed: Unknown!\n\tLink detected: no\n' };
    const dark = room(planOfExample('ai-400g'), leaf, down);
    expect(linkAt(dark, 'h100-1 port gpu1')).toMatchObject({ verdict: 'contradictory', wiring: 'unknown' });
    expect(dark.findings.map(({ diagnostic }) => diagnostic.code)).toEqual(['LW9024']);
    const table = '{"PORT_TABLE|Ethernet0": {"speed": "400000", "admin_status": "down", "oper_status": "down"}}';
    const shut = room(planOfExample('ai-400g'), leaf, { file: 'backend-leaf-1/state.json', text: table });
    expect(linkAt(shut, 'h100-1 port gpu1')).toMatchObject({ verdict: 'wrong setting', wiring: 'unknown' });
    expect(shut.findings[0]?.orders[0]?.words).toBe('bring up backend-leaf-1 port 1: it is shut down');
    // serial numbers are read of plugs that carry nothing yet
    const scanned = readLedger(dark.plan, 'l.csv', 'device,port,cable\nh100-1,gpu1,C1\nbackend-leaf-1,1,C1\n');
    const before = verify({ plan: planOfExample('ai-400g'), files: [readState(down)], ledger: scanned });
    expect(linkAt(before, 'h100-1 port gpu1').verdict).toBe('right');
  });

  it('of jacks for twisted pair counts one number a jack', () => {
    const plan = planOfExample('mixed-generations');
    const { links } = plan.fabric;
    const jacks = Array.from({ length: links.length }, (_, link) => link).flatMap((link) => {
      const [a, b] = [links.get(link, 'a'), links.get(link, 'b')].map((port) => portName(plan, port));
      const found = /^oob-leaf-1 port (\d+)$/.exec(b ?? '');
      const far = /^(\S+) port (.+)$/.exec(a ?? '');
      return found && far && Number(found[1]) <= 48 ? [[Number(found[1]), far[1] ?? '', far[2] ?? ''] as const] : [];
    });
    const table = jacks.map(([jack, device, port]) => heard(`Ethernet${jack - 1}`, device, port));
    const result = room(plan, lldp('oob-leaf-1/lldp', ...table));
    expect(jacks.length).toBeGreaterThan(20);
    expect(result.findings).toEqual([]);
    expect(countCables(result).get('right')).toBe(jacks.length);
  });

  it('of more light than any transmitter of the PMD sends is degraded, where no limit of the receiver is known', () => {
    const text = JSON.stringify({
      'TRANSCEIVER_INFO|Ethernet0': { type: 'QSFP-DD', model: 'X' },
      'TRANSCEIVER_DOM_SENSOR|Ethernet0': { rx1power: '6.5', rx2power: '6.5', rx3power: '6.5', rx4power: '6.5' },
    });
    const result = room(planOfExample('ai-400g'), { file: 'backend-leaf-1/state.json', text });
    const hot = result.findings.filter(({ diagnostic }) => diagnostic.code === 'LW9016');
    expect(hot).toHaveLength(4);
    expect(hot[0]?.diagnostic.args.limit).toBe('at most 4.00 dBm (the most that 400GBASE-SR4 sends)');
  });

  it('of a module, its light or its absence that two sources tell otherwise is shown side by side', () => {
    const state = (rx: string) =>
      JSON.stringify({
        'TRANSCEIVER_INFO|Ethernet0': { type: 'QSFP-DD', model: 'X', serial: 'S1' },
        'TRANSCEIVER_DOM_SENSOR|Ethernet0': { rx1power: rx, rx2power: '-2', rx3power: '-2', rx4power: '-2' },
      });
    const one = { file: 'backend-leaf-1/a.json', text: state('-2') };
    const codes = (other: StateFile) =>
      room(planOfExample('ai-400g'), one, other).findings.map(({ diagnostic }) => diagnostic.code);
    expect(codes({ file: 'backend-leaf-1/b.json', text: state('-2.4') })).not.toContain('LW9009');
    expect(codes({ file: 'backend-leaf-1/b.json', text: state('-20') })).toContain('LW9009');
    const presence = 'Port       Presence\n---------  -----------\nEthernet0  Not present\n';
    expect(codes({ file: 'backend-leaf-1/presence.txt', text: presence })).toContain('LW9009');
  });

  it('of a wrong device is wrong whatever its port is called, and says what was taken for granted', () => {
    const result = room(
      planOfExample('ai-400g'),
      lldp(
        'backend-leaf-1/lldp',
        heard('Ethernet0', 'h100-2', 'eth9'),
        heard('Ethernet8', 'h100-1', 'eth9'),
        heard('Ethernet16', 'h100-3', 'gpu1'),
        heard('Ethernet24', 'h100-4', 'gpu1'),
      ),
    );
    expect(linkAt(result, 'h100-1 port gpu1').verdict).toBe('wrong end');
    expect(result.findings).toHaveLength(1);
    expect(result.findings[0]).toMatchObject({ ambiguous: true, verdict: 'wrong end' });
    expect(result.findings[0]?.orders[0]?.words).toContain('exchange the plugs at backend-leaf-1 port 1 and port 2');
  });

  it('of devices alone shows exchanged names, where no port of a server can be told', () => {
    const plan = planOfExample('ai-400g');
    const { seeded, texts } = rehearsed(plan, 7, { names: 1 });
    const devices = seeded[0]?.at.map((device) => plan.fabric.devices.text(device, 'role'));
    const blind = texts
      .filter(({ file }) => !file.startsWith('h100'))
      .map(({ file, text }) => ({ file, text: text.replaceAll(/"gpu(\d)"/g, '"ens$1np0"') }));
    const result = room(plan, ...blind);
    expect(devices).toEqual(['server', 'server']);
    expect(result.findings.map(({ diagnostic, candidates }) => [diagnostic.code, candidates[0]?.actions])).toEqual([
      ['LW9001', 1],
    ]);
    expect(countCables(result).get('wrong name')).toBe(16);
    expect(countCables(result).get('right')).toBe(256);
    expect(countCables(result).get('unknown')).toBe(240);
  });

  it('of a name that two systems read otherwise is not read', () => {
    const lone = room(planOfExample('ai-400g'), lldp('h100-2/lldp', heard('gpu1', 'backend-leaf-1', 'Ethernet8')));
    // SONiC: port 2; EOS: port 8
    expect(linkAt(lone, 'h100-2 port gpu1').verdict).toBe('unknown');
    const told = room(
      planOfExample('ai-400g'),
      lldp('h100-2/lldp', heard('gpu1', 'backend-leaf-1', 'Ethernet8', 'SONiC 4')),
    );
    expect(linkAt(told, 'h100-2 port gpu1').verdict).toBe('right');
  });

  it('of a port that the plan leaves free is a cable too many, or the plug of another', () => {
    const plan = planOfExample('mixed-generations');
    const leaf = deviceNamed(plan, 'storage-leaf-1');
    const used = new Set((plan.cagesOf[leaf] ?? []).map((cage) => plan.fabric.cages.get(cage, 'number')));
    const free = Array.from({ length: 32 }, (_, i) => i + 1).find((number) => !used.has(number));
    const first = (plan.cagesOf[leaf] ?? [])
      .flatMap((cage) => [...plan.cagePorts.subarray(plan.cageStart[cage], plan.cageStart[cage + 1])])
      .find((port) => plan.link[port] !== NONE);
    if (free === undefined || first === undefined) throw new Error('the example leaves no port free');
    const far = portName(plan, plan.far[first] as number).split(' port ');
    const result = room(plan, lldp('storage-leaf-1/lldp', heard(`swp${free}`, far[0] ?? '', far[1] ?? '')));
    expect(result.findings[0]?.orders[0]?.words).toContain(`move the plug at storage-leaf-1 port ${free} to port`);
    const other = room(plan, lldp('storage-leaf-1/lldp', heard(`swp${free}`, 'storage-leaf-2', `swp${free}`)));
    expect(other.findings[0]).toMatchObject({ verdict: 'extra', links: [] });
  });
});

describe('the ledger', () => {
  it('joins ports whose rows have one label, before any host is up', () => {
    const plan = planOfExample('ai-400g');
    const text = 'device,port,cable\nh100-1,gpu1,C-1\nbackend-leaf-1,1,C-1\nh100-2,gpu1,C-2\nbackend-leaf-1,3,C-2\n';
    const ledger = readLedger(plan, 'ledger.csv', text);
    const result = verify({ plan, files: [], ledger });
    expect(linkAt(result, 'h100-1 port gpu1').verdict).toBe('right');
    expect(linkAt(result, 'h100-2 port gpu1').verdict).toBe('wrong end');
  });

  it('settles by serial number whether plugs or names are exchanged', () => {
    const plan = planOfExample('ai-400g');
    const files = [
      lldp(
        'h100-1/lldp',
        heard('gpu1', 'backend-leaf-3', 'Ethernet0', 'SONiC'),
        heard('gpu3', 'backend-leaf-1', 'Ethernet0', 'SONiC'),
      ),
      {
        file: 'h100-1/m',
        text: '# lanewright: ethtool -m gpu1\n\tIdentifier : 0x1e (QSFP)\n\tVendor SN : X3\n# lanewright: ethtool -m gpu3\n\tIdentifier : 0x1e (QSFP)\n\tVendor SN : X1\n',
      },
    ].map(readState);
    const codes = (rows: string): readonly string[] => {
      const ledger = readLedger(plan, 'ledger.csv', `device,port,module serial\n${rows}`);
      return verify({ plan, files, ledger })
        .findings.filter(({ ambiguous }) => !ambiguous)
        .map(({ diagnostic }) => diagnostic.code);
    };
    expect(codes('h100-1,gpu1,X1\nh100-1,gpu3,X3\n')).toContain('LW9005');
    expect(codes('h100-1,gpu1,X3\nh100-1,gpu3,X1\n')).toEqual(['LW9002']);
    expect(codes('')).toEqual([]);
  });

  it('puts measured loss into the budget in place of the computed one', () => {
    const plan = planOfExample('ai-400g');
    const ledger = readLedger(
      plan,
      'l.csv',
      'device,port,loss dB,wavelength nm\nbackend-leaf-1,1,0.4,850\nh100-1,gpu1,0.6,850\nbackend-leaf-1,2,9.5,850\n',
    );
    const { measured, findings } = verify({ plan, files: [], ledger });
    expect(measured).toMatchObject([
      { loss: 600, works: true },
      { loss: 9500, works: false },
    ]);
    expect(measured[0]?.margin).toBe((measured[0]?.budget ?? 0) - 600);
    expect(findings.map(({ diagnostic }) => diagnostic.code)).toEqual(['LW9021']);
  });

  it('tells rows that name nothing, cells that are no number, and end faces that failed', () => {
    const plan = planOfExample('ai-400g');
    const ledger = readLedger(
      plan,
      'l.csv',
      'Device;Port;Loss (dB);End face;Colour\nleaf-9;1;;;\nbackend-leaf-1;1;much;fail;red\n',
    );
    expect(ledger.diagnostics.map(({ code }) => code)).toEqual(['LW9101', 'LW9103', 'LW9104']);
    expect(verify({ plan, files: [], ledger }).findings.map(({ diagnostic }) => diagnostic.code)).toEqual(['LW9022']);
    expect(readLedger(plan, 'l.csv', 'port\n1\n').diagnostics.map(({ code }) => code)).toEqual(['LW9102']);
  });
});

describe('the order of files', () => {
  it('does not change the answer', () => {
    const plan = planOfExample('mixed-generations');
    const { files } = rehearsed(plan, 5, { swap: 2, names: 1, shift: 1, dirty: 1 });
    const codes = (result: Verification) =>
      result.findings.map(({ diagnostic, links }) => `${diagnostic.code} ${links}`).toSorted();
    expect(codes(verify({ plan, files: files.toReversed() }))).toEqual(codes(verify({ plan, files })));
  });
});
