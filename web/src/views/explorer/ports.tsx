import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { VERDICT_WORDS, verdictKind } from '../../../../src/core/optics/verdict-words.ts';
import { formatLength } from '../../../../src/core/units/index.ts';
import type { ConnectAnswer, ConnectAsk, ExplorerChoices, ShownWay } from '../../compiler/answers/explorer.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { askOf, type PortsAddress, portsAddress } from './address.ts';
import { PortsFields } from './fields.tsx';
import { Nothing } from './misses.tsx';
import { Way } from './way.tsx';
import { partsText } from './words.ts';

const FEW = 8;
const ALL = 400;

const EXAMPLES = [
  { from: 'NV-SN4700', to: 'NIC-CX7-Q1', words: 'a QSFP-DD 400G switch port and a QSFP112 NIC' },
  { from: 'NV-SN5600', to: 'NIC-CX7-Q1', words: 'an OSFP 800G switch port split for a QSFP112 NIC' },
  { from: 'NV-SN4700', to: 'SRV-DGX-A100', words: 'a 400G switch port and the 200G ports of a DGX A100' },
] as const;

const Examples = ({ values }: { readonly values: PortsAddress }) => (
  <div className="empty">
    <h2>What joins two ports?</h2>
    <p>Pick a port at each end: every part that works is found, and why the others do not. For example:</p>
    <ul>
      {EXAMPLES.map(({ from, to, words }) => (
        <li key={words}>
          <Link href={portsAddress({ ...values, from, to })}>{words}</Link>
        </li>
      ))}
    </ul>
  </div>
);

/** Where the fastest that works is slower than both ports: the way to why. */
const Slower = ({
  values,
  choices,
  found,
}: {
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
  readonly found: number;
}) => {
  const ends = [values.from, values.to].map((name) => choices.ports.find((port) => port.name === name));
  const both = Math.min(...ends.map((port) => port?.maxSpeed ?? 0));
  if (values.speed !== '' || both <= found) return null;
  return (
    <p className="note">
      Both ports run up to {both}G, but nothing does so as asked.{' '}
      <Link href={portsAddress({ ...values, speed: String(both) })}>Why not {both}G?</Link>
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

/** The newest question that could be asked: what is answered while a length is being typed. */
const useAskable = (values: PortsAddress, top: number): ConnectAsk | undefined => {
  const ask = askOf(values, top);
  const [kept, setKept] = useState(ask);
  if (ask && JSON.stringify(ask) !== JSON.stringify(kept)) setKept(ask);
  const sameEnds = kept?.from === values.from && kept.to === values.to;
  return ask ?? (sameEnds ? kept : undefined);
};

const Answer = ({
  answer,
  ask,
  values,
  choices,
  onMedia,
  onAll,
}: {
  readonly answer: ConnectAnswer;
  readonly ask: ConnectAsk;
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
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
        <Nothing answer={answer} ask={ask} />
      </>
    );
  return (
    <>
      <Asked values={values} choices={choices} length={ask.length} />
      <Yes way={fastest} />
      <Slower values={values} choices={choices} found={fastest.speed} />
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

/** From port to port: every way that works, best first, and why the others do not. */
export const PortsPage = ({
  values,
  choices,
}: {
  readonly values: PortsAddress;
  readonly choices: ExplorerChoices;
}) => {
  const [, go] = useLocation();
  const [top, setTop] = useState(FEW);
  const change = (part: Partial<PortsAddress>, typed = false): void =>
    go(portsAddress({ ...values, ...part }), { replace: typed });
  const ask = useAskable(values, top);
  const isAsked = askOf(values, top) !== undefined;
  const { answer, stale, bug } = useAnswer('connect', ask);
  return (
    <>
      <PortsFields values={values} choices={choices} onChange={change} />
      {bug !== undefined && <p className="bug">{bug}</p>}
      {(values.from === '' || values.to === '') && <Examples values={values} />}
      {ask && !answer && bug === undefined && <p className="loading">Trying every combination of parts…</p>}
      {ask && answer && (
        <div className={stale || !isAsked ? 'answer old' : 'answer'} aria-live="polite" aria-busy={stale}>
          <Answer
            answer={answer}
            ask={ask}
            values={values}
            choices={choices}
            onMedia={(media) => change({ media })}
            onAll={() => setTop(ALL)}
          />
        </div>
      )}
    </>
  );
};
