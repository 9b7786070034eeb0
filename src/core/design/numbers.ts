/* Over lists of any length: spreading a long list into Math.max overflows the stack. */

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
export const largest = (numbers: readonly number[]): number => numbers.reduce((x, y) => Math.max(x, y), 0);
export const smallest = (numbers: readonly number[]): number =>
  numbers.reduce((x, y) => Math.min(x, y), Number.POSITIVE_INFINITY);
