import { CODES, type Code, entryOf, toJson } from '../../core/diagnostics/index.ts';
import type { SizingRow } from '../../core/emit/emitter.ts';
import { proofsOf } from '../../core/emit/summary.ts';
import { type DeviceView, devicesOf, type Fabric, type LinkView, linksOf, portKey } from '../../core/fabric/index.ts';
import { compileFile, printDiagnostics } from '../compile-file.ts';
import { EXIT, UsageError } from '../exit.ts';
import type { CatalogOption } from '../load-catalog.ts';
import { paint, print, printJson } from '../terminal.ts';

type ExplainOptions = CatalogOption & { readonly json?: boolean };

const explainCode = (code: Code, json: boolean): number => {
  const entry = entryOf(code);
  if (json) printJson({ code, ...entry });
  else {
    print(
      `${paint('bold', code)}  ${entry.severity}, family ${entry.family}, reason ${entry.reason}`,
      `  what  ${entry.message}`,
      `  why   ${entry.why}`,
      `  fix   ${entry.fix}`,
    );
  }
  return EXIT.clean;
};

const sizingLines = (rows: readonly SizingRow[]): readonly string[] =>
  rows.flatMap((row) => [
    `${paint('bold', row.key)} = ${row.value}`,
    `  ${row.why}`,
    ...(row.cliff ? [`  near by: ${row.cliff}`] : []),
  ]);

const endText = (end: LinkView['a']): string =>
  `${portKey(end.deviceKey, end.label, end.ways, end.leg)} (${end.model}, host lanes ${end.firstLane}-${end.firstLane + end.lanes - 1}, ${end.module})`;

const linkLines = (fabric: Fabric, link: LinkView): readonly string[] => {
  const proof = proofsOf(fabric)[link.class];
  return [
    `${paint('bold', link.key)}  ${link.speed / 1000}G, ${link.length / 1000} m${link.rail ? `, rail ${link.rail}` : ''}${link.plane ? `, plane ${link.plane}` : ''}`,
    `  a  ${endText(link.a)}`,
    `  b  ${endText(link.b)}`,
    ...(proof
      ? [
          `  class ${proof.class}: ${proof.parts.cabling}, chosen as the best of the workable parts by the policy of the source`,
          `  FEC on the line ${proof.proof.line.fec}; host a ${proof.proof.a.setting.fec}, host b ${proof.proof.b.setting.fec}; autonegotiation ${proof.proof.a.setting.autoneg ? 'on' : 'off'}`,
          ...proof.alternatives.map((other) => `  next best: ${other.a} + ${other.b}`),
          ...proof.proof.assumes.map((text) => `  assumes ${text}`),
        ]
      : ['  no proof']),
  ];
};

/** What a key names: devices by their own key, links by theirs or by a port at either end. */
type Things = {
  readonly devices: readonly DeviceView[];
  readonly links: readonly LinkView[];
  readonly all: readonly LinkView[];
};

const find = (fabric: Fabric, key: string): Things => {
  const all = [...linksOf(fabric)];
  const atPort = (end: LinkView['a']): boolean =>
    portKey(end.deviceKey, end.label, end.ways, end.leg) === key || portKey(end.deviceKey, end.label, 1, 0) === key;
  return {
    devices: [...devicesOf(fabric)].filter((device) => device.key === key),
    links: all.filter((link) => link.key === key || atPort(link.a) || atPort(link.b)),
    all,
  };
};

const deviceLines = (device: DeviceView, links: readonly LinkView[]): readonly string[] => {
  const place = [
    device.network && `network ${device.network}`,
    device.unit && `unit ${device.unit}`,
    device.plane && `plane ${device.plane}`,
    device.rail && `rail ${device.rail}`,
    device.rack,
  ].filter(Boolean);
  const below = links.filter((link) => link.b.device === device.index).length;
  const above = links.filter((link) => link.a.device === device.index);
  const isManagement = (link: LinkView): boolean => device.network !== '' && link.network !== device.network;
  const managed = above.filter(isManagement);
  return [
    `${paint('bold', device.key)}  ${[device.role, device.model, ...place].join(', ')}`,
    `  ${below} link(s) from below, ${above.length - managed.length} upwards`,
    ...managed.map(({ a, b }) => `  managed over ${a.label} at ${portKey(b.deviceKey, b.label, b.ways, b.leg)}`),
  ];
};

const jsonLink = (fabric: Fabric, link: LinkView) => ({
  key: link.key,
  speedGbps: link.speed / 1000,
  lengthM: link.length / 1000,
  a: portKey(link.a.deviceKey, link.a.label, link.a.ways, link.a.leg),
  b: portKey(link.b.deviceKey, link.b.label, link.b.ways, link.b.leg),
  proof: proofsOf(fabric)[link.class] ?? null,
});

/** `explain CODE` or `explain KEY FILE` */
export const explain = async (what: string, file: string | undefined, options: ExplainOptions): Promise<number> => {
  const code = what.toUpperCase();
  if (code in CODES) return explainCode(code as Code, options.json === true);
  if (/^LW\d+$/.test(code)) throw new UsageError(`there is no code ${code}; docs/diagnostics.md lists them all`);
  if (file === undefined)
    throw new UsageError(`to explain "${what}", name the fabric file: lanewright explain ${what} fabric.yaml`);
  const result = await compileFile(file, options);
  const { fabric, sizing } = result.compilation;
  const rows = sizing.filter((row) => row.key === what || row.key.startsWith(`${what}.`));
  const found = fabric ? find(fabric, what) : { devices: [], links: [], all: [] };
  if (!fabric) printDiagnostics(result);
  if (options.json) {
    printJson({
      format: 'lanewright-explain',
      version: 1,
      key: what,
      sizing: rows,
      devices: found.devices,
      links: fabric ? found.links.map((link) => jsonLink(fabric, link)) : [],
      diagnostics: toJson(result.diagnostics).diagnostics,
    });
  } else {
    const lines = [
      ...sizingLines(rows),
      ...found.devices.flatMap((device) => deviceLines(device, found.all)),
      ...(fabric ? found.links.flatMap((link) => linkLines(fabric, link)) : []),
    ];
    if (lines.length) print(...lines);
  }
  if (rows.length || found.devices.length || found.links.length) return EXIT.clean;
  const known = sizing
    .map((row) => row.key)
    .slice(0, 12)
    .join(', ');
  process.stderr.write(
    `lanewright: nothing in ${file} is called "${what}"; numbers: ${known}; devices like backend/leaf/1; ports like backend/leaf/1:3\n`,
  );
  return EXIT.diagnostics;
};
