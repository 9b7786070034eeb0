import type { ByGrade, FibreGrade, FibrePlant, FibreRun, OpticalPmd } from '../parts/index.ts';
import { fibreLoss, type MilliDecibels, type Millimetres } from '../units/index.ts';
import { ATTENUATION, CONNECTOR_LOSS, SPLICE_LOSS } from './thresholds.ts';

const ORDER: Readonly<Record<FibreGrade, number>> = { OS1: 0, OS2: 1, OM1: 0, OM2: 1, OM3: 2, OM4: 3, OM5: 4 };
const BELOW: Readonly<Record<FibreGrade, FibreGrade | undefined>> = {
  OS1: undefined,
  OS2: 'OS1',
  OM1: undefined,
  OM2: 'OM1',
  OM3: 'OM2',
  OM4: 'OM3',
  OM5: 'OM4',
};

export const isSinglemode = (grade: FibreGrade): boolean => grade.startsWith('OS');

/** The lowest grade among runs; undefined of none. */
export const lowestGrade = (runs: readonly FibreRun[]): FibreGrade | undefined =>
  runs.reduce<FibreGrade | undefined>(
    (lowest, { grade }) => (lowest === undefined || ORDER[grade] < ORDER[lowest] ? grade : lowest),
    undefined,
  );

/** The lowest grade of a path governs all of it. */
export const governingGrade = (plant: FibrePlant): FibreGrade => lowestGrade(plant.runs) ?? 'OS2';

/** The figure for a grade; a better fibre may stand for a lesser one that is listed (OM5 meets OM4 at 850 nm), never the reverse. */
export const byGrade = <T>(table: ByGrade<T>, grade: FibreGrade): T | undefined => {
  for (let g: FibreGrade | undefined = grade; g; g = BELOW[g]) {
    const value = table[g];
    if (value !== undefined) return value;
  }
  // OS1 runs what OS2 runs, at its own attenuation: the loss budget decides
  return grade === 'OS1' ? table.OS2 : undefined;
};

/** A vendor rating: where a lesser grade is not rated, the best rating is at least an upper bound. */
export const ratedFor = (rated: ByGrade<Millimetres>, grade: FibreGrade): Millimetres | undefined => {
  const exact = byGrade(rated, grade);
  if (exact !== undefined) return exact;
  const all = Object.values(rated).filter((v) => v !== undefined);
  return all.length ? (Math.max(...all) as Millimetres) : undefined;
};

/** Loss of a fibre channel and how it is known. */
export type ChannelLoss = {
  readonly total: MilliDecibels;
  readonly basis: 'measured' | 'computed';
  readonly fibre: MilliDecibels;
  readonly connectors: MilliDecibels;
  readonly splices: MilliDecibels;
  readonly connectorCount: number;
};

const window = (pmd: OpticalPmd): 'at850' | 'at1310' | 'at1550' => {
  const shortest = Math.min(...pmd.wavelengthsNm);
  return shortest < 1000 ? 'at850' : shortest < 1450 ? 'at1310' : 'at1550';
};

/** Mated pairs in the cabling: as stated, else the joints of the path. */
export const connectorCount = (plant: FibrePlant): number => plant.connectors ?? Math.max(0, plant.path.length - 1);

/** Insertion loss of the channel at the PMD's wavelength; a measured figure outranks the sum. */
export const channelLoss = (plant: FibrePlant, pmd: OpticalPmd): ChannelLoss => {
  const at = window(pmd);
  const fibre = plant.runs.reduce(
    (sum, run) => sum + fibreLoss(run.length, ATTENUATION[run.grade][at]),
    0,
  ) as MilliDecibels;
  const count = connectorCount(plant);
  const connectors = (count * (plant.connectorLoss ?? CONNECTOR_LOSS[pmd.fibre])) as MilliDecibels;
  const splices = (plant.splices * (plant.spliceLoss ?? SPLICE_LOSS)) as MilliDecibels;
  const computed = (fibre + connectors + splices) as MilliDecibels;
  return {
    total: plant.measuredLoss ?? computed,
    basis: plant.measuredLoss === undefined ? 'computed' : 'measured',
    fibre,
    connectors,
    splices,
    connectorCount: count,
  };
};

/** The channel insertion loss a PMD allows over a plant; undefined where no figure is known. */
export const lossBudget = (pmd: OpticalPmd, plant: FibrePlant): MilliDecibels | undefined => {
  if (pmd.unamplifiedLoss !== undefined && !plant.amplified) return pmd.unamplifiedLoss;
  return byGrade(pmd.lossBudget, governingGrade(plant));
};
