import { naturalCompare } from '../units/index.ts';
import { deviceName, deviceOf, type Plan, placeOf } from './plan.ts';

/** Which part of the fabric is handed over; what is left out does not narrow. */
export type Part = {
  readonly rack?: string | undefined;
  readonly unit?: string | undefined;
  readonly rail?: number | undefined;
  readonly device?: string | undefined;
};

/** "su/1/rack/2" and "su-1 rack 2" name one rack. */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const deviceInPart = (plan: Plan, device: number, { rack, unit, device: name }: Part): boolean => {
  const { devices } = plan.fabric;
  if (
    rack !== undefined &&
    ![devices.text(device, 'rack'), placeOf(plan, device)].some((text) => plain(text) === plain(rack))
  )
    return false;
  if (unit !== undefined && plain(devices.text(device, 'unit')) !== plain(unit)) return false;
  return name === undefined || deviceName(plan, device).toLowerCase() === name.toLowerCase();
};

/** Links of a part: those with an end on one of its devices, and on its rail. */
export const linksOfPart = (plan: Plan, part: Part): readonly number[] => {
  const { links } = plan.fabric;
  return Array.from({ length: links.length }, (_, link) => link).filter(
    (link) =>
      (part.rail === undefined || links.get(link, 'rail') === part.rail) &&
      (['a', 'b'] as const).some((end) => deviceInPart(plan, deviceOf(plan, links.get(link, end)), part)),
  );
};

const inOrder = (texts: Iterable<string>): readonly string[] =>
  [...new Set(texts)].filter((text) => text !== '').toSorted(naturalCompare);

/** What a plan can be narrowed to: places as the work list has them, units, rails. */
export const partNames = (
  plan: Plan,
): { readonly racks: readonly string[]; readonly units: readonly string[]; readonly rails: readonly number[] } => {
  const { devices, links } = plan.fabric;
  const rows = Array.from({ length: devices.length }, (_, row) => row);
  return {
    racks: inOrder(rows.map((row) => placeOf(plan, row))),
    units: inOrder(rows.map((row) => devices.text(row, 'unit'))),
    rails: [...new Set(links.column('rail'))].filter((rail) => rail > 0).toSorted((x, y) => x - y),
  };
};
