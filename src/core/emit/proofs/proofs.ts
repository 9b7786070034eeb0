import { proofsOf } from '../class-proofs.ts';
import type { Emitter } from '../emitter.ts';

const UNITS = { speed: 'Gb/s', length: 'mm', reach: 'mm', loss: 'mdB', margin: 'mdB', power: 'mW', time: 'ps' };

/** `proofs.json`: why every class of links works, lane by lane, with its margins and what it rests on. */
export const emitProofs: Emitter = ({ fabric }) => {
  const chunks = function* () {
    const head = {
      format: 'lanewright-proofs',
      version: 1,
      name: fabric.name,
      catalog: fabric.catalogHash,
      units: UNITS,
    };
    yield `${JSON.stringify(head, null, 2).slice(0, -2)},\n  "classes": [`;
    const proofs = proofsOf(fabric).filter((proof) => proof !== null);
    for (const [i, proof] of proofs.entries()) {
      yield `${i ? ',' : ''}\n    ${JSON.stringify(proof, null, 2).replaceAll('\n', '\n    ')}`;
    }
    yield '\n  ]\n}\n';
  };
  return [{ path: 'proofs.json', chunks: chunks() }];
};
