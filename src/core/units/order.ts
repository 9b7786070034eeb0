const CHUNK = /(\d+)|(\D+)/g;

/**
 * Compares names as people sort them: digits by value, the rest by code unit ("leaf2" before "leaf10"). No locale, so the
 * order is the same on every machine.
 */
export const naturalCompare = (a: string, b: string): number => {
  if (a === b) return 0;
  const left = a.match(CHUNK) ?? [];
  const right = b.match(CHUNK) ?? [];
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const x = left[i] as string;
    const y = right[i] as string;
    if (x === y) continue;
    const numeric = /^\d/.test(x) && /^\d/.test(y);
    if (numeric && Number(x) !== Number(y)) return Number(x) - Number(y);
    return x < y ? -1 : 1;
  }
  return left.length - right.length || (a < b ? -1 : 1);
};
