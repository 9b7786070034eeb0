import { type CompileInput, compile } from '../../../../src/core/compile/index.ts';
import { type FabricMap, mapOf } from '../../../../src/core/draw/map/index.ts';

/** The map of the fabric a text makes, whose rows are those of every compilation of that text; undefined where it has errors. */
export const mapAnswer = (input: CompileInput): FabricMap | undefined => {
  const { fabric } = compile(input);
  return fabric && mapOf(fabric);
};
