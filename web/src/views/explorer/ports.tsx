import { useState } from 'react';
import { Button } from 'react-aria-components';
import { Link, useLocation } from 'wouter';
import { parseLength } from '../../../../src/core/units/index.ts';
import type {
  ConnectAnswer,
  ConnectAsk,
  ExplorerChoices,
  Opening,
  PartWords,
  ShownMiss,
  ShownWay,
} from '../../compiler/answers/explorer.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { freeLinkAddress } from '../link/address.ts';
import { addressOf, askOf, type PortsAddress, portsAddress } from './address.ts';
import { ChoiceView } from './choice.tsx';
import { PortsFields } from './fields.tsx';
import { endText, MEDIA_WORDS, pairText } from './words.ts';

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

const Misses = ({ misses }: { readonly misses: readonly ShownMiss[] }) => (
  <ul className="misses">
    {misses.map((miss) => {
      const [first, ...more] = miss.causes;
      return (
        <li key={`${miss.a} ${miss.b} ${first?.code}`}>
          <p>
            <span className="badge bad">fails</span> <strong>{first?.message}</strong> <code>{first?.code}</code>
          </p>
          <p className="quiet">
            {pairText(miss)} over {miss.cabling}
            {more.length > 0 && `; and ${more.map(({ message }) => message).join('; ')}`}
          </p>
          <p>
            {first?.why} <Link href={freeLinkAddress(miss.row)}>Inspect</Link>
          </p>
        </li>
      );
    })}
  </ul>
);

const Way = ({
  way,
  parts,
  onMedia,
  onAll,
}: {
  readonly way: ShownWay;
  readonly parts: Readonly<Record<string, PartWords>>;
  readonly onMedia: (media: PortsAddress['media']) => void;
  readonly onAll: () => void;
}) => (
  <section className="way">
    <h2>
      {way.speed}G{' '}
      <span className="quiet">
        from: {endText(way.a)}; to: {endText(way.b)}
      </span>
    </h2>
    <p>
      {way.found === 1 ? 'One combination of parts works' : `${way.found} combinations of parts work`}, best first
      {way.media.length > 1 && ': '}
      {way.media.length > 1 &&
        way.media.map(({ kind, count }, i) => (
          <span key={kind}>
            {i > 0 && ', '}
            <Button className="place" onPress={() => onMedia(kind)}>
              {MEDIA_WORDS[kind]} ({count})
            </Button>
          </span>
        ))}
    </p>
    <ol className="choices">
      {way.choices.map((choice, i) => (
        <ChoiceView key={`${choice.a} ${choice.b} ${choice.cabling}`} choice={choice} parts={parts} isFirst={i === 0} />
      ))}
    </ol>
    {way.found > way.choices.length && <Button onPress={onAll}>Show all {way.found}</Button>}
    {way.misses.length > 0 && (
      <details className="near">
        <summary>What nearly works, and why it does not</summary>
        <Misses misses={way.misses} />
      </details>
    )}
  </section>
);

const Nothing = ({
  answer,
  ask,
}: {
  readonly answer: Extract<ConnectAnswer, { unknown: readonly [] }>;
  readonly ask: ConnectAsk;
}) => {
  const { misses, openings, tooSlow } = answer;
  return (
    <section className="way">
      <h2>
        <span className="badge bad">no way</span> Nothing joins these ports as asked
      </h2>
      {tooSlow.map(({ device, cage, maxSpeed }) => (
        <p key={device}>
          {device}: its {cage} port runs up to {maxSpeed}G, less than {ask.speed}G.
        </p>
      ))}
      {openings.length > 0 && (
        <>
          <h3>It works if you</h3>
          <ul className="openings">
            {openings.map((opening: Opening) => (
              <li key={opening.order}>
                {opening.order}. <Link href={portsAddress(addressOf(opening.ask))}>Show it</Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {misses.length > 0 ? (
        <>
          <h3>What comes nearest</h3>
          <Misses misses={misses} />
        </>
      ) : (
        tooSlow.length === 0 && <p>No part of the catalogue fits both ports: widen the medium or the vendor.</p>
      )}
    </section>
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
  const ask = askOf(values, top);
  const { answer, stale, bug } = useAnswer('connect', ask);
  return (
    <>
      <PortsFields values={values} choices={choices} onChange={change} />
      {bug !== undefined && <p className="bug">{bug}</p>}
      {!ask && parseLength(values.length) !== undefined && <Examples values={values} />}
      {ask && !answer && bug === undefined && <p className="loading">Trying every combination of parts…</p>}
      {ask && answer && (
        <div className={stale ? 'answer old' : 'answer'} aria-live="polite" aria-busy={stale}>
          {answer.unknown.length > 0
            ? answer.unknown.map((end) => (
                <p key={end} className="empty">
                  The catalogue has no port named <code>{values[end]}</code>.
                </p>
              ))
            : 'ways' in answer && answer.ways.length > 0
              ? answer.ways.map((way) => (
                  <Way
                    key={`${way.speed} ${way.a.ways}x${way.a.lanesPerLink} ${way.b.ways}x${way.b.lanesPerLink}`}
                    way={way}
                    parts={answer.parts}
                    onMedia={(media) => change({ media })}
                    onAll={() => setTop(ALL)}
                  />
                ))
              : 'ways' in answer && <Nothing answer={answer} ask={ask} />}
        </div>
      )}
    </>
  );
};
