import { Button } from 'react-aria-components';
import type { Picture } from '../../../../src/core/draw/index.ts';
import type {
  Comparison,
  Difference,
  DifferenceGroup,
  Exchange,
  Side,
} from '../../../../src/core/emit/compare/compare.ts';
import type { Group, Unit } from '../../../../src/core/emit/compare/figures.ts';
import { powerText } from '../../../../src/core/emit/words.ts';
import type { PartKind } from '../../../../src/core/intent/index.ts';
import { formatLoss, formatTime, type MilliDecibels, type Picoseconds } from '../../../../src/core/units/index.ts';
import { PictureView } from '../../ui/picture.tsx';

const GROUP_WORDS: Readonly<Record<Group, string>> = {
  devices: 'Servers and switches',
  links: 'Links',
  parts: 'Parts to buy',
  cost: 'Cost classes, in pieces',
  power: 'Power',
  gpu: 'For each GPU',
  oversubscription: 'Oversubscription',
  margin: 'Loss margin',
  latency: 'Latency of links, as far as known',
  proof: 'What is proved',
};

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const amount = (value: number, unit: Unit): string => {
  switch (unit) {
    case 'mW':
      return powerText(value);
    case 'mdB':
      return formatLoss(value as MilliDecibels);
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
const totalChange = ({ a, b, unit, isWhole, common }: Total): string => {
  if (!isWhole) return 'unknown';
  if (a !== b) return changeText(a, b, unit);
  return common === a ? 'the same' : 'as many';
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

/** Differences for one reason stand together, and the reason once beside them. */
const byReason = (differences: readonly Difference[]): readonly (readonly Difference[])[] => {
  const rows = new Map<string, Difference[]>();
  for (const difference of differences) {
    const key = difference.why.join('\n');
    rows.set(key, [...(rows.get(key) ?? []), difference]);
  }
  return [...rows.values()];
};

const Row = ({
  difference: { name, unit, a, b, why },
  reasons,
}: {
  readonly difference: Difference;
  /** rows that its reason stands for; 0: the reason stands above */
  readonly reasons: number;
}) => (
  <tr>
    <th scope="row">{name}</th>
    <td className="n">{sideText(a, unit)}</td>
    <td className="n">{sideText(b, unit)}</td>
    <td className="n change">{changeText(a, b, unit)}</td>
    {reasons > 0 && (
      <td className="why" rowSpan={reasons}>
        <Why why={why} />
      </td>
    )}
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
          {byReason(differences).flatMap((alike) =>
            alike.map((difference, i) => (
              <Row key={difference.name} difference={difference} reasons={i === 0 ? alike.length : 0} />
            )),
          )}
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

const KIND_WORDS: Readonly<Record<PartKind, string>> = {
  switch: 'switches',
  transceiver: 'transceivers',
  cable: 'cables with ends',
  fibre: 'cords and fan-outs',
};

type Tile = { readonly name: string; readonly value: string };

/** "1024 of 1024 transceivers are other parts", or how many more there are. */
const tileOf = (a: number, b: number, common: number, what: string, others: string): Tile =>
  a === b
    ? { value: `${a - common} of ${a}`, name: `${what} ${others}` }
    : { value: changeText(a, b, 'pieces'), name: `${what}; ${common} of ${a} stay` };

const exchangeTile = ({ kind, a, b, common, fibre }: Exchange): Tile => {
  const { value, name } = tileOf(a, b, common, KIND_WORDS[kind], 'are other parts');
  return {
    value,
    name: fibre ? `${name}, ${fibre.a.join(', ') || 'no fibre'} → ${fibre.b.join(', ') || 'none'}` : name,
  };
};

/** What a person asks first: what has to be bought anew, how many links there are, and what it draws. */
const Headline = ({
  groups,
  exchanges,
}: {
  readonly groups: readonly DifferenceGroup[];
  readonly exchanges: readonly Exchange[];
}) => {
  const total = (name: Group): Total | undefined => groups.find(({ group }) => group === name)?.total;
  const [links, power] = [total('links'), total('power')];
  const drawn = groups.find(({ group }) => group === 'power')?.differences ?? [];
  const tiles: readonly Tile[] = [
    ...exchanges.map(exchangeTile),
    ...(links ? [tileOf(links.a, links.b, links.common, 'links', 'have another medium or speed')] : []),
    ...(power ? [{ value: totalChange(power), name: GROUP_WORDS.power }] : []),
  ];
  return (
    <>
      <dl className="figures">
        {tiles.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {drawn.length > 0 && (
        <section>
          <h3>Why the power differs</h3>
          <ul className="drawn">
            {drawn.map(({ name, a, b, unit, why }) => (
              <li key={name}>
                {changeText(a, b, unit) || 'unknown'}: {why[0]}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
};

/** Every difference of two designs with its reasons, and pictures of both. */
export const DifferenceTables = ({
  comparison: { settings, groups, exchanges, same },
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
        <Headline groups={groups} exchanges={exchanges} />
        {pictures.map((picture) => (
          <figure key={picture.title} className="chart">
            <h3>{picture.title}</h3>
            <PictureView picture={picture} />
          </figure>
        ))}
        {groups.map((group) => (
          <Table key={group.group} group={group} />
        ))}
        {same.length > 0 && (
          <p className="quiet">No difference in: {same.map((group) => GROUP_WORDS[group].toLowerCase()).join('; ')}.</p>
        )}
      </>
    )}
  </>
);
