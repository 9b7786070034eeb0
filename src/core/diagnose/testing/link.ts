import { builtinCatalog } from '../../catalog/index.ts';
import { encodePart, hexPages } from '../../module/index.ts';
import { writeField } from '../../module/write.ts';
import { namedPort } from '../../optics/index.ts';
import type { DeviceModelId, ModuleId } from '../../parts/index.ts';
import { metres } from '../../units/index.ts';
import { type Diagnosis, diagnose } from '../diagnose.ts';
import { provePorts } from '../prove.ts';
import { type EndRead, type GivenFile, readEnd } from '../read/collect.ts';

/* A link of 400GBASE-DR4 between a SONiC switch and a Linux server, as its ends would print it; what is told, a test may change. */

type Registers = Record<string, Parameters<typeof writeField>[2]>;

export type EndState = {
  readonly device: string;
  readonly port: string;
  part: string;
  isPlugged: boolean;
  isUp: boolean;
  isAdminUp: boolean;
  /** Mb/s */
  speed: number;
  lanes: number;
  fec: 'rs' | 'none';
  autoneg: 'on' | 'off';
  /** the reason of `ethtool`, or the error of SONiC's module daemon */
  complaint: string | undefined;
  /** `trained`, `not trained` */
  training: string | undefined;
  uncorrectable: number;
  preFecBer: number;
  neighbour: string | undefined;
  neighbourPort: string;
  /** registers of the module, beyond what its part says */
  registers: Registers;
};

export type LinkState = { readonly a: EndState; readonly b: EndState };

const FOUR = [1, 2, 3, 4];
/** mW: -0.5 dBm sent, -2.0 dBm received */
const SENT = 0.8913;
const RECEIVED = 0.631;

const running = (hostLanes: number): Registers => {
  const lanes = (value: number): number[] => Array.from({ length: 8 }, (_, i) => (i < hostLanes ? value : 0));
  const light = (value: number): number[] => Array.from({ length: 8 }, (_, i) => (i < 4 ? value : 0));
  return {
    ModuleState: 3,
    LowPwrAllowRequestHW: false,
    TempMonValue: 45,
    VccMonVoltage: 3.3,
    MediaLaneUnsupported: [5, 6, 7, 8],
    DPStateHostLane: lanes(4).map((state) => state || 1),
    ConfigStatusLane: lanes(1),
    'ACS.AppSelCode': lanes(1),
    OutputStatusTx: FOUR,
    OpticalPowerTx: light(SENT),
    OpticalPowerRx: light(RECEIVED),
    LaserBiasTx: light(60),
  };
};

/** Both ends, as they stand where nothing is wrong. */
export const soundLink = (): LinkState => {
  const sound = {
    isPlugged: true,
    isUp: true,
    isAdminUp: true,
    speed: 400_000,
    fec: 'rs' as const,
    autoneg: 'off' as const,
    complaint: undefined,
    training: undefined,
    neighbourPort: 'ens3f0np0',
    uncorrectable: 0,
    preFecBer: 2e-8,
  };
  return {
    a: {
      ...sound,
      device: 'leaf-1',
      port: 'Ethernet48',
      part: 'GEN-QDD-400G-DR4',
      lanes: 8,
      neighbour: 'h100-1',
      registers: running(8),
    },
    b: {
      ...sound,
      device: 'h100-1',
      port: 'ens3f0np0',
      part: 'GEN-QSFP112-400G-DR4',
      lanes: 4,
      neighbour: undefined,
      registers: running(4),
    },
  };
};

/** A table as SONiC prints it. */
const columns = (heads: readonly string[], row: readonly string[]): string => {
  const widths = heads.map((head, i) => Math.max(head.length, row[i]?.length ?? 0));
  const line = (cells: readonly string[]): string => cells.map((cell, i) => cell.padStart(widths[i] ?? 0)).join('  ');
  return `${line(heads)}\n${widths.map((width) => '-'.repeat(width)).join('  ')}\n${line(row)}\n`;
};

const word = (is: boolean): string => (is ? 'up' : 'down');

const sonicText = (end: EndState): string => {
  const lanes = Array.from({ length: end.lanes }, (_, i) => String(i + 65)).join(',');
  const parts = [
    [
      'show interfaces status',
      columns(
        ['Interface', 'Lanes', 'Speed', 'MTU', 'FEC', 'Alias', 'Vlan', 'Oper', 'Admin', 'Type', 'Asym PFC'],
        [
          end.port,
          lanes,
          `${end.speed / 1000}G`,
          '9100',
          end.fec,
          'etp7',
          'routed',
          word(end.isUp),
          word(end.isAdminUp),
          'QSFP-DD',
          'N/A',
        ],
      ),
    ],
    [
      'show interfaces transceiver presence',
      columns(['Port', 'Presence'], [end.port, end.isPlugged ? 'Present' : 'Not present']),
    ],
    [
      'show interfaces autoneg status',
      columns(
        ['Interface', 'Auto-Neg Mode', 'Speed', 'Adv Speeds', 'Rmt Adv Speeds', 'Type', 'Adv Types', 'Oper', 'Admin'],
        [
          end.port,
          end.autoneg === 'on' ? 'enabled' : 'disabled',
          `${end.speed / 1000}G`,
          'all',
          'N/A',
          'N/A',
          'all',
          word(end.isUp),
          word(end.isAdminUp),
        ],
      ),
    ],
    [
      'show interfaces counters fec-stats',
      columns(
        ['IFACE', 'STATE', 'FEC_CORR', 'FEC_UNCORR', 'FEC_SYMBOL_ERR', 'FEC_PRE_BER', 'FEC_POST_BER'],
        [end.port, 'U', '1,204', String(end.uncorrectable), '0', end.preFecBer.toExponential(2), '0.00e+00'],
      ),
    ],
  ];
  if (end.training !== undefined)
    parts.push([
      'show interfaces link-training status',
      columns(
        ['Interface', 'LT Oper', 'LT Admin', 'Oper', 'Admin'],
        [end.port, end.training, 'on', word(end.isUp), word(end.isAdminUp)],
      ),
    ]);
  if (end.neighbour !== undefined)
    parts.push([
      'show lldp table',
      columns(
        ['LocalPort', 'RemoteDevice', 'RemotePortID', 'Capability', 'RemotePortDescr'],
        [end.port, end.neighbour, end.neighbourPort, 'S', end.neighbourPort],
      ),
    ]);
  if (end.complaint !== undefined)
    parts.push([
      'sonic-db-dump -n STATE_DB -y',
      `${JSON.stringify({ [`TRANSCEIVER_STATUS_SW|${end.port}`]: { status: '67', error: end.complaint } }, null, 1)}\n`,
    ]);
  return parts.map(([command, text]) => `# lanewright: ${command}\n${text}`).join('\n');
};

const linuxText = (end: EndState): string => {
  const why = end.complaint === undefined ? '' : ` (${end.complaint})`;
  return [
    `# lanewright: ethtool ${end.port}`,
    `Settings for ${end.port}:`,
    `\tSpeed: ${end.isUp ? `${end.speed}Mb/s` : 'Unknown!'}`,
    ...(end.isUp ? [`\tLanes: ${end.lanes}`] : []),
    '\tDuplex: Full',
    `\tAuto-negotiation: ${end.autoneg}`,
    `\tLink detected: ${end.isUp ? 'yes' : `no${why}`}`,
    `# lanewright: ethtool -I --show-fec ${end.port}`,
    `FEC parameters for ${end.port}:`,
    `Supported/Configured FEC encodings: ${end.fec === 'rs' ? 'RS' : 'Off'}`,
    `Active FEC encoding: ${end.fec === 'rs' ? 'RS' : 'Off'}`,
    'Statistics:',
    '  corrected_blocks: 1204',
    `  uncorrectable_blocks: ${end.uncorrectable}`,
    '',
  ].join('\n');
};

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const given = (file: string, text: string): GivenFile => ({ file, text, bytes: bytesOf(text) });

/** What one end would hand over: what its host prints, and a dump of its module. */
export const filesOf = (end: EndState): readonly GivenFile[] => {
  const text = end.device.startsWith('leaf') ? sonicText(end) : linuxText(end);
  const host = given(`${end.device}/ports.txt`, text);
  const part = builtinCatalog().modules.get(end.part as ModuleId);
  const side = end.device.startsWith('leaf') ? 'a' : 'b';
  const memory = part && end.isPlugged ? encodePart(part, { end: side }) : undefined;
  if (!memory) return [host];
  for (const [name, value] of Object.entries(end.registers)) writeField(memory, name, value);
  return [host, given(`${end.device}/module.json`, `${JSON.stringify({ pages: hexPages(memory) }, null, 1)}\n`)];
};

const readEnds = ({ a, b }: LinkState): { a: EndRead; b: EndRead } => ({
  a: readEnd({ name: a.device, files: filesOf(a), port: a.port }),
  b: readEnd({ name: b.device, files: filesOf(b), port: b.port }),
});

const port = (device: string) => {
  const found = namedPort(builtinCatalog(), device as DeviceModelId);
  if (!found) throw new Error(`no port of ${device}`);
  return found;
};

export type LinkOptions = {
  readonly proved?: boolean;
  readonly before?: LinkState;
  readonly ends?: { readonly a: EndRead; readonly b: EndRead };
  readonly devices?: readonly [string, string];
  /** m */
  readonly length?: number;
};

/** The answer for a link; held against the link rules where `proved`. */
export const diagnoseLink = (link: LinkState, options: LinkOptions = {}): Diagnosis => {
  const { proved = true, before, ends = readEnds(link), devices = ['NV-SN4700', 'NIC-CX7-Q1'], length = 30 } = options;
  const [a, b] = devices;
  const asked = { a: port(a), b: port(b), length: metres(length), words: `${a} to ${b} over ${length} m` };
  const proof = proved ? provePorts(builtinCatalog(), asked, ends.a, ends.b) : undefined;
  const then = before && readEnds(before);
  return diagnose({
    a: ends.a.facts,
    b: ends.b.facts,
    catalog: proof?.catalog ?? builtinCatalog(),
    expected: proof?.expected,
    refused: proof?.refused,
    before: then && { a: then.a.facts, b: then.b.facts },
  });
};
