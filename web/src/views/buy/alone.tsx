import { Button } from 'react-aria-components';
import type { PartLine } from '../../../../src/core/emit/parts-list.ts';
import type { Summary } from '../../../../src/core/emit/summary.ts';
import { powerText } from '../../../../src/core/emit/words.ts';
import type { PartKind } from '../../../../src/core/intent/index.ts';
import { formatLength } from '../../../../src/core/units/index.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { CopyButton } from '../../ui/copy.tsx';
import { DiagnosticList } from '../../ui/diagnostics.tsx';
import { PictureView } from '../../ui/picture.tsx';
import { saveFile } from '../../ui/save-file.ts';

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** What there is some of. */
const counted = (...counts: readonly (readonly [number, string])[]): readonly (readonly [string, string])[] =>
  counts.flatMap(([count, name]) => (count > 0 ? [[String(count), name] as const] : []));

/** The numbers that are asked for first. */
const Figures = ({ summary }: { readonly summary: Summary }) => {
  const { gpus, power, linkCount, devices, parts } = summary;
  const switches = sum(devices.filter(({ role }) => role !== 'server').map(({ count }) => count));
  const pieces = (kind: PartKind): number => sum(parts.filter((p) => p.kind === kind).map((p) => p.quantity));
  const isWhole = power.switchesUnknown === 0 && power.modulesUnknown === 0;
  const all = power.switches + power.modules;
  const figures: readonly (readonly [string, string])[] = [
    ...counted([switches, 'switches'], [pieces('transceiver'), 'transceivers'], [pieces('cable'), 'cables with ends']),
    ...counted([pieces('fibre'), 'fibre cords and fan-outs'], [linkCount, 'links']),
    [
      `${isWhole ? '' : 'over '}${powerText(all)}`,
      isWhole ? 'switches and optics' : 'switches and optics, where known',
    ],
    ...(gpus > 0 ? [[`${isWhole ? '' : 'over '}${powerText(all / gpus)}`, `for each of ${gpus} GPUs`] as const] : []),
  ];
  return (
    <dl className="figures">
      {figures.map(([value, name]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

/** A column of the list of parts. */
type PartColumn = {
  readonly head: string;
  readonly isNumber?: boolean;
  readonly cell: (line: PartLine) => string | number;
};

const MAKER: PartColumn = {
  head: 'maker and number',
  cell: ({ vendor, partNumber }) =>
    vendor === 'generic' ? 'any maker' : [vendor, partNumber].filter(Boolean).join(' '),
};
const ABOUT: PartColumn = { head: 'what it is', cell: ({ description }) => description };
const LENGTH: PartColumn = {
  head: 'length',
  isNumber: true,
  cell: ({ length }) => (length === undefined ? '' : formatLength(length)),
};
const PIECES: PartColumn = { head: 'pieces', isNumber: true, cell: ({ quantity }) => quantity };
const POWER: PartColumn = {
  head: 'power of all',
  isNumber: true,
  cell: ({ power, quantity }) => (power ? powerText(power.max * quantity) : 'unknown'),
};
const FACTS: PartColumn = { head: 'confidence of facts', cell: ({ confidence }) => confidence };

const KINDS: readonly (readonly [PartKind, string, readonly PartColumn[]])[] = [
  ['switch', 'Switches', [MAKER, ABOUT, PIECES, POWER, FACTS]],
  ['transceiver', 'Transceivers', [MAKER, ABOUT, PIECES, POWER, FACTS]],
  ['cable', 'Cables with their ends', [MAKER, ABOUT, LENGTH, PIECES, POWER, FACTS]],
  ['fibre', 'Fibre cords and fan-outs', [LENGTH, PIECES]],
];

const numberClass = ({ isNumber }: PartColumn): string | undefined => (isNumber ? 'n' : undefined);

const Parts = ({ parts }: { readonly parts: readonly PartLine[] }) =>
  KINDS.map(([kind, title, columns]) => {
    const lines = parts.filter((line) => line.kind === kind);
    if (lines.length === 0) return null;
    return (
      <section key={kind}>
        <h3>
          {title} <span className="quiet">{sum(lines.map(({ quantity }) => quantity))} pieces</span>
        </h3>
        <div className="scroll">
          <table className="parts">
            <thead>
              <tr>
                <th scope="col">part</th>
                {columns.map((column) => (
                  <th key={column.head} scope="col" className={numberClass(column)}>
                    {column.head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {lines.map((line) => (
                <tr key={`${line.part} ${line.length}`}>
                  <th scope="row">{line.part}</th>
                  {columns.map((column) => (
                    <td key={column.head} className={numberClass(column)}>
                      {column.cell(line)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    );
  });

/** The open design: what to buy, what it draws, what class it is of. */
export const AlonePage = ({ text }: { readonly text: string }) => {
  const { answer, stale, bug } = useAnswer('buy', { text });
  if (bug !== undefined) return <p className="bug">{bug}</p>;
  if (!answer) return <p className="loading">Counting…</p>;
  if (!answer.works) return <DiagnosticList diagnostics={answer.diagnostics} />;
  const { summary, power, cost, order } = answer;
  return (
    <div className={stale ? 'answer old' : 'answer'} aria-busy={stale}>
      <Figures summary={summary} />
      <div className="buy-head">
        <h2>What to buy</h2>
        <CopyButton label="Copy for a spreadsheet" text={order.cells} />
        <Button onPress={() => saveFile(`${summary.name}-bom.csv`, order.csv, 'text/csv')}>Download CSV</Button>
      </div>
      {summary.parts.some(({ vendor }) => vendor === 'generic') && (
        <p>
          Parts named <code>GEN-…</code> are of no maker: buy any maker's part that is what the line says, and that its
          maker states works in these switches and network cards.
        </p>
      )}
      <Parts parts={summary.parts} />
      <h2>Power</h2>
      <figure className="chart">
        <PictureView picture={power} />
        <figcaption>
          What each layer draws: the maker's maximum where there is one, a typical figure else. Servers and their
          network cards are not in it; the modules in them are.
        </figcaption>
      </figure>
      <h2>Cost classes</h2>
      <figure className="chart">
        <PictureView picture={cost} />
        <figcaption>
          Kinds of parts in the order of what a piece usually costs, the cheapest first: copper before light, multimode
          before single-mode, short reach before long. More pieces in a lower row means a dearer design; by how much,
          only prices say, and those come from a file of yours.
        </figcaption>
      </figure>
    </div>
  );
};
