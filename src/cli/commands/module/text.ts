import { type Diagnostic, textOf } from '../../../core/diagnostics/index.ts';
import {
  type AdvertisedApplication,
  type Decoded,
  pageWords,
  sff8024Name,
  sortedPages,
} from '../../../core/module/index.ts';
import { paint, table } from '../../terminal.ts';

type Line = readonly [name: string, value: string];
type Thresholds = Readonly<Record<string, Readonly<Record<string, number>>>>;

const shown = (value: unknown, unit = ''): string =>
  value === undefined || value === null ? 'unknown' : `${value}${unit}`;
const lanes = (list: readonly number[] | undefined): string =>
  list === undefined ? 'unknown' : list.length === 0 ? 'none' : list.join(' ');

/** mW as people who handle optics read it. */
const light = (mw: number): string => (mw <= 0 ? 'no light' : `${mw} mW, ${(10 * Math.log10(mw)).toFixed(2)} dBm`);

/** Identifier and map; the names of some identifiers hold the map already. */
const kindOf = ({ memoryModel, identity }: Decoded): string => {
  const what = sff8024Name('identifier', identity.identifier) ?? `identifier ${identity.identifier}`;
  const map = identity.cmisRevision === undefined ? memoryModel : `CMIS ${identity.cmisRevision}`;
  return what.includes(map) ? what : `${what}, ${map}`;
};

const identityLines = ({ identity, values }: Decoded): readonly Line[] => {
  const named = [identity.vendor, identity.partNumber, identity.vendorRev && `rev ${identity.vendorRev}`];
  const made = [
    identity.serialNumber && `serial ${identity.serialNumber}`,
    identity.dateCode && `date ${identity.dateCode}`,
  ];
  return [
    ['made by', [...named, ...made].filter(Boolean).join(', ') || 'not told'],
    ['connector', shown(values.connectorName ?? values.connector)],
  ];
};

const stateLines = ({ values }: Decoded): readonly Line[] => [
  ...(values.moduleState === undefined ? [] : [['state', String(values.moduleState)] as const]),
  ...(values.powerClass === undefined
    ? []
    : [['power', `class ${values.powerClass}, at most ${shown(values.maxPowerW, ' W')}`] as const]),
  ...(values.temperatureC === undefined
    ? []
    : [['monitors', `${Number(values.temperatureC).toFixed(1)} °C, ${Number(values.vccV).toFixed(3)} V`] as const]),
  ...(values.activeFirmware === undefined ? [] : [['firmware', String(values.activeFirmware)] as const]),
];

const lengthLines = ({ values }: Decoded): readonly Line[] => {
  const reach = (
    [
      ['lengthSmfKm', 'km of single-mode'],
      ['lengthOm5M', 'm of OM5'],
      ['lengthOm4M', 'm of OM4'],
      ['lengthOm3M', 'm of OM3'],
    ] as const
  ).flatMap(([key, what]) => (Number(values[key]) > 0 ? [`${values[key]} ${what}`] : []));
  const cable = typeof values.cableLengthM === 'number' ? [`cable of ${values.cableLengthM} m`] : [];
  const both = [...cable, ...reach];
  return both.length > 0 ? [['length', both.join(', ')]] : [];
};

const complianceLines = ({ values }: Decoded): readonly Line[] => {
  const name = values.extSpecComplianceName ?? values.extSpecCompliance;
  return typeof name === 'string' && values.extSpecCompliance !== '0x00' ? [['complies', name]] : [];
};

const applicationRows = (applications: readonly AdvertisedApplication[]): readonly string[] =>
  applications.length === 0
    ? []
    : [
        'applications',
        ...table([
          ['', 'app', 'host interface', 'media interface', 'lanes', 'host starts', 'media starts'],
          ...applications.map((one) => [
            '',
            String(one.appSel),
            one.hostInterface ?? `${one.hostInterfaceId} (no public meaning)`,
            one.mediaInterface ?? `${one.mediaInterfaceId} (no public meaning)`,
            `${one.hostLanes}:${one.mediaLanes}`,
            lanes(one.hostStartLanes),
            lanes(one.mediaStartLanes),
          ]),
        ]),
      ];

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
  // media lanes that the module does not have; host lanes beside them it may have
  const dark = new Set((values.mediaLanesUnsupported ?? []) as readonly number[]);
  const isMedia = (key: string): boolean => key.endsWith('Ma') || key.endsWith('Mw');
  const flags = Object.entries((values.flags ?? {}) as Readonly<Record<string, readonly number[]>>);
  return [
    'lanes',
    ...table([
      ['', 'lane', ...columns.map(([, head]) => head), 'flags'],
      ...Array.from({ length: count }, (_, i) => [
        '',
        String(i + 1),
        ...columns.map(([key]) =>
          isMedia(key) && dark.has(i + 1) ? '' : String((values[key] as readonly unknown[])[i]),
        ),
        flags
          .filter(([, set]) => Array.isArray(set) && set.includes(i + 1))
          .map(([name]) => name)
          .join(' '),
      ]),
    ]),
  ];
};

const SINGLE = [
  ['txBiasMa', 'bias', (value: number) => `${value} mA`],
  ['txPowerMw', 'Tx', light],
  ['rxPowerMw', 'Rx', light],
] as const;

const singleLines = ({ values }: Decoded): readonly Line[] => {
  const found = SINGLE.flatMap(([key, name, say]) => {
    const value = values[key];
    return typeof value === 'number' ? [`${name} ${say(value)}`] : [];
  });
  return found.length > 0 ? [['light', found.join('; ')]] : [];
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
  const { values, memory } = decoded;
  const lines = [
    ...identityLines(decoded),
    ...stateLines(decoded),
    ...lengthLines(decoded),
    ...singleLines(decoded),
    ...complianceLines(decoded),
    ['pages', sortedPages(memory.pages.keys()).map(pageWords).join(', ')] as const,
  ];
  return [
    `${paint('bold', name)}: ${kindOf(decoded)}`,
    ...table(lines.map(([key, value]) => ['', key, value])),
    ...applicationRows((values.applications ?? []) as readonly AdvertisedApplication[]),
    ...laneRows(decoded),
    ...thresholdRows(decoded),
    ...(found.length > 0 ? ['findings', ...findings(found)] : ['no findings']),
  ];
};
