import { Button } from 'react-aria-components';
import type { FindingOnSheet, ModuleSheet, TableOfModule } from '../../../../src/core/module/index.ts';
import { placeWords } from '../../../../src/core/module/memory.ts';
import type { Mark } from './marks.ts';

const Table = ({ told, name }: { readonly told: TableOfModule; readonly name: string }) => (
  <div className="mr-wide">
    <table aria-label={name}>
      <thead>
        <tr>
          {told.heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {told.rows.map((cells) => (
          <tr key={cells[0]}>
            {cells.map((cell, i) => (
              <td key={told.heads[i]}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** Who made it, what it is, what it draws, which state it is in. */
export const Facts = ({ facts }: Pick<ModuleSheet, 'facts'>) => (
  <dl className="mr-facts">
    {facts.map(([name, value]) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd className={value === 'unknown' ? 'quiet' : undefined}>{value}</dd>
      </div>
    ))}
  </dl>
);

/** What it can be run as. */
export const Applications = ({ applications, lanes, thresholds, vdm, model, media }: ModuleSheet) => (
  <section aria-label="Applications">
    <h3>Applications</h3>
    {applications ? (
      <>
        <Table told={applications} name="Applications" />
        <p className="quiet mr-small">
          Lanes: host to media. Starts: the lanes on which a data path of the application may start.
        </p>
      </>
    ) : (
      <p>
        {model === 'CMIS' ? (
          'None is advertised in what was read.'
        ) : (
          <>
            {media ?? 'Nothing known.'}{' '}
            <span className="quiet">{model} has no list of applications: this is what its codes say.</span>
          </>
        )}
      </p>
    )}
    {lanes && (
      <details>
        <summary>Lanes: states, light, flags</summary>
        <Table told={lanes} name="Lanes" />
      </details>
    )}
    {thresholds && (
      <details>
        <summary>Thresholds</summary>
        <Table told={thresholds} name="Thresholds" />
      </details>
    )}
    {vdm && (
      <details>
        <summary>Versatile diagnostics monitors</summary>
        <Table told={vdm} name="Versatile diagnostics monitors" />
      </details>
    )}
  </section>
);

/** Findings of one kind: why and what to do stand once behind them. */
const Kind = ({ kind, onGo }: { readonly kind: readonly FindingOnSheet[]; readonly onGo: (mark: Mark) => void }) => {
  const [first] = kind;
  if (!first) return null;
  const { severity, code, why, fix } = first;
  return (
    <li className={`diagnostic diagnostic-${severity}`}>
      {kind.map(({ message, places }) => (
        <p key={message}>
          <span className="badge">{severity}</span> {message} <code className="quiet">{code}</code>
          {places.map((place) => (
            <Button
              key={placeWords(place)}
              className="place mr-go"
              onPress={() => onGo({ ...place, field: undefined })}
            >
              {placeWords(place)}
            </Button>
          ))}
        </p>
      ))}
      <p className="quiet">
        {why} {fix}
      </p>
    </li>
  );
};

const byKind = (findings: readonly FindingOnSheet[]): ReadonlyMap<string, readonly FindingOnSheet[]> => {
  const kinds = new Map<string, FindingOnSheet[]>();
  for (const finding of findings) {
    const key = `${finding.code} ${finding.why} ${finding.fix}`;
    const kind = kinds.get(key);
    if (kind) kind.push(finding);
    else kinds.set(key, [finding]);
  }
  return kinds;
};

const ORDER = ['error', 'warning', 'note'];

/** What is wrong with the dump and with what it says, worst first. */
export const Findings = ({
  findings,
  onGo,
}: {
  readonly findings: readonly FindingOnSheet[];
  readonly onGo: (mark: Mark) => void;
}) => {
  const sorted = findings.toSorted((x, y) => ORDER.indexOf(x.severity) - ORDER.indexOf(y.severity));
  const kinds = byKind(sorted);
  return (
    <section aria-label="Findings">
      <h3>Findings{sorted.length > 0 && <span className="quiet"> ({sorted.length})</span>}</h3>
      {sorted.length === 0 ? (
        <p className="quiet">Nothing wrong was found in what was read.</p>
      ) : (
        <ul className="diagnostics">
          {[...kinds].map(([key, kind]) => (
            <Kind key={key} kind={kind} onGo={onGo} />
          ))}
        </ul>
      )}
    </section>
  );
};
