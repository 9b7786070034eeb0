import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import type { Fabric } from '../fabric/index.ts';
import type { ClassProof } from '../optics/index.ts';
import { compile } from './index.ts';

/** Two networks of one server, both cabled with MPO-12/APC cords of OS2, over 20 m and over `far` m. */
const source = (far: number, order: string): string => `
lanewright: 1
name: cut
servers:
  h100:
    model: SRV-HGX-H100-CX7
    count: 4
    per-rack: 4
    ports:
      gpu1: { to: near, speed: 400G }
      gpu2: { to: far, speed: 400G }
networks:
  near: { leaf: { switch: NV-SN4700 }, lengths: { server-leaf: 20 m } }
  far: { leaf: { switch: NV-SN4700 }, lengths: { server-leaf: ${far} m } }
optics: { prefer: [power], media: singlemode, vendors: [generic], avoid: [GEN-QDD-400G-FR4, GEN-QSFP112-400G-FR4] }
order: { ${order} }
`;

const build = (far: number, order: string) =>
  compile({ text: source(far, order), file: 'cut.yaml', catalog: builtinCatalog() });
const built = (far: number, order: string): Fabric => {
  const { fabric, diagnostics } = build(far, order);
  if (!fabric) throw new Error(JSON.stringify(diagnostics));
  return fabric;
};
const cords = (fabric: Fabric): readonly number[] => [...fabric.cables.column('length')].toSorted((x, y) => x - y);
const reaches = (fabric: Fabric): readonly (number | undefined)[] =>
  (fabric.proofs as readonly ClassProof[]).map(({ proof }) => proof.reach?.length);

describe('lengths per type', () => {
  it('leaves the routed lengths where nothing is asked', () => {
    const fabric = built(45, '');
    expect(cords(fabric)).toEqual([20_000, 20_000, 20_000, 20_000, 45_000, 45_000, 45_000, 45_000]);
    expect(reaches(fabric)).toEqual([20_000, 45_000]);
  });

  it('orders the shorter ones longer and proves the links with what is ordered', () => {
    const fabric = built(45, 'lengths-per-type: 1');
    expect(new Set(cords(fabric))).toEqual(new Set([45_000]));
    expect(reaches(fabric)).toEqual([45_000, 45_000]);
    // the routed length stays what it is
    expect(new Set(fabric.links.column('length'))).toEqual(new Set([20_000, 45_000]));
  });

  it('refuses so few lengths that links would fail: 400GBASE-DR4 ends at 500 m, 400GBASE-DR4-2 at 2 km', () => {
    expect(reaches(built(1200, 'lengths-per-type: 2'))).toEqual([20_000, 1_200_000]);
    const { fabric, diagnostics, stoppedAt } = build(1200, 'lengths-per-type: 1');
    expect(fabric).toBeUndefined();
    expect(stoppedAt).toBe('cut');
    const fault = diagnostics.find(({ code }) => code === 'LW6005');
    expect(fault).toMatchObject({ args: { most: 1, fewest: 2 }, source: { file: 'cut.yaml', line: 16 } });
  });
});
