import { type CompileInput, draftFabric } from '../../../../src/core/compile/index.ts';
import { type FabricMap, mapOf } from '../../../../src/core/draw/map/index.ts';
import { compiled } from './compiled.ts';

/** The map of the fabric a text makes, finished or not, whose rows are those of every compilation of that text. */
export const mapAnswer = (input: CompileInput): FabricMap | undefined => {
  const { fabric, state } = compiled(input);
  const made = fabric ?? draftFabric(state);
  return made && mapOf(made);
};
