import { describe, expect, it } from 'vitest';
import { createFabric, Table, Texts } from './index.ts';

describe('table', () => {
  it('keeps rows of integers and texts, and interns every text once', () => {
    const texts = new Texts();
    const table = new Table({ key: 'text', speed: 'int' }, texts);
    for (let i = 0; i < 100; i++) expect(table.push({ key: i % 2 ? 'odd' : 'even', speed: i - 50 })).toBe(i);
    expect(table.length).toBe(100);
    expect(table.text(99, 'key')).toBe('odd');
    expect(table.get(0, 'speed')).toBe(-50);
    expect(texts.length).toBe(3);
    table.trim();
    expect(table.column('speed').length).toBe(100);
    table.set(3, 'key', 'changed');
    table.push({ key: '', speed: 7 });
    expect(table.row(3)).toEqual({ key: 'changed', speed: -47 });
    expect(table.row(100)).toEqual({ key: '', speed: 7 });
  });

  it('knows its own rows only', () => {
    const fabric = createFabric('x', '');
    expect(() => fabric.devices.text(0, 'key')).toThrow(RangeError);
    expect(() => fabric.devices.set(0, 'key', 'a')).toThrow(RangeError);
  });
});
