import type { Catalog } from '../catalog/catalog.ts';

/** Finds the part a row means: by catalogue id, by vendor part number, or by the model of a device. */
export type PartFinder = (text: string) => string | undefined;

/** A part number that two parts share names neither. */
export const partFinder = (catalog: Catalog): PartFinder => {
  const byName = new Map<string, string | undefined>();
  const add = (name: string | undefined, part: string): void => {
    const key = name?.toLowerCase();
    if (key) byName.set(key, byName.has(key) && byName.get(key) !== part ? undefined : part);
  };
  for (const module of catalog.modules.values()) add(module.partNumber, module.id);
  for (const device of catalog.devices.values()) {
    add(device.model, device.id);
    // a variant is priced by itself: the other airflow is another article
    for (const { partNumber } of device.variants ?? []) add(partNumber, partNumber);
  }
  for (const id of [...catalog.modules.keys(), ...catalog.devices.keys()]) byName.set(id.toLowerCase(), id);
  return (text) => byName.get(text.toLowerCase());
};
