import type { Catalog } from '../catalog/index.ts';
import { type Diagnostic, diagnostic } from '../diagnostics/index.ts';
import type { DeviceKind, FormFactor } from '../parts/index.ts';
import { clip, listed } from '../yaml/index.ts';
import { readDeviceType } from './device-type.ts';
import { draftId, draftRow } from './draft.ts';
import { cageCounts, type KnownModel, knownModels } from './known.ts';
import { layoutJson } from './layout.ts';
import { type CageGroup, portsOf } from './ports.ts';

/** A file with a device type. */
export type DeviceTypeText = { readonly file: string; readonly text: string };

/** Cages of a draft, with the lanes that would make up their nominal speed. */
export type ImportedGroup = CageGroup & {
  /** "8x50G": within what the form factor defines; none of them is stated. */
  readonly possibleLanes: readonly string[];
};

/** A device type turned into a draft of the catalogue. */
export type Imported = {
  readonly file: string;
  readonly id: string;
  readonly kind: DeviceKind;
  readonly row: ReturnType<typeof draftRow>;
  readonly source: { readonly id: string; readonly type: 'source'; readonly title: string; readonly ref: string };
  readonly groups: readonly ImportedGroup[];
  readonly known: readonly KnownModel[];
  /** Lists of the file that say nothing a draft can hold. */
  readonly notRead: readonly string[];
};

/** The lane counts and rates of a form factor that give a speed: what a cage of that nominal speed could be. */
const possibleLanes = ({ cage, maxSpeed }: CageGroup, catalog: Catalog): readonly string[] => {
  const envelope = catalog.formFactors.get(cage as string as FormFactor);
  return (envelope?.laneRates ?? [])
    .filter((rate) => Number.isInteger(maxSpeed / rate) && maxSpeed / rate <= (envelope?.lanes ?? 0))
    .map((rate) => `${maxSpeed / rate}x${rate}G`);
};

type Ids = Map<string, string>;

const importOne = (
  { file, text }: DeviceTypeText,
  catalog: Catalog,
  kind: DeviceKind,
  taken: Ids,
): { readonly imported: Imported | undefined; readonly diagnostics: readonly Diagnostic[] } => {
  const { type, diagnostics: faults } = readDeviceType(text, file);
  if (!type) return { imported: undefined, diagnostics: faults };
  const top = { source: type.spans(['model']) };
  const ports = portsOf(type, catalog);
  const diagnostics = [...faults, ...ports.diagnostics];
  const refuse = (fault: Diagnostic) => ({ imported: undefined, diagnostics: [...diagnostics, fault] });

  const id = draftId(type);
  if (id === '')
    return refuse(
      diagnostic('LW2101', { problem: 'manufacturer and model have no letter or digit to make an id of' }, top),
    );
  if (ports.groups.length === 0) {
    const lists = type.notRead.length ? ` (not read: ${listed(type.notRead)})` : '';
    return refuse(diagnostic('LW2104', { model: clip(type.model), lists }, top));
  }
  const owner = taken.get(id);
  if (owner !== undefined) return refuse(diagnostic('LW2106', { id, owner }, top));
  taken.set(id, file);

  const known = knownModels(type, ports.groups, catalog);
  for (const { id: knownId, cages, source, agrees } of known) {
    if (agrees) continue;
    const args = { known: knownId, catalogued: cages, stated: cageCounts(ports.groups), source: source.join(', ') };
    diagnostics.push(diagnostic('LW2107', args, { source: type.spans(['interfaces'], 'key') }));
  }
  const source = {
    id: `NETBOX-${id}`,
    type: 'source' as const,
    title: `NetBox device type ${type.manufacturer} ${type.model}`,
    ref: file,
  };
  const imported: Imported = {
    file,
    id,
    kind,
    row: draftRow(type, ports, kind, id, source.id),
    source,
    groups: ports.groups.map((group) => ({ ...group, possibleLanes: possibleLanes(group, catalog) })),
    known,
    notRead: type.notRead,
  };
  return { imported, diagnostics };
};

/**
 * Turns device types (and module types) of NetBox into drafts of catalogue rows. What the format does not say stands in them
 * as unknown. Never throws; a file with errors gives no draft, the others do.
 * @param kind what the devices are, which the format does not say
 */
export const importDeviceTypes = (
  files: readonly DeviceTypeText[],
  catalog: Catalog,
  kind: DeviceKind,
): { readonly imports: readonly Imported[]; readonly diagnostics: readonly Diagnostic[] } => {
  const taken: Ids = new Map([...catalog.devices.keys()].map((id) => [id, `${id} of the catalogue`]));
  const results = files.map((file) => importOne(file, catalog, kind, taken));
  return {
    imports: results.flatMap(({ imported }) => (imported ? [imported] : [])),
    diagnostics: results.flatMap(({ diagnostics }) => diagnostics),
  };
};

/** The files of a draft below a catalogue folder: its row, and the source it names. */
export const draftFiles = ({
  id,
  kind,
  row,
  source,
}: Imported): readonly { readonly path: string; readonly text: string }[] => {
  const file = (name: RowFile, rows: readonly object[]) => ({
    path: `${id.toLowerCase()}/${name}.json`,
    text: `${layoutJson({ format: 'lanewright-catalog', version: 1, kind: name, rows })}\n`,
  });
  return [file(kind, [row]), file('source', [source])];
};
type RowFile = DeviceKind | 'source';
