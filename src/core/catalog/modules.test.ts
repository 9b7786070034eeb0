import { describe, expect, it } from 'vitest';
import type { Application, CableAssembly, Transceiver } from '../parts/index.ts';
import { builtinCatalog } from './builtin.ts';

const catalog = builtinCatalog();
const modules = [...catalog.modules.values()];
const transceivers = modules.filter((module): module is Transceiver => module.kind === 'transceiver');
const cables = modules.filter((module): module is CableAssembly => module.kind !== 'transceiver');
const named = <T extends { readonly id: string }>(things: readonly T[]) =>
  things.map((thing) => [thing.id, thing] as const);
const lanesOf = (formFactor: string): number => catalog.formFactors.get(formFactor)?.lanes ?? 0;

/** Fibres of the light of all instances. */
const fibresOf = (application: Application): number => application.media.fibres * application.instances;

describe('interfaces and PMDs', () => {
  it.each(named([...catalog.auis.values()]))('%s: lanes times lane rate is its rate', (_, aui) => {
    expect(aui.lanes * aui.laneRate).toBe(aui.rate);
    expect(aui.modulation).toBe(aui.laneRate >= 50 ? 'PAM4' : 'NRZ');
    if (aui.modulation === 'PAM4') expect(aui.hostFec).toEqual(['RS(544,514)']);
  });

  it.each(named([...catalog.opticalPmds.values()]))('%s: lanes times lane rate is its rate', (id, pmd) => {
    expect(pmd.lanes * pmd.laneRate).toBe(pmd.rate);
    // counter-propagating wavelengths put two lanes into a fibre pair; a WDM PMD uses a pair for each of its engines
    const pairs =
      pmd.laneKind === 'fiber-pair'
        ? pmd.lanes
        : pmd.laneKind === 'bidi-pair'
          ? pmd.lanes / 2
          : /2x|2FR4/.test(id)
            ? 2
            : 1;
    expect(pmd.fibres).toBe(2 * pairs);
    expect(Object.keys(pmd.reach).every((grade) => grade.startsWith(pmd.fibre === 'SMF' ? 'OS' : 'OM'))).toBe(true);
    expect(Object.keys(pmd.lossBudget).every((grade) => grade in pmd.reach)).toBe(true);
    for (const [min, max] of [
      [pmd.txMin, pmd.txMax],
      [pmd.rxMin, pmd.rxMax],
    ]) {
      if (min !== undefined && max !== undefined) expect(min).toBeLessThan(max);
    }
  });

  it.each(named([...catalog.copperPmds.values()]))('%s: lanes times lane rate is its rate', (_, pmd) => {
    expect(pmd.lanes * pmd.laneRate).toBe(pmd.rate);
  });

  it('reflectance limits grow stricter with the number of connectors, on single mode only', () => {
    const limited = [...catalog.opticalPmds.values()].filter((pmd) => pmd.reflectance);
    expect(limited.length).toBe(15);
    for (const { reflectance = [], fibre, modulation } of limited) {
      expect([fibre, modulation]).toEqual(['SMF', 'PAM4']);
      for (let i = 1; i < reflectance.length; i++) {
        expect(reflectance[i]!.connectors).toBeGreaterThan(reflectance[i - 1]!.connectors);
        expect(reflectance[i]!.maxDb).toBeLessThan(reflectance[i - 1]!.maxDb);
      }
    }
  });
});

describe('transceivers', () => {
  it.each(named(transceivers))('%s advertises what it can carry', (_, module) => {
    for (const application of module.applications) {
      const { host, media, instances } = application;
      expect(host.rate).toBe(media.rate);
      expect(host.lanes * instances).toBeLessThanOrEqual(lanesOf(module.formFactor));
      expect(media.fibre).toBe(module.fibre);
      expect(fibresOf(application)).toBeLessThanOrEqual(module.receptacle.count * module.receptacle.fibres);
    }
  });

  it.each(named(transceivers))('%s is rated no further than its PMDs, or its note says why', (_, module) => {
    for (const [grade, rated] of Object.entries(module.ratedReach)) {
      const furthest = Math.max(...module.applications.map(({ media }) => media.reach[grade as 'OS2'] ?? 0));
      if (rated > furthest) expect(module.note).toMatch(/governs/);
      if (!module.id.includes('MULTIRATE')) expect(rated).toBeLessThanOrEqual(furthest);
    }
  });

  it.each(named(transceivers))('%s has a power class that covers its power', (_, module) => {
    const limit =
      module.powerClass === undefined ? undefined : catalog.powerClassLimit(module.formFactor, module.powerClass);
    if (limit !== undefined && module.power) expect(module.power.max).toBeLessThanOrEqual(limit);
  });
});

describe('cables', () => {
  it.each(named(cables))('%s: ends and modes agree', (_, cable) => {
    const { a, b } = cable;
    expect(a.count).toBe(1);
    for (const end of [a, b]) expect(end.lanes).toBeLessThanOrEqual(lanesOf(end.formFactor));
    // both ends carry the same sum, whatever a gearbox does in between
    expect(a.lanes * a.laneRate).toBe(b.lanes * b.laneRate * b.count);
    if (!cable.gearbox && cable.id !== 'GEN-DAC-QDD-QSFP112-STRAIGHT') expect(a.laneRate).toBe(b.laneRate);
    if (cable.kind === 'DAC' || cable.kind === 'TP') expect(cable.modes).toEqual([]);
    else expect(cable.modes.length).toBeGreaterThan(0);
    for (const mode of cable.modes) {
      expect(mode.a.lanes * mode.a.laneRate).toBe(mode.speed);
      expect(mode.b.lanes * mode.b.laneRate).toBe(mode.speed);
      expect(mode.a.lanes * mode.instances).toBeLessThanOrEqual(a.lanes);
      expect(mode.b.lanes * mode.instances).toBeLessThanOrEqual(b.lanes * b.count);
      expect(mode.a.laneRate).toBeLessThanOrEqual(a.laneRate);
      expect(mode.b.laneRate).toBeLessThanOrEqual(b.laneRate);
    }
    for (const pmd of cable.pmds) {
      expect(pmd.lanes).toBeLessThanOrEqual(b.lanes);
      expect(pmd.laneRate).toBeLessThanOrEqual(b.laneRate);
    }
    expect([...cable.lengths].sort((x, y) => x - y)).toEqual(cable.lengths);
  });

  it('read as their makers write them', () => {
    const of = (id: string) => cables.find((cable) => cable.id === id)!;
    expect(of('GEN-AEC-QDD-4xQSFP28').modes).toEqual([
      { instances: 4, speed: 100, a: { lanes: 2, laneRate: 50 }, b: { lanes: 4, laneRate: 25 } },
    ]);
    expect(of('GEN-AEC-QDD-QSFP112-400G').modes).toEqual([
      { instances: 1, speed: 400, a: { lanes: 8, laneRate: 50 }, b: { lanes: 4, laneRate: 100 } },
    ]);
    expect(of('NV-MCA7J65').modes).toEqual([
      { instances: 2, speed: 400, a: { lanes: 4, laneRate: 100 }, b: { lanes: 4, laneRate: 100 } },
    ]);
    expect(of('NV-MCP7Y10').pmds.map((pmd) => pmd.id)).toEqual(['400GBASE-CR4']);
    expect(of('GEN-DAC-QDD-QSFP112-STRAIGHT').pmds).toEqual([]);
  });
});
