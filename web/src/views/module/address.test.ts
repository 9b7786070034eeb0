import { describe, expect, it } from 'vitest';
import { keyOf, markOf, markValues, moduleAddress, plainName, readAddress, valuesOf } from './address.ts';

describe('addresses of the module reader', () => {
  it.each(['part:GEN-QDD-400G-DR4', 'part:GEN-DAC-QSFP28-100G@b', 'dump:leaf1, Ethernet0 (2)'])(
    'names the module %s',
    (key) => {
      const { values } = readAddress(moduleAddress('link', valuesOf(key)));
      expect(keyOf(values)).toBe(key);
    },
  );

  it('keeps the page and what is asked of a link', () => {
    const asked = { part: 'X', from: 'NV-SN4700', to: 'NIC-CX7-Q1', length: '3 m', far: 'dump:a.bin' };
    const { page, values } = readAddress(moduleAddress('link', asked));
    expect(page).toBe('link');
    expect(values).toMatchObject(asked);
  });

  it('keeps what is marked', () => {
    const field = { page: '11@1', byte: 148, length: 16, field: '11@1 ACS.AppSelCode' };
    const byte = { page: 'lower', byte: 3, length: 1, field: undefined };
    for (const mark of [field, byte])
      expect(markOf(readAddress(moduleAddress('read', { part: 'X', ...markValues(mark) })).values)).toEqual(mark);
  });

  it('marks nothing for an address made by hand that names no bytes', () => {
    for (const at of ['', 'x', '9-3', '1-', '99999'])
      expect(markOf(readAddress(`/module/read/part=X&page=00&at=${at}`).values), at).toBeUndefined();
  });

  it('has names without what addresses use themselves', () => {
    expect(plainName('50% & a/b+c.bin')).toBe('50_ _ a_b_c.bin');
  });
});
