import type { Diagnostic } from '../diagnostics/index.ts';
import {
  type DeviceDraft,
  type DeviceKind,
  type DeviceModel,
  type DeviceModelId,
  gapsText,
  type Module,
  type ModuleId,
  type PortType,
  portGroups,
} from '../parts/index.ts';
import { formatSpeed, gbps } from '../units/index.ts';
import { clip, didYouMean, inOrder, listed } from '../yaml/index.ts';
import type { Intent, Path, PortUse, ServerClass, SpanIndex } from './intent.ts';
import { type Report, reporter } from './report.ts';

/** What the check needs of a catalogue. */
export type KnownParts = {
  readonly devices: ReadonlyMap<DeviceModelId, DeviceModel>;
  readonly drafts: ReadonlyMap<DeviceModelId, DeviceDraft>;
  readonly modules: ReadonlyMap<ModuleId, Module>;
};

/** The model, if there is one of a wanted kind; else it is reported. */
const modelAt = (
  id: DeviceModelId,
  wanted: readonly [DeviceKind, ...DeviceKind[]],
  at: Path,
  parts: KnownParts,
  report: Report,
): DeviceModel | undefined => {
  const model = parts.devices.get(id);
  const draft = parts.drafts.get(id);
  if (!model && draft) {
    report('LW2007', { id, gaps: gapsText(draft) }, at);
    return undefined;
  }
  if (!model) {
    const alike = [...parts.devices.values()]
      .filter((device) => wanted.includes(device.kind))
      .map((device) => device.id);
    const near = report.near(id, alike) ?? report.near(id, parts.devices.keys());
    report('LW1305', { wanted: wanted[0], id: clip(id), suggestion: didYouMean(near) }, at, 'value', near);
    return undefined;
  }
  if (wanted.includes(model.kind)) return model;
  report('LW1301', { id, kind: model.kind, wanted: wanted[0] }, at);
  return undefined;
};

const portsOf = (model: DeviceModel): ReadonlyMap<string, PortType> =>
  new Map(portGroups(model).flatMap((group) => group.labels.map((label) => [label, group.port] as const)));

/** Labels in the way people write them: gpu1, gpu2, gpu3 → gpu[1-3]. */
const selectorsOf = (labels: Iterable<string>): readonly string[] => {
  const runs: { stem: string; first: number; last: number }[] = [];
  const out: string[] = [];
  for (const label of labels) {
    const match = /^(.*?)(0|[1-9]\d{0,8})$/.exec(label);
    if (!match) {
      out.push(label);
      continue;
    }
    const [, stem = '', digits = ''] = match;
    const n = Number(digits);
    const run = runs.find((r) => r.stem === stem && r.last === n - 1);
    if (run) run.last = n;
    else runs.push({ stem, first: n, last: n });
  }
  return [
    ...runs.map(({ stem, first, last }) => (first === last ? `${stem}${first}` : `${stem}[${first}-${last}]`)),
    ...out,
  ];
};

const checkPorts = (
  server: ServerClass,
  use: PortUse,
  model: DeviceModel,
  ports: ReadonlyMap<string, PortType>,
  report: Report,
): void => {
  const at = ['servers', server.key, 'ports', use.selector];
  const unknown = use.labels.filter((label) => !ports.has(label));
  if (unknown.length > 0) {
    report(
      'LW1302',
      { model: model.id, labels: listed(selectorsOf(unknown)), known: listed(selectorsOf(ports.keys())) },
      at,
      'key',
    );
  }
  const wanted = use.split ? use.split.ways * use.split.speed : use.speed;
  if (wanted === undefined) return;
  const short = use.labels.find((label) => (ports.get(label)?.maxSpeed ?? wanted) < wanted);
  const port = short === undefined ? undefined : ports.get(short);
  if (short === undefined || !port) return;
  const args = { speed: formatSpeed(gbps(wanted)), label: short, model: model.id, maximum: formatSpeed(port.maxSpeed) };
  report('LW1303', args, [...at, use.speed !== undefined && use.speed > port.maxSpeed ? 'speed' : 'split']);
};

/** Switches that are to be managed and whose management ports nobody has written down. */
const checkManaged = (intent: Intent, parts: KnownParts, report: Report): void => {
  for (const { key, manages } of intent.networks) {
    for (const managed of intent.networks.filter((network) => manages.includes(network.key))) {
      for (const [tier, id] of [
        ['leaf', managed.leaf.switch],
        ['spine', managed.spine?.switch],
      ] as const) {
        const model = id === undefined ? undefined : parts.devices.get(id);
        if (model?.kind !== 'switch' || model.management.length > 0) continue;
        report('LW1307', { model: model.id, network: key, managed: managed.key, tier }, ['networks', key, 'manages']);
      }
    }
  }
};

const checkModules = (
  ids: Iterable<readonly [ModuleId, Path, 'key' | 'value']>,
  parts: KnownParts,
  report: Report,
): void => {
  for (const [id, at, part] of ids) {
    if (parts.modules.has(id)) continue;
    const near = report.near(id, parts.modules.keys());
    report('LW1306', { id: clip(id), suggestion: didYouMean(near) }, at, part, near);
  }
};

/** The faults of an intent that only a catalogue shows: models, port labels, speeds and parts that are not there. */
export const checkIntentAgainst = (intent: Intent, spans: SpanIndex, parts: KnownParts): readonly Diagnostic[] => {
  const { report, diagnostics } = reporter(spans);
  for (const server of intent.servers) {
    const model = modelAt(server.model, ['server', 'nic'], ['servers', server.key, 'model'], parts, report);
    if (!model) continue;
    const ports = portsOf(model);
    for (const use of server.uses) checkPorts(server, use, model, ports, report);
  }
  for (const network of intent.networks) {
    const at = ['networks', network.key];
    modelAt(network.leaf.switch, ['switch'], [...at, 'leaf', 'switch'], parts, report);
    if (network.spine) modelAt(network.spine.switch, ['switch'], [...at, 'spine', 'switch'], parts, report);
  }
  checkManaged(intent, parts, report);
  const { stock, prices, avoid, vendors } = intent.optics;
  checkModules(
    [...stock.keys()].map((id) => [id, ['optics', 'stock', id], 'key'] as const),
    parts,
    report,
  );
  checkModules(
    [...prices.keys()].map((id) => [id, ['optics', 'prices', id], 'key'] as const),
    parts,
    report,
  );
  checkModules(
    avoid.map((id, index) => [id, ['optics', 'avoid', index], 'value'] as const),
    parts,
    report,
  );
  if (vendors.length > 0) {
    const known = [...new Set([...parts.modules.values()].map((module) => module.vendor))];
    vendors.forEach((vendor, index) => {
      if (known.includes(vendor)) return;
      const near = report.near(vendor, known);
      const args = { vendor: clip(vendor), suggestion: didYouMean(near), known: listed(known, 30) };
      report('LW1304', args, ['optics', 'vendors', index], 'value', near);
    });
  }
  return inOrder(diagnostics);
};
