import type { Catalog } from '../../core/catalog/index.ts';
import { cagesText, gapsText } from '../../core/parts/index.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type CatalogOption, loadCatalog } from '../load-catalog.ts';
import { paint, print, printJson, table } from '../terminal.ts';

type ListOptions = CatalogOption & { readonly json?: boolean };

const LISTS: Readonly<Record<string, (catalog: Catalog) => readonly (readonly string[])[]>> = {
  modules: (c) =>
    [...c.modules.values()].flatMap((m) =>
      m.kind === 'transceiver'
        ? [
            [
              m.id,
              m.formFactor,
              m.applications.map((x) => `${x.instances > 1 ? `${x.instances}x ` : ''}${x.media.id}`).join(', '),
            ],
          ]
        : [],
    ),
  cables: (c) =>
    [...c.modules.values()].flatMap((m) =>
      m.kind === 'transceiver'
        ? []
        : [
            [
              m.id,
              m.kind,
              `${m.a.formFactor} to ${m.b.count > 1 ? `${m.b.count}x ` : ''}${m.b.formFactor}`,
              `${m.lengths.map((l) => l / 1000).join(', ')} m`,
            ],
          ],
    ),
  switches: (c) => devices(c, 'switch'),
  nics: (c) => devices(c, 'nic'),
  servers: (c) => devices(c, 'server'),
  pmds: (c) => [
    ...[...c.opticalPmds.values()].map((p) => [p.id, `${p.rate}G`, `${p.lanes} x ${p.laneRate}G`, p.fibre, p.clause]),
    ...[...c.copperPmds.values()].map((p) => [p.id, `${p.rate}G`, `${p.lanes} x ${p.laneRate}G`, 'copper', p.clause]),
  ],
  auis: (c) =>
    [...c.auis.values()].map((a) => [a.id, `${a.rate}G`, `${a.lanes} x ${a.laneRate}G ${a.modulation}`, a.annex]),
};

const devices = (catalog: Catalog, kind: string): readonly (readonly string[])[] => [
  ...[...catalog.devices.values()].filter((d) => d.kind === kind).map((d) => [d.id, d.model, cagesText(d)]),
  ...[...catalog.drafts.values()]
    .filter((d) => d.kind === kind)
    .map((d) => [d.id, d.model, `draft: unknown ${gapsText(d)}`]),
];

/** `catalog list [kind]` */
export const list = async (kind: string, options: ListOptions): Promise<number> => {
  const rows = LISTS[kind]?.(await loadCatalog(options));
  if (!rows) throw new UsageError(`no list "${kind}"; lists: ${Object.keys(LISTS).join(', ')}`);
  if (options.json) printJson(rows.map(([id]) => id));
  else print(...table(rows), '', `${rows.length} ${kind}`);
  return EXIT.clean;
};

const found = (catalog: Catalog, id: string): object | undefined =>
  catalog.modules.get(id as never) ??
  catalog.devices.get(id as never) ??
  catalog.drafts.get(id as never) ??
  catalog.opticalPmds.get(id as never) ??
  catalog.copperPmds.get(id as never) ??
  catalog.auis.get(id as never) ??
  catalog.sources.get(id);

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Facts are integers in small units inside; people read them in these. */
const UNITS: Readonly<Record<string, readonly [divisor: number, unit: string]>> = {
  power: [1000, 'W'],
  maxPower: [1000, 'W'],
  maxModulePower: [1000, 'W'],
  length: [1000, 'm'],
  lengths: [1000, 'm'],
  minLength: [1000, 'm'],
  maxPassiveLength: [1000, 'm'],
  reach: [1000, 'm'],
  ratedReach: [1000, 'm'],
  lossBudget: [1000, 'dB'],
  unamplifiedLoss: [1000, 'dB'],
  txMax: [1000, 'dBm'],
  txMin: [1000, 'dBm'],
  rxMax: [1000, 'dBm'],
  rxMin: [1000, 'dBm'],
  rate: [1, 'Gb/s'],
  speed: [1, 'Gb/s'],
  maxSpeed: [1, 'Gb/s'],
  maxTotal: [1, 'Gb/s'],
  laneRate: [1, 'Gb/s'],
  laneRates: [1, 'Gb/s'],
  switchingGbps: [1, 'Gb/s'],
  latencyNs: [1, 'ns'],
  bufferMB: [1, 'MB'],
};

const inUnits = (key: string, value: unknown): string => {
  const [divisor, unit] = UNITS[key] ?? [1, ''];
  return typeof value === 'number' ? `${value / divisor}${unit && ` ${unit}`}` : String(value);
};

const isPortMode = (value: unknown): value is { ways: number; speed: number } =>
  isPlain(value) && typeof value.ways === 'number' && typeof value.speed === 'number';

/** Fields as indented lines; nested rows that have an id are shown by it. */
const lines = (value: Record<string, unknown>, indent: string, unitOf?: string): readonly string[] =>
  Object.entries(value).flatMap(([key, field]) => {
    const name = `${indent}${paint('dim', key)}`;
    if (field === undefined || field === null) return key === 'note' ? [] : [`${name}  ${paint('yellow', 'unknown')}`];
    if (Array.isArray(field) && field.length > 0 && field.every(isPortMode))
      return [`${name}  ${field.map(({ ways, speed }) => `${ways}x${speed}G`).join(', ')}`];
    if (Array.isArray(field)) {
      if (field.every((item) => !isPlain(item)))
        return [`${name}  ${field.map((item) => inUnits(key, item)).join(', ') || '-'}`];
      return [
        name,
        ...field.flatMap((item) => [
          `${indent}  -`,
          ...lines(shallow(item as Record<string, unknown>), `${indent}    `),
        ]),
      ];
    }
    if (isPlain(field))
      return typeof field.id === 'string'
        ? [`${name}  ${field.id}`]
        : [name, ...lines(field, `${indent}  `, key in UNITS ? key : undefined)];
    return [`${name}  ${inUnits(unitOf ?? key, field)}`];
  });

const shallow = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      isPlain(field) && typeof field.id === 'string' ? field.id : field,
    ]),
  );

/** `catalog show ID` */
export const show = async (id: string, options: ListOptions): Promise<number> => {
  const catalog = await loadCatalog(options);
  const value = found(catalog, id);
  if (!value) {
    const near = catalog.suggest(id, [...catalog.modules.keys(), ...catalog.devices.keys()]);
    process.stderr.write(`lanewright: the catalogue has no "${id}"${near ? `; did you mean ${near}?` : ''}\n`);
    return EXIT.diagnostics;
  }
  if (options.json) printJson(value);
  else {
    print(paint('bold', id), ...lines(value as Record<string, unknown>, '  '));
    const refs = [
      ...('source' in value ? (value.source as readonly string[]) : []),
      ...(catalog.devices.get(id as never)?.management ?? []).flatMap(({ source = [] }) => source),
    ];
    const sources = [...new Set(refs)].map((ref) => [
      ref,
      catalog.sources.get(ref)?.title ?? 'as stated',
      catalog.sources.get(ref)?.ref ?? '',
    ]);
    if (sources.length) print('', 'sources', ...table(sources).map((line) => `  ${line}`));
  }
  return EXIT.clean;
};

/** `catalog search WORDS` */
export const search = async (words: string, options: ListOptions): Promise<number> => {
  const catalog = await loadCatalog(options);
  const hits = catalog.search(words);
  if (options.json) {
    printJson(hits);
    return hits.length ? EXIT.clean : EXIT.diagnostics;
  }
  if (hits.length === 0) {
    process.stderr.write(`lanewright: nothing in the catalogue matches "${words}"\n`);
    return EXIT.diagnostics;
  }
  print(
    ...table(
      hits.slice(0, 40).map(({ kind, id }) => {
        const module = catalog.modules.get(id as never);
        const device = catalog.devices.get(id as never) ?? catalog.drafts.get(id as never);
        return [
          id,
          kind,
          module ? `${module.vendor} ${module.partNumber ?? ''}`.trim() : `${device?.vendor} ${device?.model}`,
        ];
      }),
    ),
  );
  if (hits.length > 40) print(`… ${hits.length - 40} more`);
  return EXIT.clean;
};
