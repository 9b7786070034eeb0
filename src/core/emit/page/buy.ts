import type { Catalog } from '../../catalog/catalog.ts';
import { plural } from '../../diagnostics/index.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { Module, ModuleId } from '../../parts/index.ts';
import { formatLength } from '../../units/index.ts';
import { type Html, html, htmlTable, type Piece } from '../html.ts';
import { type OrderLine, orderLines, totalOf } from '../order/order.ts';
import type { OrderTerms } from '../order/terms.ts';
import type { PartLine } from '../parts-list.ts';
import { proofsOf } from '../summary.ts';
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
const asked = (module: Module | undefined, line: OrderLine, runs: readonly Run[]): string => {
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

/** Power of the pieces in use; a figure that is no maker's maximum says what it is. */
const power = ({ power: each, needed, kind }: OrderLine): Piece => {
  if (kind === 'fibre') return '-';
  if (!each) return 'unknown';
  return html`${powerText(each.max * needed)}${each.basis !== 'source' && html` <span class="quiet">${each.basis}</span>`}`;
};

const partName = ({ part, vendor, partNumber, kind }: OrderLine): Html =>
  kind !== 'fibre' && vendor !== 'generic'
    ? html`<b>${part}</b><br><span class="quiet">${vendor} ${partNumber}</span>`
    : html`<b>${part}</b>`;

const pieces = ({ quantity, spares }: OrderLine): Piece =>
  spares > 0 ? html`${quantity}<br><span class="quiet">${spares} of them spare</span>` : quantity;

/** A column of an order table; those that nothing is known for are left out. */
type Column = {
  readonly head: string;
  readonly numeric?: boolean;
  readonly cell: (line: OrderLine) => Piece;
  readonly wanted: (line: OrderLine) => boolean;
};

const money = (value: number): string => (Math.round(value * 100) / 100).toFixed(2);

const columnsOf = (what: (line: OrderLine) => Piece): readonly Column[] => [
  { head: 'part', cell: partName, wanted: () => true },
  { head: 'what to ask for', cell: what, wanted: ({ kind }) => kind !== 'fibre' },
  {
    head: 'length',
    numeric: true,
    cell: ({ length }) => (length === undefined ? '-' : formatLength(length)),
    wanted: ({ length }) => length !== undefined,
  },
  { head: 'pieces', numeric: true, cell: pieces, wanted: () => true },
  { head: 'power in use', numeric: true, cell: power, wanted: ({ kind }) => kind !== 'fibre' },
  { head: 'second source', cell: (x) => x.secondSource ?? '-', wanted: (x) => x.secondSource !== undefined },
  { head: 'airflow', cell: ({ airflow }) => airflow ?? '-', wanted: ({ airflow }) => airflow !== undefined },
  {
    head: 'price',
    numeric: true,
    cell: ({ price }) => (price === undefined ? '-' : money(price)),
    wanted: ({ price }) => price !== undefined,
  },
  {
    head: 'cost',
    numeric: true,
    cell: ({ cost }) => (cost === undefined ? '-' : money(cost / 100)),
    wanted: ({ cost }) => cost !== undefined,
  },
  { head: 'delivery', cell: ({ phase }) => phase ?? '-', wanted: ({ phase }) => phase !== undefined },
  {
    head: 'days',
    numeric: true,
    cell: ({ leadTimeDays }) => leadTimeDays ?? '-',
    wanted: ({ leadTimeDays }) => leadTimeDays !== undefined,
  },
];

const orderTable = (title: string, lines: readonly OrderLine[], what: (line: OrderLine) => Piece): Html | undefined => {
  if (lines.length === 0) return undefined;
  const columns = columnsOf(what).filter(({ wanted }) => lines.some(wanted));
  const numeric = new Set(columns.flatMap((column, i) => (column.numeric ? [i] : [])));
  const rows = lines.map((line) => columns.map(({ cell }) => cell(line)));
  return html`<h3>${title}</h3>${htmlTable(
    columns.map(({ head }) => head),
    rows,
    numeric,
  )}`;
};

const totalText = (lines: readonly OrderLine[], terms: OrderTerms): Html | undefined => {
  const total = totalOf(lines, terms);
  if ('cost' in total)
    return html`<p><b>Total: ${money(total.cost / 100)}${total.currency === undefined ? '' : ` ${total.currency}`}</b>, by your own prices.</p>`;
  return total.unpriced < total.lines
    ? html`<p>${plural(total.unpriced, 'line')} of ${total.lines} without a price: there is no total.</p>`
    : undefined;
};

/** Facts of the parts that the catalogue lacks, each with the parts that lack it. */
const missingText = (lines: readonly OrderLine[]): Html | undefined => {
  const byFact = new Map<string, Set<string>>();
  for (const { missing, part } of lines)
    for (const fact of missing) byFact.set(fact, (byFact.get(fact) ?? new Set()).add(part));
  if (byFact.size === 0) return undefined;
  return html`<h3>Facts that are missing</h3><ul>${[...byFact].map(([fact, parts]) => html`<li>${fact}: ${[...parts].join(', ')}</li>`)}</ul>`;
};

/** What to buy, by kind, in words that a seller understands. */
export const buySection = (fabric: Fabric, catalog: Catalog, terms: OrderTerms): Html => {
  const lines = orderLines(fabric, catalog, terms);
  const of = (kind: PartLine['kind']): readonly OrderLine[] => lines.filter((line) => line.kind === kind);
  const runs = runsOf(fabric);
  const optics = (line: OrderLine): string =>
    asked(catalog.modules.get(line.part as ModuleId), line, runs.get(line.part) ?? []);
  const spares = lines.some((line) => line.spares > 0);
  return html`<h2 id="buy">What to buy</h2>
${lines.some(({ vendor }) => vendor === 'generic') && html`<p>Parts named <code>GEN-…</code> are of no maker: buy any maker's part that is what the line says, and that its maker states works in these switches and network cards. Whether a host accepts a maker's part is a question of its own: <a href="#open">what is still open</a>.</p>`}
<p>${spares ? 'Spares are in the numbers, as the fabric file asks for them.' : 'No spares are in the numbers: the fabric file asks for none.'}</p>
${orderTable('Switches', of('switch'), ({ description }) => description)}
${orderTable('Transceivers', of('transceiver'), optics)}
${orderTable('Cables with their ends', of('cable'), ({ description }) => description)}
${orderTable('Fibre cords and fan-outs', of('fibre'), () => '')}
${totalText(lines, terms)}
${missingText(lines)}
<p class="quiet">The same list stands in <code>bom.csv</code> and <code>bom.xlsx</code>, ready for an order, which lie beside this page. Servers and their network cards are taken as bought.</p>
`;
};
