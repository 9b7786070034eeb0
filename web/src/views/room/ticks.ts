import { useState } from 'react';

const NAME = 'lanewright room done';

/** A browser that stores nothing keeps the ticks as long as the page is open. */
let kept: { readonly room: string; readonly done: readonly string[] } = { room: '', done: [] };

const stored = (room: string): readonly string[] => {
  if (kept.room === room) return kept.done;
  try {
    const value = JSON.parse(sessionStorage.getItem(NAME) ?? 'null') as typeof kept | null;
    return value?.room === room && Array.isArray(value.done) ? value.done : [];
  } catch {
    return [];
  }
};

/**
 * Orders that are ticked off, for as long as the tab is open.
 * @param room what the evidence is: ticks of one room say nothing of another
 */
export const useTicks = (room: string): readonly [ReadonlySet<string>, (key: string) => void] => {
  const [, redraw] = useState(0);
  const done = new Set(stored(room));
  const toggle = (key: string): void => {
    if (!done.delete(key)) done.add(key);
    kept = { room, done: [...done] };
    try {
      sessionStorage.setItem(NAME, JSON.stringify(kept));
    } catch {
      // they are kept in the page all the same
    }
    redraw((count) => count + 1);
  };
  return [done, toggle];
};
