import type { CatalogRows } from './rows.ts';

type Ids = ReadonlySet<string>;
const idsOf = (...lists: readonly (readonly { readonly id: string }[])[]): Ids =>
  new Set(lists.flatMap((list) => list.map((row) => row.id)));

/** Ids of the sources a row rests on; a reference may go on with a place in the source. */
const sourceIds = ({ source }: { readonly source: readonly string[] }): readonly string[] =>
  source.map((ref) => ref.split(' ', 1)[0] as string);

/**
 * What rows name and no row defines, one line each ("NV-SN4700: source S-NONE"), and ids given twice. Empty for a whole
 * catalogue; a users' folder is checked together with the rows it extends.
 */
export const brokenReferences = (rows: CatalogRows): string[] => {
  const broken: string[] = [];
  const need = (ids: Ids, row: string, what: string, names: Iterable<string>): void => {
    for (const name of names) if (!ids.has(name)) broken.push(`${row}: ${what} ${name}`);
  };
  const once = (list: readonly { readonly id: string }[]): void => {
    const seen = new Set<string>();
    for (const { id } of list) {
      if (seen.has(id)) broken.push(`${id}: given twice`);
      seen.add(id);
    }
  };

  const sources = idsOf(rows.sources);
  const auis = idsOf(rows.auis);
  const optical = idsOf(rows.opticalPmds);
  const copper = idsOf(rows.copperPmds);
  const connectors = idsOf(rows.connectors);
  const cages = idsOf(rows.formFactors.filter((row) => row.role.includes('cage')));
  const envelopes = idsOf(rows.formFactors.filter((row) => row.role.includes('module')));
  const scales = idsOf(rows.powerClasses);
  const modules = idsOf(rows.transceivers, rows.cables);
  const devices = idsOf(rows.switches, rows.nics, rows.servers);

  once(rows.sources);
  once([...rows.opticalPmds, ...rows.copperPmds, ...rows.auis]);
  once([...rows.transceivers, ...rows.cables]);
  once([...rows.switches, ...rows.nics, ...rows.servers]);
  for (const list of [rows.fits, rows.fec, rows.formFactors, rows.powerClasses, rows.connectors, rows.cableReach])
    once(list);
  for (const list of [rows.fieldNotes, rows.autonegDefaults]) once(list);

  const { sources: _, ...facts } = rows;
  for (const list of Object.values(facts)) {
    for (const row of list) need(sources, row.id, 'source', sourceIds(row));
  }
  for (const row of rows.opticalPmds) need(connectors, row.id, 'connector', row.connectors);
  for (const row of rows.fec) need(new Set([...optical, ...copper]), row.id, 'PMD', row.appliesTo);
  for (const row of rows.formFactors) need(scales, row.id, 'power scale', row.powerScale ? [row.powerScale] : []);
  for (const row of rows.powerClasses) need(envelopes, row.id, 'form factor', row.formFactors);
  for (const row of rows.fits) {
    need(cages, row.id, 'cage', [row.cage]);
    need(envelopes, row.id, 'form factor', [row.module]);
  }
  for (const row of rows.transceivers) {
    need(envelopes, row.id, 'form factor', [row.formFactor]);
    need(connectors, row.id, 'connector', [row.connector]);
    need(
      auis,
      row.id,
      'host interface',
      row.applications.map((application) => application.host),
    );
    need(
      optical,
      row.id,
      'PMD',
      row.applications.map((application) => application.media),
    );
  }
  for (const row of rows.cables) {
    need(envelopes, row.id, 'form factor', [row.a.formFactor, row.b.formFactor]);
    need(copper, row.id, 'PMD', row.pmds);
  }
  for (const row of [...rows.switches, ...rows.nics, ...rows.servers]) {
    need(
      cages,
      row.id,
      'cage',
      row.groups.map((group) => group.cage),
    );
  }
  for (const row of rows.switches) {
    for (const part of [...(row.splitRules ?? []), ...(row.logicalPortLimits ?? [])]) {
      need(sources, row.id, 'source', sourceIds(part));
    }
  }
  for (const row of [...rows.switches, ...rows.servers]) {
    for (const group of row.management ?? []) {
      need(cages, row.id, 'cage', [group.cage]);
      need(sources, row.id, 'source', sourceIds(group));
    }
  }
  for (const row of rows.servers) {
    need(
      devices,
      row.id,
      'NIC',
      row.groups.flatMap((group) => (group.nic === undefined ? [] : [group.nic])),
    );
  }
  for (const row of rows.fieldNotes) {
    for (const end of [row.when, row.when.far]) {
      need(devices, row.id, 'device', end?.devices ?? []);
      need(modules, row.id, 'module', end?.modules ?? []);
    }
  }
  return broken;
};
