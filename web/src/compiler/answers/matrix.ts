import type { Catalog } from '../../../../src/core/catalog/index.ts';
import { allCages, type MatrixCell, matrixOf } from '../../../../src/core/optics/index.ts';
import { DEFAULT_SITE_FIBRE, type Module, type ModuleId, type Transceiver } from '../../../../src/core/parts/index.ts';
import type { Millimetres } from '../../../../src/core/units/index.ts';

export type MatrixAsk = { readonly far: string | undefined; readonly length: Millimetres };

/** A transceiver with what a person filters by, and its cell under every cage. */
export type MatrixRow = {
  readonly id: ModuleId;
  readonly vendor: string;
  readonly partNumber: string | undefined;
  readonly formFactor: string;
  readonly fibre: string;
  readonly plug: string;
  /** speeds of the links it carries */
  readonly speeds: readonly number[];
  readonly media: readonly string[];
  readonly powerW: number | undefined;
  readonly confidence: string;
  readonly cells: readonly MatrixCell[];
};
export type MatrixAnswer = {
  readonly cages: readonly string[];
  /** the far module; undefined also where the catalogue has none of that name */
  readonly far: string | undefined;
  readonly rows: readonly MatrixRow[];
};

const isTransceiver = (module: Module | undefined): module is Transceiver => module?.kind === 'transceiver';
export const transceivers = (catalog: Catalog): readonly Transceiver[] =>
  [...catalog.modules.values()].filter(isTransceiver);

/** Each value once, in the order in which it comes first. */
export const unique = <T>(values: Iterable<T>): readonly T[] => [...new Set(values)];

const plugOf = ({ receptacle: { plug, polish, count } }: Transceiver): string =>
  `${count > 1 ? `${count}x ` : ''}${plug}${polish === undefined ? '' : `/${polish}`}`;

/** Every transceiver under every cage, alone or against a far module. */
export const answerMatrix = (catalog: Catalog, { far, length }: MatrixAsk): MatrixAnswer => {
  const farModule = far === undefined ? undefined : catalog.modules.get(far as ModuleId);
  const against = isTransceiver(farModule) ? farModule : undefined;
  const { cages, rows } = matrixOf(
    catalog,
    transceivers(catalog),
    allCages(catalog),
    against,
    length,
    DEFAULT_SITE_FIBRE,
  );
  return {
    cages,
    far: against?.id,
    rows: rows.map(({ module, cells }) => ({
      id: module.id,
      vendor: module.vendor,
      partNumber: module.partNumber,
      formFactor: module.formFactor,
      fibre: module.fibre,
      plug: plugOf(module),
      speeds: unique(module.applications.map(({ host }) => host.rate)),
      media: unique(module.applications.map(({ media }) => media.id)),
      powerW: module.power && module.power.max / 1000,
      confidence: module.confidence,
      cells,
    })),
  };
};
