import type { Piece, Place, Reader, Sighting } from './sighting.ts';
import { fecOf, numberOf, speedOf, told } from './words.ts';

type Line = { readonly place: Place; readonly cell: (head: string) => string };
type Printed = { readonly heads: ReadonlySet<string>; readonly lines: readonly Line[] };

const RULER = /^\s*-{3,}(?:\s+-{3,})+\s*$/;

type Span = readonly [from: number, to: number];

/** Is something written between the columns? Then the row was not printed under these dashes. */
const crosses = (row: string, spans: readonly Span[]): boolean =>
  spans.some(([from], i) => i > 0 && row.slice(spans[i - 1]?.[1], from).trim() !== '');

/**
 * The cells of a row whose columns are not those of the dashes (texts put together by scripts): by the gaps between its words,
 * where there are as many as columns. A name cut short would be that of another device.
 */
const byGaps = (row: string, columns: number): readonly string[] | undefined =>
  [/\s{2,}/, /\s+/].map((gap) => row.trim().split(gap)).find((cells) => cells.length === columns);

/** The tables that SONiC prints: a line of heads, a line of dashes under each, rows cut at those dashes. */
const tablesOf = ({ file, line, text }: Piece): readonly Printed[] => {
  const rows = text.split('\n');
  return rows.flatMap((ruler, at): readonly Printed[] => {
    if (at === 0 || !RULER.test(ruler)) return [];
    const spans = [...ruler.matchAll(/-+/g)].map((dashes) => [dashes.index, dashes.index + dashes[0].length] as const);
    const cut = (row: string): readonly string[] =>
      spans.map(([from, to], i) => row.slice(from, i === spans.length - 1 ? undefined : to).trim());
    const heads = cut(rows[at - 1] ?? '').map((head) => head.toLowerCase());
    const lines: Line[] = [];
    for (let i = at + 1; i < rows.length; i++) {
      const row = rows[i] ?? '';
      if (row.trim() === '' || /^-{3,}\s*$/.test(row) || /^Total /.test(row)) break;
      const cells = crosses(row, spans) ? byGaps(row, spans.length) : cut(row);
      if (!cells) continue;
      lines.push({ place: { file, line: line + i }, cell: (head) => cells[heads.indexOf(head)] ?? '' });
    }
    return [{ heads: new Set(heads), lines }];
  });
};

/** How each kind of table is known by its heads, and what a line of it says. */
const KINDS: readonly {
  readonly heads: readonly string[];
  readonly read: (line: Line) => readonly Sighting[];
}[] = [
  {
    // show lldp table
    heads: ['localport', 'remotedevice', 'remoteportid'],
    read: ({ place, cell }) => {
      const device = told(cell('remotedevice'));
      const farPorts = [told(cell('remoteportid')), told(cell('remoteportdescr'))].filter((x) => x !== undefined);
      if (device === undefined || farPorts.length === 0) return [];
      return [{ kind: 'neighbour', place, port: cell('localport'), device, farPorts, system: undefined }];
    },
  },
  {
    // show interfaces status
    heads: ['interface', 'lanes', 'speed', 'oper', 'admin'],
    read: ({ place, cell }) => {
      const lanes = told(cell('lanes'))?.split(',').length;
      if (lanes === undefined || /^(?:PortChannel|Vlan|Loopback)/.test(cell('interface'))) return [];
      return [
        {
          kind: 'setting',
          place,
          port: cell('interface'),
          speed: speedOf(cell('speed')),
          fec: fecOf(cell('fec')),
          lanes,
          up: cell('oper') === 'up',
          enabled: cell('admin') === 'up',
        },
      ];
    },
  },
  {
    // show interfaces fec status
    heads: ['interface', 'fec oper', 'fec admin'],
    read: ({ place, cell }) => {
      const fec = fecOf(cell('fec oper'));
      return fec === undefined ? [] : [{ kind: 'setting', place, port: cell('interface'), fec }];
    },
  },
  {
    // show interfaces transceiver presence
    heads: ['port', 'presence'],
    read: ({ place, cell }) =>
      /^not present$/i.test(cell('presence')) ? [{ kind: 'module', place, port: cell('port'), module: 'absent' }] : [],
  },
  {
    // show interfaces counters fec-stats
    heads: ['iface', 'fec_uncorr'],
    read: ({ place, cell }) => [
      {
        kind: 'codewords',
        place,
        port: cell('iface'),
        uncorrectable: numberOf(cell('fec_uncorr')),
        preFecBer: numberOf(cell('fec_pre_ber')),
      },
    ],
  },
];

/** The tables of SONiC's `show` commands. */
export const readColumns: Reader = (piece) => {
  if (!/^\s*-{3,}\s+-{3,}/m.test(piece.head)) return undefined;
  const known = tablesOf(piece).flatMap((printed) => {
    const kind = KINDS.find(({ heads }) => heads.every((head) => printed.heads.has(head)));
    return kind ? [{ kind, printed }] : [];
  });
  if (known.length === 0) return undefined;
  const said: Sighting = {
    kind: 'device',
    place: { file: piece.file, line: piece.line },
    system: 'SONiC',
  };
  return [said, ...known.flatMap(({ kind, printed }) => printed.lines.flatMap((line) => kind.read(line)))];
};

/** `show interfaces counters fec-histogram PORT`: codewords by the symbols mended in them. */
export const readHistogram: Reader = ({ file, line, text, head, port }) => {
  if (!/^BIN0:?\s+\d/m.test(head) || port === undefined) return undefined;
  const bins: number[] = [];
  for (const [, number, count] of text.matchAll(/^BIN(\d+):?\s+([\d,]+)/gm))
    bins[Number(number)] = numberOf(count) ?? 0;
  return [{ kind: 'codewords', place: { file, line }, port, bins }];
};
