import { RULES } from './rules.ts';

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** docs/link-rules.md: the rules in the order in which they name causes, made from the list itself. */
export const rulesIndex = (): string =>
  [
    '# The link rules',
    '',
    'A link works when every rule holds. They are asked in this order, and the first that fails names the first cause; all are asked, so that',
    'a failure lists its other true causes. Each rule is a file of `src/core/link/rules/`; every figure that is not a fact of the catalogue stands in',
    '`src/core/link/thresholds.ts` with its source. The codes they report are in [diagnostics.md](diagnostics.md).',
    '',
    '| | rule | demands that | source |',
    '|---|---|---|---|',
    ...RULES.map((rule, i) => `| ${i + 1} | ${rule.id} | ${cell(rule.demands)} | ${cell(rule.source)} |`),
    '',
  ].join('\n');
