import type { Catalog } from '../../core/catalog/index.ts';
import { textOf, told } from '../../core/diagnostics/index.ts';
import type { Answer } from '../../core/link/batch/answer.ts';
import type { Proof } from '../../core/link/index.ts';
import {
  type Choice,
  type Criterion,
  findWays,
  type MediaKind,
  type NearMiss,
  nearMisses,
  type Way,
} from '../../core/optics/index.ts';
import { CABLE_NAMES, DEFAULT_SITE_FIBRE } from '../../core/parts/index.ts';
import {
  formatLength,
  formatLoss,
  formatPower,
  formatTime,
  type Milliwatts,
  parseLength,
  parseSpeed,
} from '../../core/units/index.ts';
import { readTextFile } from '../../host/files.ts';
import { EXIT, UsageError } from '../exit.ts';
import { type CatalogOption, loadCatalog } from '../load-catalog.ts';
import { type Resolved, resolvePort } from '../resolve.ts';
import { paint, print, printJson, progress } from '../terminal.ts';

export type LinkOptions = CatalogOption & {
  readonly from?: string;
  readonly to?: string;
  readonly length?: string;
  readonly speed?: string;
  readonly media?: string;
  readonly prefer: string;
  readonly vendor?: string;
  readonly top: string;
  readonly misses: string;
  readonly batch?: string;
  readonly json?: boolean;
};

/** Batches are read whole; a larger one is split by its writer. */
const MAX_BATCH_BYTES = 64 * 1024 * 1024;

/** Rows judged between two signs of progress. */
const PIECE = 5_000;

const rowsOf = (path: string, text: string): readonly unknown[] => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path} is no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (Array.isArray(parsed)) return parsed;
  if (typeof parsed === 'object' && parsed !== null && 'rows' in parsed && Array.isArray(parsed.rows))
    return parsed.rows;
  throw new UsageError(`${path}: expected an array of link questions, or an object with "rows"`);
};

const batch = async (catalog: Catalog, path: string, json: boolean): Promise<number> => {
  const read = await readTextFile(path, MAX_BATCH_BYTES);
  if ('problem' in read) throw new UsageError(`cannot read ${path}: ${read.problem} (${read.detail})`);
  const { answerBatch } = await import('../../core/link/batch/answer.ts');
  const rows = rowsOf(path, read.text);
  const step = progress();
  const answers: Answer[] = [];
  for (let at = 0; at < rows.length; at += PIECE) {
    step(`link ${at + 1} of ${rows.length}`);
    answers.push(...answerBatch(catalog, rows.slice(at, at + PIECE), at));
  }
  if (json) printJson(answers);
  else {
    for (const answer of answers) {
      const [first] = answer.diagnostics;
      if (answer.works)
        print(`${paint('green', 'works')}  ${answer.id}  ${answer.links} x ${answer.speedGbps}G  ${answer.reasonCode}`);
      else
        print(
          `${paint('red', 'fails')}  ${answer.id}  ${answer.reasonFamily} ${first?.code ?? ''}  ${first?.message ?? ''}`,
        );
    }
    print('', `${answers.filter((answer) => answer.works).length} of ${answers.length} links work`);
  }
  return answers.every((answer) => answer.works) ? EXIT.clean : EXIT.diagnostics;
};

const CRITERIA: readonly Criterion[] = ['power', 'cost', 'vendor', 'stock', 'latency', 'reach-margin'];
const MEDIA: readonly MediaKind[] = ['copper', 'active-copper', 'aoc', 'multimode', 'singlemode'];

const oneOf = <T extends string>(what: string, text: string, allowed: readonly T[]): T => {
  const found = allowed.find((item) => item === text.trim());
  if (!found) throw new UsageError(`${what} "${text}" is none of ${allowed.join(', ')}`);
  return found;
};

const list = (text: string | undefined): readonly string[] =>
  text
    ?.split(',')
    .map((item) => item.trim())
    .filter(Boolean) ?? [];

const portText = ({ device, group, number }: Resolved): string =>
  `${device.id} ${number === undefined ? '' : `port ${number} `}(${device.model}; ${group.port.cage}, ${group.port.lanes} lanes, up to ${group.port.maxSpeed}G)`;

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

const wayLines = (way: Way, top: number, misses: number): readonly string[] => {
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

const missLine = ({ candidate: { a, b }, causes }: NearMiss): string => {
  const [cause] = causes;
  const parts = a.id === b.id && a.kind !== 'transceiver' ? a.id : `${a.id} + ${b.id}`;
  const more = causes.length > 1 ? ` (and ${causes.length - 1} more)` : '';
  return `${parts}: ${cause ? `${cause.code} ${textOf(cause).message}` : ''}${more}`;
};

const jsonWay = (way: Way, misses: number) => ({
  speedGbps: way.pair.speed,
  a: { ways: way.pair.a.ways, lanesPerLink: way.pair.a.lanesPerLink },
  b: { ways: way.pair.b.ways, lanesPerLink: way.pair.b.lanesPerLink },
  choices: way.choices.map((choice) => ({
    a: choice.a.id,
    b: choice.b.id,
    media: choice.media,
    cabling: choice.cabling,
    orderedLengthM: choice.length / 1000,
    powerPerLinkW: choice.powerPerLink === undefined ? null : choice.powerPerLink / 1000,
    proof: choice.verdict.proof,
    warnings: choice.verdict.warnings.map(told),
  })),
  nearMisses: nearMisses([way], misses).map(({ candidate, causes }) => ({
    a: candidate.a.id,
    b: candidate.b.id,
    cabling: candidate.cabling,
    causes: causes.map(told),
  })),
});

/** Why no parts were even tried: a port is slower than asked, or nothing fits both under the narrowing. */
const tooFast = (a: Resolved, b: Resolved, speed: number | undefined): readonly string[] => {
  const slow = [a, b].filter(({ group }) => speed !== undefined && group.port.maxSpeed < speed);
  if (slow.length === 0) return ['  no parts fit both ports; see lanewright matrix, or drop --vendor and --media'];
  return slow.map(
    ({ device, group }) => `  ${device.id}: its ${group.port.cage} port runs up to ${group.port.maxSpeed}G`,
  );
};

const ways = (catalog: Catalog, options: LinkOptions): number => {
  if (!options.from || !options.to || !options.length)
    throw new UsageError('link needs --from, --to and --length, or --batch FILE');
  const a = resolvePort(catalog, options.from);
  const b = resolvePort(catalog, options.to);
  const length = parseLength(options.length);
  if (length === undefined) throw new UsageError(`"${options.length}" is no length (try 30 or "30 m")`);
  const speed = options.speed === undefined ? undefined : parseSpeed(options.speed);
  if (options.speed !== undefined && speed === undefined)
    throw new UsageError(`"${options.speed}" is no speed (try 400 or 400G)`);
  const top = Number(options.top);
  if (!Number.isInteger(top) || top < 1) throw new UsageError('--top wants a whole number of at least 1');
  const misses = Number(options.misses);
  if (!Number.isInteger(misses) || misses < 0) throw new UsageError('--misses wants a whole number');
  const vendors = list(options.vendor);
  const found = findWays(
    catalog,
    a,
    b,
    speed,
    length,
    DEFAULT_SITE_FIBRE,
    { media: options.media === undefined ? undefined : oneOf('--media', options.media, MEDIA), vendors },
    {
      prefer: list(options.prefer).map((item) => oneOf('--prefer', item, CRITERIA)),
      vendors,
      stock: new Map(),
      prices: new Map(),
    },
  );
  const working = found.filter((way) => way.choices.length > 0);
  if (options.json) {
    printJson({
      format: 'lanewright-ways',
      version: 1,
      catalog: catalog.hash,
      a: a.device.id,
      b: b.device.id,
      lengthM: length / 1000,
      ways: working.map((way) => jsonWay(way, misses)),
    });
    return working.length ? EXIT.clean : EXIT.diagnostics;
  }
  print(
    `a  ${portText(a)}`,
    `b  ${portText(b)}`,
    `over ${formatLength(length)}, OS2 or OM4 fibre, ranked by ${options.prefer}`,
  );
  for (const [side, resolved] of [
    ['a', a],
    ['b', b],
  ] as const) {
    if (resolved.others.length)
      print(paint('dim', `   end ${side} could also be ${resolved.others.slice(0, 4).join(', ')}`));
  }
  for (const way of working) print(...wayLines(way, top, misses));
  if (working.length) return EXIT.clean;
  const speeds = speed === undefined ? 'at any speed' : `at ${speed}G`;
  const nearest = nearMisses(found, Math.max(misses, 5));
  print(
    '',
    `${paint('red', 'No way')} to connect these ports over ${formatLength(length)} ${speeds}.${nearest.length ? ' Nearest misses:' : ''}`,
    ...nearest.map((miss) => `  ${missLine(miss)}`),
    ...(nearest.length ? [] : tooFast(a, b, speed)),
  );
  return EXIT.diagnostics;
};

/** `link --from … --to …` and `link --batch …` */
export const link = async (options: LinkOptions): Promise<number> => {
  const catalog = await loadCatalog(options);
  return options.batch === undefined ? ways(catalog, options) : batch(catalog, options.batch, options.json === true);
};
