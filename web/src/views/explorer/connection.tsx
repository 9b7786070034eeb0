import { Link } from 'wouter';
import { VERDICT_WORDS, verdictKind } from '../../../../src/core/optics/verdict-words.ts';
import { formatLength } from '../../../../src/core/units/index.ts';
import type { ConnectAnswer, ConnectAsk, ExplorerChoices, ShownWay } from '../../compiler/answers/explorer.ts';
import type { HrefOf, PortsAddress } from './address.ts';
import { Nothing } from './misses.tsx';
import { Way } from './way.tsx';
import { partsText } from './words.ts';

/** Where the fastest that works is slower than both ports: the way to why. */
const Slower = ({
  values,
  choices,
  found,
  hrefOf,
}: {
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
  readonly found: number;
  readonly hrefOf: HrefOf;
}) => {
  const ends = [values.from, values.to].map((name) => choices.ports.find((port) => port.name === name));
  const both = Math.min(...ends.map((port) => port?.maxSpeed ?? 0));
  if (values.speed !== '' || both <= found) return null;
  return (
    <p className="note">
      Both ports run up to {both}G, but nothing does so as asked.{' '}
      <Link href={hrefOf({ ...values, speed: String(both) })}>Why not {both}G?</Link>
    </p>
  );
};

/** The question in words: what the names stand for, and what is left of it on paper. */
const Asked = ({
  values,
  choices,
  length,
}: {
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
  readonly length: ConnectAsk['length'];
}) => {
  const words = (name: string): string => {
    const port = choices.ports.find((one) => one.name === name);
    return port ? `${port.vendor} ${port.model} (${port.about}, ${port.lanes} lanes each)` : name;
  };
  return (
    <p className="asked quiet">
      {words(values.from)} to {words(values.to)}, over {formatLength(length)}
    </p>
  );
};

/** The answer in a line: whether, how fast, and with what. */
const Yes = ({ way: { speed, choices } }: { readonly way: ShownWay }) => {
  const [best] = choices;
  if (!best) return null;
  const { parts, over } = partsText(best);
  const verdict = VERDICT_WORDS[verdictKind(true, best.warnings.length, best.proof.assumes.length)];
  return (
    <p className="yes">
      <strong>Yes, {speed}G</strong>: with {parts}
      {over !== undefined && `, over ${over}`} ({verdict})
    </p>
  );
};

/** All that was found about joining two ports. */
export const ConnectionView = ({
  answer,
  ask,
  values,
  choices,
  hrefOf,
  onMedia,
  onAll,
}: {
  readonly answer: ConnectAnswer;
  readonly ask: ConnectAsk;
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
  readonly hrefOf: HrefOf;
  readonly onMedia: (media: PortsAddress['media']) => void;
  readonly onAll: () => void;
}) => {
  if (!('ways' in answer))
    return answer.unknown.map((end) => (
      <p key={end} className="empty">
        The catalogue has no port named <code>{values[end]}</code>.
      </p>
    ));
  const { ways, parts } = answer;
  const [fastest] = ways;
  if (!fastest)
    return (
      <>
        <Asked values={values} choices={choices} length={ask.length} />
        <Nothing answer={answer} ask={ask} hrefOf={hrefOf} />
      </>
    );
  return (
    <>
      <Asked values={values} choices={choices} length={ask.length} />
      <Yes way={fastest} />
      <Slower values={values} choices={choices} found={fastest.speed} hrefOf={hrefOf} />
      {ways.map((way) => (
        <Way
          key={`${way.speed} ${way.a.ways}x${way.a.lanesPerLink} ${way.b.ways}x${way.b.lanesPerLink}`}
          way={way}
          parts={parts}
          onMedia={onMedia}
          onAll={onAll}
        />
      ))}
    </>
  );
};
