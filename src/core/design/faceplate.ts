import type { DeviceModel } from '../parts/index.ts';
import type { Gbps } from '../units/index.ts';

/** A cage on the faceplate of a switch. */
type FaceCage = { readonly group: number; readonly number: number; readonly label: string };

/** The cages of a switch in front-panel order, as the allocation counts them (from 0). */
export type Faceplate = {
  readonly model: DeviceModel;
  readonly cages: readonly FaceCage[];
  /** cage → the one beside it: odd numbers have the next, even ones the one before; −1 = none */
  readonly neighbour: Int32Array;
  /** logical-port limits: the share each cage belongs to, and how many ports a share has */
  readonly limits: readonly { readonly share: Int32Array; readonly shares: number; readonly max: number }[];
};

/** One way to run a speed on the cages of a faceplate. */
export type CageSplit = {
  readonly ways: number;
  readonly speed: Gbps;
  /** cage → electrical lanes of each logical port; 0 = the cage does not run it */
  readonly lanes: Uint8Array;
  readonly disablesNeighbour: boolean;
};

export const faceplateOf = (model: DeviceModel): Faceplate => {
  const cages = model.groups
    .flatMap(({ numbers, labels }, group) =>
      numbers.map((number, i) => ({ group, number, label: labels[i] ?? String(number) })),
    )
    .sort((x, y) => x.number - y.number || x.group - y.group);
  const at = new Map(cages.map((cage, i) => [cage.number, i]));
  return {
    model,
    cages,
    neighbour: Int32Array.from(cages, ({ number }) => at.get(number % 2 ? number + 1 : number - 1) ?? -1),
    limits: model.logicalPortLimits.map(({ cagesPerGroup = cages.length, max }) => ({
      share: Int32Array.from(cages, (_, i) => Math.floor(i / cagesPerGroup)),
      shares: Math.ceil(cages.length / cagesPerGroup),
      max,
    })),
  };
};
