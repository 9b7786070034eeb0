import { emitBom } from '../emit/bom/bom.ts';
import { emitCabling } from '../emit/cabling/cabling.ts';
import type { EmitInput, EmittedFile, Emitter } from '../emit/emitter.ts';
import { emitFabric } from '../emit/fabric/fabric.ts';
import { emitPage } from '../emit/page/page.ts';
import { emitProofs } from '../emit/proofs/proofs.ts';
import { emitReport } from '../emit/report/report.ts';
import { emitTopology } from '../emit/topology/topology.ts';

/** Every target, in the order in which the files are listed to the user. */
const EMITTERS: readonly Emitter[] = [emitPage, emitReport, emitBom, emitCabling, emitTopology, emitProofs, emitFabric];

/** All files of a finished fabric. */
export const emitAll = (input: EmitInput): readonly EmittedFile[] => EMITTERS.flatMap((emit) => emit(input));
