import type { Finding, Findings } from '../../../../src/core/link/index.ts';

const OUTCOMES: Readonly<
  Record<Finding['outcome'], { readonly mark: string; readonly words: string; readonly tone: string }>
> = {
  holds: { mark: '✓', words: 'holds', tone: 'good' },
  assumed: { mark: '≈', words: 'holds if', tone: 'warn' },
  caution: { mark: '!', words: 'caution', tone: 'warn' },
  moot: { mark: '–', words: 'not judged', tone: 'quiet' },
  idle: { mark: '–', words: 'not asked', tone: 'quiet' },
  fails: { mark: '✕', words: 'fails', tone: 'bad' },
};

const Row = ({ finding }: { readonly finding: Finding }) => {
  const { rule, demands, source, outcome, evidence, faults, restsOn } = finding;
  const { mark, words, tone } = OUTCOMES[outcome];
  return (
    <tr className={`lk-rule lk-rule-${outcome}`}>
      <th scope="row">
        <code>{rule}</code>
        <span className="quiet lk-demands">{demands}</span>
      </th>
      <td className={`lk-outcome lk-${tone}`}>
        <span aria-hidden="true">{mark}</span> {words}
      </td>
      <td>
        {evidence.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {faults.map(({ code, message }) => (
          <p key={`${code} ${message}`} className={outcome === 'fails' ? 'lk-bad' : 'lk-warn'}>
            {message} <code>{code}</code>
          </p>
        ))}
        {restsOn.map((line) => (
          <p key={line} className="lk-warn">
            rests on: {line}
          </p>
        ))}
      </td>
      <td className="quiet">{source}</td>
    </tr>
  );
};

/** The rules one by one: what each looked at, what it found, by which document. */
export const RuleTable = ({ findings }: { readonly findings: Findings }) => (
  <>
    <table className="lk-rules">
      <thead>
        <tr>
          <th scope="col">Rule</th>
          <th scope="col">Outcome</th>
          <th scope="col">What it looked at</th>
          <th scope="col">By</th>
        </tr>
      </thead>
      <tbody>
        {findings.rules.map((finding) => (
          <Row key={finding.rule} finding={finding} />
        ))}
      </tbody>
    </table>
    {findings.restsOn.length > 0 && (
      <div className="note">
        <p>All of it rests on facts that are not sure:</p>
        <ul>
          {findings.restsOn.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
    )}
  </>
);
