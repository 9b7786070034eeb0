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

/** "gpu[1-8]" → gpu1 … gpu8; "Ethernet[1-32]/1,mgmt" likewise, piece by piece. */
export const expandLabels = (text: string): string[] =>
  text.split(',').flatMap((piece) => {
    const open = piece.indexOf('[');
    if (open < 0) return [piece];
    const close = piece.indexOf(']');
    return expandNumbers(piece.slice(open + 1, close)).map((n) => piece.slice(0, open) + n + piece.slice(close + 1));
  });
