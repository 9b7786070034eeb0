import { describe, expect, it } from 'vitest';
import type { AuiId, Cage, DeviceModelId, FormFactor, ModuleId, PmdId } from '../parts/index.ts';
import { gbps, metres } from '../units/index.ts';
import { buildCatalog } from './build.ts';
import { builtinCatalog, builtinRows } from './builtin.ts';
import { canonicalJson } from './canonical.ts';
import { expandLabels, expandNumbers } from './expand.ts';
import { suggest } from './suggest.ts';

const catalog = builtinCatalog();
const pmd = (id: string) => catalog.opticalPmds.get(id as PmdId)!;
const device = (id: string) => catalog.devices.get(id as DeviceModelId)!;

describe('the built-in catalogue', () => {
  it('is built once', () => {
    expect(builtinCatalog()).toBe(catalog);
  });

  it('is named by its content', async () => {
    const rows = builtinRows();
    // `npm run golden` refreshes the kept hash after a change of the facts
    await expect(`${JSON.stringify({ hash: buildCatalog(rows).hash })}\n`).toMatchFileSnapshot('golden/hash.json');
    expect(buildCatalog(rows).hash).toMatch(/^[0-9a-f]{16}$/);
    expect(buildCatalog({ ...rows, fieldNotes: rows.fieldNotes.slice(1) }).hash).not.toBe(catalog.hash);
    expect(canonicalJson({ b: [1, 'x'], a: undefined, c: null })).toBe('{"b":[1,"x"],"c":null}');
  });

  it('builds in a few milliseconds', () => {
    const rows = builtinRows();
    buildCatalog(rows);
    const start = performance.now();
    for (let i = 0; i < 20; i++) buildCatalog(rows);
    expect((performance.now() - start) / 20).toBeLessThan(10);
  });

  it('takes a later row over an earlier one and names what a row lacks', () => {
    const rows = builtinRows();
    const dr4 = rows.transceivers.find((row) => row.id === 'GEN-QDD-400G-DR4')!;
    const built = buildCatalog({ ...rows, transceivers: [...rows.transceivers, { ...dr4, vendor: 'ours' }] });
    expect(built.modules.get('GEN-QDD-400G-DR4' as ModuleId)?.vendor).toBe('ours');
    expect(built.modules.size).toBe(159);
    expect(() => buildCatalog({ ...rows, transceivers: [{ ...dr4, connector: 'SC' }] })).toThrow(
      'catalogue row GEN-QDD-400G-DR4 names "SC", which does not exist',
    );
  });
});

describe('look-ups', () => {
  it('fit', () => {
    const goesIn = (cage: string, module: string) => catalog.fit(cage as Cage, module as FormFactor)?.fits;
    expect(goesIn('QSFP-DD', 'QSFP112')).toBe(true);
    expect(goesIn('QSFP112', 'QSFP-DD')).toBe(false);
    expect(goesIn('OSFP-RHS', 'OSFP-finned')).toBe(false);
    expect(goesIn('QSFP-DD1600', 'QSFP-DD800')).toBe(true);
    expect(goesIn('SFP+', 'SFP28')).toBe(true);
    expect(goesIn('CFP2', 'QSFP28')).toBeUndefined();
    expect(catalog.fit('QSFP-DD1600' as Cage, 'QSFP-DD' as FormFactor)?.confidence).toBe('low');
  });

  it('power classes, by the scale of the family', () => {
    const limit = (formFactor: string, powerClass: number) =>
      catalog.powerClassLimit(formFactor as FormFactor, powerClass);
    expect(limit('QSFP112', 6)).toBe(4500);
    expect(limit('QSFP-DD', 6)).toBe(12_000);
    expect(limit('OSFP-flat', 7)).toBe(14_000);
    expect(limit('SFP28', 2)).toBe(1500);
    expect(limit('QSFP-DD', 8)).toBeUndefined();
    expect(limit('SFP28', 4)).toBeUndefined();
  });

  it('copper PMDs by speed and lanes', () => {
    const ids = (speed: number, lanes: number) => catalog.copperPmdsFor(gbps(speed), lanes).map((row) => row.id);
    expect(ids(400, 4)).toEqual(['400GBASE-CR4']);
    expect(ids(400, 8)).toEqual(['400GBASE-CR8']);
    expect(ids(25, 1)).toEqual(['25GBASE-CR-CA-N', '25GBASE-CR-CA-S', '25GBASE-CR-CA-L']);
    expect(ids(400, 3)).toEqual([]);
    expect(catalog.copperPmds.get('100GBASE-CR1' as PmdId)?.hostFec).toEqual(['RS-FEC-Int']);
  });

  it('how long cables are made', () => {
    expect(catalog.cableReach('DAC', gbps(100))).toMatchObject({ typicalMax: metres(2), vendorMax: metres(3) });
    expect(catalog.cableReach('AOC', gbps(100))).toBeUndefined();
  });

  it('FEC codes by PMD', () => {
    expect(catalog.fecCodeOf('400GBASE-DR4' as PmdId)).toMatchObject({ id: 'RS544-400G', accumulationNs: 25.6 });
    expect(catalog.fecCodeOf('100GBASE-LR4' as PmdId)?.id).toBe('NONE-LR4');
    expect(catalog.fecCodeOf('nothing' as PmdId)).toBeUndefined();
  });

  it('sources, with or without a clause', () => {
    expect(catalog.sourceOf('STD 73.7.4.1')?.id).toBe('STD');
    expect(catalog.sourceOf('S-CUMULUS')?.title).toMatch(/Cumulus Linux 5.11/);
    expect(catalog.sourceOf('S-NONE')).toBeUndefined();
  });

  it('the line code of a PMD', () => {
    expect(pmd('400GBASE-DR4').fec).toEqual({ code: 'RS(544,514)', host: 'RS(544,514)', optional: false, allowed: [] });
    expect(pmd('100GBASE-LR4').fec).toEqual({ code: 'none', host: 'none', optional: true, allowed: ['RS(528,514)'] });
    expect(pmd('40GBASE-LR4').fec).toEqual({ code: 'none', host: 'none', optional: true, allowed: [] });
    expect(pmd('100G-CLR4').fec).toMatchObject({ host: 'RS(528,514)', optional: true });
    expect(pmd('400ZR').fec).toMatchObject({ code: 'CFEC', host: undefined });
    expect(pmd('100G-SRBD').fec.host).toBeUndefined();
  });

  it('host codes of an interface', () => {
    const fec = (id: string) => catalog.auis.get(id as AuiId)?.hostFec;
    expect(fec('CAUI-4')).toEqual(['RS(528,514)', 'none']);
    expect(fec('100GAUI-4')).toEqual(['RS(544,514)']);
    expect([...catalog.auis.values()].filter((aui) => aui.linear).length).toBe(3);
  });

  it('figures in integer units', () => {
    const dr4 = pmd('400GBASE-DR4');
    expect(dr4.reach.OS2).toBe(500_000);
    expect(dr4.minLength).toBe(2000);
    expect(dr4.lossBudget.OS2).toBe(3000);
    expect([dr4.txMin, dr4.txMax, dr4.rxMin, dr4.rxMax]).toEqual([-2900, 4000, -5900, 4000]);
    expect(dr4.reflectance?.[2]).toEqual({ connectors: 4, maxDb: -45 });
    expect(pmd('400GBASE-SR4.2').minLength).toBe(500);
    expect(pmd('100G-CWDM4').minLength).toBeUndefined();
    expect(pmd('400ZR').unamplifiedLoss).toBe(11_000);
    expect(pmd('400G-LR4-10').txMax).toBe(5100);
  });

  it('receptacles', () => {
    const receptacle = (id: string) => {
      const module = catalog.modules.get(id as ModuleId);
      return module?.kind === 'transceiver' ? module.receptacle : undefined;
    };
    expect(receptacle('GEN-QDD-400G-DR4')).toEqual({ count: 1, plug: 'MPO-12', polish: 'APC', fibres: 12 });
    expect(receptacle('GEN-QSFP28-100G-SR4')).toEqual({ count: 1, plug: 'MPO-12', polish: 'PC', fibres: 12 });
    expect(receptacle('NV-MMS4X00-NS')).toEqual({ count: 2, plug: 'MPO-12', polish: 'APC', fibres: 12 });
    expect(receptacle('NV-MMS4X50-NM')).toEqual({ count: 2, plug: 'LC', polish: 'PC', fibres: 2 });
    expect(receptacle('GEN-QDD800-800G-DR8')).toEqual({ count: 1, plug: 'MPO-16', polish: 'APC', fibres: 16 });
    expect(receptacle('AVAGO-AFCT-93DRPHZ')).toEqual({ count: 4, plug: 'SN', polish: undefined, fibres: 2 });
  });
});

describe('devices', () => {
  it.each([...catalog.devices.values()].map((model) => [model.id, model] as const))(
    '%s: every cage once, labelled',
    (id, model) => {
      const numbers = model.groups.flatMap((group) => group.numbers).sort((a, b) => a - b);
      const first = id === 'NOK-7220-H3' ? 3 : 1;
      expect(numbers).toEqual(numbers.map((_, at) => at + first));
      for (const group of model.groups) {
        const { lanes, laneRates, maxSpeed, modes = [] } = group.port;
        expect(group.labels.length).toBe(group.numbers.length);
        expect(new Set(group.labels).size).toBe(group.labels.length);
        expect(lanes * Math.max(...laneRates)).toBeGreaterThanOrEqual(maxSpeed);
        for (const mode of modes) {
          expect(mode.ways).toBeLessThanOrEqual(lanes);
          expect(mode.ways * mode.speed).toBeLessThanOrEqual(maxSpeed);
        }
      }
      const firsts = model.groups.map((group) => group.numbers[0]!);
      expect([...firsts].sort((a, b) => a - b)).toEqual(firsts);
      for (const rule of model.splitRules) {
        expect(rule.ports ?? rule.row).toBeDefined();
        for (const port of rule.ports ?? []) expect(numbers).toContain(port);
        expect(model.groups.some((group) => group.port.modes?.some((mode) => mode.ways === rule.ways))).toBe(true);
      }
      for (const limit of model.logicalPortLimits) {
        if (limit.cagesPerGroup !== undefined) expect(numbers.length % limit.cagesPerGroup).toBe(0);
      }
    },
  );

  it('SN5400: every fourth cage takes 21 W', () => {
    const [high, low] = device('NV-SN5400').groups;
    expect(high?.numbers).toEqual([1, 5, 9, 13, 17, 21, 25, 29, 33, 37, 41, 45, 49, 53, 57, 61]);
    expect([high?.port.maxModulePower, low?.port.maxModulePower, low?.numbers.length]).toEqual([21_000, 12_000, 48]);
  });

  it('splits that only some cages offer', () => {
    expect(device('NV-SN4700').splitRules).toMatchObject([{ ways: 8, row: 'top', disablesNeighbour: true }]);
    expect(device('NV-SN4700').splitRules[0]?.ports?.length).toBe(16);
    expect(device('NV-SN5400').splitRules).toMatchObject([{ ways: 8, disablesNeighbour: false }]);
    expect(device('NV-SN2700').splitRules[0]?.ports).toContain(31);
    expect(device('NV-SN3700').splitRules).toEqual([]);
  });

  it('logical ports that neighbours share', () => {
    const limits = (id: string) => device(id).logicalPortLimits.map(({ cagesPerGroup, max }) => [cagesPerGroup, max]);
    expect(limits('NV-SN4700')).toEqual([[undefined, 128]]);
    expect(limits('CEL-DS4000')).toEqual([
      [4, 18],
      [undefined, 144],
    ]);
    expect(limits('EC-AS9726-32D')).toEqual([[4, 18]]);
    expect(limits('CEL-DS5000')).toEqual([
      [2, 10],
      [undefined, 320],
    ]);
  });

  it('servers by chassis label, their rails unknown', () => {
    const labels = (id: string) => device(id).groups.flatMap((group) => group.labels);
    expect(labels('SRV-HGX-H100-CX7')).toEqual([
      ...['gpu1', 'gpu2', 'gpu3', 'gpu4', 'gpu5', 'gpu6', 'gpu7', 'gpu8'],
      ...['storage1', 'storage2'],
    ]);
    expect(labels('SRV-DGX-H100')).toEqual([
      ...['osfp1', 'osfp2', 'osfp3', 'osfp4'],
      ...['storage1', 'storage2', 'storage3', 'storage4'],
    ]);
    expect(device('SRV-DGX-H100').groups[0]?.port.modes).toEqual([{ ways: 2, speed: 400 }]);
    const servers = [...catalog.devices.values()].filter((model) => model.kind === 'server');
    for (const server of servers) expect(server.railMap).toBeUndefined();
    for (const server of servers.filter(({ gpus }) => gpus !== undefined)) {
      expect(server.gpus).toBe(8);
      expect(server.note).toMatch(/unknown/);
    }
    for (const server of servers) expect(server.management.length).toBe(1);
    expect(device('SRV-HGX-H100-CX7').groups[0]?.nic).toBe('NIC-CX7-Q1');
  });

  it('NICs that start as InfiniBand', () => {
    const nics = [...catalog.devices.values()].filter(
      (model) => model.kind === 'nic' && model.protocols[0] === 'infiniband',
    );
    expect(nics.map((nic) => nic.id)).toEqual(['NIC-CX6-VPI', 'NIC-CX7-Q1', 'NIC-CX7-Q2', 'NIC-CX7-O1']);
    expect(device('NIC-CX7-Q1').groups[0]?.port.modes).toEqual([{ ways: 1, speed: 400 }]);
    expect(device('NIC-POLLARA400').groups[0]?.port.modes?.length).toBe(3);
  });
});

describe('finding', () => {
  it('suggests the nearest id', () => {
    expect(suggest('NV-SN470', catalog.devices.keys())).toBe('NV-SN4700');
    expect(suggest('sn4700', catalog.devices.keys())).toBe('NV-SN4700');
    expect(suggest('GEN-QDD-400G-DR44', catalog.modules.keys())).toBe('GEN-QDD-400G-DR4');
    expect(suggest('cheese', catalog.devices.keys())).toBeUndefined();
    expect(suggest('', catalog.devices.keys())).toBeUndefined();
    expect(suggest('kitten', ['sitting', 'mitten'])).toBe('mitten');
  });

  it('searches id, part number, vendor, model and applications', () => {
    const ids = (text: string) => catalog.search(text).map((hit) => hit.id);
    expect(ids('sn4700')).toEqual(['NV-SN4700']);
    expect(ids('NV-MMS1V00-WM')[0]).toBe('NV-MMS1V00-WM');
    expect(ids('nvidia qsfp112 400gbase-dr4')).toEqual(['NV-MMS1X00-NS400']);
    expect(ids('AEC')).toContain('GEN-AEC-QDD-QSFP112-400G');
    expect(ids('connectx-7 osfp')).toEqual(['NIC-CX7-O1']);
    expect(ids('cheese')).toEqual([]);
    expect(ids('  ')).toEqual([]);
  });

  it('expands port numbers and labels', () => {
    expect(expandNumbers('1-9/4,2-3,7')).toEqual([1, 5, 9, 2, 3, 7]);
    expect(expandLabels('gpu[1-3]')).toEqual(['gpu1', 'gpu2', 'gpu3']);
  });
});
