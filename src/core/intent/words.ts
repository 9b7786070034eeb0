import { suggest } from '../catalog/suggest.ts';

/** The known word nearest to one, if any is near. Short words have none: everything is near them. */
export const nearWord = (word: string, known: Iterable<string>): string | undefined =>
  word.length < 4 || word.length > 200 ? undefined : suggest(word, known);
