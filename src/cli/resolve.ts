import type { Catalog } from '../core/catalog/index.ts';
import { suggest } from '../core/catalog/index.ts';
import { diagnostic, renderPretty } from '../core/diagnostics/index.ts';
import {
  type DeviceDraft,
  type DeviceModel,
  type DeviceModelId,
  gapsText,
  type PortGroup,
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

/** Finds the device (and port) behind "SN4700", "CX7-QSFP112" or "NV-SN5400:5". Throws UsageError where nothing matches, CatalogError (told) for a draft. */
export const resolvePort = (catalog: Catalog, text: string): Resolved => {
  const [name = '', portText] = text.split(':');
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
  const number = portText === undefined ? undefined : Number(portText);
  if (number !== undefined && !Number.isInteger(number)) throw new UsageError(`"${portText}" is no port number`);
  const words = name.toLowerCase().split(/[\s_/-]+/);
  const group =
    number === undefined
      ? (device.groups.find((g) => words.includes(g.port.cage.toLowerCase())) ?? device.groups[0])
      : device.groups.find((g) => g.numbers.includes(number));
  if (!group) throw new UsageError(`${device.id} has no port ${portText}`);
  return { device, group, number, others: others.map((d) => d.id) };
};
