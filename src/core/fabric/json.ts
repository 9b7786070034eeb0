import type { Fabric } from './fabric.ts';
import { TABLE_NAMES } from './fabric.ts';
import { Texts } from './table.ts';
import type { Columns } from './tables.ts';

export const FABRIC_FORMAT = 'lanewright-fabric';
export const FABRIC_VERSION = 1;

/** A list of JSON values, one a line. */
function* lines(values: readonly unknown[]): Generator<string> {
  for (let i = 0; i < values.length; i++) yield `${i ? ',' : ''}\n${JSON.stringify(values[i] ?? null)}`;
}

/**
 * The fabric as JSON, in pieces. One line a column, text or record: the same fabric is the same bytes whatever order it
 * was made in, because texts are numbered here in the order the tables name them.
 */
export function* fabricJson(fabric: Fabric): Generator<string> {
  const texts = new Texts();
  const numbers = new Int32Array(fabric.texts.length).fill(-1);
  const renumber = (place: number): number => {
    if (numbers[place] === -1) numbers[place] = texts.intern(fabric.texts.at(place));
    return numbers[place] as number;
  };
  yield `{"format":"${FABRIC_FORMAT}","version":${FABRIC_VERSION},"name":${JSON.stringify(fabric.name)},`;
  yield `"catalog":${JSON.stringify(fabric.catalogHash)},\n"tables":{`;
  for (const [t, name] of TABLE_NAMES.entries()) {
    const table = fabric[name];
    const columns: Columns = table.columns;
    yield `${t ? ',' : ''}\n"${name}":{"rows":${table.length}`;
    for (const column of table.names) {
      const cells = table.column(column as never);
      yield `,\n"${column}":[${(columns[column] === 'text' ? cells.map(renumber) : cells).join(',')}]`;
    }
    yield '}';
  }
  yield '},\n"texts":[';
  yield* lines(Array.from({ length: texts.length }, (_, place) => texts.at(place)));
  yield ']';
  if (fabric.proofs) {
    yield ',\n"proofs":[';
    yield* lines(fabric.proofs);
    yield ']';
  }
  yield ',\n"notes":[';
  yield* lines(fabric.notes);
  yield ']}\n';
}
