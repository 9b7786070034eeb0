import { RULES } from '../../link/index.ts';
import type { SizingRow } from '../emitter.ts';
import { type Html, html, htmlTable } from '../html.ts';

/** Why each number of the design is as it is, and what the nearest change would make of it. */
export const sizingSection = (sizing: readonly SizingRow[]): Html | undefined =>
  sizing.length > 0
    ? html`<h2 id="numbers">Why these numbers</h2>
${htmlTable(
  ['what', 'value', 'why', ...(sizing.some(({ cliff }) => cliff) ? ['the nearest change'] : [])],
  sizing.map(({ key, value, why, cliff }) => [
    html`<code>${key.split('.').map((word, i) => (i === 0 ? word : html`.<wbr>${word}`))}</code>`,
    value,
    why,
    ...(sizing.some((row) => row.cliff) ? [cliff ?? '-'] : []),
  ]),
  new Set([1]),
)}`
    : undefined;

/** The rules every link passed, with where each comes from. */
export const rulesSection = (): Html => html`<h2 id="rules">The rules every link passed</h2>
${htmlTable(
  ['rule', 'what it demands', 'where it comes from'],
  RULES.map(({ id, demands, source }) => [id, demands, source]),
)}`;

const WORDS: readonly (readonly [string, string])[] = [
  [
    'leaf, spine',
    'Servers plug into leafs; leafs are joined by spines. Each leaf has equally many links to each spine.',
  ],
  [
    'rail',
    'The ports of the same number of all servers of a unit share a leaf, so that traffic between equal GPUs takes one hop.',
  ],
  [
    'cage',
    'The opening of a port that takes a module: QSFP-DD and OSFP have 8 electrical lanes, QSFP112, QSFP56 and QSFP28 have 4.',
  ],
  [
    'lane',
    'One signal each way. 400G is 8 electrical lanes of 50G or 4 of 100G; the module converts them to lanes of light.',
  ],
  [
    'application',
    'A pair of interfaces, electrical and optical, that a module offers. Both modules of a link must run applications whose light is the same.',
  ],
  [
    'FEC',
    'Forward error correction. Both ends of a line must run the same code; some modules run it themselves, and the host must then leave it off.',
  ],
  ['end a, end b', 'The lower and the upper end of a link: server and leaf, or leaf and spine.'],
  ['su/1', 'The first scalable unit: a group of servers with leafs of their own.'],
  ['MPO, LC', 'Fibre plugs: MPO holds a row of 12 or 16 fibres, LC one fibre (a duplex LC two).'],
  ['APC, UPC', 'How the end of a plug is polished: at an angle (usually green) or flat. The two must not be mated.'],
  [
    'type B',
    'The fibres of an MPO cord run from position 1 to 12 (or 16), 2 to 11 and so on, so that what is sent arrives where it is received.',
  ],
  ['unpinned', 'Female MPO plugs; the modules have the guide pins.'],
  ['OM4, OS2', 'Grades of multimode and single-mode fibre.'],
  [
    'typical, recalled',
    'Where a figure comes from when no document with it was found: usual for such parts, or remembered. To be checked before it is relied on.',
  ],
  ['breakout', 'A switch port split into several slower ones, joined by a fan-out or a breakout cable.'],
  ['margin', 'What the light could still lose before the link fails by the standard.'],
  ['pJ/bit', 'Energy for each bit sent: watts of the parts of a link over its speed.'],
];

/** The words of the field that this page uses. */
export const glossary = (): Html => html`<h2 id="words">Words</h2>
<dl>${WORDS.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl>
`;
