import type { RowOf } from './schema.ts';

/** All rows of a catalogue, as its files hold them. */
export type CatalogRows = {
  readonly sources: readonly RowOf<'source'>[];
  readonly auis: readonly RowOf<'aui'>[];
  readonly opticalPmds: readonly RowOf<'optical-pmd'>[];
  readonly copperPmds: readonly RowOf<'copper-pmd'>[];
  readonly cableReach: readonly RowOf<'cable-reach'>[];
  readonly fec: readonly RowOf<'fec'>[];
  readonly formFactors: readonly RowOf<'form-factor'>[];
  readonly fits: readonly RowOf<'fit'>[];
  readonly powerClasses: readonly RowOf<'power-class'>[];
  readonly connectors: readonly RowOf<'connector'>[];
  readonly transceivers: readonly RowOf<'transceiver'>[];
  readonly cables: readonly RowOf<'cable'>[];
  readonly switches: readonly RowOf<'switch'>[];
  readonly nics: readonly RowOf<'nic'>[];
  readonly servers: readonly RowOf<'server'>[];
  readonly fieldNotes: readonly RowOf<'field-note'>[];
  readonly autonegDefaults: readonly RowOf<'autoneg-default'>[];
};
