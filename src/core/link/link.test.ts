import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { entryOf, textOf } from '../diagnostics/index.ts';
import type { ModuleId } from '../parts/index.ts';
import { gbps, type Millimetres, type Milliwatts, metres } from '../units/index.ts';
import { answerBatch } from './batch/answer.ts';
import { checkLink, type LinkQuestion, linkWorks, RULES } from './index.ts';
import { rulesIndex } from './rules-index.ts';
import { anyQuestion, mirror, PORTS } from './testing/questions.ts';

const catalog = builtinCatalog();
const RUNS = { numRuns: 3000 };

/** Pairs that work, so that the laws of working links are tried on more than failures. */
const workingPairs = (): readonly LinkQuestion[] => {
  const end = (port: number, module: string, speed: number, lanesPerLink: number, count = 1) => ({
    port: PORTS[port] as (typeof PORTS)[number],
    device: undefined,
    module: catalog.modules.get(module as ModuleId) as NonNullable<ReturnType<typeof catalog.modules.get>>,
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
  });
  const fibre = (grade: 'OS2' | 'OM4', length: number) =>
    ({
      kind: 'fibre',
      runs: [{ grade, length: metres(length) }],
      length: metres(length),
      plugs: undefined,
      path: [{ kind: 'cord', polarity: undefined, pins: undefined }],
      connectors: 1,
      connectorLoss: undefined,
      connectorReflectanceDb: undefined,
      splices: 0,
      spliceLoss: undefined,
      measuredLoss: undefined,
      amplified: false,
    }) as const;
  const cable = (length: number) => ({ kind: 'cable', length: metres(length) }) as const;
  return [
    { a: end(0, 'GEN-QDD-400G-DR4', 400, 8), b: end(6, 'GEN-QSFP112-400G-DR4', 400, 4), plant: fibre('OS2', 400) },
    { a: end(0, 'GEN-QDD-400G-FR4', 400, 8), b: end(3, 'GEN-QSFP112-400G-FR4', 400, 4), plant: fibre('OS2', 1900) },
    { a: end(0, 'GEN-QDD-400G-SR8', 200, 4), b: end(4, 'GEN-QSFP56-200G-SR4', 200, 4, 2), plant: fibre('OM4', 90) },
    { a: end(0, 'GEN-QDD-400G-DR4', 100, 2), b: end(5, 'GEN-QSFP28-100G-DR1', 100, 4, 4), plant: fibre('OS2', 450) },
    { a: end(2, 'NV-MCP7Y10', 400, 4), b: end(6, 'NV-MCP7Y10', 400, 4, 2), plant: cable(3) },
    { a: end(0, 'GEN-AEC-QDD-QSFP112-400G', 400, 8), b: end(6, 'GEN-AEC-QDD-QSFP112-400G', 400, 4), plant: cable(5) },
    { a: end(5, 'GEN-QSFP28-100G-LR4', 100, 4), b: end(5, 'GEN-QSFP28-100G-LR4', 100, 4), plant: fibre('OS2', 9000) },
    { a: end(10, 'GEN-CAT6-RJ45', 1, 4), b: end(10, 'GEN-CAT6-RJ45', 1, 4), plant: cable(100) },
  ];
};

const question = () =>
  fc.oneof(
    { weight: 3, arbitrary: anyQuestion(catalog) },
    { weight: 1, arbitrary: fc.constantFrom(...workingPairs()) },
  );
const codes = (q: LinkQuestion) => {
  const verdict = checkLink(catalog, q);
  return verdict.works ? [] : verdict.causes.map((cause) => cause.code);
};

describe('laws of the link rules', () => {
  it('accepts the pairs that the standards were made for', () => {
    for (const pair of workingPairs()) expect(codes(pair)).toEqual([]);
  });

  it('gives a link and its mirror the same verdict and the same causes', () => {
    fc.assert(
      fc.property(question(), (q) => {
        expect(codes(mirror(q)).toSorted()).toEqual(codes(q).toSorted());
      }),
      RUNS,
    );
  });

  it('never fails reach or loss for shortening a link; only overload or a minimum length may', () => {
    const lengthFaults = new Set(['LW3701', 'LW3702', 'LW3704', 'LW3708']);
    const shorter = (q: LinkQuestion, share: number): LinkQuestion => {
      const scale = (length: Millimetres) => Math.floor(length * share) as Millimetres;
      const { plant } = q;
      if (plant.kind === 'cable') return { ...q, plant: { ...plant, length: scale(plant.length) } };
      return {
        ...q,
        plant: {
          ...plant,
          length: scale(plant.length),
          runs: plant.runs.map((run) => ({ ...run, length: scale(run.length) })),
        },
      };
    };
    fc.assert(
      fc.property(question(), fc.double({ min: 0.01, max: 1, noNaN: true }), (q, share) => {
        const before = codes(q);
        const fresh = codes(shorter(q, share)).filter((code) => !before.includes(code));
        expect(fresh.filter((code) => lengthFaults.has(code))).toEqual([]);
        // a link that worked may only come to lie below a minimum or overload a receiver
        if (before.length === 0) expect(fresh.filter((code) => code !== 'LW3703' && code !== 'LW3706')).toEqual([]);
      }),
      RUNS,
    );
  });

  it('never breaks a link by more power headroom', () => {
    fc.assert(
      fc.property(question(), fc.integer({ min: 1, max: 30_000 }), (q, more) => {
        const raise = (end: LinkQuestion['a']): LinkQuestion['a'] => ({
          ...end,
          port: { ...end.port, maxModulePower: ((end.port.maxModulePower ?? 0) + more) as Milliwatts },
        });
        const before = codes(q);
        expect(codes({ ...q, a: raise(q.a), b: raise(q.b) }).filter((code) => !before.includes(code))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('answers quickly the same as in full, and the same twice', () => {
    fc.assert(
      fc.property(question(), (q) => {
        expect(linkWorks(catalog, q)).toBe(checkLink(catalog, q).works);
        expect(JSON.stringify(checkLink(catalog, q))).toBe(JSON.stringify(checkLink(catalog, q)));
      }),
      { numRuns: 300 },
    );
  });

  it('fills every place of every text', () => {
    fc.assert(
      fc.property(question(), (q) => {
        const verdict = checkLink(catalog, q);
        for (const d of [...(verdict.works ? [] : verdict.causes), ...verdict.warnings]) {
          expect(Object.values(textOf(d)).join(' ')).not.toMatch(/\{\w+\}|undefined|NaN|\[object/);
        }
      }),
      RUNS,
    );
  });
});

describe('proofs', () => {
  it('maps lanes one to one from host to host', () => {
    const [gearbox, , , breakout] = workingPairs();
    const proved = checkLink(catalog, gearbox as LinkQuestion);
    if (!proved.works) throw new Error('expected a proof');
    const [lane] = proved.proof.lanes;
    expect(lane?.a.host).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(lane?.b.host).toEqual([1, 2, 3, 4]);
    // SFF-8679: transmit on 1 to 4, receive on 12 to 9; type B puts position p on 13 − p
    expect(lane?.a.fibres.map((f) => [f.tx, f.rx])).toEqual([
      [1, 12],
      [2, 11],
      [3, 10],
      [4, 9],
    ]);
    expect(lane?.a.fibres.map((f) => 13 - f.tx)).toEqual(lane?.b.fibres.map((f) => f.rx));

    const split = checkLink(catalog, breakout as LinkQuestion);
    if (!split.works) throw new Error('expected a proof');
    expect(split.proof.lanes.map((leg) => leg.a.host)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(split.proof.lanes.map((leg) => leg.b.module)).toEqual([1, 2, 3, 4]);
    expect(split.proof.a.setting.fec).toBe('RS(544,514)');
    expect(split.proof.b.setting.fec).toBe('none');
  });

  it('uses no host lane and no fibre of a trunk module twice', () => {
    for (const pair of workingPairs()) {
      const verdict = checkLink(catalog, pair);
      if (!verdict.works) throw new Error('expected a proof');
      const hostLanes = verdict.proof.lanes.flatMap((leg) => leg.a.host);
      expect(new Set(hostLanes).size).toBe(hostLanes.length);
      const fibres = verdict.proof.lanes.flatMap((leg) => leg.a.fibres.map((f) => `${f.receptacle}/${f.tx}`));
      expect(new Set(fibres).size).toBe(fibres.length);
    }
  });
});

describe('twisted pair', () => {
  const [cat6] = workingPairs().slice(-1) as [LinkQuestion];
  const over = (metresLong: number): LinkQuestion => ({
    ...cat6,
    plant: { kind: 'cable', length: metres(metresLong) },
  });
  const withAutoneg = (a: boolean | undefined, b: boolean | undefined): LinkQuestion => ({
    ...cat6,
    a: { ...cat6.a, setting: { ...cat6.a.setting, autoneg: a } },
    b: { ...cat6.b, setting: { ...cat6.b.setting, autoneg: b } },
  });

  it('runs 1000BASE-T on four pairs, negotiated and not trained', () => {
    const verdict = checkLink(catalog, cat6);
    if (!verdict.works) throw new Error(verdict.causes[0]?.code);
    const { proof } = verdict;
    expect(proof.line).toEqual({ fec: 'none', media: '1000BASE-T' });
    expect(proof.a.setting).toMatchObject({ lanes: 4, fec: 'none', autoneg: true, linkTraining: false });
    expect(proof.lanes.map((leg) => [leg.a.host, leg.a.media, leg.b.host])).toEqual([
      [
        [1, 2, 3, 4],
        [1, 2, 3, 4],
        [1, 2, 3, 4],
      ],
    ]);
    // 802.3 clause 40.7: at most 570 ns over 100 m
    expect(proof.latency.total).toBe(570_000);
    expect(proof.reach).toMatchObject({ limit: metres(100), of: '1000BASE-T' });
    expect(proof.a.hostAccepts.answer).toBe('yes');
  });

  it('reaches 100 m of channel and no further, whatever the cable is made to', () => {
    expect(codes(over(100))).toEqual([]);
    expect(codes(over(100.001))).toEqual(['LW3708']);
    const made = (length: number, run: number) => {
      const module = { ...cat6.a.module, lengths: [metres(length)] } as LinkQuestion['a']['module'];
      return codes({ ...over(run), a: { ...cat6.a, module }, b: { ...cat6.b, module } });
    };
    expect(made(200, 150)).toEqual(['LW3708']);
    expect(made(50, 60)).toEqual(['LW3704']);
  });

  it('does not run forced: 802.3 28D.5 makes autonegotiation part of 1000BASE-T', () => {
    expect(codes(withAutoneg(true, undefined))).toEqual([]);
    expect(codes(withAutoneg(false, undefined))).toEqual(['LW3909']);
    expect(codes(withAutoneg(undefined, false))).toEqual(['LW3909']);
    expect(codes(withAutoneg(false, false))).toEqual(['LW3909']);
  });

  it('goes into jacks only, and jacks take nothing else', () => {
    const dac = catalog.modules.get('GEN-DAC-QSFP28-100G' as ModuleId) as LinkQuestion['a']['module'];
    expect(codes({ ...cat6, a: { ...cat6.a, port: PORTS[5] as (typeof PORTS)[number] } })).toContain('LW3101');
    expect(codes({ ...cat6, a: { ...cat6.a, module: dac }, b: { ...cat6.b, module: dac } })).toContain('LW3101');
  });

  it('joins the management port of a switch, whatever the limits of its cages', () => {
    const to = (device: string) => ({
      host: { device, kind: 'switch', cage: 'RJ45', lanes: 4, laneRatesGbps: [0.25], maxPortGbps: 1 },
      module: 'GEN-CAT6-RJ45',
      port: { speedGbps: 1, lanesPerLink: 4 },
    });
    const managed = [...catalog.devices.values()].filter(
      ({ kind, management }) => kind === 'switch' && management.length,
    );
    expect(managed.length).toBeGreaterThan(20);
    // logical ports counted by groups of cages: none of them is the management port's
    const limited = [...catalog.devices.values()].find((d) => d.logicalPortLimits.some((limit) => limit.cagesPerGroup));
    const [first] = managed as [(typeof managed)[number]];
    const odd = { ...(limited as typeof first), management: first.management };
    for (const device of [...managed, odd]) {
      const { id, management } = device;
      const port = management[0]?.port as LinkQuestion['a']['port'];
      const verdict = checkLink(catalog, { ...cat6, a: { ...cat6.a, device, port, portNumber: 1 } });
      expect([id, verdict.works, verdict.warnings]).toEqual([id, true, []]);
    }
    const [answer] = answerBatch(catalog, [
      { id: 'x', a: to('EC-AS9716-32D'), b: to('NV-SN2201'), media: { type: 'TP' }, lengthM: 7 },
    ]);
    expect(answer).toMatchObject({ works: true, speedGbps: 1, reasonCode: 'OK' });
  });
});

describe('several applications for one speed and lane count', () => {
  const base = catalog.modules.get('GEN-QDD-400G-LR4-10' as ModuleId);
  if (base?.kind !== 'transceiver') throw new Error('expected a transceiver');
  const host = catalog.auis.get('400GAUI-8' as never);
  const pmd = (id: string) => catalog.opticalPmds.get(id as never);
  const both = {
    ...base,
    applications: ['400G-LR4-10', '400GBASE-LR4-6'].map((id) => ({ host, media: pmd(id), instances: 1 })),
  } as typeof base;
  const ask = (a: typeof base, b: typeof base): LinkQuestion => {
    const [pair] = workingPairs() as [LinkQuestion];
    return {
      ...pair,
      a: { ...pair.a, module: a },
      b: { ...pair.a, module: b },
      plant: { ...pair.plant, length: metres(3000) },
    };
  };

  it('names the one that the far end speaks', () => {
    const far = catalog.modules.get('GEN-QDD-400G-LR4-6' as ModuleId) as typeof base;
    for (const [partner, number, media] of [
      [far, 2, '400GBASE-LR4-6'],
      [base, 1, '400G-LR4-10'],
    ] as const) {
      const verdict = checkLink(catalog, ask(both, partner));
      expect(verdict.works && verdict.proof.a.application).toMatchObject({ number, media });
    }
  });

  it('tells short and long host channels apart', () => {
    const sr4 = catalog.modules.get('GEN-QSFP112-400G-SR4' as ModuleId) as typeof base;
    const media = pmd('400GBASE-SR4');
    const hosts = ['400GAUI-4-S', '400GAUI-4-L'].map((id) => catalog.auis.get(id as never));
    const module = { ...sr4, applications: hosts.map((aui) => ({ host: aui, media, instances: 1 })) } as typeof base;
    const [pair] = workingPairs() as [LinkQuestion];
    const at = (channel: 'S' | 'L' | undefined): LinkQuestion['a'] => ({
      ...pair.b,
      port: { ...pair.b.port, channel },
      module,
    });
    const plant = { ...pair.plant, length: metres(30), runs: [{ grade: 'OM4' as const, length: metres(30) }] };
    const answer = (channel: 'S' | 'L' | undefined) => {
      const verdict = checkLink(catalog, { a: at(channel), b: { ...pair.b, module: sr4 }, plant } as LinkQuestion);
      if (!verdict.works) throw new Error(verdict.causes[0]?.code);
      return verdict.proof;
    };
    expect(answer('L').a.application).toMatchObject({ number: 2, host: '400GAUI-4-L' });
    expect(answer('S').a.application).toMatchObject({ number: 1, host: '400GAUI-4-S' });
    expect(answer(undefined).assumes.join()).toContain('application 2 (400GAUI-4-L)');
  });
});

describe('rules', () => {
  it('stand in one list, each once', () => {
    expect(new Set(RULES.map((rule) => rule.id)).size).toBe(RULES.length);
  });

  it('are published in docs/link-rules.md', async () => {
    await expect(rulesIndex()).toMatchFileSnapshot(resolve('docs/link-rules.md'));
  });

  it('answer unknown parts and broken rows on their own row', () => {
    const [good] = JSON.parse(JSON.stringify(sample())) as [Record<string, unknown>];
    const answers = answerBatch(catalog, [
      good,
      { ...good, id: 'no-module', a: { ...(good.a as object), module: 'GEN-QDD-400G-DR44' } },
      { ...good, id: 'no-device', b: { ...(good.b as object), host: 'NV-SN470' } },
      { id: 'broken', a: 7 },
      'not a row',
    ]);
    expect(answers.map((a) => [a.id, a.works, a.reasonCode])).toEqual([
      ['ok', true, 'OK'],
      ['no-module', false, 'UNKNOWN_MODULE'],
      ['no-device', false, 'UNKNOWN_DEVICE'],
      ['broken', false, 'MALFORMED_ROW'],
      ['row 5', false, 'MALFORMED_ROW'],
    ]);
    expect(answers[1]?.diagnostics[0]?.message).toContain('did you mean "GEN-QDD-400G-DR4"');
  });

  it('belong to the nine families by their codes', () => {
    const families = new Set([
      'CAGE',
      'POWER',
      'ELECTRICAL',
      'OPTICAL',
      'BREAKOUT',
      'FIBER',
      'REACH',
      'FEC',
      'SETTINGS',
    ]);
    fc.assert(
      fc.property(anyQuestion(catalog), (q) => {
        const verdict = checkLink(catalog, q);
        if (!verdict.works) for (const cause of verdict.causes) expect(families).toContain(entryOf(cause.code).family);
      }),
      { numRuns: 300 },
    );
  });
});

const sample = () => [
  {
    id: 'ok',
    a: { host: { device: 'NV-SN4700' }, module: 'GEN-QDD-400G-DR4', port: { speedGbps: 400, lanesPerLink: 8 } },
    b: { host: 'NIC-POLLARA400', module: 'GEN-QSFP112-400G-DR4', port: { speedGbps: 400, lanesPerLink: 4 } },
    media: { type: 'OS2', connector: 'MPO-12-APC', polarity: 'B' },
    lengthM: 100,
  },
];
