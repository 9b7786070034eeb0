import { UNKNOWN } from '../catalog/device-schema.ts';
import type { RowOf } from '../catalog/schema.ts';
import type { ChassisPart, DeviceKind } from '../parts/index.ts';
import type { DeviceType } from './device-type.ts';
import { compactNames, compactNumbers } from './names.ts';
import type { CageGroup, Ports } from './ports.ts';

/** A row of the catalogue for each kind of device. */
type DraftRow = RowOf<'switch'> | RowOf<'nic'> | RowOf<'server'>;

/** The id of the draft: the slug of the file in capitals, else maker and model; empty where these have no letter or digit. */
export const draftId = ({ slug, manufacturer, model }: DeviceType): string =>
  (slug ?? `${manufacturer}-${model}`)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80);

const namesOf = ({ names }: CageGroup): string | undefined =>
  names.some((name) => /[[\],]/.test(name)) ? undefined : compactNames(names);

/** Labels by which a fabric file can name the ports of a server: the names where these may stand there. */
const labelsOf = ({ names, numbers }: CageGroup): string =>
  compactNames(
    names.every((name) => /^[A-Za-z][\w/-]*$/.test(name)) ? names : numbers.map((number) => `port${number}`),
  );

const cages = (group: CageGroup) => ({
  ports: compactNumbers(group.numbers),
  names: namesOf(group),
  cage: group.cage as string,
  lanes: UNKNOWN,
  laneRatesGbps: UNKNOWN,
  maxGbps: group.maxSpeed as number as RowOf<'switch'>['groups'][number]['maxGbps'],
  modes: UNKNOWN,
});

const some = <T>(list: readonly T[] | undefined): T[] | undefined => (list?.length ? [...list] : undefined);
const parts = (
  list: readonly { readonly name: string; readonly type?: string | null | undefined }[] | null | undefined,
) => some(list?.map(({ name, type }): ChassisPart => (type ? { name, type } : { name })));

const chassisOf = (type: DeviceType, management: readonly ChassisPart[]): DraftRow['chassis'] => ({
  heightU: type.u_height ?? undefined,
  fullDepth: type.is_full_depth ?? undefined,
  weightKg: type.weightKg,
  airflow: type.airflow ?? undefined,
  powerInlets: some(
    type['power-ports']?.map((inlet) => ({
      name: inlet.name,
      plug: inlet.type ?? undefined,
      maxDrawW: inlet.maximum_draw ?? undefined,
      allocatedDrawW: inlet.allocated_draw ?? undefined,
    })),
  ),
  management: parts(management),
  console: parts(type['console-ports']),
  bays: parts(type['module-bays']),
});

/**
 * The row of a draft: what the file says, and `unknown` for lanes, lane rates and modes of every cage, which no file of this
 * format says. Confidence is low: device types are typed in by many hands, and no proof should rest on one unsaid.
 */
export const draftRow = (
  type: DeviceType,
  { groups, management }: Ports,
  kind: DeviceKind,
  id: string,
  source: string,
): DraftRow => {
  const name = { id, vendor: type.manufacturer, model: type.model, partNumber: type.part_number ?? undefined };
  const rest = {
    chassis: chassisOf(type, management),
    source: [source],
    confidence: 'low' as const,
    note: 'Draft of a NetBox device type; maxGbps is the nominal speed of the interface type.',
  };
  if (kind === 'switch') return { ...name, groups: groups.map(cages), ...rest };
  // the types of NetBox that name a cage are Ethernet types
  const protocols: ['ethernet'] = ['ethernet'];
  return kind === 'nic'
    ? { ...name, protocols, groups: groups.map(cages), ...rest }
    : { ...name, protocols, groups: groups.map((group) => ({ ...cages(group), labels: labelsOf(group) })), ...rest };
};
