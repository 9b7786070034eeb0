import type { DeviceModel } from '../../parts/index.ts';
import { formatPower } from '../../units/index.ts';
import type { KnownParts } from '../against.ts';
import type { Path } from '../intent.ts';

/** A word that may stand at a place, with what it is. */
export type Word = { readonly word: string; readonly about: string };

const own = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string | number, unknown>)[key]
    : undefined;

const keysOf = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];

/** Does a path look like a pattern? `*` stands for any one key. */
const like = (path: Path, ...pattern: readonly string[]): boolean =>
  path.length === pattern.length && pattern.every((word, i) => word === '*' || word === String(path[i]));

/** "32x QSFP-DD 400G": the ports of a device in few words. */
export const portsText = ({ groups }: DeviceModel): string =>
  groups.map(({ numbers, port }) => `${numbers.length}x ${port.cage} ${port.maxSpeed}G`).join(', ');

const devices = (parts: KnownParts, kinds: readonly string[]): readonly Word[] =>
  [...parts.devices.values()]
    .filter(({ kind }) => kinds.includes(kind))
    .map((device) => ({ word: device.id, about: `${device.vendor} ${device.model}, ${portsText(device)}` }));

const modules = (parts: KnownParts): readonly Word[] =>
  [...parts.modules.values()].map((module) => ({
    word: module.id,
    about: [module.vendor, module.kind === 'transceiver' ? module.formFactor : module.kind]
      .concat(module.kind === 'transceiver' && module.power ? formatPower(module.power.max) : [])
      .join(', '),
  }));

/** Labels of a server model as selectors, longest runs first: gpu[1-8], storage1. */
const selectors = (model: DeviceModel | undefined): readonly Word[] => {
  if (!model) return [];
  const labels = model.groups.flatMap((group) =>
    group.labels.map((label) => ({ label, about: `${group.port.cage} ${group.port.maxSpeed}G` })),
  );
  const stems = new Map<string, { about: string; numbers: number[] }>();
  for (const { label, about } of labels) {
    const match = /^(.*?)(\d+)$/.exec(label);
    if (!match) continue;
    const stem = stems.get(match[1] as string) ?? { about, numbers: [] };
    stem.numbers.push(Number(match[2]));
    stems.set(match[1] as string, stem);
  }
  const runs = [...stems].flatMap(([stem, { about, numbers }]) => {
    const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
    return numbers.length > 1 && last - first + 1 === numbers.length
      ? [
          {
            word: stem === '' ? `"[${first}-${last}]"` : `${stem}[${first}-${last}]`,
            about: `${numbers.length} ports, ${about}`,
          },
        ]
      : [];
  });
  return [...runs, ...labels.map(({ label, about }) => ({ word: /^\d/.test(label) ? `"${label}"` : label, about }))];
};

/** Words of the catalogue and of the file itself that may stand as a value at a path. */
export const knownValues = (path: Path, root: unknown, parts: KnownParts): readonly Word[] => {
  if (like(path, 'servers', '*', 'model')) return devices(parts, ['server', 'nic']);
  if (like(path, 'networks', '*', '*', 'switch')) return devices(parts, ['switch']);
  if (like(path, 'servers', '*', 'ports', '*', 'to'))
    return keysOf(own(root, 'networks')).map((word) => ({ word, about: 'network of this file' }));
  if (like(path, 'optics', 'avoid', '*')) return modules(parts);
  if (like(path, 'optics', 'vendors', '*'))
    return [...new Set([...parts.modules.values()].map(({ vendor }) => vendor))].map((word) => ({
      word,
      about: 'vendor',
    }));
  return [];
};

/** The same for keys of mappings whose keys are the user's or the catalogue's. */
export const knownKeysAt = (path: Path, root: unknown, parts: KnownParts): readonly Word[] => {
  if (like(path, 'optics', 'stock') || like(path, 'optics', 'prices')) return modules(parts);
  if (like(path, 'units', '*', 'servers'))
    return keysOf(own(root, 'servers')).map((word) => ({ word, about: 'server class of this file' }));
  if (like(path, 'servers', '*', 'ports')) {
    const model = own(own(own(root, 'servers'), path[1] as string), 'model');
    return selectors(
      typeof model === 'string' ? [...parts.devices.values()].find(({ id }) => id === model) : undefined,
    );
  }
  return [];
};
