/** "1-24", "1-61/4" (every fourth), "2-4,6-8" → the numbers in that order. */
export const expandNumbers = (text: string): number[] => {
  const numbers: number[] = [];
  for (const part of text.split(',')) {
    const [range = '', step] = part.split('/');
    const [first, last = first] = range.split('-');
    for (let n = Number(first); n <= Number(last); n += step === undefined ? 1 : Number(step)) numbers.push(n);
  }
  return numbers;
};

/** "gpu[1-8]" → gpu1 … gpu8; "bmc" is one. */
export const expandLabels = (text: string): string[] => {
  const open = text.indexOf('[');
  if (open < 0) return [text];
  const stem = text.slice(0, open);
  return expandNumbers(text.slice(open + 1, -1)).map((n) => stem + n);
};
