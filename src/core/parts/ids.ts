import type { Brand } from '../units/index.ts';

/** Id of a transceiver or cable assembly in the catalogue, e.g. `GEN-QDD-400G-DR4`. */
export type ModuleId = Brand<string, 'ModuleId'>;
/** Id of a switch, NIC or server model, e.g. `NV-SN4700`. */
export type DeviceModelId = Brand<string, 'DeviceModelId'>;
/** Id of an optical or copper PMD, e.g. `400GBASE-DR4`. */
export type PmdId = Brand<string, 'PmdId'>;
/** Id of a host electrical interface, e.g. `400GAUI-8`. */
export type AuiId = Brand<string, 'AuiId'>;
/** A module form factor: `QSFP-DD`, `OSFP-finned`, `SFP28` … */
export type FormFactor = Brand<string, 'FormFactor'>;
/** A cage of a host: `QSFP-DD`, `OSFP-RHS` … */
export type Cage = Brand<string, 'Cage'>;
/** Id of a row of the source list, or a document reference. */
export type SourceRef = string;

/** How far a fact can be trusted. */
export type Confidence = 'high' | 'medium' | 'low';

/** What every fact carries. */
export type Provenance = {
  readonly source: readonly SourceRef[];
  readonly confidence: Confidence;
  readonly note: string | undefined;
};
