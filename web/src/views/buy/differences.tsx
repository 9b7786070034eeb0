import { Button } from 'react-aria-components';
import type { Picture } from '../../../../src/core/draw/index.ts';
import type { Comparison, Difference, DifferenceGroup, Side } from '../../../../src/core/emit/compare/compare.ts';
import type { Group, Unit } from '../../../../src/core/emit/compare/figures.ts';
import { powerText } from '../../../../src/core/emit/words.ts';
import { formatTime, type Picoseconds } from '../../../../src/core/units/index.ts';
import { PictureView } from '../../ui/picture.tsx';

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  devices: 'Servers and switches',
  links: 'Links',
  parts: 'Parts to buy',
  cost: 'Cost classes, in pieces',
  power: 'Power',
  gpu: 'For each GPU',
  oversubscription: 'Oversubscription',
  latency: 'Latency of links',
  proof: 'What is proved',
};

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const amount = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'mW':
      return powerText(value);
    case 'ps':
      return formatTime(value as Picoseconds);
    case 'to-1':
      return `${value}:1`;
    default:
      return rounded(value);
  }
};

const sideText = (side: Side, unit: Unit): string =>
  side === 'none' ? '–' : side === 'unknown' ? 'unknown' : amount(side, unit);

const COUNTED: ReadonlySet<Unit> = new Set(['pieces', 'links', 'kinds', 'mW']);

/** The change with its sign; nothing where a side is unknown, or where a thing that is not counted is on one side only. */
const changeText = (a: Side, b: Side, unit: Unit): string => {
  const number = (side: Side): number | undefined =>
    typeof side === 'number' ? side : side === 'none' && COUNTED.has(unit) ? 0 : undefined;
  const [x, y] = [number(a), number(b)];
  if (x === undefined || y === undefined) return '';
  const change = amount(Math.abs(y - x), unit === 'to-1' ? 'pieces' : unit);
  return y > x ? `+${change}` : `−${change}`;
};

type Total = NonNullable<DifferenceGroup['total']>;

/** The change of a total; a part of it that is unknown makes it unknown. */
const totalChange = ({ a, b, unit, isWhole }: Total): string => {
  if (!isWhole) return 'unknown';
  return a === b ? 'the same' : changeText(a, b, unit);
};

const Why = ({ why }: { readonly why: readonly string[] }) => {
  const [first, ...more] = why;
  return (
    <>
      {first}
      {more.length > 0 && (
        <details>
          <summary>{more.length === 1 ? '1 more reason' : `${more.length} more reasons`}</summary>
          <ul>
            {more.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
};

const Row = ({ difference: { name, unit, a, b, why } }: { readonly difference: Difference }) => (
  <tr>
    <th scope="row">{name}</th>
    <td className="n">{sideText(a, unit)}</td>
    <td className="n">{sideText(b, unit)}</td>
    <td className="n change">{changeText(a, b, unit)}</td>
    <td className="why">
      <Why why={why} />
    </td>
  </tr>
);

const Table = ({ group: { group, differences, total } }: { readonly group: DifferenceGroup }) => (
  <section>
    <h3>{GROUP_WORDS[group]}</h3>
    <div className="scroll">
      <table className="differences">
        <thead>
          <tr>
            <th scope="col">what differs</th>
            <th scope="col" className="n">
              A
            </th>
            <th scope="col" className="n">
              B
            </th>
            <th scope="col" className="n">
              B − A
            </th>
            <th scope="col">why</th>
          </tr>
        </thead>
        <tbody>
          {differences.map((difference) => (
            <Row key={difference.name} difference={difference} />
          ))}
        </tbody>
        {total && (
          <tfoot>
            <tr>
              <th scope="row">{total.isWhole ? 'all together' : 'all together, without the unknown'}</th>
              <td className="n">{amount(total.a, total.unit)}</td>
              <td className="n">{amount(total.b, total.unit)}</td>
              <td className="n change">{totalChange(total)}</td>
              <td />
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  </section>
);

/** How much more or less of everything that adds up. */
const Headline = ({ groups }: { readonly groups: readonly DifferenceGroup[] }) => (
  <dl className="figures">
    {groups.map(
      ({ group, total }) =>
        total && (
          <div key={group}>
            <dt>{GROUP_WORDS[group]}</dt>
            <dd>{totalChange(total)}</dd>
          </div>
        ),
    )}
  </dl>
);

/** Every difference of two designs with its reasons, and pictures of both. */
export const DifferenceTables = ({
  comparison: { settings, groups },
  pictures,
  onTake,
}: {
  readonly comparison: Comparison;
  readonly pictures: readonly Picture[];
  readonly onTake: () => void;
}) => (
  <>
    <section className="behind">
      <h2>What is behind it</h2>
      {settings.length === 0 ? (
        <p>Both files say the same.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">setting</th>
              <th scope="col">A, this design</th>
              <th scope="col">B, the other</th>
            </tr>
          </thead>
          <tbody>
            {settings.map(({ path, a, b }) => (
              <tr key={path}>
                <th scope="row">
                  <code>{path}</code>
                </th>
                <td>{a ?? <span className="quiet">left out</span>}</td>
                <td>{b ?? <span className="quiet">left out</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {settings.length > 0 && <Button onPress={onTake}>Take B as the open file</Button>}
    </section>
    {groups.length === 0 ? (
      <p>Nothing that is built, bought or drawn differs.</p>
    ) : (
      <>
        <Headline groups={groups} />
        {pictures.map((picture) => (
          <figure key={picture.title} className="chart">
            <h3>{picture.title}</h3>
            <PictureView picture={picture} />
          </figure>
        ))}
        {groups.map((group) => (
          <Table key={group.group} group={group} />
        ))}
      </>
    )}
  </>
);
