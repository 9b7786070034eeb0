import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { type Cage, DEFAULT_SITE_FIBRE, type ModuleId, type Transceiver } from '../parts/index.ts';
import { metres } from '../units/index.ts';
import { allCages, type MatrixCell, matrixOf } from './matrix.ts';

const catalog = builtinCatalog();

const transceiver = (id: string): Transceiver => {
  const module = catalog.modules.get(id as ModuleId);
  if (module?.kind !== 'transceiver') throw new Error(`${id} is no transceiver`);
  return module;
};

const cell = (module: string, cage: string, far?: string, length = 10): MatrixCell | undefined =>
  matrixOf(
    catalog,
    [transceiver(module)],
    [cage as Cage],
    far === undefined ? undefined : transceiver(far),
    metres(length),
    DEFAULT_SITE_FIBRE,
  ).rows[0]?.cells[0];

describe('matrix, a module alone', () => {
  it('a QSFP112 module fits a QSFP-DD cage but finds no 100G lanes there', () => {
    expect(cell('GEN-QSFP112-400G-DR4', 'QSFP-DD')).toMatchObject({ works: false, reason: 'HOST_LANE_RATE' });
    expect(cell('GEN-QSFP112-400G-DR4', 'QSFP-DD800')).toMatchObject({ works: true, speed: 400, lanes: 4, links: 1 });
  });

  it('a QSFP-DD module has a second row of contacts that a QSFP112 cage lacks', () => {
    expect(cell('GEN-QDD-400G-DR4', 'QSFP112')).toMatchObject({ works: false, reason: 'CAGE_MECHANICAL' });
  });

  it('a QSFP28 module runs in every later QSFP cage', () => {
    for (const cage of ['QSFP28', 'QSFP56', 'QSFP112', 'QSFP-DD', 'QSFP-DD800']) {
      expect(cell('GEN-QSFP28-100G-DR1', cage)).toMatchObject({ works: true, speed: 100, lanes: 4 });
    }
  });
});

describe('matrix, against a far module', () => {
  it('8 lanes of 50G and 4 lanes of 100G meet on the same light (802.3 clause 124)', () => {
    expect(cell('GEN-QDD-400G-DR4', 'QSFP-DD', 'GEN-QSFP112-400G-DR4')).toMatchObject({
      works: true,
      speed: 400,
      lanes: 8,
      laneRate: 50,
    });
  });

  it('a 100G module is one leg of a far 400G-DR4 broken out', () => {
    expect(cell('GEN-QSFP28-100G-DR1', 'QSFP28', 'GEN-QSFP112-400G-DR4')).toMatchObject({
      works: true,
      speed: 100,
      links: 1,
    });
  });

  it('a twin 800G module carries two links to one kind of far module', () => {
    expect(cell('GEN-OSFP-800G-2xDR4', 'OSFP', 'GEN-QSFP112-400G-DR4')).toMatchObject({
      works: true,
      speed: 400,
      links: 2,
    });
  });

  it('names the light, not the plug, where both differ', () => {
    expect(cell('GEN-QDD-400G-FR4', 'QSFP-DD', 'GEN-QSFP112-400G-DR4')).toMatchObject({
      reason: 'OPTICAL_WAVELENGTH_PLAN',
    });
    expect(cell('GEN-QSFP112-400G-SR4', 'QSFP112', 'GEN-QSFP112-400G-DR4')).toMatchObject({
      reason: 'OPTICAL_WAVELENGTH_PLAN',
    });
  });

  it('gives both speeds only where no speed is shared', () => {
    expect(cell('GEN-QSFP56-200G-FR4', 'QSFP56', 'GEN-QSFP112-400G-DR4')).toMatchObject({ reason: 'SPEED_MISMATCH' });
  });

  it('takes the length into account', () => {
    expect(cell('GEN-QDD-400G-DR4', 'QSFP-DD', 'GEN-QSFP112-400G-DR4', 5000)).toMatchObject({ works: false });
  });

  it('the same pair works from either end, each module in its own cage', () => {
    const own = [...catalog.modules.values()].filter(
      (module): module is Transceiver =>
        module.kind === 'transceiver' &&
        allCages(catalog).some(
          (cage) => (cage as string) === module.formFactor && catalog.fit(cage, module.formFactor)?.fits,
        ),
    );
    expect(own.length).toBeGreaterThan(40);
    const differing = own.flatMap((x) =>
      own
        .filter((y) => x.id < y.id)
        .filter((y) => cell(x.id, x.formFactor, y.id)?.works !== cell(y.id, y.formFactor, x.id)?.works)
        .map((y) => `${x.id} ${y.id}`),
    );
    expect(differing).toEqual([]);
  });
});
