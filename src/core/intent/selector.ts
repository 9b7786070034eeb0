import { clip } from '../yaml/index.ts';
import { LIMITS } from './limits.ts';

/** The labels a selector stands for, or why it stands for none. */
export type Selection =
  | { readonly labels: readonly string[] }
  | { readonly problem: string }
  | { readonly tooMany: true };

const TERM = /^([\w./:-]*)\[([^[\]]*)\]([\w./:-]*)$/;
const PLAIN = /^[\w./:-]+$/;
const RANGE = /^(\d{1,9})(?:-(\d{1,9}))?$/;

/** Splits at commas that stand outside brackets. */
const termsOf = (selector: string): readonly string[] => selector.split(/,(?![^[\]]*\])/).map((term) => term.trim());

/** `gpu[1-8]`, `gpu[1,3,5-8]`, `gpu1`, or several with commas. A leading zero keeps the width: `eth[01-12]`. */
export const expandSelector = (selector: string): Selection => {
  // the split below looks ahead from every comma, so its input stays short
  if (selector.length > 4096) return { problem: 'it is longer than 4096 characters' };
  const labels: string[] = [];
  const seen = new Set<string>();
  const add = (label: string): string | undefined => {
    if (seen.has(label)) return `${label} is in it twice`;
    seen.add(label);
    labels.push(label);
    return undefined;
  };
  for (const term of termsOf(selector)) {
    const match = TERM.exec(term);
    if (!match) {
      if (!PLAIN.test(term)) return { problem: term === '' ? 'a label is missing' : `"${clip(term)}" is no label` };
      const twice = add(term);
      if (twice) return { problem: twice };
      if (labels.length > LIMITS.labels) return { tooMany: true };
      continue;
    }
    const [, before = '', ranges = '', after = ''] = match;
    for (const range of ranges.split(',')) {
      const ends = RANGE.exec(range.trim());
      if (!ends) return { problem: `"${clip(range.trim())}" is no number or range of numbers` };
      const [, first = '', last = first] = ends;
      if (Number(last) < Number(first)) return { problem: `the range ${first}-${last} runs backwards` };
      if (Number(last) - Number(first) >= LIMITS.labels - labels.length) return { tooMany: true };
      const width = first.startsWith('0') ? first.length : 0;
      for (let n = Number(first); n <= Number(last); n++) {
        const twice = add(before + String(n).padStart(width, '0') + after);
        if (twice) return { problem: twice };
      }
    }
  }
  return { labels };
};
