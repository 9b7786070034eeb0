import { Link } from 'wouter';
import type { ConnectAnswer, ConnectAsk, ShownMiss } from '../../compiler/answers/explorer.ts';
import { freeLinkAddress } from '../link/address.ts';
import { addressOf, type HrefOf } from './address.ts';
import { partsText } from './words.ts';

/** Parts that fit both ports and fail, each for a reason of its own. */
export const Misses = ({ misses }: { readonly misses: readonly ShownMiss[] }) => (
  <ul className="misses">
    {misses.map((miss) => {
      const [first, ...more] = miss.causes;
      const { parts, over } = partsText(miss);
      return (
        <li key={`${miss.a} ${miss.b} ${first?.code}`}>
          <p>
            <span className="badge bad">fails</span> <strong>{first?.message}</strong> <code>{first?.code}</code>
          </p>
          <p className="quiet">
            {parts}
            {over !== undefined && ` over ${over}`}
            {more.length > 0 && `; and ${more.map(({ message }) => message).join('; ')}`}
          </p>
          <p>
            {first?.why} {miss.row && <Link href={freeLinkAddress(miss.row)}>Inspect</Link>}
          </p>
        </li>
      );
    })}
  </ul>
);

/** Where nothing joins two ports: what would, and what comes nearest. */
export const Nothing = ({
  answer,
  ask,
  hrefOf,
}: {
  readonly answer: Extract<ConnectAnswer, { unknown: readonly [] }>;
  readonly ask: ConnectAsk;
  readonly hrefOf: HrefOf;
}) => {
  const { misses, openings, tooSlow } = answer;
  return (
    <section className="way">
      <h2>
        <span className="badge bad">No</span> Nothing joins these ports as asked
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
            {openings.map((opening) => (
              <li key={opening.order}>
                {opening.order}. <Link href={hrefOf(addressOf(opening.ask))}>Show it</Link>
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
