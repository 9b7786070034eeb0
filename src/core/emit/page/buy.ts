import type { Catalog } from '../../catalog/catalog.ts';
import type { Fabric } from '../../fabric/index.ts';
import type { Module, ModuleId } from '../../parts/index.ts';
import { formatLength } from '../../units/index.ts';
import { type Html, html, htmlTable, type Piece } from '../html.ts';
import type { PartLine } from '../parts-list.ts';
import { proofsOf, type Summary } from '../summary.ts';
import { powerText } from '../words.ts';

/** The light each transceiver is bought for: the interfaces it runs somewhere in this fabric. */
const usedMedia = (fabric: Fabric): ReadonlyMap<string, ReadonlySet<string>> => {
  const used = new Map<string, Set<string>>();
  for (const found of proofsOf(fabric)) {
    for (const end of found ? [found.proof.a, found.proof.b] : []) {
      if (!end.application) continue;
      used.set(end.module, (used.get(end.module) ?? new Set()).add(end.application.media));
    }
  }
  return used;
};

/** What a buyer has to ask for: form factor, interface, plug and fibre. */
const asked = (module: Module | undefined, line: PartLine, used: ReadonlySet<string> | undefined): string => {
  if (module?.kind !== 'transceiver') return line.description;
  const media = [...(used ?? new Set(module.applications.map((x) => x.media.id)))];
  const { plug, polish, count } = module.receptacle;
  const face = `${count > 1 ? `${count}x ` : ''}${plug}${polish === undefined ? '' : polish === 'APC' ? '/APC' : '/UPC'}`;
  const fibre = module.fibre === 'MMF' ? 'multimode' : 'single-mode';
  return `${module.formFactor} module for ${media.join(' and ')}, ${face} plug, ${fibre} fibre`;
};

const power = (line: PartLine): string => (line.power ? powerText(line.power.max * line.quantity) : 'unknown');
const partName = ({ part, vendor, partNumber }: PartLine): Html =>
  html`<b>${part}</b>${vendor !== '' && vendor !== 'generic' && html`<br><span class="quiet">${vendor} ${partNumber}</span>`}`;

/** Columns of numbers in the tables here: all after the words. */
const NUMBERS: ReadonlySet<number> = new Set([2, 3, 4]);

/** What to buy, by kind, in words that a seller understands. */
export const buySection = (fabric: Fabric, summary: Summary, catalog: Catalog): Html => {
  const of = (kind: PartLine['kind']): readonly PartLine[] => summary.parts.filter((line) => line.kind === kind);
  const used = usedMedia(fabric);
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
${table('Switches', 'switch', ['part', 'ports', 'pieces', 'power of all, at most'], (line) => [partName(line), line.description, line.quantity, power(line)])}
${table('Transceivers', 'transceiver', ['part', 'what to ask for', 'pieces', 'power of all, at most'], (line) => [
  partName(line),
  asked(catalog.modules.get(line.part as ModuleId), line, used.get(line.part)),
  line.quantity,
  power(line),
])}
${table(
  'Cables with their ends',
  'cable',
  ['part', 'what to ask for', 'length', 'pieces', 'power of all, at most'],
  (line) => [
    partName(line),
    line.description,
    line.length === undefined ? '-' : formatLength(line.length),
    line.quantity,
    power(line),
  ],
)}
${table('Fibre cords and fan-outs', 'fibre', ['what to ask for', '', 'length', 'pieces'], (line) => [partName(line), '', line.length === undefined ? '-' : formatLength(line.length), line.quantity])}
<p class="quiet">The same list stands in <code>bom.csv</code> and <code>bom.xlsx</code>, ready for an order. Servers and their network cards are taken as bought.</p>
`;
};
