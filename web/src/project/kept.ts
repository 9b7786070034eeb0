/** A text as it outlives a reload of its tab. */
export type Kept = {
  readonly file: string;
  readonly text: string;
  /** the text as it was opened or saved */
  readonly saved: string;
};

const NAME = 'lanewright text';

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' &&
  value !== null &&
  (['file', 'text', 'saved'] as const).every((key) => typeof (value as Record<string, unknown>)[key] === 'string');

/** Keeps a text in the tab, or forgets it; a browser that stores nothing, or not so much, keeps nothing. */
export const keep = (kept: Kept | undefined): void => {
  try {
    if (kept) sessionStorage.setItem(NAME, JSON.stringify(kept));
    else sessionStorage.removeItem(NAME);
  } catch {
    // the browser warns before an edited page is left all the same
  }
};

/** The text that was kept, where there is one. */
export const takeKept = (): Kept | undefined => {
  try {
    const value: unknown = JSON.parse(sessionStorage.getItem(NAME) ?? 'null');
    return isKept(value) ? value : undefined;
  } catch {
    return undefined;
  }
};
