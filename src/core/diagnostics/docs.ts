import { CODES, type Code } from './codes.ts';
import { entryOf } from './diagnostic.ts';

const AREAS: readonly (readonly [first: string, title: string])[] = [
  ['LW1', 'The fabric file'],
  ['LW2', 'The catalogue'],
  ['LW3', 'Links'],
  ['LW4', 'The design'],
  ['LW5', 'Files read and written'],
  ['LW6', 'Choosing parts'],
  ['LW7', 'Prices and orders'],
  ['LW8', 'Modules'],
  ['LW9', 'The room as it was built'],
];

/** Texts of the table as Markdown: signs with a meaning there are escaped, places stand as code. */
const prose = (text: string): string =>
  text
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/[*_<>[\]|]/g, '\\$&').replace(/\{(\w+)\}/g, '*$1*')))
    .join('');

const codes = (): readonly Code[] => (Object.keys(CODES) as Code[]).sort();

/** The page docs/diagnostics.md, from the table of codes. */
export const diagnosticsIndex = (): string => {
  const lines = [
    '# Diagnostics',
    '',
    'Every fault Lanewright finds has a code that never changes its meaning. `lanewright explain CODE` shows the same text.',
    'An **error** stops at the end of its stage, a **warning** asks for care, a **note** informs. Words in *italics* stand for what the case at hand fills in.',
    '',
    'This page is made from the table of codes (`src/core/diagnostics/codes/`) by `npm run golden`; change it there.',
  ];
  for (const [first, title] of AREAS) {
    const mine = codes().filter((code) => code.startsWith(first));
    if (mine.length === 0) continue;
    lines.push('', `## ${first}xxx: ${title}`);
    for (const code of mine) {
      const { severity, family, reason, message, why, fix } = entryOf(code);
      lines.push('', `### ${code}`, '', `${severity}, \`${family}\`, \`${reason}\``, '', `> ${prose(message)}`);
      lines.push('', `- **Why:** ${prose(why)}`, `- **Fix:** ${prose(fix)}`);
    }
  }
  return `${lines.join('\n')}\n`;
};
