/** What the output can show: colours only on a terminal, and never against NO_COLOR (no-color.org). */
export const usesColor = (stream: { readonly isTTY?: boolean }): boolean =>
  !process.env.NO_COLOR && process.env.TERM !== 'dumb' && (Boolean(process.env.FORCE_COLOR) || stream.isTTY === true);

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';
const CODES: Readonly<Record<Style, readonly [number, number]>> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

/** Paints text for standard output, or leaves it plain. */
export const paint = (style: Style, text: string): string => {
  if (!usesColor(process.stdout)) return text;
  const [on, off] = CODES[style];
  return `\u001b[${on}m${text}\u001b[${off}m`;
};

/** Writes lines to standard output. */
export const print = (...lines: readonly string[]): void => {
  process.stdout.write(`${lines.join('\n')}\n`);
};

/** Writes a value as JSON, indented, to standard output. */
export const printJson = (value: unknown): void => print(JSON.stringify(value, null, 2));

/** Nothing is said about work that takes less than this. */
const QUIET_MS = 500;

/**
 * Progress on standard error for what takes over half a second. The work is synchronous, so each step is told as it begins:
 * once the time is up, every further step is named.
 */
export const progress = (): ((step: string) => void) => {
  const started = performance.now();
  return (step) => {
    if (performance.now() - started > QUIET_MS) process.stderr.write(`lanewright: ${step} …\n`);
  };
};

/** Rows of cells as aligned text, two spaces between columns. */
export const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, i) => (i === row.length - 1 ? cell : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
};
