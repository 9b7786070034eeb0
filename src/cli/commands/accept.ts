import {
  acceptSheet,
  type Outcome,
  portName,
  portsByDevice,
  type Sheet,
  SOAK,
  trialsOf,
  type Verification,
} from '../../core/asbuilt/index.ts';
import { plural } from '../../core/diagnostics/index.ts';
import { readTextFile } from '../../host/files.ts';
import { EXIT, UsageError } from '../exit.ts';
import { paint, print, printJson, table } from '../terminal.ts';
import { loadRoom, type RoomOptions, verifyState } from './room/load.ts';
import { type PartOptions, partOf } from './verify.ts';

export type AcceptOptions = RoomOptions &
  PartOptions & {
    readonly before?: string;
    /** hours */
    readonly soak?: string;
    readonly firmware?: string;
    readonly json?: boolean;
  };

/** `part,firmware` rows, with or without a heading. */
const readFirmware = async (file: string | undefined): Promise<ReadonlyMap<string, string>> => {
  if (file === undefined) return new Map();
  const read = await readTextFile(file);
  if ('problem' in read) throw new UsageError(`cannot read ${file}: ${read.problem} (${read.detail})`);
  const rows = read.text.split('\n').map((line) => line.split(',').map((cell) => cell.trim()));
  return new Map(
    rows.flatMap(([part = '', version = '']) => (part === '' || version === '' ? [] : [[part, version] as const])),
  );
};

const OUTCOMES: readonly Outcome[] = ['fail', 'unknown', 'pass'];
const COLORS = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;
const painted = (outcome: Outcome): string => paint(COLORS[outcome], outcome);

/** What of a port does not pass, each with its limit and source. */
const openChecks = ({ checks }: Sheet['rows'][number]): readonly string[] =>
  table(
    checks
      .filter((check) => check.outcome !== 'pass')
      .map(({ outcome, what, seen, demanded, source }) => [
        outcome,
        what,
        `seen: ${seen}`,
        `demanded: ${demanded}`,
        source,
      ]),
  );

/** Ports of which the same is to be said are told together. */
const sheetLines = ({ plan }: Verification, { rows, outcome }: Sheet): readonly string[] => {
  const count = (wanted: Outcome): number => rows.filter((row) => row.outcome === wanted).length;
  const alike = new Map<string, { readonly of: Outcome; readonly open: readonly string[]; readonly ports: number[] }>();
  for (const row of rows) {
    const open = openChecks(row);
    const key = open.join('\n');
    const group = alike.get(key) ?? { of: row.outcome, open, ports: [] };
    group.ports.push(row.port);
    alike.set(key, group);
  }
  return [
    `${painted(outcome)}  ${plan.fabric.name}: ${plural(rows.length, 'port')}, ${count('pass')} pass, ${count('fail')} fail, ${count('unknown')} unknown`,
    ...[...alike.values()]
      .toSorted((a, b) => OUTCOMES.indexOf(a.of) - OUTCOMES.indexOf(b.of))
      .flatMap(({ of, open, ports }) => [
        '',
        `${painted(of)}  ${plural(ports.length, 'port')}`,
        ...portsByDevice(plan, ports).map((line) => `    ${line}`),
        ...(open.length > 0 ? ['    not passed'] : []),
        ...open.map((line) => `      ${line}`),
      ]),
  ];
};

/** `accept --plan OUT --state DIR`: the sheet of a rack, rail or unit before it is handed over. */
export const accept = async (options: AcceptOptions): Promise<number> => {
  const now = await loadRoom(options);
  const before = options.before === undefined ? undefined : await verifyState(now.plan, options.before, options);
  const hours = options.soak === undefined ? undefined : Number(options.soak);
  if (hours !== undefined && !(hours >= 0)) throw new UsageError(`--soak wants hours, not "${options.soak}"`);
  const part = partOf(options);
  const firmware = await readFirmware(options.firmware);
  const sheet = acceptSheet({
    now,
    before,
    part,
    firmware,
    soakSeconds: hours === undefined ? SOAK.seconds : hours * 3600,
  });
  if (sheet.rows.length === 0) throw new UsageError('no link of the plan belongs to this part of it');
  const trials = trialsOf(now.plan, part);
  if (options.json) {
    printJson({
      format: 'lanewright-acceptance',
      version: 1,
      name: now.plan.fabric.name,
      outcome: sheet.outcome,
      ports: sheet.rows.map(({ port, ...row }) => ({ port: portName(now.plan, port), ...row })),
      trials,
    });
  } else {
    print(...sheetLines(now, sheet));
    if (trials.length > 0) print('', paint('cyan', 'to run by hand'));
    for (const { rail, commands, expect, why } of trials)
      print(`  rail ${rail}: ${expect}`, ...commands.map((command) => `    ${command}`), `    ${why}`);
    print(
      '',
      'nccl-tests are left out: nothing here predicts the traffic of a collective yet, so there is no value to hold them against.',
    );
  }
  return sheet.outcome === 'pass' ? EXIT.clean : EXIT.diagnostics;
};
