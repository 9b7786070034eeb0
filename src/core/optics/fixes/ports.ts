import type { Catalog } from '../../catalog/catalog.ts';
import type { LinkQuestion, Side } from '../../link/index.ts';
import { type Draft, endName, withEnd } from './draft.ts';

const SIDES: readonly Side[] = ['a', 'b'];

const atSide = function* (question: LinkQuestion, side: Side): Iterable<Draft> {
  const { device, port, portNumber, portRow } = question[side];
  const at = endName(question, side);
  if (portNumber !== undefined && device) {
    const others = device.groups
      .filter((group) => group.port.cage === port.cage)
      .flatMap((group) => group.numbers.map((number) => ({ number, port: group.port })))
      .filter(({ number }) => number !== portNumber)
      .toSorted((x, y) => Math.abs(x.number - portNumber) - Math.abs(y.number - portNumber));
    for (const other of others) {
      const order = `use port ${other.number} in place of port ${portNumber} at ${at}`;
      const moved = withEnd(question, side, { port: other.port, portNumber: other.number });
      yield { kind: 'port', orders: [order], question: moved };
    }
  }
  if (portRow !== undefined) {
    const row = portRow === 'top' ? 'bottom' : 'top';
    const order = `use a port of the ${row} row at ${at}`;
    yield { kind: 'port', orders: [order], question: withEnd(question, side, { portRow: row }) };
  }
};

/** Other ports of the same device with the same cage, the nearest number first: limits differ from port to port. */
export const otherPorts = function* (_catalog: Catalog, question: LinkQuestion): Iterable<Draft> {
  for (const side of SIDES) yield* atSide(question, side);
};
