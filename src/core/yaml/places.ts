import type { SourceSpan } from '../diagnostics/index.ts';

/** Where a value came from: the keys that lead to it in the source (`['networks','backend','leaf','switch']`). */
export type Path = readonly (string | number)[];

/**
 * Finds a place in the source: the value at the path, or its key where the value is a block of lines or missing, or the key of
 * the nearest parent. With `part`, always the key or always the whole value. Undefined for values that were not read from a file.
 */
export type SpanIndex = (path: Path, part?: 'key' | 'value') => SourceSpan | undefined;
