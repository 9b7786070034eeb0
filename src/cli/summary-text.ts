import { plural } from '../core/diagnostics/index.ts';
import type { Summary } from '../core/emit/summary.ts';
import { formatLength, formatPower } from '../core/units/index.ts';
import { paint, table } from './terminal.ts';

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

const classes = (count: number): string => plural(count, 'class', 'classes');

/** What the order costs, or what keeps it from being known; nothing where no price is known at all. */
const totalText = ({ parts, total }: Summary): readonly string[] => {
  if ('cost' in total) return [`total  ${(total.cost / 100).toFixed(2)}${total.currency ? ` ${total.currency}` : ''}`];
  return total.unpriced < parts.length
    ? [`${plural(total.unpriced, 'line')} of ${total.lines} without a price: no total`]
    : [];
};

const unknown = (count: number): string => (count > 0 ? ` (${count} without a known figure not counted)` : '');

/** The summary a network engineer wants: devices, links by kind, proofs, power, what to buy. */
export const summaryText = (summary: Summary): readonly string[] => {
  const { proofs, power } = summary;
  const allProved = proofs.provedLinks === proofs.links;
  const proofLine = `${proofs.provedLinks} of ${plural(proofs.links, 'link')} proved, in ${classes(proofs.classes)}`;
  return [
    `${paint('bold', summary.name)}  ${plural(summary.gpus, 'GPU')}, ${plural(summary.linkCount, 'link')}`,
    '',
    paint('cyan', 'devices'),
    ...indent(table(summary.devices.map((d) => [String(d.count), d.role, d.model, d.network]))),
    paint('cyan', 'links'),
    ...indent(table(summary.links.map((l) => [String(l.count), `${l.speedGbps}G`, l.tier, l.media, l.network]))),
    paint('cyan', 'proofs'),
    `  ${allProved ? paint('green', proofLine) : paint('red', proofLine)}`,
    `  ${classes(proofs.withAssumptions)} with assumptions, ${classes(proofs.withCautions)} with cautions (proofs.json says which)`,
    paint('cyan', 'power'),
    `  ${formatPower(power.modules)} in pluggables and active cables${unknown(power.modulesUnknown)}`,
    power.switches === 0
      ? '  switches: no figure known'
      : `  ${formatPower(power.switches)} in switches at most${unknown(power.switchesUnknown)}`,
    paint('cyan', 'what to buy'),
    ...indent(
      table(
        summary.parts.map((p) => [
          p.spares > 0 ? `${p.quantity} (${p.spares} spare)` : String(p.quantity),
          p.kind,
          p.part,
          p.length === undefined ? p.description : formatLength(p.length),
        ]),
      ),
    ),
    ...indent(totalText(summary)),
  ];
};
