import { Button } from 'react-aria-components';
import type { ToldDiagnostic } from '../../../../src/core/diagnostics/index.ts';
import type { LinkRow } from '../../../../src/core/link/batch/row.ts';
import type { Inspection } from '../../../../src/core/optics/index.ts';
import { VERDICT_WORDS, verdictKind } from '../../../../src/core/optics/verdict-words.ts';
import {
  formatLength,
  formatLoss,
  formatPower,
  formatSpeed,
  formatTime,
  type Milliwatts,
} from '../../../../src/core/units/index.ts';
import type { LinkShown } from '../../compiler/answers/link.ts';

const floor = (notCounted: readonly string[]): string => (notCounted.length > 0 ? 'at least ' : '');

/** The figures a person asks for first. */
const figures = ({ proof, loss, sketch }: Inspection): readonly (readonly [name: string, value: string])[] => {
  if (!proof) return [];
  const { reach, latency, a, b } = proof;
  const power = a.power && b.power ? formatPower((a.power.max + b.power.max) as Milliwatts) : 'unknown';
  return [
    ['speed', formatSpeed(proof.speed)],
    ['on the line', sketch.line.media],
    ['FEC on the line', proof.line.fec],
    ...(loss ? ([['loss margin', loss.margin === undefined ? 'unknown' : formatLoss(loss.margin)]] as const) : []),
    ...(reach ? ([['length', `${formatLength(reach.length)} of ${formatLength(reach.limit)}`]] as const) : []),
    ['power of both parts', power],
    ['latency, one way', `${floor(latency.notCounted)}${formatTime(latency.total)}`],
  ];
};

const Cause = ({ cause, first }: { readonly cause: ToldDiagnostic; readonly first: boolean }) => (
  <li className={first ? 'lk-cause lk-first' : 'lk-cause'}>
    {!first && (
      <p className="what">
        {cause.message} <code>{cause.code}</code>
      </p>
    )}
    {cause.why !== '' && <p>{cause.why}</p>}
    {first && (
      <p className="quiet">
        {cause.fix} <code>{cause.code}</code>
      </p>
    )}
  </li>
);

const Fixes = ({ shown, onTake }: { readonly shown: LinkShown; readonly onTake: (row: LinkRow) => void }) => (
  <section className="lk-fixes" aria-label="What would mend it">
    <h3>What would mend it</h3>
    {shown.changes.length === 0 ? (
      <p className="quiet">No change of settings, ports, cabling, length or parts of the catalogue mends this link.</p>
    ) : (
      <ol>
        {shown.changes.map(({ orders, row, kind }) => (
          <li key={`${kind} ${orders.join()}`}>
            <span>{orders.join('; ')}</span>
            <Button className="apply" onPress={() => onTake(row)}>
              Try here
            </Button>
          </li>
        ))}
      </ol>
    )}
  </section>
);

/** Works or fails; and why, with what would mend it beside. */
export const Verdict = ({ shown, onTake }: { readonly shown: LinkShown; readonly onTake: (row: LinkRow) => void }) => {
  const { inspection } = shown;
  const { works, proof, causes, warnings } = inspection;
  const [first, ...others] = causes;
  return (
    <div className={works ? 'lk-verdict lk-works' : 'lk-verdict lk-fails'}>
      <p className="lk-headline" role="status">
        <span aria-hidden="true">{works ? '✓' : '✕'}</span>{' '}
        {proof
          ? `This link works: ${VERDICT_WORDS[verdictKind(works, warnings.length, proof.assumes.length)]}`
          : `This link fails: ${first?.message ?? ''}`}
      </p>
      {works ? (
        <dl className="lk-figures">
          {figures(inspection).map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <div className="lk-why">
          <section aria-label="Why it fails">
            <h3>Why</h3>
            <ul>{first && <Cause cause={first} first />}</ul>
            {others.length > 0 && (
              <>
                <h4>Also true</h4>
                <ul>
                  {others.map((cause) => (
                    <Cause key={`${cause.code} ${cause.message}`} cause={cause} first={false} />
                  ))}
                </ul>
              </>
            )}
          </section>
          <Fixes shown={shown} onTake={onTake} />
        </div>
      )}
      {warnings.map(({ code, message, fix }) => (
        <p key={`${code} ${message}`} className="note">
          {message} {fix} <code>{code}</code>
        </p>
      ))}
    </div>
  );
};
