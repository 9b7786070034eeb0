import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { checkLink, type LinkEnd, type Proof } from '../link/index.ts';
import { emulate } from '../module/emulated/index.ts';
import { encodePart } from '../module/index.ts';
import { registerOf, valueIn } from '../module/registers.ts';
import type { DeviceModelId, Module, ModuleId, Plant } from '../parts/index.ts';
import { gbps, metres } from '../units/index.ts';
import { bothEnds } from './both-ends.ts';
import { bringUp } from './drive.ts';
import { planEnd } from './plan-end.ts';
import { WRONG_ASKS } from './wrong-asks.ts';

const catalog = builtinCatalog();

const end = (device: string, part: string, speed: number, lanesPerLink: number, count = 1): LinkEnd => {
  const model = catalog.devices.get(device as DeviceModelId);
  const module = catalog.modules.get(part as ModuleId);
  const port = model?.groups[0]?.port;
  if (!model || !module || !port) throw new Error(`${device} and ${part} are in the catalogue`);
  return {
    port,
    device: model,
    module,
    count,
    setting: {
      speed: gbps(speed),
      lanesPerLink,
      fec: undefined,
      autoneg: undefined,
      linkTraining: undefined,
      protocol: undefined,
    },
    portNumber: undefined,
    portRow: undefined,
  };
};

const fibre: Plant = {
  kind: 'fibre',
  runs: [{ grade: 'OS2', length: metres(30) }],
  length: metres(30),
  plugs: undefined,
  path: [{ kind: 'cord', polarity: undefined, pins: undefined }],
  connectors: 1,
  connectorLoss: undefined,
  connectorReflectanceDb: undefined,
  splices: 0,
  spliceLoss: undefined,
  measuredLoss: undefined,
  amplified: false,
};

const proved = (a: LinkEnd, b: LinkEnd, plant: Plant = fibre): Proof => {
  const verdict = checkLink(catalog, { a, b, plant });
  if (!verdict.works) throw new Error(verdict.causes.map(({ code }) => code).join());
  return verdict.proof;
};

const OSFP = 'GEN-OSFP-800G-2xDR4';

describe('the modules of a proved link', () => {
  it('carry the application that each host drives and the far end reads', () => {
    const proof = proved(
      end('NV-SN4700', 'GEN-QDD-400G-DR4', 400, 8),
      end('NIC-CX7-Q1', 'GEN-QSFP112-400G-DR4', 400, 4),
    );
    const [a, b, ...more] = bothEnds(catalog, [proof]).map(planEnd);
    expect(more).toEqual([]);
    expect(a?.asks).toMatchObject([{ speed: 400, lanes: 8, firstLane: 1, host: '400GAUI-8', media: '400GBASE-DR4' }]);
    expect(b?.asks).toMatchObject([{ speed: 400, lanes: 4, firstLane: 1, host: '400GAUI-4', media: '400GBASE-DR4' }]);
    expect([a?.paths[0]?.application.hostInterfaceId, b?.paths[0]?.application.hostInterfaceId]).toEqual([
      '0x11',
      '0x50',
    ]);
  });

  it('are the trunk with a data path for each leg, and the legs alike', () => {
    const proof = proved(
      end('NV-SN4700', 'GEN-QDD-400G-DR4', 100, 2),
      end('NV-SN2700', 'GEN-QSFP28-100G-DR1', 100, 4, 4),
    );
    const [trunk, legs] = bothEnds(catalog, [proof]).map(planEnd);
    expect(trunk?.asks.map(({ firstLane, lanes }) => [firstLane, lanes])).toEqual([
      [1, 2],
      [3, 2],
      [5, 2],
      [7, 2],
    ]);
    expect(trunk?.paths.map(({ application }) => application.appSel)).toEqual([2, 2, 2, 2]);
    expect(legs).toMatchObject({ count: 4, kind: 'sff' });
  });

  it('hold links of unlike widths one behind the other', () => {
    const whole = proved(end('NV-SN5600', OSFP, 400, 4), end('NV-SN5600', OSFP, 400, 4));
    const single = proved(end('NV-SN5600', OSFP, 100, 1), end('NV-SN5600', OSFP, 100, 1));
    const [a] = bothEnds(catalog, [whole, single, single, single, single]);
    expect(a?.asks.map(({ firstLane, lanes }) => [firstLane, lanes])).toEqual([
      [1, 4],
      [5, 1],
      [6, 1],
      [7, 1],
      [8, 1],
    ]);
    if (!a?.memory) throw new Error('it has a memory');
    expect(bringUp(emulate(a.memory), a.asks).outcome).toBe('activated');
    const [over, masks, subport] = WRONG_ASKS.map(({ change }) => change(a.asks));
    const codes = (asks = a.asks): ReadonlySet<string> =>
      new Set(a.memory && bringUp(emulate(a.memory), asks).diagnostics.map(({ code }) => code));
    expect([codes(over), codes(masks), codes(subport)]).toEqual([
      new Set(['LW8303']),
      new Set(['LW8305']),
      new Set(['LW8305']),
    ]);
    const [half] = bothEnds(catalog, [whole, single]).map(planEnd);
    const staged = half?.steps.find(({ id }) => id === 'stage')?.writes ?? [];
    expect(staged.map(({ byte, count, value }) => [byte, count, value >> 4])).toEqual([
      [145, 4, 1],
      [149, 1, 3],
      [150, 3, 0],
    ]);
    const [narrowFirst] = bothEnds(catalog, [single, whole]);
    expect(narrowFirst?.asks.map(({ firstLane }) => firstLane)).toEqual([1, 5]);
  });

  it('are both ends of a cable, whichever way round; a passive one is always ready', () => {
    const cable: Plant = { kind: 'cable', length: metres(2) };
    const host = end('NV-SN4700', 'GEN-AEC-QDD-QSFP112-400G', 400, 8);
    const nic = end('NIC-CX7-Q1', 'GEN-AEC-QDD-QSFP112-400G', 400, 4);
    const ways = [proved(host, nic, cable), proved(nic, host, cable)].map((proof) => bothEnds(catalog, [proof]));
    for (const ends of ways) {
      expect(ends.map((one) => planEnd(one).diagnostics)).toEqual([[], []]);
      for (const { memory, asks } of ends) expect(memory && bringUp(emulate(memory), asks).outcome).toBe('activated');
    }
    const identifiers = ways.map((ends) => ends.map(({ memory }) => memory?.pages.get('lower')?.bytes[0]));
    expect(identifiers).toEqual([
      [0x18, 0x1e],
      [0x1e, 0x18],
    ]);
    const dac = end('NV-SN5600', 'NV-MCP4Y10', 800, 8);
    const passive = bothEnds(catalog, [proved(dac, dac, cable)]).map(planEnd);
    expect(passive.map(({ kind, steps }) => [kind, steps.length])).toEqual([
      ['flat', 0],
      ['flat', 0],
    ]);
  });
});

describe('a module without CMIS', () => {
  const plan = (id: string) => {
    const part = catalog.modules.get(id as ModuleId) as Module;
    return planEnd({ side: 'a', device: undefined, part: part.id, count: 1, asks: [], memory: encodePart(part) });
  };

  it('of SFF-8636 is given the power of its class, retimed where it can, and lit', () => {
    const { steps } = plan('GEN-QSFP28-100G-DR1');
    expect(steps.map(({ id }) => id)).toContain('power');
    const power = steps.find(({ id }) => id === 'power')?.writes[0];
    expect(power).toMatchObject({ page: 'lower', byte: 93 });
    const memory = encodePart(catalog.modules.get('GEN-QSFP28-100G-DR1' as ModuleId) as Module);
    const high = valueIn(memory?.pages.get('00')?.bytes ?? new Uint8Array(), registerOf('PowerClassHigh', 'SFF-8636'));
    expect(power?.value).toBe(high > 0 ? 0b0101 : 0b0001);
    expect(steps.at(-1)?.writes).toMatchObject([{ byte: 86, mask: 0x0f, value: 0 }]);
  });

  it('of SFF-8472 without monitoring has nothing to write', () => {
    const { kind, steps } = plan('GEN-SFP28-25G-SR');
    expect([kind, steps]).toEqual(['sff', []]);
  });
});
