import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BRINGUP_CODES } from './codes/bringup.ts';
import { CATALOG_CODES } from './codes/catalog.ts';
import { DESIGN_CODES } from './codes/design.ts';
import { LANGUAGE_CODES } from './codes/language.ts';
import { LINK_CODES } from './codes/link.ts';
import { MODULE_CODES } from './codes/module.ts';
import { OPTICS_CODES } from './codes/optics.ts';
import { ORDER_CODES } from './codes/order.ts';
import { OUTPUT_CODES } from './codes/output.ts';
import { ROOM_CODES } from './codes/room.ts';
import { CODES, type CodeEntry, diagnosticsIndex } from './index.ts';

const AREAS: readonly (readonly [string, Readonly<Record<string, CodeEntry>>, readonly string[]])[] = [
  ['LW1', LANGUAGE_CODES, ['LANGUAGE']],
  ['LW2', CATALOG_CODES, ['CATALOG']],
  // the nine families of the case files, shared/data/compat-cases.json
  ['LW3', LINK_CODES, ['CAGE', 'POWER', 'ELECTRICAL', 'OPTICAL', 'BREAKOUT', 'FIBER', 'REACH', 'FEC', 'SETTINGS']],
  ['LW4', DESIGN_CODES, ['DESIGN']],
  ['LW5', OUTPUT_CODES, ['OUTPUT']],
  ['LW6', OPTICS_CODES, ['DESIGN']],
  ['LW7', ORDER_CODES, ['LANGUAGE', 'DESIGN']],
  ['LW8', MODULE_CODES, ['MODULE']],
  ['LW83', BRINGUP_CODES, ['MODULE']],
  ['LW9', ROOM_CODES, ['ROOM']],
];

describe('the table of codes', () => {
  it.each(AREAS)('%sxxx: codes stand in their thousand and belong to its families', (first, table, families) => {
    for (const [code, entry] of Object.entries(table)) {
      expect(code).toMatch(new RegExp(`^${first}\\d{${6 - first.length}}$`));
      expect(families, code).toContain(entry.family);
      expect(entry.reason, code).toMatch(/^[A-Z][A-Z0-9_]*$/);
    }
  });

  it('gives every link family a hundred of its own', () => {
    const hundreds = new Map<string, Set<string>>();
    for (const [code, { family }] of Object.entries(LINK_CODES)) {
      hundreds.set(family, (hundreds.get(family) ?? new Set()).add(code.slice(0, 4)));
    }
    expect([...hundreds.values()].every((codes) => codes.size === 1)).toBe(true);
    expect(new Set([...hundreds.values()].map((codes) => [...codes][0])).size).toBe(hundreds.size);
  });

  it('has no code twice', () => {
    const rows = AREAS.reduce((sum, [, table]) => sum + Object.keys(table).length, 0);
    expect(Object.keys(CODES)).toHaveLength(rows);
  });

  it('has places that are names, and texts that say something', () => {
    for (const [code, { message, why, fix }] of Object.entries(CODES)) {
      for (const text of [message, why, fix]) {
        expect(text.trim(), code).not.toBe('');
        for (const place of text.match(/\{[^}]*\}?/g) ?? []) expect(place, code).toMatch(/^\{[a-z][A-Za-z0-9]*\}$/);
        expect(text.replace(/\{[^}]*\}/g, ''), code).not.toContain('}');
      }
    }
  });

  it('is published in docs/diagnostics.md', async () => {
    const page = fileURLToPath(new URL('../../../docs/diagnostics.md', import.meta.url));
    await expect(diagnosticsIndex()).toMatchFileSnapshot(page);
  });
});
