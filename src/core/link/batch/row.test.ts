import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import type { DeviceModelId, ModuleId } from '../../parts/index.ts';
import { gbps, metres } from '../../units/index.ts';
import type { LinkQuestion } from '../question.ts';
import { anyQuestion } from '../testing/questions.ts';
import { askRow } from './question.ts';
import { rowOf } from './row.ts';
import { rowSchema } from './schema.ts';

const catalog = builtinCatalog();

/** As it comes back from a file or an address. */
const readBack = (question: LinkQuestion): LinkQuestion => {
  const asked = askRow(catalog, rowSchema.parse(JSON.parse(JSON.stringify({ id: 'back', ...rowOf(question) }))));
  if ('faults' in asked) throw new Error(JSON.stringify(asked.faults));
  return asked.question;
};

describe('a link question as a row', () => {
  it('reads back as the same question', () => {
    fc.assert(
      fc.property(anyQuestion(catalog), (question) => {
        expect(readBack(question)).toEqual(question);
      }),
      { numRuns: 500 },
    );
  });

  it.each(['cases.json', 'independent.json'])('reads back every question of %s', (file) => {
    const rows: readonly unknown[] = JSON.parse(readFileSync(resolve('cases/link', file), 'utf8')).rows;
    for (const row of rows) {
      const asked = askRow(catalog, rowSchema.parse(row));
      if ('question' in asked) expect(readBack(asked.question)).toEqual(asked.question);
    }
  });

  it('keeps the port of a device whose ports differ, by its label', () => {
    for (const device of catalog.devices.values()) {
      for (const group of device.groups) {
        const end: LinkQuestion['a'] = {
          port: group.port,
          device,
          module: catalog.modules.get('GEN-QDD-400G-DR4' as ModuleId) as LinkQuestion['a']['module'],
          count: 1,
          setting: {
            speed: gbps(400),
            lanesPerLink: 8,
            fec: undefined,
            autoneg: undefined,
            linkTraining: undefined,
            protocol: undefined,
          },
          portNumber: undefined,
          portRow: undefined,
        };
        const back = readBack({ a: end, b: end, plant: { kind: 'cable', length: metres(1) } });
        expect(back.a.port, `${device.id} ${group.labels[0]}`).toBe(group.port);
      }
    }
  });

  it('says so where no port has the label', () => {
    const device = catalog.devices.get('NV-SN4700' as DeviceModelId);
    const host = { device: device?.id, label: '99' };
    const module = 'GEN-QDD-400G-DR4';
    const port = { speedGbps: 400, lanesPerLink: 8 };
    const row = { id: 'x', a: { host, module, port }, b: { host, module, port }, media: { type: 'OS2' }, lengthM: 1 };
    const asked = askRow(catalog, rowSchema.parse(row));
    expect('faults' in asked && asked.faults.map(({ code }) => code)).toEqual(['LW2003', 'LW2003']);
  });
});
