import { type ModuleMemory, type PageName, sortedPages } from '../memory.ts';

/* Memories as the commands of switches and servers print them, for tests and examples. */

const hex = (byte: number | undefined): string => (byte ?? 0).toString(16).padStart(2, '0');

/** Sixteen bytes a row; the first has the offset `first`. */
export const rows = (
  bytes: Uint8Array,
  first: number,
  line: (offset: number, cells: readonly string[], bytes: Uint8Array) => string,
): string =>
  Array.from({ length: bytes.length / 16 }, (_, i) => {
    const row = bytes.subarray(16 * i, 16 * i + 16);
    return line(first + 16 * i, Array.from(row, hex), row);
  }).join('\n');

/** The column of text beside the digits: what is no printable ASCII is a dot. */
const letters = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => (byte < 0x20 || byte > 0x7e ? '.' : String.fromCharCode(byte))).join('');

const sfputilRow = (offset: number, cells: readonly string[], bytes: Uint8Array): string =>
  `        ${hex(offset >> 8).padStart(6, '0')}${hex(offset & 255)} ${cells.slice(0, 8).join(' ')}  ${cells.slice(8).join(' ')} |${letters(bytes)}|`;

/** `sfputil show eeprom-hexdump -p PORT`. */
export const sfputilText = ({ pages }: ModuleMemory, port: string): string =>
  [
    `EEPROM hexdump for port ${port} page 0h`,
    ...sortedPages(pages.keys()).map((name) => {
      const bytes = pages.get(name)?.bytes ?? new Uint8Array();
      const heading = name === 'lower' ? 'Lower page 0h' : `Upper page ${Number.parseInt(name, 16).toString(16)}h`;
      return `        ${heading}\n${rows(bytes, name === 'lower' ? 0 : 0x80, sfputilRow)}\n`;
    }),
  ].join('\n');

/** A row of `ethtool -m DEV hex on`. */
export const ethtoolRow = (offset: number, cells: readonly string[]): string =>
  `0x${offset.toString(16).padStart(4, '0')}:\t\t${cells.join(' ')} `;

/** `ethtool -m DEV hex on`: the lower page and page 00h. */
export const ethtoolText = ({ pages }: ModuleMemory): string => {
  const bytes = (page: PageName): Uint8Array => pages.get(page)?.bytes ?? new Uint8Array();
  return `Offset\t\tValues\n------\t\t------\n${rows(bytes('lower'), 0, ethtoolRow)}\n${rows(bytes('00'), 128, ethtoolRow)}\n`;
};
