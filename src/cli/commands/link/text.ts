import type { Catalog } from '../../../core/catalog/index.ts';
import { textOf } from '../../../core/diagnostics/index.ts';
import type { Proof } from '../../../core/link/index.ts';
import { type Choice, type NearMiss, nearMisses, type Way } from '../../../core/optics/index.ts';
import { CABLE_NAMES, type ModuleId } from '../../../core/parts/index.ts';
import { formatLength, formatLoss, formatPower, formatTime, type Milliwatts } from '../../../core/units/index.ts';
import type { Resolved } from '../../resolve.ts';
import { paint } from '../../terminal.ts';

/** A port as it was understood. */
export const portText = ({ device, group, number }: Resolved): string =>
  `${device.id} ${number === undefined ? '' : `port ${number} `}(${device.model}; ${group.port.cage}, ${group.port.lanes} lanes, up to ${group.port.maxSpeed}G)`;

/** A part that was read from a memory, as it was understood. */
export const partText = (catalog: Catalog, id: ModuleId): string => {
  const part = catalog.modules.get(id);
  if (!part) return id;
  const name = [part.vendor, part.partNumber].filter(Boolean).join(' ');
  const what =
    part.kind === 'transceiver'
      ? `${part.formFactor}, ${part.applications.map(({ host, media, instances }) => `${instances > 1 ? `${instances}x ` : ''}${host.id} to ${media.id}`).join('; ')}`
      : `${CABLE_NAMES[part.kind]}, ${part.a.formFactor} to ${part.b.count > 1 ? `${part.b.count}x ` : ''}${part.b.formFactor}, ${part.lengths.map(formatLength).join(', ') || 'length not told'}`;
  return `   ${id}: ${name}, ${what}`;
};

const proofLines = (proof: Proof): readonly string[] => {
  const { a, b, loss, reach, latency } = proof;
  const [lane] = proof.lanes;
  const optical = lane && a.application ? ` → ${lane.a.media.length} optical lane(s) → ` : ' → ';
  const lines = [
    `${a.setting.lanes} host lanes${optical}${b.setting.lanes} host lanes; ${proof.line.media}; FEC on the line ${proof.line.fec}`,
    `host a: FEC ${a.setting.fec}, autoneg ${a.setting.autoneg ? 'on' : 'off'}; host b: FEC ${b.setting.fec}, autoneg ${b.setting.autoneg ? 'on' : 'off'}`,
  ];
  if (reach) lines.push(`reach ${formatLength(reach.length)} of ${formatLength(reach.limit)} (${reach.of})`);
  if (loss) {
    const margin =
      loss.margin === undefined
        ? 'budget unknown'
        : `margin ${formatLoss(loss.margin)} of ${formatLoss(loss.budget ?? loss.total)}`;
    lines.push(`loss ${formatLoss(loss.total)} ${loss.basis}, ${margin}`);
  }
  lines.push(
    `one-way latency ${formatTime(latency.total)} (${latency.parts.map((part) => part.what).join(' + ')}), not counted: ${latency.notCounted.join(', ')}`,
  );
  return lines;
};

const choiceLines = (choice: Choice, rank: number): readonly string[] => {
  const power = choice.powerPerLink;
  const parts =
    choice.a.id === choice.b.id && choice.a.kind !== 'transceiver' ? choice.a.id : `${choice.a.id}  +  ${choice.b.id}`;
  const cable =
    choice.a.kind === 'transceiver'
      ? choice.cabling
      : `${CABLE_NAMES[choice.a.kind]}, made ${formatLength(choice.length)}`;
  return [
    `  ${rank}. ${paint('bold', parts)}  ${power === undefined ? 'power unknown' : `${formatPower(power as Milliwatts)} a link`}`,
    `     ${cable}`,
    ...proofLines(choice.verdict.proof).map((line) => `     ${line}`),
    ...choice.verdict.warnings.map(
      (warning) => `     ${paint('yellow', 'caution')} ${warning.code} ${textOf(warning).message}`,
    ),
    ...choice.verdict.proof.assumes.map((text) => `     ${paint('dim', `assumes ${text}`)}`),
  ];
};

const splitText = ({ pair }: Way): string => {
  const of = (ways: number, lanes: number): string =>
    ways > 1 ? `${ways} links a port, ${lanes} lanes each` : `${lanes} lanes`;
  return `${pair.speed}G, a: ${of(pair.a.ways, pair.a.lanesPerLink)}; b: ${of(pair.b.ways, pair.b.lanesPerLink)}`;
};

/** One speed and split: the best parts with their proofs, then what nearly works. */
export const wayLines = (way: Way, top: number, misses: number): readonly string[] => {
  const shown = way.choices.slice(0, top);
  return [
    '',
    `${paint('cyan', splitText(way))}: ${way.choices.length} way(s) work`,
    ...shown.flatMap((choice, i) => choiceLines(choice, i + 1)),
    ...(way.choices.length > shown.length
      ? [`     … ${way.choices.length - shown.length} more (--top ${way.choices.length})`]
      : []),
    ...nearMisses([way], misses).map((miss) => `     ${paint('dim', 'fails')}  ${missLine(miss)}`),
  ];
};

/** Parts that fail, with the first cause. */
export const missLine = ({ candidate: { a, b }, causes }: NearMiss): string => {
  const [cause] = causes;
  const parts = a.id === b.id && a.kind !== 'transceiver' ? a.id : `${a.id} + ${b.id}`;
  const more = causes.length > 1 ? ` (and ${causes.length - 1} more)` : '';
  return `${parts}: ${cause ? `${cause.code} ${textOf(cause).message}` : ''}${more}`;
};
