import type { Path } from './places.ts';

/** User's text for a message: one line, not endless. */
export const clip = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);

/** A few names with commas; the rest as a number. */
export const listed = (names: readonly string[], most = 12): string =>
  names.length === 0
    ? 'none'
    : names.slice(0, most).map(clip).join(', ') + (names.length > most ? ` and ${names.length - most} more` : '');

/** `; did you mean "X"?` or nothing. */
export const didYouMean = (near: string | undefined): string => (near === undefined ? '' : `; did you mean "${near}"?`);

/** What a value is, for messages. */
export const found = (value: unknown): string => {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return value === '' ? 'an empty text' : `"${clip(value)}"`;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'a mapping' : `a ${typeof value}`;
};

/** A path as people write it: `servers.h100.ports.gpu[1-8].speed`. */
export const pathText = (path: Path): string => path.map((key) => clip(String(key))).join('.');
