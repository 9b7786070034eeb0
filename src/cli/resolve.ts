import type { Catalog } from '../core/catalog/index.ts';
import { suggest } from '../core/catalog/index.ts';
import { diagnostic, renderPretty } from '../core/diagnostics/index.ts';
import {
  type DeviceDraft,
  type DeviceModel,
  type DeviceModelId,
  gapsText,
  type PortGroup,
  portGroups,
} from '../core/parts/index.ts';
import { CatalogError, UsageError } from './exit.ts';
import { usesColor } from './terminal.ts';

/** A device and port meant by the user, and what else the words could have meant. */
export type Resolved = {
  readonly device: DeviceModel;
  readonly group: PortGroup;
  readonly number: number | undefined;
  readonly others: readonly DeviceModelId[];
};

/** ConnectX-7 is written CX7 as often as not. */
const haystack = (device: DeviceModel): string => {
  const text = `${device.id} ${device.model} ${device.groups.map((g) => g.port.cage).join(' ')}`.toLowerCase();
  return `${text} ${text.replaceAll(/connectx-?/g, 'cx').replaceAll(/bluefield-?/g, 'bf')}`;
};

const fastest = (device: DeviceModel): number => Math.max(...device.groups.map((g) => g.port.maxSpeed));

const find = (catalog: Catalog, text: string): readonly DeviceModel[] => {
  const exact = catalog.devices.get(text as DeviceModelId);
  if (exact) return [exact];
  const wanted = text.toLowerCase();
  const all = [...catalog.devices.values()];
  const named = all.filter((d) => d.model.toLowerCase() === wanted || d.id.toLowerCase().endsWith(`-${wanted}`));
  if (named.length) return named;
  const words = wanted.split(/[\s_/-]+/).filter(Boolean);
  return all
    .filter((device) => words.every((word) => haystack(device).includes(word)))
    .toSorted((x, y) => fastest(y) - fastest(x) || x.groups.length - y.groups.length || (x.id < y.id ? -1 : 1));
};

/** The draft of that id, or of that model where no device has it. */
const draftNamed = (catalog: Catalog, name: string, device: DeviceModel | undefined): DeviceDraft | undefined => {
  const wanted = name.toLowerCase();
  return [...catalog.drafts.values()].find(
    ({ id, model }) => id.toLowerCase() === wanted || (!device && model.toLowerCase() === wanted),
  );
};

/** The port of a number or a label: "5", "gpu3", "eth0". */
const portAt = (device: DeviceModel, text: string): Pick<Resolved, 'group' | 'number'> => {
  for (const group of portGroups(device)) {
    const at = group.labels.indexOf(text);
    const number = at < 0 ? group.numbers.find((n) => String(n) === text) : group.numbers[at];
    if (number !== undefined) return { group, number };
  }
  throw new UsageError(`${device.id} has no port ${text}`);
};

/** Without a port: the first of the cage that is named, else the first of all. */
const anyPort = (device: DeviceModel, name: string): PortGroup => {
  const words = name.toLowerCase().split(/[\s_/-]+/);
  const groups = portGroups(device);
  return groups.find((group) => words.includes(group.port.cage.toLowerCase())) ?? (groups[0] as PortGroup);
};

/** Finds the device (and port) behind "SN4700", "CX7-QSFP112", "NV-SN5400:5" or "SN4700:eth0". Throws UsageError where nothing matches, CatalogError (told) for a draft. */
export const resolvePort = (catalog: Catalog, text: string): Resolved => {
  const [, name = '', port] = /^([^:]*)(?::(.*))?$/.exec(text) ?? [];
  const [device, ...others] = find(catalog, name);
  const draft = draftNamed(catalog, name, device);
  if (draft) {
    const fault = diagnostic('LW2007', { id: draft.id, gaps: gapsText(draft) });
    process.stderr.write(renderPretty([fault], { sources: new Map(), color: usesColor(process.stderr) }));
    throw new CatalogError();
  }
  if (!device) {
    const near = suggest(name, catalog.devices.keys());
    throw new UsageError(
      `no device of the catalogue matches "${name}"${near ? `; did you mean ${near}?` : ''} (lanewright catalog list switches|nics|servers)`,
    );
  }
  const found = port === undefined ? { group: anyPort(device, name), number: undefined } : portAt(device, port);
  return { device, ...found, others: others.map((d) => d.id) };
};
