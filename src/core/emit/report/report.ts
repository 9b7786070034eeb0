import type { ClassProof } from '../../optics/index.ts';
import { formatLength, formatLoss, formatPower, formatTime, type Milliwatts } from '../../units/index.ts';
import { proofsOf } from '../class-proofs.ts';
import type { Emitter, SizingRow } from '../emitter.ts';
import { type Summary, summarise } from '../summary.ts';

const cell = (value: string | number): string => String(value).replaceAll('|', '\\|');
const row = (...cells: readonly (string | number)[]): string => `| ${cells.map(cell).join(' | ')} |\n`;
const tableOf = (head: readonly string[], rows: readonly (readonly (string | number)[])[]): string =>
  row(...head) + row(...head.map(() => '---')) + rows.map((cells) => row(...cells)).join('');

const overview = (summary: Summary): string => {
  const { proofs, power } = summary;
  const unknown = (count: number, what: string): string =>
    count > 0 ? ` (${count} ${what} without a known figure not counted)` : '';
  return [
    `# ${summary.name}\n`,
    `${summary.gpus} GPUs, ${summary.linkCount} links, ${proofs.provedLinks} of them proved in ${proofs.classes} class(es).\n`,
    '## Devices\n',
    tableOf(
      ['role', 'network', 'model', 'count'],
      summary.devices.map((d) => [d.role, d.network, d.model, d.count]),
    ),
    '\n## Links\n',
    tableOf(
      ['network', 'tier', 'speed', 'media', 'count'],
      summary.links.map((l) => [l.network, l.tier, `${l.speedGbps}G`, l.media, l.count]),
    ),
    '\n## Power\n',
    `- pluggables and active cables: ${formatPower(power.modules)}${unknown(power.modulesUnknown, 'piece(s)')}\n`,
    `- switches, maximum: ${formatPower(power.switches)}${unknown(power.switchesUnknown, 'switch(es)')}\n`,
    ...(summary.gpus > 0
      ? [`- pluggables a GPU: ${formatPower(Math.round(power.modules / summary.gpus) as Milliwatts)}\n`]
      : []),
    '\n## What to buy\n',
    tableOf(
      ['kind', 'part', 'vendor', 'description', 'length', 'quantity'],
      summary.parts.map((p) => [
        p.kind,
        p.part,
        p.vendor || '-',
        p.description,
        p.length === undefined ? '-' : formatLength(p.length),
        p.quantity,
      ]),
    ),
  ].join('\n');
};

const sizingSection = (sizing: readonly SizingRow[]): string =>
  `\n## Why these numbers\n\n${tableOf(
    ['what', 'value', 'why', 'near by'],
    sizing.map((s) => [s.key, s.value, s.why, s.cliff ?? '-']),
  )}`;

const laneText = (numbers: readonly number[]): string =>
  numbers.length > 1 ? `${numbers[0]}-${numbers.at(-1)}` : String(numbers[0] ?? '-');

const proofSection = ({ class: name, links, works, parts, proof, warnings, alternatives }: ClassProof): string => {
  const { a, b, loss, reach, latency } = proof;
  const lines = [
    `\n### ${name}\n\n`,
    `${links} link(s) at ${proof.speed}G: **${parts.a}**${parts.a === parts.b && parts.media !== 'singlemode' && parts.media !== 'multimode' ? '' : ` and **${parts.b}**`}, ${parts.cabling}. ${works ? 'Proved.' : 'FAILED on some ports.'}\n\n`,
    tableOf(
      [
        'end',
        'cage',
        'module',
        'application',
        'host lanes',
        'FEC',
        'autoneg',
        'training',
        'power',
        'host accepts',
        'vendor supports',
      ],
      (
        [
          ['a', a],
          ['b', b],
        ] as const
      ).map(([side, end]) => [
        side,
        `${end.device ?? '-'} ${end.cage}`,
        end.module,
        end.application ? `${end.application.number}: ${end.application.host} > ${end.application.media}` : '-',
        end.setting.lanes,
        end.setting.fec,
        end.setting.autoneg ? 'on' : 'off',
        end.setting.linkTraining ? 'on' : 'off',
        end.power ? `${formatPower(end.power.max)} (${end.power.basis})` : 'unknown',
        end.hostAccepts.answer,
        end.vendorSupports.answer,
      ]),
    ),
    '\n',
    tableOf(
      ['leg', 'host lanes a', 'media lanes', 'fibres a (tx/rx)', 'fibres b (tx/rx)', 'host lanes b'],
      proof.lanes.map((leg) => [
        leg.leg,
        laneText(leg.a.host),
        laneText(leg.a.media),
        leg.a.fibres.map((f) => `${f.receptacle}:${f.tx}/${f.rx}`).join(' ') || '-',
        leg.b.fibres.map((f) => `${f.receptacle}:${f.tx}/${f.rx}`).join(' ') || '-',
        laneText(leg.b.host),
      ]),
    ),
    `\n- line: ${proof.line.media}, FEC ${proof.line.fec}\n`,
  ];
  if (reach) lines.push(`- reach: ${formatLength(reach.length)} of ${formatLength(reach.limit)} (${reach.of})\n`);
  if (loss) {
    const margin =
      loss.margin === undefined || loss.budget === undefined
        ? 'budget unknown'
        : `margin ${formatLoss(loss.margin)} of ${formatLoss(loss.budget)}`;
    lines.push(
      `- loss: ${formatLoss(loss.total)} ${loss.basis} (fibre ${formatLoss(loss.fibre)}, connectors ${formatLoss(loss.connectors)}, splices ${formatLoss(loss.splices)}), ${margin}\n`,
    );
  }
  lines.push(
    `- one-way latency: ${formatTime(latency.total)} (${latency.parts.map((p) => `${p.what} ${formatTime(p.time)}: ${p.basis}`).join('; ')}); not counted: ${latency.notCounted.join(', ')}\n`,
  );
  if (parts.powerPerLinkMw !== null) lines.push(`- power: ${formatPower(parts.powerPerLinkMw as Milliwatts)} a link\n`);
  for (const warning of warnings) lines.push(`- caution ${warning.code}: ${warning.message} ${warning.fix}\n`);
  for (const text of proof.assumes) lines.push(`- assumes: ${text}\n`);
  if (alternatives.length) {
    lines.push(
      '\nNext best:\n\n',
      tableOf(
        ['a', 'b', 'cabling', 'power a link'],
        alternatives.map((x) => [
          x.a,
          x.b,
          x.cabling,
          x.powerPerLinkMw === null ? 'unknown' : formatPower(x.powerPerLinkMw as Milliwatts),
        ]),
      ),
    );
  }
  return lines.join('');
};

/** `report.md`: the whole answer in one readable file: devices, links, parts, sizes with reasons, proofs. */
export const emitReport: Emitter = ({ fabric, catalog, sizing, order }) => {
  const chunks = function* () {
    yield overview(summarise(fabric, catalog, order));
    if (sizing.length) yield sizingSection(sizing);
    yield '\n## Proofs\n';
    for (const proof of proofsOf(fabric)) if (proof) yield proofSection(proof);
    yield `\nCatalogue ${fabric.catalogHash}.\n`;
  };
  return [{ path: 'report.md', chunks: chunks() }];
};
