import { type CompileInput, compile, draftFabric } from '../../../../src/core/compile/index.ts';
import { type FabricMap, mapOf } from '../../../../src/core/draw/map/index.ts';

/** The map of the fabric a text makes, finished or not, whose rows are those of every compilation of that text. */
export const mapAnswer = (input: CompileInput): FabricMap | undefined => {
  const { fabric, state } = compile(input);
  const made = fabric ?? draftFabric(state);
  return made && mapOf(made);
};
