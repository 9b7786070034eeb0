import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldOnSheet } from '../../../../src/core/module/index.ts';

/** Bytes that are marked, and the field by which they are: without one every field that has a byte of them is meant. */
export type Mark = {
  readonly page: string;
  readonly byte: number;
  readonly length: number;
  readonly field: string | undefined;
};

/** Whether a mark has a byte. */
export const hasByte = (mark: Mark | undefined, page: string, byte: number): boolean =>
  mark !== undefined && mark.page === page && byte >= mark.byte && byte < mark.byte + mark.length;

/** Whether a mark means a field. */
export const hasField = (mark: Mark | undefined, field: FieldOnSheet): boolean => {
  if (mark === undefined || mark.page !== field.page) return false;
  if (mark.field !== undefined) return mark.field === field.id;
  return field.byte < mark.byte + mark.length && mark.byte < field.byte + field.length;
};

export const byteMark = (page: string, byte: number): Mark => ({ page, byte, length: 1, field: undefined });
export const fieldMark = ({ page, byte, length, id }: FieldOnSheet): Mark => ({ page, byte, length, field: id });

/** What the pointer is on: changes with every move, so that only what it lights is drawn anew. */
export class Pointed {
  #mark: Mark | undefined;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get mark(): Mark | undefined {
    return this.#mark;
  }

  readonly set = (mark: Mark | undefined): void => {
    this.#mark = mark;
    for (const listener of this.#listeners) listener();
  };
}

/** What is marked by a choice, and what by the pointer. */
export const MarksContext = createContext<{ readonly chosen: Mark | undefined; readonly pointed: Pointed }>({
  chosen: undefined,
  pointed: new Pointed(),
});

/** How a thing is marked; `of` says whether a mark means it. */
export const useMarked = (of: (mark: Mark | undefined) => boolean): string => {
  const { chosen, pointed } = useContext(MarksContext);
  const isPointed = useSyncExternalStore(pointed.subscribe, () => of(pointed.mark));
  return `${of(chosen) ? ' mr-chosen' : ''}${isPointed ? ' mr-pointed' : ''}`;
};
