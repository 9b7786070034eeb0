import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CODES } from '../diagnostics/index.ts';
import { defineFabric, type FabricSource, fabricJsonSchema, parseIntent, printIntent, sourceOf } from './index.ts';
import { expandSelector } from './selector.ts';

const file = (path: string): string =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8');
const everything = file('cases/good/everything.yaml');
const smallest = file('cases/good/smallest.yaml');

/** Milliseconds that one reading may take at most, far above what it needs, so that a slow machine passes. */
const PATIENCE = 5000;

/** Reads a text and checks what must hold for any: no throw, an answer or a reason, places inside the text, soon. */
const mustAnswer = (text: string): ReturnType<typeof parseIntent> => {
  const start = performance.now();
  const result = parseIntent(text, 'x.yaml');
  expect(performance.now() - start).toBeLessThan(PATIENCE);
  const lines = text.split('\n').length;
  expect(result.intent !== undefined || result.diagnostics.some((d) => d.severity === 'error')).toBe(true);
  for (const { source, code } of result.diagnostics) {
    expect(CODES).toHaveProperty(code);
    expect(source?.line).toBeGreaterThanOrEqual(1);
    expect(source?.column).toBeGreaterThanOrEqual(1);
    expect(source?.line).toBeLessThanOrEqual(lines);
  }
  return result;
};

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}[a-z0-9]$/).filter((text) => !/(leaf|spine)$/.test(text));
const names = (max: number) => fc.uniqueArray(name, { minLength: 1, maxLength: max });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const count = fc.integer({ min: 1, max: 50 });
const speed = fc.constantFrom<string | number>('100G', '200G', '400G', '0.4T', 400, '25Gb/s', '2.5 G');
const length = fc.oneof(
  fc.constantFrom('20 m', '1.5m', '250 cm', '2 km', 7),
  fc.integer({ min: 1, max: 999_999 }).map((mm) => `${mm} mm`),
);
const ratio = fc.constantFrom<string | number>('1:1', '3:1', '1.5:1', '7 : 2', 2);
const amount = fc.double({ min: 0, max: 1e9, noNaN: true });

/** Good fabrics: every use goes to a network that is there, every network is used, every class is counted. */
const fabric: fc.Arbitrary<FabricSource> = fc.tuple(names(4), names(3)).chain(([networks, allClasses]) => {
  const classes = allClasses.map((key) => `c-${key}`);
  const use = (to: string, plane: 1 | undefined) =>
    fc.record({
      to: fc.constant(to),
      speed: maybe(speed),
      rail: maybe(fc.constantFrom<'by-gpu' | 'none' | 1>('by-gpu', 'none', 1)),
      plane: fc.constant(plane),
      'legs-within': maybe(fc.constantFrom('rack', 'unit', '2 racks', '1 rack')),
    });
  const ports = fc.tuple(
    ...networks.map((to, index) =>
      use(to, 1).map((value) => [index === 0 ? 'gpu[1,3-8]' : `nic${index}`, value] as const),
    ),
  );
  const lengths = fc.record({ 'server-leaf': maybe(length), 'leaf-spine': maybe(length) });
  const network = fc.record({
    oversubscription: maybe(fc.oneof(ratio, fc.record({ leaf: maybe(ratio) }))),
    leaf: fc.record({
      switch: fc.constant('LEAF'),
      per: maybe(fc.constantFrom<'unit' | 'rack'>('unit', 'rack')),
      'spare-ports': maybe(fc.integer({ min: 0, max: 9 })),
      count: maybe(count),
      uplinks: maybe(count),
    }),
    spine: maybe(fc.record({ switch: fc.constantFrom('SPINE', '4700', 'true', 'a: b'), count: maybe(count) })),
    'link-speed': maybe(speed),
    lengths: maybe(lengths),
  });
  return fc.record({
    lanewright: fc.constant<1>(1),
    name,
    servers: fc
      .tuple(
        ...classes.map((key) =>
          fc
            .record({
              model: fc.constant('M'),
              'per-rack': maybe(count),
              ports: ports.map((p) => Object.fromEntries(p)),
            })
            .map((v) => [key, v] as const),
        ),
      )
      .map((entries) => Object.fromEntries(entries)),
    units: names(3).map((keys) =>
      Object.fromEntries(
        keys.map((key) => [key, { count: 2, servers: Object.fromEntries(classes.map((c) => [c, 3])) }]),
      ),
    ),
    networks: fc
      .tuple(...networks.map((key) => network.map((value) => [key, value] as const)))
      .map((entries) => Object.fromEntries(entries)),
    optics: maybe(
      fc.record({
        prices: maybe(fc.dictionary(fc.constantFrom('P1', '12', 'null', 'x y', 'constructor'), amount)),
        avoid: maybe(fc.uniqueArray(fc.constantFrom('P1', '0x1', '- a', '#'))),
      }),
    ),
    order: maybe(
      fc.record({
        spares: maybe(
          fc.dictionary(
            fc.constantFrom('switch', 'transceiver', 'cable', 'fibre'),
            fc.constantFrom<string | number>('2%', '0.5%', '100%', '2.25% min 4', '0% min 3', 0, 7),
          ),
        ),
        'lengths-per-type': maybe(fc.integer({ min: 1, max: 100 })),
        airflow: maybe(fc.constantFrom<'port-to-psu' | 'psu-to-port'>('port-to-psu', 'psu-to-port')),
      }),
    ),
    lengths: maybe(lengths),
  });
});

describe('the language', () => {
  it('means the same in YAML and in TypeScript', () => {
    const source: FabricSource = {
      lanewright: 1,
      name: 'smallest',
      servers: {
        h100: {
          model: 'SRV-HGX-H100-CX7',
          count: 16,
          'per-rack': 4,
          ports: { 'gpu[1-8]': { to: 'backend', rail: 'by-gpu' } },
        },
      },
      networks: { backend: { leaf: { switch: 'NV-SN4700' } } },
      lengths: { 'server-leaf': '20 m' },
    };
    const written = parseIntent(smallest, 'smallest.yaml');
    expect(written.intent).toBeDefined();
    expect(defineFabric(source).intent).toEqual(written.intent);
    expect(defineFabric(sourceOf(parseIntent(everything, 'x').intent!)).intent).toEqual(
      parseIntent(everything, 'x').intent,
    );
  });

  it('leaves out what was left out, and keeps what was given', () => {
    const { intent } = parseIntent(everything, 'x');
    expect(intent?.servers[0]?.uses.map((use) => use.labels)).toEqual([
      ['gpu1', 'gpu2', 'gpu3', 'gpu4'],
      ['gpu5', 'gpu6', 'gpu7', 'gpu8'],
    ]);
    expect(intent?.networks[0]).toMatchObject({
      planes: 2,
      linkSpeed: 400,
      leaf: { count: 1, uplinks: 8, scope: 'rail' },
      spine: { count: 4 },
    });
    expect(intent?.networks[0]?.lengths).toEqual({ serverLeaf: 20_000, leafSpine: 80_000 });
    expect(intent?.networks[1]).toMatchObject({
      linkSpeed: undefined,
      spine: undefined,
      leaf: { count: undefined, uplinks: undefined },
    });
    expect(parseIntent(smallest, 'x').intent?.units).toEqual([
      { key: 'su', count: 1, servers: [{ class: 'h100', count: 16 }] },
    ]);
  });

  it('answers faults of a TypeScript source without a place', () => {
    const { intent, diagnostics } = defineFabric({ lanewright: 1, name: 'x' } as FabricSource);
    expect(intent).toBeUndefined();
    expect(diagnostics.map((d) => [d.code, d.source])).toEqual([
      ['LW1102', undefined],
      ['LW1102', undefined],
    ]);
  });

  it('parse, print, parse is stable', () => {
    fc.assert(
      fc.property(fabric, (source) => {
        const first = defineFabric(source);
        expect(first.diagnostics.filter((d) => d.severity === 'error')).toEqual([]);
        const printed = printIntent(first.intent!);
        const again = parseIntent(printed, 'printed.yaml');
        expect(again.intent).toEqual(first.intent);
        expect(again.diagnostics.filter((d) => d.severity === 'note')).toEqual([]);
        expect(printIntent(again.intent!)).toBe(printed);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('is published as JSON Schema in docs/lanewright.schema.json', async () => {
    const path = fileURLToPath(new URL('../../../docs/lanewright.schema.json', import.meta.url));
    await expect(`${JSON.stringify(fabricJsonSchema(), null, 2)}\n`).toMatchFileSnapshot(path);
  });
});

describe('places', () => {
  const at = (path: readonly (string | number)[], part?: 'key' | 'value') => {
    const span = parseIntent(everything, 'x').spans(path, part);
    return (
      span &&
      everything
        .split('\n')
        [span.line - 1]?.slice(span.column - 1, span.endLine === span.line ? span.endColumn - 1 : undefined)
    );
  };
  it('finds values, keys of blocks, and the nearest parent', () => {
    expect(at(['servers', 'h100', 'model'])).toBe('SRV-HGX-H100-CX7');
    expect(at(['servers', 'h100', 'ports', 'gpu[1-4]', 'speed'])).toBe('400G');
    expect(at(['networks', 'backend'])).toBe('backend');
    expect(at(['networks', 'backend', 'spine'])).toBe('spine');
    expect(at(['networks', 'backend', 'spine'], 'value')).toBe('{ switch: NV-SN4700, count: 4, spare-ports: 1 }');
    expect(at(['networks', 'backend', 'planes'], 'key')).toBe('planes');
    expect(at(['networks', 'frontend', 'link-speed'])).toBe('frontend');
    expect(at(['optics', 'vendors', 1])).toBe('generic');
    expect(at(['nowhere'])).toBe('lanewright');
  });
});

describe('selectors', () => {
  it('expands in the order written', () => {
    expect(expandSelector('gpu[1,3,5-7]')).toEqual({ labels: ['gpu1', 'gpu3', 'gpu5', 'gpu6', 'gpu7'] });
    expect(expandSelector('a, b[2-3]x,c/1')).toEqual({ labels: ['a', 'b2x', 'b3x', 'c/1'] });
    expect(expandSelector('eth[08-11]')).toEqual({ labels: ['eth08', 'eth09', 'eth10', 'eth11'] });
  });
  it.each([
    '',
    'gpu[',
    'gpu[]',
    'gpu[1-]',
    'gpu[a]',
    'gpu[1][2]',
    'a,,b',
    'a,a',
    'gpu[1,1]',
    'gpu[3-1]',
    'g pu',
    'x'.repeat(5000),
  ])('refuses %j', (text) => {
    expect(expandSelector(text)).toHaveProperty('problem');
  });
  it('stops before it is too wide', () => {
    expect(expandSelector('gpu[1-1024]')).toHaveProperty('labels.length', 1024);
    expect(expandSelector('gpu[1-1025]')).toEqual({ tooMany: true });
    expect(expandSelector('gpu[1-1024],x')).toEqual({ tooMany: true });
    expect(expandSelector('gpu[1-999999999]')).toEqual({ tooMany: true });
  });
});

describe('bad input never throws and never hangs', () => {
  it('any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => void mustAnswer(text)),
      { numRuns: 300, seed: 1 },
    );
  });

  it('any text of YAML signs', () => {
    const sign = fc.constantFrom(
      '- ',
      '? ',
      ': ',
      '{',
      '}',
      '[',
      ']',
      ',',
      '&a ',
      '*a',
      '!t ',
      '|',
      '>',
      "'",
      '"',
      '#',
      '\n',
      '\n  ',
      '\t',
      '---\n',
      '...\n',
      '%YAML 1.2\n',
      'a',
      '1',
      '<<',
      '__proto__',
      '~',
      '\r\n',
      '\u0000',
      '\ufeff',
    );
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 60 }), (signs) => void mustAnswer(signs.join(''))),
      { numRuns: 600, seed: 2 },
    );
  });

  it('good files with pieces cut out, doubled or replaced', () => {
    const piece = fc.tuple(
      fc.nat(everything.length),
      fc.nat(30),
      fc.constantFrom(
        '',
        ' ',
        '\n',
        '\t',
        ':',
        '{',
        '}',
        ']',
        '*x',
        '&x',
        '0',
        '-1',
        '1e9',
        'null',
        '[]',
        '{}',
        '"',
        '__proto__: {}',
        'constructor',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        let text = everything;
        for (const [at, length, put] of pieces) text = text.slice(0, at) + put + text.slice(at + length);
        mustAnswer(text);
      }),
      { numRuns: 600, seed: 3 },
    );
  });

  it('any value where a fabric is wanted', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('servers', 'networks', 'units', 'optics', 'name', 'lengths'),
        (value, key) => {
          expect(defineFabric(value as FabricSource).intent).toBeUndefined();
          const { intent } = parseIntent(smallest, 'x');
          const result = defineFabric({ ...sourceOf(intent!), [key]: value } as FabricSource);
          expect(result.intent !== undefined || result.diagnostics.length > 0).toBe(true);
        },
      ),
      { numRuns: 300, seed: 4 },
    );
  });

  const many = (count: number, make: (index: number) => string): string =>
    Array.from({ length: count }, (_, i) => make(i)).join('');
  const head = 'lanewright: 1\nname: x\n';
  const port = 'ports: { a: { to: n } }';
  it.each<readonly [name: string, first: string | undefined, text: string]>([
    ['open brackets', 'LW1006', '['.repeat(90_000)],
    ['open braces', 'LW1006', '{'.repeat(90_000)],
    ['nested lists on one line', 'LW1006', '- '.repeat(45_000)],
    ['nested keys on one line', 'LW1006', '? '.repeat(45_000)],
    ['closing brackets', 'LW1003', ']'.repeat(90_000)],
    ['empty flow maps', 'LW1003', '[]'.repeat(45_000)],
    ['commas', 'LW1003', `[${','.repeat(95_000)}`],
    ['quotes', 'LW1003', '"'.repeat(95_000)],
    ['a quoted text of lines', 'LW1103', `"${'\n'.repeat(2_000_000)}"`],
    ['a plain text of lines', 'LW1103', 'a\n'.repeat(1_000_000)],
    ['anchors', 'LW1003', '&a '.repeat(45_000)],
    ['tags', 'LW1003', '! '.repeat(45_000)],
    ['documents', 'LW1005', '---\n'.repeat(500_000)],
    ['comments', 'LW1007', '#\n'.repeat(1_000_000)],
    ['a block text', 'LW1102', `a: |\n${'  x\n'.repeat(500_000)}`],
    ['one key in growing indentation', 'LW1006', many(1500, (i) => `${' '.repeat(i)}a:\n`)],
    ['equal keys', 'LW1102', head + many(12_000, () => 'k: 1\n')],
    ['different keys', 'LW1102', head + many(12_000, (i) => `k${i}: 1\n`)],
    ['aliases', 'LW1102', `${head}a: &a [1]\nb:\n${many(9000, () => '- *a\n')}`],
    [
      'servers',
      undefined,
      `${head}networks: { n: { leaf: { switch: S } } }\nservers:\n${many(1800, (i) => ` c${i}: { model: M, count: 1, ${port} }\n`)}`,
    ],
    [
      'networks',
      'LW1202',
      `${head}servers: { s: { model: M, count: 1, ${port} } }\nnetworks:\n${many(4000, (i) => ` abcdef${i}: { leaf: { switch: S } }\n`)}`,
    ],
    [
      'unknown networks',
      'LW1202',
      `${head}networks:\n${many(2500, (i) => ` abcdef${i}: { leaf: { switch: S } }\n`)}servers:\n s:\n  model: M\n  count: 1\n  ports:\n${many(1000, (i) => `   p${i}: { to: abcdeg${i} }\n`)}`,
    ],
    [
      'wide selectors',
      'LW1206',
      `${head}networks: { n: { leaf: { switch: S } } }\nservers:\n${many(2000, (i) => ` c${i}: { model: M, count: 1, ports: { "a[1-1024]": { to: n } } }\n`)}`,
    ],
    [
      'a selector of commas',
      'LW1205',
      `${head}networks: { n: { leaf: { switch: S } } }\nservers:\n s:\n  model: M\n  count: 1\n  ports:\n   ? "${','.repeat(1_500_000)}"\n   : { to: n }\n`,
    ],
    [
      'endless servers',
      'LW1218',
      `${head}networks: { n: { leaf: { switch: S } } }\nservers: { s: { model: M, ${port} } }\nunits: { u: { count: 1000000, servers: { s: 1000000 } } }\n`,
    ],
  ])('%s', (_, first, text) => {
    expect(mustAnswer(text).diagnostics.find((d) => d.severity === 'error')?.code).toBe(first);
  });

  it('a file over 2 MiB is refused before it is parsed', () => {
    const start = performance.now();
    expect(parseIntent('é'.repeat(1024 * 1024 + 1), 'x').diagnostics.map((d) => [d.code, d.args.size])).toEqual([
      ['LW1001', 2 * 1024 * 1024 + 2],
    ]);
    expect(parseIntent('[\n'.repeat(50_000_000), 'x').diagnostics.map((d) => d.code)).toEqual(['LW1001']);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
