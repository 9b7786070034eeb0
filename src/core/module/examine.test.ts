import { describe, expect, it } from 'vitest';
import { textOf } from '../diagnostics/index.ts';
import { decode } from './decode.ts';
import { examine } from './examine.ts';
import type { ModuleMemory, Page } from './memory.ts';
import { cmisSample, sff8636Sample, sfpSample } from './testing/samples.ts';
import { writeField } from './write.ts';

type Value = Parameters<typeof writeField>[2];

const changed = (change: (write: (name: string, value: Value) => void, memory: ModuleMemory) => void): ModuleMemory => {
  const memory = cmisSample();
  change((name, value) => writeField(memory, name, value), memory);
  return memory;
};

/** Descriptors of four bytes each, and the end behind them. */
const descriptors = (...apps: readonly string[]): string => `${apps.join('')}${'ff000000'.repeat(8 - apps.length)}`;
const withPages = (memory: ModuleMemory, pages: readonly (readonly [string, Page])[]): ModuleMemory => ({
  ...memory,
  pages: new Map([...memory.pages, ...pages]),
});

const saysOf = (memory: ModuleMemory): readonly string[] =>
  examine(decode(memory)).map((one) => `${one.code} ${textOf(one).message}`);

/** Checksums that fall with a change are a finding of their own, tested by itself. */
const findings = (memory: ModuleMemory): readonly string[] => saysOf(memory).filter((one) => !one.startsWith('LW8004'));

describe('a sound memory', () => {
  it.each([
    ['CMIS', cmisSample],
    ['SFF-8636', sff8636Sample],
    ['SFF-8472', sfpSample],
  ])('of %s has no findings', (_, sample) => {
    expect(saysOf(sample())).toEqual([]);
  });
});

describe('what contradicts itself is found', () => {
  const dr4 = '111c8401';
  const cases: readonly (readonly [string, ModuleMemory])[] = [
    [
      'LW8002 page 11h is not in the dump: states, flags and light of its lanes, and which applications are active unknown',
      { ...cmisSample(), pages: new Map([...cmisSample().pages].filter(([name]) => name !== '11')) },
    ],
    ['LW8006 byte 0 says 18h, byte 128 says 19h', changed((write) => write('SFF8024IdentifierCopy', 0x19))],
    [
      'LW8007 page 02h, page 13h hold the same bytes',
      withPages(cmisSample(), [['13', cmisSample().pages.get('02') as Page]]),
    ],
    [
      'LW8024 page 13h begins as page 00h does, with the identifier and a maker’s name',
      withPages(cmisSample(), [
        [
          '13',
          { bytes: Uint8Array.from(cmisSample().pages.get('00')?.bytes ?? [], (b, i) => (i === 127 ? b ^ 1 : b)) },
        ],
      ]),
    ],
    [
      'LW8019 CMIS revision 7.3 was never published: read by the map of OIF-CMIS 5.4',
      changed((write) => write('CmisRevision', '7.3')),
    ],
    [
      'LW8008 application 1 may start on host lane 5: its 8 lanes would end on lane 12, of 8',
      changed((write) => write('ApplicationDescriptor1To8', descriptors('111c8411', '0d142155'))),
    ],
    [
      'LW8009 application 1 (400GAUI-8 C2M (Annex 120E)) has an undefined media interface',
      changed((write) => write('ApplicationDescriptor1To8', descriptors('11008401', '0d142155'))),
    ],
    [
      'LW8010 application 1: media interface 0xC7 is the maker’s own',
      changed((write) => write('ApplicationDescriptor1To8', descriptors('11c78401', '0d142155'))),
    ],
    [
      'LW8018 application 1 (400GAUI-8 C2M (Annex 120E)) claims 4 host lanes; the interface has 8',
      changed((write) => write('ApplicationDescriptor1To8', descriptors('111c4401', '0d142155'))),
    ],
    [
      'LW8022 application 1 (400GAUI-8 C2M (Annex 120E)) may start on no host lane',
      changed((write) => write('ApplicationDescriptor1To8', descriptors('111c8400', '0d142155'))),
    ],
    [
      'LW8011 behind the end of the list stand descriptors: 4',
      changed((write) => write('ApplicationDescriptor1To8', descriptors(dr4, '0d142155', 'ff000000', '0f1b4411'))),
    ],
    [
      'LW8023 lane 1 is staged for application 2, which is not advertised',
      changed((write) => write('ApplicationDescriptor1To8', descriptors(dr4))),
    ],
    ['LW8012 it says 13 W at most, and power class 6 ends at 12 W', changed((write) => write('MaxPower', 13))],
    ['LW8013 the module state holds the reserved code 0', changed((write) => write('ModuleState', 0))],
    [
      'LW8016 the thresholds of the temperature are out of order: 75, 80, 0, -5',
      changed((write) => write('TempHighWarningThreshold', 80)),
    ],
    [
      'LW8017 the maker’s name holds bytes that are not printable ASCII: "ge\ufffderic"',
      changed((_, { pages }) => pages.get('00')?.bytes.set([1], 3)),
    ],
  ];
  it.each(cases)('%s', (message, memory) => {
    expect(findings(memory)).toContainEqual(message);
  });

  it('a checksum', () => {
    const memory = changed((write) => write('VendorRev', '9Z'));
    expect(saysOf(memory)).toEqual([
      expect.stringMatching(/^LW8004 the checksum of page 00h is [0-9A-F]{2}h, and bytes 128 to 221 sum to/),
    ]);
  });

  it('bytes that nobody could read are named with their place, and the rest is decoded', () => {
    const page = cmisSample().pages.get('00') as Page;
    const memory = withPages(cmisSample(), [['00', { bytes: page.bytes, unread: new Set([72]) }]]);
    expect(saysOf(memory)).toEqual([expect.stringMatching(/^LW8003 page 00h, byte 200 could not be read: /)]);
    expect(decode(memory).values.maxPowerW).toBe(11);
    expect(decode(memory).values.powerClass).toBeUndefined();
  });
});
