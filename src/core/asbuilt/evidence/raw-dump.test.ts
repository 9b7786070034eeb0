import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../catalog/index.ts';
import { encodePart, hexPages, linearImage } from '../../module/index.ts';
import { cmisSample } from '../../module/testing/samples.ts';
import type { Module } from '../../parts/index.ts';
import { SeenParts } from '../judge/parts-seen.ts';
import { readState } from './read.ts';
import type { ModuleSeen, Sighting } from './sighting.ts';

const catalog = builtinCatalog();
const binary = (file: string, bytes: Uint8Array): readonly Sighting[] =>
  readState({ file, text: String.fromCharCode(...bytes.subarray(0, 512)), bytes }).sightings;
const text = (file: string, words: string): readonly Sighting[] => readState({ file, text: words }).sightings;

const hexRows = (bytes: Uint8Array, begin: (offset: number) => string): string =>
  Array.from({ length: bytes.length / 16 }, (_, i) => {
    const cells = Array.from(bytes.subarray(16 * i, 16 * i + 16), (byte) => byte.toString(16).padStart(2, '0'));
    return begin(16 * i) + cells.join(' ');
  }).join('\n');

describe('dumps of module memory', () => {
  const image = linearImage(cmisSample());
  const first = image.subarray(0, 256);
  const identity = { partNumber: 'SAMPLE-400G-DR4', serial: 'S0001' };
  const module = { kind: 'module', port: 'Ethernet8', module: identity };

  it('are read as bytes, the port from the name of the file', () => {
    for (const file of ['leaf-1/Ethernet8.bin', 'leaf-1/eeprom.Ethernet8.bin']) {
      const seen = binary(file, image);
      expect(seen[0]).toMatchObject({ ...module, module: { ...identity, firmware: '2.14' } });
      expect(seen[1]).toMatchObject({ kind: 'light', port: 'Ethernet8' });
    }
  });

  it('are read as the text that switches and servers print', () => {
    const heading = 'EEPROM hexdump for port Ethernet8 page 0h\n        Lower page 0h\n';
    const offset = (at: number): string => `        ${at.toString(16).padStart(8, '0')} `;
    const sfputil = `# lanewright: sfputil show eeprom-hexdump\n${heading}${hexRows(first.subarray(0, 128), offset)}\n\n        Upper page 0h\n${hexRows(first.subarray(128), (at) => offset(at + 128))}\n`;
    const [device, seen] = text('leaf-1/modules.txt', sfputil);
    expect(device).toMatchObject({ kind: 'device', system: 'SONiC' });
    expect(seen).toMatchObject(module);

    const ethtool = `Offset\t\tValues\n------\t\t------\n${hexRows(first, (at) => `0x${at.toString(16).padStart(4, '0')}:\t\t`)}\n`;
    expect(text('node-1/modules.txt', `# lanewright: ethtool -m Ethernet8 hex on\n${ethtool}`)).toMatchObject([module]);
    expect(text('node-1/ethtool-m.Ethernet8.txt', ethtool)[0]).toMatchObject(module);
  });

  it('are read as JSON, of one module or by port', () => {
    const pages = hexPages(cmisSample());
    expect(text('leaf-1/x.Ethernet8.json', JSON.stringify({ id: 'a', memoryModel: 'CMIS', pages }))[0]).toMatchObject(
      module,
    );
    expect(text('leaf-1/modules.json', JSON.stringify({ Ethernet8: { pages } }))[0]).toMatchObject(module);
  });

  it('tell each part of the catalogue for what it is, and never for a wrong one', () => {
    const parts = new SeenParts(catalog);
    const answers = new Map<string, string[]>();
    for (const part of catalog.modules.values()) {
      const memory = encodePart(part);
      if (!memory) continue;
      const [seen] = binary('leaf-1/Ethernet0.bin', linearImage(memory));
      if (seen?.kind !== 'module' || seen.module === 'absent') throw new Error(`${part.id} was not read`);
      for (const media of mediaOf(part)) {
        const { answer, why } = parts.judge(part.id, media, seen.module as ModuleSeen);
        answers.set(answer, [...(answers.get(answer) ?? []), `${part.id} ${media ?? ''}: ${why}`]);
      }
    }
    expect(answers.get('wrong') ?? []).toEqual([]);
    // makers' own media codes, and rows of one maker whose part number nobody knows
    expect(new Set(answers.get('unknown')?.map((one) => one.split(' ')[0]))).toEqual(
      new Set([
        'GEN-QDD-400G-FR4-MULTIRATE',
        'GEN-QDD-400G-PLR4',
        'GEN-QDD-400G-SR4.2',
        'GEN-QDD800-800G-2xDR4',
        'GEN-QSFP56-200G-FR4-MULTIRATE',
        'GEN-OSFP-1.6T-2xDR4-200GL',
        'GEN-OSFP-800G-2xDR4',
        'GEN-OSFP-800G-2xFR4-MULTIRATE',
      ]),
    );
  });
});

const mediaOf = (part: Module): readonly (string | undefined)[] =>
  part.kind === 'transceiver' ? part.applications.map(({ media }) => media.id) : [undefined];
