import { buildCatalog } from './build.ts';
import type { Catalog } from './catalog.ts';
import auis from './data/auis.json' with { type: 'json' };
import autonegDefaults from './data/autoneg-defaults.json' with { type: 'json' };
import cableReach from './data/cable-reach.json' with { type: 'json' };
import aristaCables from './data/cables/arista.json' with { type: 'json' };
import ciscoCables from './data/cables/cisco.json' with { type: 'json' };
import genericCables from './data/cables/generic.json' with { type: 'json' };
import nvidiaCables from './data/cables/nvidia.json' with { type: 'json' };
import connectors from './data/connectors.json' with { type: 'json' };
import copperPmds from './data/copper-pmds.json' with { type: 'json' };
import fec from './data/fec.json' with { type: 'json' };
import fieldNotes from './data/field-notes.json' with { type: 'json' };
import fits from './data/fits.json' with { type: 'json' };
import formFactors from './data/form-factors.json' with { type: 'json' };
import nics from './data/nics.json' with { type: 'json' };
import opticalPmds from './data/optical-pmds.json' with { type: 'json' };
import powerClasses from './data/power-classes.json' with { type: 'json' };
import servers from './data/servers.json' with { type: 'json' };
import sources from './data/sources.json' with { type: 'json' };
import aristaSwitches from './data/switches/arista.json' with { type: 'json' };
import celesticaSwitches from './data/switches/celestica.json' with { type: 'json' };
import ciscoSwitches from './data/switches/cisco.json' with { type: 'json' };
import dellSwitches from './data/switches/dell.json' with { type: 'json' };
import edgecoreSwitches from './data/switches/edgecore.json' with { type: 'json' };
import juniperSwitches from './data/switches/juniper.json' with { type: 'json' };
import micasSwitches from './data/switches/micas.json' with { type: 'json' };
import nokiaSwitches from './data/switches/nokia.json' with { type: 'json' };
import nvidiaSwitches from './data/switches/nvidia.json' with { type: 'json' };
import supermicroSwitches from './data/switches/supermicro.json' with { type: 'json' };
import ufispaceSwitches from './data/switches/ufispace.json' with { type: 'json' };
import aristaTransceivers from './data/transceivers/arista.json' with { type: 'json' };
import ciscoTransceivers from './data/transceivers/cisco.json' with { type: 'json' };
import genericTransceivers from './data/transceivers/generic.json' with { type: 'json' };
import nvidiaTransceivers from './data/transceivers/nvidia.json' with { type: 'json' };
import otherTransceivers from './data/transceivers/other.json' with { type: 'json' };
import hash from './golden/hash.json' with { type: 'json' };
import type { CatalogRows } from './rows.ts';
import type { RowKind, RowOf } from './schema.ts';

/** The rows of files of one kind. Their shape is proved by the tests, so it is only asserted here. */
const rowsOf = <K extends RowKind>(_kind: K, ...files: { readonly rows: readonly unknown[] }[]): readonly RowOf<K>[] =>
  files.flatMap((file) => file.rows as readonly RowOf<K>[]);

/** The rows that come with the program. */
export const builtinRows = (): CatalogRows => ({
  sources: rowsOf('source', sources),
  auis: rowsOf('aui', auis),
  opticalPmds: rowsOf('optical-pmd', opticalPmds),
  copperPmds: rowsOf('copper-pmd', copperPmds),
  cableReach: rowsOf('cable-reach', cableReach),
  fec: rowsOf('fec', fec),
  formFactors: rowsOf('form-factor', formFactors),
  fits: rowsOf('fit', fits),
  powerClasses: rowsOf('power-class', powerClasses),
  connectors: rowsOf('connector', connectors),
  transceivers: rowsOf(
    'transceiver',
    genericTransceivers,
    nvidiaTransceivers,
    ciscoTransceivers,
    aristaTransceivers,
    otherTransceivers,
  ),
  cables: rowsOf('cable', genericCables, nvidiaCables, ciscoCables, aristaCables),
  switches: rowsOf(
    'switch',
    nvidiaSwitches,
    aristaSwitches,
    celesticaSwitches,
    ciscoSwitches,
    dellSwitches,
    edgecoreSwitches,
    juniperSwitches,
    micasSwitches,
    nokiaSwitches,
    supermicroSwitches,
    ufispaceSwitches,
  ),
  nics: rowsOf('nic', nics),
  servers: rowsOf('server', servers),
  fieldNotes: rowsOf('field-note', fieldNotes),
  autonegDefaults: rowsOf('autoneg-default', autonegDefaults),
});

let builtin: Catalog | undefined;

/** The catalogue that comes with the program; built with the first call. */
export const builtinCatalog = (): Catalog => {
  // the hash is kept in a file, checked by a test: hashing every row would cost a third of a process start
  builtin ??= buildCatalog(builtinRows(), hash.hash);
  return builtin;
};
