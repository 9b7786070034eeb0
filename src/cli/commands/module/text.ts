import { type Diagnostic, textOf } from '../../../core/diagnostics/index.ts';
import {
  APPLICATION_HEADS,
  applicationCells,
  applicationsOf,
  type Decoded,
  kindWords,
  pageWords,
  sortedPages,
  stateAndReach,
} from '../../../core/module/index.ts';
import { paint, table } from '../../terminal.ts';

type Thresholds = Readonly<Record<string, Readonly<Record<string, number>>>>;

const shown = (value: unknown, unit = ''): string =>
  value === undefined || value === null ? 'unknown' : `${value}${unit}`;
const madeBy = ({ identity }: Decoded): string => {
  const named = [identity.vendor, identity.partNumber, identity.vendorRev && `rev ${identity.vendorRev}`];
  const made = [
    identity.serialNumber && `serial ${identity.serialNumber}`,
    identity.dateCode && `date ${identity.dateCode}`,
  ];
  return [...named, ...made].filter(Boolean).join(', ') || 'not told';
};

const applicationRows = (decoded: Decoded): readonly string[] => {
  const applications = applicationsOf(decoded);
  if (applications.length === 0) return [];
  const rows = [APPLICATION_HEADS, ...applications.map(applicationCells)];
  return ['applications', ...table(rows.map((cells) => ['', ...cells]))];
};

const LANE_COLUMNS = [
  ['dataPathState', 'data path'],
  ['configStatus', 'configuration'],
  ['activeAppSel', 'app'],
  ['txBiasMa', 'bias mA'],
  ['txPowerMw', 'Tx mW'],
  ['rxPowerMw', 'Rx mW'],
] as const;

const laneRows = ({ values }: Decoded): readonly string[] => {
  const columns = LANE_COLUMNS.filter(([key]) => Array.isArray(values[key]));
  // a cable without monitors reads zero everywhere
  const silent = columns.every(([key]) => (values[key] as readonly unknown[]).every((value) => value === 0));
  if (columns.length === 0 || silent) return [];
  const count = (values[columns[0]?.[0] ?? ''] as readonly unknown[]).length;
  const flags = Object.entries((values.flags ?? {}) as Readonly<Record<string, readonly number[]>>);
  return [
    'lanes',
    ...table([
      ['', 'lane', ...columns.map(([, head]) => head), 'flags'],
      ...Array.from({ length: count }, (_, i) => [
        '',
        String(i + 1),
        ...columns.map(([key]) => String((values[key] as readonly unknown[])[i])),
        flags
          .filter(([, set]) => Array.isArray(set) && set.includes(i + 1))
          .map(([name]) => name)
          .join(' '),
      ]),
    ]),
  ];
};

const thresholdRows = ({ values }: Decoded): readonly string[] => {
  const limits = Object.entries((values.thresholds ?? {}) as Thresholds);
  if (limits.length === 0) return [];
  const names = ['lowAlarm', 'lowWarn', 'highWarn', 'highAlarm'];
  return [
    'thresholds',
    ...table([
      ['', '', 'low alarm', 'low warning', 'high warning', 'high alarm'],
      ...limits.map(([key, one]) => ['', key, ...names.map((name) => shown(one[name]))]),
    ]),
  ];
};

const STYLES = { error: 'red', warning: 'yellow', note: 'cyan' } as const;

/** What is wrong with a module, each with what to do. */
export const findings = (list: readonly Diagnostic[]): readonly string[] =>
  list.flatMap((one, i) => {
    const { message, fix } = textOf(one);
    const line = `  ${paint(STYLES[one.severity], one.severity)} ${one.code} ${message}`;
    const next = list[i + 1];
    // what to do stands once behind faults of one kind
    return next?.code === one.code && textOf(next).fix === fix ? [line] : [line, paint('dim', `      ${fix}`)];
  });

/** A module as people read it. */
export const moduleText = (name: string, decoded: Decoded, found: readonly Diagnostic[]): readonly string[] => {
  const lines = [
    ['made by', madeBy(decoded)] as const,
    ...stateAndReach(decoded),
    ['pages', sortedPages(decoded.memory.pages.keys()).map(pageWords).join(', ')] as const,
  ];
  return [
    `${paint('bold', name)}: ${kindWords(decoded)}`,
    ...table(lines.map(([key, value]) => ['', key, value])),
    ...applicationRows(decoded),
    ...laneRows(decoded),
    ...thresholdRows(decoded),
    ...(found.length > 0 ? ['findings', ...findings(found)] : ['no findings']),
  ];
};
