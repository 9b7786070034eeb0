import { plural } from '../../diagnostics/index.ts';
import type { Fabric } from '../../fabric/index.ts';

/** Devices that stand together, not placed yet. */
export type Kin = {
  readonly key: string;
  readonly title: string;
  /** the least that tells it from its neighbours */
  readonly short: string;
  readonly role: string;
  readonly devices: readonly number[];
};

/** An area with what stands in it, not placed yet: rows of blocks from the highest tier down, then the areas inside. */
export type Ground = {
  readonly key: string;
  readonly tiers: readonly (readonly Kin[])[];
  readonly inner: readonly Ground[];
};

type Growing = {
  readonly key: string;
  readonly kin: Map<string, Kin & { devices: number[] }>;
  readonly inner: Growing[];
};

/** Tiers from the top; a role that is not named stands under them. */
const TIERS = ['core', 'spine', 'leaf', 'server'];

/** Height of a role above the floor: links go from the lower to the higher. */
export const heightOf = (role: string): number => {
  const at = TIERS.indexOf(role);
  return at < 0 ? 0 : TIERS.length - at;
};

/** `pod/1/su/2` → `pod/1`, `pod/1/su/2`: units may stand in units. */
const pathOf = (unit: string): readonly string[] => {
  const parts = unit.split('/');
  const path: string[] = [];
  for (let end = 2; end <= parts.length; end += 2) path.push(parts.slice(0, end).join('/'));
  return path;
};

const kinOf = (fabric: Fabric, row: number): Omit<Kin, 'devices'> => {
  const { devices } = fabric;
  const role = devices.text(row, 'role');
  const unit = devices.text(row, 'unit');
  const network = devices.text(row, 'network');
  const plane = devices.get(row, 'plane');
  const key = devices.text(row, 'key');
  const family = key.slice(0, key.lastIndexOf('/'));
  const title = [role === 'server' ? family : network, plane ? `plane ${plane}` : ''].filter(Boolean).join(', ');
  const short = plane ? `plane ${plane}` : network || family;
  return { key: [unit, family].filter(Boolean).join('/'), title, short, role };
};

const finished = ({ key, kin, inner }: Growing): Ground => {
  const all = [...kin.values()];
  const roles = [...new Set(all.map(({ role }) => role))].toSorted((x, y) => heightOf(y) - heightOf(x));
  return { key, tiers: roles.map((role) => all.filter((one) => one.role === role)), inner: inner.map(finished) };
};

/** The devices of a fabric by area, tier, network and plane, in the order in which they were made. */
export const groundOf = (fabric: Fabric): Ground => {
  const whole: Growing = { key: '', kin: new Map(), inner: [] };
  const known = new Map<string, Growing>([['', whole]]);
  const areaOf = (unit: string): Growing => {
    const found = known.get(unit);
    if (found) return found;
    let area = whole;
    for (const key of pathOf(unit)) {
      const next = known.get(key) ?? { key, kin: new Map(), inner: [] };
      if (!known.has(key)) {
        area.inner.push(next);
        known.set(key, next);
      }
      area = next;
    }
    return area;
  };
  for (let row = 0; row < fabric.devices.length; row++) {
    const area = areaOf(fabric.devices.text(row, 'unit'));
    const kin = kinOf(fabric, row);
    const together = area.kin.get(kin.key);
    if (together) together.devices.push(row);
    else area.kin.set(kin.key, { ...kin, devices: [row] });
  }
  return finished(whole);
};

/** "8 leafs, backend": what a block holds. */
export const titleOf = ({ title, role, devices }: Kin): string =>
  role === 'server' ? `${devices.length} x ${title}` : [plural(devices.length, role), title].filter(Boolean).join(', ');
