import { useSyncExternalStore } from 'react';
import type { Desk } from '../../compiler/client.ts';
import type { Found, Walked } from './files.ts';

/** Files of a room as they are read. They outlive a visit to another view, and no reload. */
export type Reading = {
  readonly id: number;
  /** what was given, by its outermost folder or file */
  readonly name: string;
  readonly total: number;
  readonly done: number;
  /** files that could not be read, and why */
  readonly problems: readonly string[];
};

type State = { readonly reading: Reading | undefined; readonly problem: string | undefined };

/** Files handed to the worker at a time: other questions are answered in between. */
const BATCH = 60;

let state: State = { reading: undefined, problem: undefined };
let last = 0;
const listeners = new Set<() => void>();

const set = (change: Partial<State>): void => {
  state = { ...state, ...change };
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The files of the room, and what there is to tell of the last that were given. */
export const useReading = (): State => useSyncExternalStore(subscribe, () => state);

const nameOf = (files: readonly Found[]): string => {
  const tops = new Set(files.map(({ path }) => path.split('/')[0] ?? ''));
  const [top = ''] = tops;
  return tops.size === 1 ? top : `${top} and ${tops.size - 1} more`;
};

/** Reads what was given: as a room of its own, or added to the one that is there. Nothing of it leaves the browser. */
export const readRoom = async (desk: Desk, walked: Walked, adds: boolean): Promise<void> => {
  if ('problem' in walked) {
    set({ problem: walked.problem });
    return;
  }
  const { files } = walked;
  const before = adds ? state.reading : undefined;
  const id = before?.id ?? ++last;
  const { name = nameOf(files), total = 0, done = 0, problems = [] } = before ?? {};
  set({ reading: { id, name, total: total + files.length, done, problems }, problem: undefined });
  for (let at = 0; at < files.length; at += BATCH) {
    const batch = files.slice(at, at + BATCH);
    let found: readonly string[];
    try {
      found = await desk.ask('roomFiles', { reading: id, files: batch });
    } catch (error) {
      found = [error instanceof Error ? error.message : String(error)];
    }
    const now = state.reading;
    // another room was given meanwhile, or this one was put away
    if (now?.id !== id) return;
    set({ reading: { ...now, done: now.done + batch.length, problems: [...now.problems, ...found] } });
  }
};

/** Forgets the files. */
export const putAway = (): void => set({ reading: undefined, problem: undefined });
