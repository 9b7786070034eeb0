import type { Catalog } from '../../catalog/catalog.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { Module, ModuleId } from '../../parts/index.ts';
import { formatLength } from '../../units/index.ts';
import { type Html, html, htmlTable, type Piece } from '../html.ts';
import type { PartLine } from '../parts-list.ts';
import { proofsOf, type Summary } from '../summary.ts';
import { powerText } from '../words.ts';

/** A way a transceiver is run somewhere in this fabric. */
type Run = { readonly media: string; readonly instances: number };

const runsOf = (fabric: Fabric): ReadonlyMap<string, readonly Run[]> => {
  const runs = new Map<string, Run[]>();
  for (const found of proofsOf(fabric)) {
    for (const { application, module } of found ? [found.proof.a, found.proof.b] : []) {
      if (!application) continue;
      const known = runs.get(module) ?? [];
      if (!known.some(({ media, instances }) => media === application.media && instances === application.instances))
        known.push({ media: application.media, instances: application.instances });
      runs.set(module, known);
    }
  }
  return runs;
};

/** What a buyer has to ask for: form factor, the interface it is sold by, plug, fibre, and what else it must offer. */
const asked = (module: Module | undefined, line: PartLine, runs: readonly Run[]): string => {
  if (module?.kind !== 'transceiver') return line.description;
  const [main] = module.applications;
  const { plug, polish, count } = module.receptacle;
  const face = `${count > 1 ? `${count}x ` : ''}${plug}${polish === undefined ? '' : polish === 'APC' ? '/APC' : '/UPC'}`;
  const fibre = module.fibre === 'MMF' ? 'multimode' : 'single-mode';
  const others = runs
    .filter(({ media, instances }) => media !== main?.media.id || instances !== main.instances)
    .map(({ media, instances }) => `${instances > 1 ? `${instances}x ` : ''}${media}`);
  const more = others.length > 0 ? `; must also run ${others.join(' and ')}` : '';
  return `${module.formFactor} ${main?.media.id ?? ''}, ${face} plug, ${fibre}${more}`;
};

/** Power of all pieces; a figure that is no maker's maximum says what it is. */
const power = ({ power: each, quantity }: PartLine): Piece =>
  each
    ? html`${powerText(each.max * quantity)}${each.basis !== 'source' && html` <span class="quiet">${each.basis}</span>`}`
    : 'unknown';
const partName = ({ part, vendor, partNumber }: PartLine): Html =>
  html`<b>${part}</b>${vendor !== '' && vendor !== 'generic' && html`<br><span class="quiet">${vendor} ${partNumber}</span>`}`;

/** Columns of numbers in the tables here: all after the words. */
const NUMBERS: ReadonlySet<number> = new Set([2, 3, 4]);

/** What to buy, by kind, in words that a seller understands. */
export const buySection = (fabric: Fabric, summary: Summary, catalog: Catalog): Html => {
  const of = (kind: PartLine['kind']): readonly PartLine[] => summary.parts.filter((line) => line.kind === kind);
  const runs = runsOf(fabric);
  const generic = summary.parts.some(({ vendor }) => vendor === 'generic');
  const table = (
    title: string,
    kind: PartLine['kind'],
    heads: readonly string[],
    row: (line: PartLine) => readonly Piece[],
  ) => {
    const lines = of(kind);
    if (lines.length === 0) return undefined;
    return html`<h3>${title}</h3>${htmlTable(heads, lines.map(row), NUMBERS)}`;
  };
  return html`<h2 id="buy">What to buy</h2>
${generic && html`<p>Parts named <code>GEN-…</code> are of no maker: buy any maker's part that is what the line says, and that its maker states works in these switches and network cards. Whether a host accepts a maker's part is a question of its own, answered below where it is known.</p>`}
${table('Switches', 'switch', ['part', 'ports', 'pieces', 'power of all'], (line) => [partName(line), line.description, line.quantity, power(line)])}
${table('Transceivers', 'transceiver', ['part', 'what to ask for', 'pieces', 'power of all'], (line) => [
  partName(line),
  asked(catalog.modules.get(line.part as ModuleId), line, runs.get(line.part) ?? []),
  line.quantity,
  power(line),
])}
${table('Cables with their ends', 'cable', ['part', 'what to ask for', 'length', 'pieces', 'power of all'], (line) => [
  partName(line),
  line.description,
  line.length === undefined ? '-' : formatLength(line.length),
  line.quantity,
  power(line),
])}
${table('Fibre cords and fan-outs', 'fibre', ['what to ask for', '', 'length', 'pieces'], (line) => [partName(line), '', line.length === undefined ? '-' : formatLength(line.length), line.quantity])}
<p class="quiet">The same list stands in <code>bom.csv</code> and <code>bom.xlsx</code>, ready for an order. Servers and their network cards are taken as bought.</p>
`;
};
