import { describe, expect, it } from 'vitest';
import { mapOf } from '../draw/map/index.ts';
import { VERDICTS } from './finding.ts';
import { RoomFolder } from './folder.ts';
import { tableKind } from './ledger.ts';
import { isClean, narrowed } from './narrow.ts';
import { OUTSIDE, roomPaint } from './paint.ts';
import { portName } from './plan.ts';
import { seenAt } from './seen.ts';
import { planOfExample, rehearsed } from './testing/rooms.ts';
import { unknownOf } from './unknown.ts';
import { countCables, verify } from './verify.ts';

describe('a state folder', () => {
  it('has tables that are known by their headings', () => {
    expect(tableKind('state/interfaces.csv', 'nonsense')).toBe('interfaces');
    expect(tableKind('names.csv', 'Device;Port;Interface\n')).toBe('interfaces');
    expect(tableKind('scan.csv', 'host,port,cable id,loss (dB)\n')).toBe('ledger');
    expect(tableKind('scan.csv', 'device,port\n')).toBeUndefined();
    expect(tableKind('h100-1/lldp.txt', 'device,port,interface\n')).toBeUndefined();
  });

  it('is held against the plan with its ledger and names, and tells what is wrong in them', () => {
    const folder = new RoomFolder();
    folder.add({ file: 'interfaces.csv', text: 'device,port,interface\nh100-1,gpu1,ens3f0np0\n' });
    folder.add({ file: 'scan.csv', text: 'device,port,cable\nh100-1,gpu2,C1\nbackend-leaf-2,1,C1\nnobody,1,C2\n' });
    folder.add({
      file: 'backend-leaf-1/lldp.txt',
      text: '{"lldp": {"interface": [{"Ethernet0": {"chassis": {"h100-1": {}}, "port": {"id": {"type": "ifname", "value": "ens3f0np0"}}}}]}}',
    });
    expect(folder.tables).toEqual({ interfaces: ['interfaces.csv'], ledgers: ['scan.csv'] });
    const { room, diagnostics } = folder.verify(planOfExample('ai-400g'));
    expect(countCables(room).get('right')).toBe(2);
    expect(diagnostics.map(({ code }) => code)).toEqual(['LW9103']);
  });

  it('that is empty, or holds nothing that is understood, leaves everything unknown', () => {
    for (const text of [undefined, '\u0000\u0001 garbage', '{', '{"lldp": 7}']) {
      const folder = new RoomFolder();
      if (text !== undefined) folder.add({ file: 'backend-leaf-1/lldp.txt', text });
      const { room } = folder.verify(planOfExample('ai-400g'));
      expect(countCables(room).get('unknown'), text).toBe(512);
      expect(isClean(room)).toBe(false);
      expect(unknownOf(room).silent, text).toHaveLength(text === undefined ? 56 : 55);
      expect(unknownOf(room).reasons.reduce((sum, { links }) => sum + links, 0)).toBe(512);
    }
  });
});

describe('a room', () => {
  const plan = planOfExample('ai-400g');
  const { seeded, files } = rehearsed(plan, 8, { swap: 1, dirty: 1 });
  const room = verify({ plan, files });

  it('is narrowed to what touches a part, its findings too', () => {
    const one = narrowed(room, { rail: 3 });
    expect(one.links).toHaveLength(64);
    expect(one.findings.length).toBeLessThan(room.findings.length);
    expect(narrowed(room, {})).toBe(room);
  });

  it('tells of every port what was seen there, and where', () => {
    const dim = seeded.find(({ kind }) => kind === 'dirty')?.at[0] ?? 0;
    const seen = seenAt(room, dim);
    expect(seen.map(({ says }) => says)).toEqual([
      expect.stringContaining(portName(plan, dim)),
      expect.stringMatching(/^LLDP: .* to /),
      expect.stringMatching(/serial M\d+$/),
      expect.stringMatching(/^400G, \d lanes, FEC RS, up$/),
      expect.stringMatching(/^receives lane 1 -?\d+\.\d\d dBm, /),
      '0 uncorrectable codewords, bit errors before FEC 1.2e-9',
    ]);
    for (const { place } of seen) expect(place.line).toBeGreaterThan(0);
  });

  it('colours the map: what is wrong stands apart, and bundles show the rest', () => {
    const map = mapOf(plan.fabric);
    const verdicts = Uint8Array.from(room.links, ({ verdict }) => VERDICTS.indexOf(verdict));
    const paint = roomPaint(plan.fabric, map, verdicts);
    expect(paint.legend.map(({ links }) => links)).toEqual([2, 1, 0, 509, 0, 0]);
    expect(paint.apart).toEqual(seeded.flatMap(({ links }) => links).toSorted((x, y) => x - y));
    expect(new Set(paint.bundle)).toEqual(new Set([3]));
    const part = roomPaint(plan.fabric, map, verdicts.fill(OUTSIDE, 0, 256));
    expect(part.legend[4]?.links).toBe(256);
  });
});
