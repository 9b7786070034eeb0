/** A name cut at its whole numbers: texts and numbers in turn, texts at both ends. Numbers with leading zeros stay text. */
const pieces = (name: string): readonly string[] => name.split(/(?<!\d)(0|[1-9]\d{0,8})(?!\d)/);

/** Names alike but for one number, which grows by one from each to the next. */
type Run = { readonly parts: readonly string[]; readonly place: number | undefined; readonly count: number };

/** The run with one more name, or undefined where the name does not go on with it. */
const longer = ({ parts, place, count }: Run, next: readonly string[]): Run | undefined => {
  if (next.length !== parts.length) return undefined;
  const differ = next.flatMap((part, i) => (part === parts[i] ? [] : [i]));
  const [only] = differ;
  if (differ.length !== 1 || only === undefined) return undefined;
  if (only % 2 === 0 || (place !== undefined && only !== place)) return undefined;
  return Number(next[only]) === Number(parts[only]) + count ? { parts, place: only, count: count + 1 } : undefined;
};

const runText = ({ parts, place, count }: Run): string =>
  parts.map((part, i) => (i === place ? `[${part}-${Number(part) + count - 1}]` : part)).join('');

/** swp1, swp2, swp3 → "swp[1-3]"; what does not go on is listed with commas. */
export const compactNames = (names: readonly string[]): string => {
  const runs: Run[] = [];
  for (const name of names) {
    const parts = pieces(name);
    const last = runs.at(-1);
    const grown = last && longer(last, parts);
    if (grown) runs[runs.length - 1] = grown;
    else runs.push({ parts, place: undefined, count: 1 });
  }
  return runs.map(runText).join(',');
};

/** 1, 2, 3, 7 → "1-3,7". */
export const compactNumbers = (numbers: readonly number[]): string => {
  const runs: [first: number, last: number][] = [];
  for (const n of numbers) {
    const last = runs.at(-1);
    if (last && n === last[1] + 1) last[1] = n;
    else runs.push([n, n]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',');
};

/** The numbers of names that differ in one number only ("Ethernet1/1", "Ethernet2/1" → 1, 2); undefined where they do not. */
const varyingNumbers = (names: readonly string[]): readonly number[] | undefined => {
  const cut = names.map(pieces);
  const [first = []] = cut;
  const places = first.flatMap((_, i) => (i % 2 === 1 ? [i] : []));
  const varying = places.filter((i) => cut.some((parts) => parts[i] !== first[i]));
  const [place, ...others] = names.length === 1 ? places : varying;
  return place === undefined || others.length > 0 ? undefined : cut.map((parts) => Number(parts[place]));
};

/**
 * Front-panel numbers of ports by their names: the one number in which alike names differ. Undefined where names have no such
 * number or two ports would get the same; then there is nothing to go by but the order.
 */
export const portNumbers = (names: readonly string[]): readonly number[] | undefined => {
  const byPattern = new Map<string, { readonly indexes: number[]; readonly names: string[] }>();
  names.forEach((name, index) => {
    const pattern = pieces(name)
      .map((part, i) => (i % 2 === 1 ? '#' : part))
      .join('');
    const group = byPattern.get(pattern) ?? { indexes: [], names: [] };
    group.indexes.push(index);
    group.names.push(name);
    byPattern.set(pattern, group);
  });
  const numbers: number[] = [];
  for (const group of byPattern.values()) {
    const found = varyingNumbers(group.names);
    if (!found) return undefined;
    group.indexes.forEach((index, i) => {
      numbers[index] = found[i] as number;
    });
  }
  return new Set(numbers).size === numbers.length ? numbers : undefined;
};
