import { describe, expect, it } from 'vitest';
import type { Code } from '../diagnostics/index.ts';
import { decode } from './decode.ts';
import { examine } from './examine.ts';
import { placesOf } from './finding-places.ts';
import { type ModuleMemory, type PageName, pageFrom, placeWords } from './memory.ts';
import { cmisSample, sff8636Sample, sfpSample } from './testing/samples.ts';

/** A sample with bytes overwritten; numbers as standards count them. */
const damaged = (memory: ModuleMemory, bytes: readonly (readonly [PageName, number, number])[]): ModuleMemory => {
  for (const [page, byte, value] of bytes) {
    const at = memory.pages.get(page);
    if (at) at.bytes[page === 'lower' || page.startsWith('a') ? byte : byte - 128] = value;
  }
  return memory;
};

const found = (memory: ModuleMemory, code: Code): readonly string[] => {
  const list = examine(decode(memory)).filter((one) => one.code === code);
  expect(list.length, `${code} is found`).toBeGreaterThan(0);
  return list.flatMap((one) => placesOf(one, memory).map(placeWords));
};

describe('where a finding lies', () => {
  it.each<readonly [Code, readonly (readonly [PageName, number, number])[], readonly string[]]>([
    ['LW8004', [['00', 130, 0x7a]], ['page 00h, byte 222']],
    ['LW8006', [['00', 128, 0x19]], ['lower page, byte 0', 'page 00h, byte 128']],
    // four media lanes from lane 6 on
    ['LW8008', [['01', 176, 0x20]], ['page 01h, byte 176']],
    ['LW8009', [['lower', 87, 0]], ['lower page, bytes 86 to 89']],
    ['LW8012', [['00', 201, 0xff]], ['page 00h, bytes 200 to 201']],
    ['LW8013', [['lower', 3, 0x0e]], ['lower page, byte 3']],
    ['LW8016', [['02', 128, 0]], ['page 02h, bytes 128 to 135']],
    ['LW8017', [['00', 166, 0x07]], ['page 00h, bytes 166 to 181']],
    ['LW8019', [['lower', 1, 0x61]], ['lower page, byte 1']],
    ['LW8021', [['lower', 86, 0xff]], ['lower page, bytes 86 to 117']],
    ['LW8023', [['11', 206, 0xf0]], ['page 11h, byte 206']],
  ])('%s of CMIS', (code, bytes, places) => {
    expect(found(damaged(cmisSample(), bytes), code)).toEqual(expect.arrayContaining([...places]));
  });

  it('names the sum of the other maps', () => {
    expect(found(damaged(sff8636Sample(), [['00', 150, 0x7a]]), 'LW8004')).toEqual(['page 00h, byte 191']);
    expect(found(damaged(sfpSample(), [['a0', 22, 0x7a]]), 'LW8004')).toEqual(['address A0h, byte 63']);
  });

  it('names bytes that were not read, and no place of a page that is not there', () => {
    const { model, pages } = cmisSample();
    const page = pages.get('00');
    const holes = {
      model,
      pages: new Map([...pages, ['00', pageFrom('00', page?.bytes ?? new Uint8Array(), [72, 73])]]),
    };
    expect(found(holes, 'LW8003')).toEqual(['page 00h, bytes 200 to 201']);
    const without = { model, pages: new Map([...pages].filter(([name]) => name !== '02')) };
    expect(found(without, 'LW8002')).toEqual([]);
  });
});
