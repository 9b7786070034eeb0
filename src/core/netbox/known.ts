import type { Catalog } from '../catalog/index.ts';
import type { DeviceModel, DeviceModelId } from '../parts/index.ts';
import type { DeviceType } from './device-type.ts';
import type { CageGroup } from './ports.ts';

/** A device of the catalogue that seems to be the one of the file. */
export type KnownModel = {
  readonly id: DeviceModelId;
  readonly model: string;
  readonly cages: string;
  readonly source: readonly string[];
  /** Both state the same numbers of the same cages. */
  readonly agrees: boolean;
};

const words = (text: string): string =>
  ` ${text
    .toUpperCase()
    .split(/[^A-Z0-9+]+/)
    .filter(Boolean)
    .join(' ')} `;

/** "AS9726-32D (DCS240)" is known by what stands before the bracket. */
const nameOf = ({ model }: DeviceModel): string => words(model.replace(/ *\(.*$/, ''));

/** "32x QSFP-DD 400G + 2x SFP28 25G": cages of one kind and speed together, the fastest first. */
export const cageCounts = (groups: readonly Pick<CageGroup, 'cage' | 'maxSpeed' | 'numbers'>[]): string => {
  const counts = new Map<string, { readonly speed: number; count: number }>();
  for (const { cage, maxSpeed, numbers } of groups) {
    const kind = `${cage} ${maxSpeed}G`;
    const entry = counts.get(kind) ?? { speed: maxSpeed, count: 0 };
    entry.count += numbers.length;
    counts.set(kind, entry);
  }
  return [...counts]
    .sort(([a, x], [b, y]) => y.speed - x.speed || (a < b ? -1 : 1))
    .map(([kind, { count }]) => `${count}x ${kind}`)
    .join(' + ');
};

/** The devices of the catalogue whose model name stands in the model or part number of the file, word by word. */
export const knownModels = (
  { model, part_number }: DeviceType,
  groups: readonly CageGroup[],
  catalog: Catalog,
): readonly KnownModel[] => {
  const names = [words(model), words(part_number ?? '')];
  return [...catalog.devices.values()]
    .filter((device) => names.some((name) => name.includes(nameOf(device))))
    .map((device) => {
      const cages = cageCounts(device.groups.map(({ port, numbers }) => ({ ...port, numbers })));
      return { id: device.id, model: device.model, cages, source: device.source, agrees: cages === cageCounts(groups) };
    });
};
