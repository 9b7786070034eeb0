import { MEDIA_KINDS, type MediaKind } from '../../../../src/core/optics/cost-class.ts';
import { CRITERIA, type Criterion } from '../../../../src/core/optics/rank.ts';
import type { FibreGrade } from '../../../../src/core/parts/index.ts';
import { formatLength, parseLength, parseSpeed } from '../../../../src/core/units/index.ts';
import type { ConnectAsk } from '../../compiler/answers/explorer.ts';

/*
 * The addresses of the explorer. All it shows is in them, as one segment of name=value pairs: the router keeps a question mark
 * for itself.
 *
 *   /explorer/ports/from=NV-SN4700&to=NIC-CX7-Q1&length=30+m
 *   /explorer/matrix/far=GEN-QSFP112-400G-DR4&form=QSFP-DD
 */

/** What is asked about two ports; texts as they are typed. */
export type PortsAddress = {
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly speed: string;
  readonly media: MediaKind | 'any';
  readonly vendor: string;
  readonly prefer: Criterion;
  readonly multimode: FibreGrade;
  readonly singlemode: FibreGrade;
  readonly connectors: string;
};

/** The address at which something else is asked about two ports. */
export type HrefOf = (values: PortsAddress) => string;

/** What of the matrix is shown. */
export type MatrixAddress = {
  readonly far: string;
  readonly length: string;
  readonly cage: string;
  readonly form: string;
  readonly speed: string;
  readonly fibre: string;
  readonly vendor: string;
  readonly words: string;
  /** `yes`: only modules that run in some cage */
  readonly runs: string;
};

export const MULTIMODE: readonly FibreGrade[] = ['OM3', 'OM4', 'OM5'];
const SINGLEMODE: readonly FibreGrade[] = ['OS1', 'OS2'];
/** Mated pairs of patch panels that can be picked. */
export const CONNECTORS: readonly string[] = ['0', '1', '2', '3', '4', '6', '8'];

/** Nothing asked yet. */
export const NO_PORTS: PortsAddress = {
  from: '',
  to: '',
  length: '30 m',
  speed: '',
  media: 'any',
  vendor: '',
  prefer: 'power',
  multimode: 'OM4',
  singlemode: 'OS2',
  connectors: '0',
};
const WHOLE_MATRIX: MatrixAddress = {
  far: '',
  length: '10 m',
  cage: '',
  form: '',
  speed: '',
  fibre: '',
  vendor: '',
  words: '',
  runs: '',
};

/** A value outside these is not taken over from an address. */
const ALLOWED: { readonly [key: string]: readonly string[] | undefined } = {
  media: [...MEDIA_KINDS, 'any'],
  prefer: CRITERIA,
  multimode: MULTIMODE,
  singlemode: SINGLEMODE,
  connectors: CONNECTORS,
};

/** The values of a segment of pairs; what it does not say is as usual. */
export const readPairs = <T extends Readonly<Record<string, string>>>(segment: string, usual: T): T => {
  const given = new URLSearchParams(segment);
  const entries = Object.entries(usual).map(([key, value]) => {
    const text = given.get(key);
    return [key, text === null || ALLOWED[key]?.includes(text) === false ? value : text];
  });
  return Object.fromEntries(entries);
};

/** A segment of pairs: what is not as usual. */
export const writePairs = (values: Readonly<Record<string, string>>, usual: Readonly<Record<string, string>>): string =>
  new URLSearchParams(Object.entries(values).filter(([key, value]) => value !== usual[key])).toString();

/** Which page of the explorer a location names. */
export type ExplorerAddress =
  | { readonly page: 'ports'; readonly values: PortsAddress }
  | { readonly page: 'matrix'; readonly values: MatrixAddress };

export const readAddress = (location: string): ExplorerAddress => {
  const [, , page = '', segment = ''] = location.split('/');
  return page === 'matrix'
    ? { page, values: readPairs(segment, WHOLE_MATRIX) }
    : { page: 'ports', values: readPairs(segment, NO_PORTS) };
};

export const portsAddress = (values: PortsAddress): string => `/explorer/ports/${writePairs(values, NO_PORTS)}`;
export const matrixAddress = (values: MatrixAddress): string => `/explorer/matrix/${writePairs(values, WHOLE_MATRIX)}`;

/** What the compiler is asked; undefined while a port or a readable length is missing. */
export const askOf = (values: PortsAddress, top: number): ConnectAsk | undefined => {
  const { from, to, media, vendor, prefer, multimode, singlemode } = values;
  const length = parseLength(values.length);
  if (from === '' || to === '' || length === undefined || length === 0) return undefined;
  return {
    from,
    to,
    length,
    speed: parseSpeed(values.speed),
    media: media === 'any' ? undefined : media,
    vendor: vendor === '' ? undefined : vendor,
    prefer,
    multimode,
    singlemode,
    connectors: Number(values.connectors),
    top,
  };
};

/** The address at which a question is asked. */
export const addressOf = (ask: ConnectAsk): PortsAddress => ({
  from: ask.from,
  to: ask.to,
  length: formatLength(ask.length),
  speed: ask.speed === undefined ? '' : String(ask.speed),
  media: ask.media ?? 'any',
  vendor: ask.vendor ?? '',
  prefer: ask.prefer,
  multimode: ask.multimode,
  singlemode: ask.singlemode,
  connectors: String(ask.connectors),
});
