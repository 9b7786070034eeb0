import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components';
import { Link } from 'wouter';
import type { EndProof, Proof, Verdict } from '../../../../src/core/link/index.ts';
import { formatLength, formatLoss, formatPower, formatTime } from '../../../../src/core/units/index.ts';
import type { Inspected, PartWords, ShownChoice } from '../../compiler/answers/explorer.ts';
import { freeLinkAddress } from '../link/address.ts';
import { LaneView } from '../link/lanes.tsx';
import { RuleTable } from '../link/rules.tsx';
import { MEDIA_WORDS, partsText } from './words.ts';

const onOff = (on: boolean): string => (on ? 'on' : 'off');

const VERDICT_MARK = { yes: '✓', no: '✗', unknown: '?' } as const;
const VerdictText = ({ verdict }: { readonly verdict: Verdict }) => (
  <span className={`verdict verdict-${verdict.answer}`}>
    <b>
      <span aria-hidden="true">{VERDICT_MARK[verdict.answer]}</span> {verdict.answer}
    </b>{' '}
    <span className="quiet">{verdict.why}</span>
  </span>
);

const marginText = ({ loss, reach }: Proof): string => {
  if (loss) return loss.margin === undefined ? 'margin unknown' : `${formatLoss(loss.margin)} margin`;
  return reach ? `${formatLength(reach.length)} of ${formatLength(reach.limit)}` : 'margin unknown';
};

const powerText = (watts: number | null): string => (watts === null ? 'power unknown' : `${watts} W a link`);

/** A row of the table of both ends. */
type EndRow = { readonly head: string; readonly cell: (end: EndProof) => React.ReactNode };

const endRows = (parts: Readonly<Record<string, PartWords>>): readonly EndRow[] => [
  { head: 'port', cell: ({ device, cage }) => `${device ?? ''} ${cage}` },
  {
    head: 'module',
    cell: ({ module }) => (
      <>
        {module}
        <br />
        <span className="quiet">
          {parts[module]?.about}; facts of {parts[module]?.confidence} confidence
        </span>
      </>
    ),
  },
  {
    head: 'host lanes',
    cell: ({ setting, application }) =>
      `${setting.lanes} x ${setting.speed / setting.lanes}G${application ? `, ${application.host}` : ''}`,
  },
  { head: 'FEC of the host', cell: ({ setting }) => setting.fec },
  {
    head: 'autonegotiation, training',
    cell: ({ setting }) => `${onOff(setting.autoneg)}, ${onOff(setting.linkTraining)}`,
  },
  {
    head: 'module power',
    cell: ({ power }) => (power ? `${formatPower(power.max)} at most (${power.basis})` : 'unknown'),
  },
  { head: 'accepted by the host', cell: ({ hostAccepts }) => <VerdictText verdict={hostAccepts} /> },
  { head: 'supported by the vendor', cell: ({ vendorSupports }) => <VerdictText verdict={vendorSupports} /> },
];

const Light = ({ proof }: { readonly proof: Proof }) => {
  const { line, reach, loss, latency, lanes } = proof;
  return (
    <ul className="facts">
      <li>
        {line.media}
        {proof.a.application && `, ${lanes[0]?.a.media.length ?? 0} optical lanes`}; FEC on the line {line.fec}
      </li>
      {reach && (
        <li>
          Reach {formatLength(reach.length)} of {formatLength(reach.limit)} ({reach.of})
        </li>
      )}
      {loss && (
        <li>
          Loss {formatLoss(loss.total)}, {loss.basis}
          {loss.budget === undefined
            ? '; the budget is unknown'
            : loss.margin === undefined
              ? `, of a budget of ${formatLoss(loss.budget)} at one end; that of the other is unknown, and so the margin`
              : `, of a budget of ${formatLoss(loss.budget)}: ${formatLoss(loss.margin)} to spare`}
        </li>
      )}
      <li>
        One-way latency {formatTime(latency.total)} ({latency.parts.map(({ what }) => what).join(' + ')})
        {latency.notCounted.length > 0 && `; not counted: ${latency.notCounted.join(', ')}`}
      </li>
      <li>
        Valid by standard: <VerdictText verdict={proof.standard} />
      </li>
    </ul>
  );
};

/** What the inspector would show, of a link that it cannot look up. */
const InspectedView = ({ inspected: { picture, lanes, findings } }: { readonly inspected: Inspected }) => (
  <>
    {picture && (
      <section aria-label="Lane by lane">
        <h4>Lane by lane</h4>
        <LaneView picture={picture} lanes={lanes} />
      </section>
    )}
    <section aria-label="Rules">
      <h4>Rule by rule</h4>
      <RuleTable findings={findings} />
    </section>
  </>
);

const Details = ({
  choice,
  parts,
}: {
  readonly choice: ShownChoice;
  readonly parts: Readonly<Record<string, PartWords>>;
}) => {
  const { proof, warnings } = choice;
  return (
    <>
      <table className="ends">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">from (end a)</th>
            <th scope="col">to (end b)</th>
          </tr>
        </thead>
        <tbody>
          {endRows(parts).map(({ head, cell }) => (
            <tr key={head}>
              <th scope="row">{head}</th>
              <td>{cell(proof.a)}</td>
              <td>{cell(proof.b)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Light proof={proof} />
      {warnings.map(({ code, message, fix }) => (
        <p key={`${code} ${message}`} className="note">
          <b>Caution:</b> {message} {fix} <code>{code}</code>
        </p>
      ))}
      {proof.assumes.length > 0 && (
        <div className="note">
          <b>This rests on:</b>
          <ul>
            {proof.assumes.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </div>
      )}
      {choice.row && (
        <p>
          <Link href={freeLinkAddress(choice.row)}>Inspect this link lane by lane</Link>
        </p>
      )}
      {choice.inspected && <InspectedView inspected={choice.inspected} />}
    </>
  );
};

/** One combination of parts: a line that says what it is, and all that proves it below. */
export const ChoiceView = ({
  choice,
  parts,
  isFirst,
}: {
  readonly choice: ShownChoice;
  readonly parts: Readonly<Record<string, PartWords>>;
  readonly isFirst: boolean;
}) => {
  const { proof, media, powerPerLinkW, warnings, orderedLengthM } = choice;
  const { parts: names, over } = partsText(choice);
  return (
    <li>
      <Disclosure className="choice" defaultExpanded={isFirst}>
        <Heading level={3}>
          <Button slot="trigger" className="choice-head">
            <span className="choice-parts">{names}</span>
            <span>{powerText(powerPerLinkW)}</span>
            <span>{marginText(proof)}</span>
            <span className="quiet choice-cabling">
              {MEDIA_WORDS[media]}: {over ?? `made ${orderedLengthM} m long`}
            </span>
            <span className="quiet">{proof.line.media}</span>
            <span className="quiet">
              {[
                warnings.length > 0 && (warnings.length === 1 ? '1 caution' : `${warnings.length} cautions`),
                proof.assumes.length > 0 && 'resting on assumptions',
              ]
                .filter(Boolean)
                .join(', ')}
            </span>
          </Button>
        </Heading>
        <DisclosurePanel>
          <Details choice={choice} parts={parts} />
        </DisclosurePanel>
      </Disclosure>
    </li>
  );
};
