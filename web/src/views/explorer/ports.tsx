import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import type { ExplorerChoices } from '../../compiler/answers/explorer.ts';
import { useAnswer } from '../../project/use-answer.ts';
import { askOf, type PortsAddress, portsAddress } from './address.ts';
import { ConnectionView } from './connection.tsx';
import { PortsFields } from './fields.tsx';
import { useAskable } from './use-askable.ts';

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
          <ConnectionView
            answer={answer}
            ask={ask}
            values={values}
            choices={choices}
            hrefOf={portsAddress}
            onMedia={(media) => change({ media })}
            onAll={() => setTop(ALL)}
          />
        </div>
      )}
    </>
  );
};
