/** Levenshtein distance, given up (Infinity) once it must exceed `limit`. */
const distance = (a: string, b: string, limit: number): number => {
  if (Math.abs(a.length - b.length) > limit) return Number.POSITIVE_INFINITY;
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const change = (previous[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cell = Math.min(change, (previous[j] as number) + 1, (row[j - 1] as number) + 1);
      row.push(cell);
      if (cell < least) least = cell;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    previous = row;
  }
  return previous[b.length] as number;
};

/**
 * The nearest of `ids` to a mistyped id, letter case aside; the first of equals. Up to a third of the letters may be wrong,
 * so a nonsense word gets no advice. An id without its vendor or other prefix ("SN4700") finds the one that ends in it.
 */
export const suggest = (id: string, ids: Iterable<string>): string | undefined => {
  const wanted = id.toUpperCase();
  if (wanted === '') return undefined;
  let best: string | undefined;
  let limit = Math.max(2, Math.floor(wanted.length / 3));
  for (const candidate of ids) {
    const upper = candidate.toUpperCase();
    if (upper.endsWith(`-${wanted}`)) return candidate;
    const d = distance(wanted, upper, limit);
    if (d > limit) continue;
    best = candidate;
    limit = d - 1;
    if (limit < 0) return best;
  }
  return best;
};
