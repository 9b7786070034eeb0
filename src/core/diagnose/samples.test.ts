import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../catalog/index.ts';
import { type Diagnosis, diagnose } from './diagnose.ts';
import { EndFacts } from './facts.ts';
import { type GivenFile, readEnd } from './read/collect.ts';
import { diagnosisText } from './tell.ts';

const data = resolve(process.env.LANEWRIGHT_SHARED ?? '../shared', 'data');
const eeproms = join(data, 'eeprom');
const sonic = join(data, 'samples', 'sonic-utilities');
const there = existsSync(eeproms) && existsSync(sonic);
if (!there) console.warn(`samples of real links are not here (${data}): diagnoses of them are not tested`);

const given = (file: string, path: string): GivenFile => {
  const bytes = readFileSync(path);
  return { file, bytes: new Uint8Array(bytes), text: bytes.includes(0) ? undefined : bytes.toString('utf8') };
};
const alone = (file: GivenFile, port?: string): Diagnosis =>
  diagnose({ a: readEnd({ name: 'a', files: [file], port }).facts, b: new EndFacts('b'), catalog: builtinCatalog() });
/** "lane-fibre a likely" for each cause that stands by itself */
const told = ({ causes }: Diagnosis): readonly string[] =>
  causes
    .filter(({ followsFrom }) => followsFrom === undefined)
    .map(({ cause }) => `${cause.kind.id} ${cause.end} ${cause.strength}`);

describe.skipIf(!there)('dumps of real modules, where ../shared is at hand', () => {
  const answers = (): Readonly<Record<string, readonly string[]>> =>
    Object.fromEntries(
      readdirSync(eeproms)
        .filter((name) => name.endsWith('.json'))
        .sort()
        .map((name) => [name.replace('.json', ''), told(alone(given(name, join(eeproms, name))))]),
    );

  it('one end alone never makes a link healthy, and every answer can be printed', () => {
    for (const name of readdirSync(eeproms).filter((one) => one.endsWith('.json'))) {
      const answer = alone(given(name, join(eeproms, name)));
      expect(answer.verdict, name).not.toBe('healthy');
      expect(diagnosisText(answer).length).toBeGreaterThan(5);
    }
  });

  it('are told as their pages say', () => {
    expect(
      Object.fromEntries(Object.entries(answers()).filter(([, causes]) => causes.length > 0)),
    ).toMatchInlineSnapshot(`
      {
        "bigcode-18-40gbase-sr4-edge-core": [
          "no-light a possible",
        ],
        "bigcode-46-100g-psm4-innolight": [
          "host-signal a likely",
          "no-light a possible",
        ],
        "bigcode-53-100g-aoc-dell": [
          "unlocked a likely",
          "host-signal a likely",
        ],
        "fboss-cmis-200g-fr4": [
          "data-path-held a shown",
          "tx-disabled a shown",
          "tx-fault a shown",
          "unlocked a likely",
          "host-signal a likely",
        ],
        "fboss-cmis-2x400g-dr4": [
          "data-path a likely",
          "no-light a possible",
        ],
        "fboss-cmis-2x400g-fr4": [
          "weak-laser a likely",
          "no-light a possible",
        ],
        "fboss-cmis-invalid-datapath-lane": [
          "data-path a likely",
        ],
        "fboss-sff8472-sfp-10g-lr": [
          "tx-fault a shown",
        ],
        "fboss-sff8636-cwdm4-100g": [
          "tx-disabled a shown",
          "tx-fault a shown",
          "unlocked a likely",
          "host-signal a likely",
          "low-power a possible",
        ],
        "fboss-sff8636-cwdm4-100g-bad-csum": [
          "tx-disabled a shown",
          "tx-fault a shown",
          "unlocked a likely",
          "host-signal a likely",
          "low-power a possible",
        ],
      }
    `);
  });
});

describe.skipIf(!there)('output of real devices, where ../shared is at hand', () => {
  it('SONiC: databases and tables, port by port', () => {
    const database = given('state_db.json', join(sonic, 'mock_state_db.json'));
    const tables = readFileSync(join(sonic, 'expected-intfutil_test.txt'), 'utf8')
      .split(/^##### .*\n/m)
      .slice(1);
    const files = tables.map(
      (text, i): GivenFile => ({ file: `${i}.txt`, text, bytes: new TextEncoder().encode(text) }),
    );
    const { ports } = readEnd({ name: 'leaf', files: [database, ...files] });
    const answers = ports
      .filter((port) => /^Ethernet\d+$/.test(port))
      .map((port) => {
        const { facts } = readEnd({ name: 'leaf', files: [database, ...files], port });
        const answer = diagnose({ a: facts, b: new EndFacts('b'), catalog: builtinCatalog() });
        expect(answer.verdict).not.toBe('healthy');
        return [port, told(answer)] as const;
      });
    expect(Object.fromEntries(answers)).toMatchInlineSnapshot(`
      {
        "Ethernet0": [
          "temperature a shown",
          "training a possible",
        ],
        "Ethernet112": [],
        "Ethernet116": [],
        "Ethernet12": [],
        "Ethernet120": [],
        "Ethernet124": [],
        "Ethernet16": [],
        "Ethernet24": [],
        "Ethernet28": [],
        "Ethernet32": [],
        "Ethernet36": [],
        "Ethernet4": [],
        "Ethernet40": [],
        "Ethernet44": [],
        "Ethernet64": [],
        "Ethernet72": [],
        "Ethernet8": [],
      }
    `);
  });

  it('sfputil: light of a QSFP-DD whose lanes differ', () => {
    const text = readFileSync(join(sonic, 'expected-sfp_test.txt'), 'utf8');
    const file: GivenFile = { file: 'sfp.txt', text, bytes: new TextEncoder().encode(text) };
    expect(['Ethernet0', 'Ethernet8', 'Ethernet72'].map((port) => told(alone(file, port)))).toMatchInlineSnapshot(`
      [
        [],
        [],
        [],
      ]
    `);
  });

  it('every sample file, whole, is read without a fault', () => {
    for (const name of readdirSync(join(data, 'samples'), { recursive: true, encoding: 'utf8' })) {
      if (!/\.(?:json|txt|yml|xml)$/.test(name)) continue;
      const file = given(name, join(data, 'samples', name));
      expect(() => diagnosisText(alone(file)), name).not.toThrow();
      expect(alone(file).verdict, name).not.toBe('healthy');
    }
  });
});
