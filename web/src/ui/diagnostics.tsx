import { Button } from 'react-aria-components';
import type { JsonDiagnostic } from '../../../src/core/diagnostics/index.ts';
import { useProject } from '../project/use-project.ts';

const place = ({ source, subject }: JsonDiagnostic): string =>
  [source ? `line ${source.line}` : undefined, subject ?? undefined].filter(Boolean).join(', ');

const One = ({
  diagnostic,
  onGo,
}: {
  readonly diagnostic: JsonDiagnostic;
  readonly onGo: ((d: JsonDiagnostic) => void) | undefined;
}) => {
  const project = useProject();
  const { severity, code, message, why, fix, fixes, source } = diagnostic;
  return (
    <li className={`diagnostic diagnostic-${severity}`}>
      <p className="what">
        <span className="badge">{severity}</span> {message}
      </p>
      <p className="quiet">
        {source && onGo ? (
          <Button className="place" onPress={() => onGo(diagnostic)}>
            {place(diagnostic)}
          </Button>
        ) : (
          place(diagnostic)
        )}{' '}
        <code>{code}</code>
      </p>
      {why !== '' && <p>{why}</p>}
      {fix !== '' && <p className="quiet">{fix}</p>}
      {fixes.length > 0 && (
        <ul className="fixes" aria-label="Changes that were checked">
          {fixes.map(({ title, edits }) => (
            <li key={title}>
              <Button className="apply" onPress={() => project.change(edits)}>
                Apply
              </Button>{' '}
              {title}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

/** What is wrong, worst first, each with its reason and the changes that would mend it. */
export const DiagnosticList = ({
  diagnostics,
  onGo,
}: {
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly onGo?: (diagnostic: JsonDiagnostic) => void;
}) => {
  const order = ['error', 'warning', 'note'];
  const sorted = diagnostics.toSorted((x, y) => order.indexOf(x.severity) - order.indexOf(y.severity));
  if (sorted.length === 0) return <p className="quiet">Nothing to say against it.</p>;
  return (
    <ul className="diagnostics" aria-label="Diagnostics">
      {sorted.map((diagnostic) => (
        <One
          key={`${diagnostic.code} ${diagnostic.subject ?? ''} ${diagnostic.source?.line ?? ''}:${diagnostic.source?.column ?? ''} ${diagnostic.message}`}
          diagnostic={diagnostic}
          onGo={onGo}
        />
      ))}
    </ul>
  );
};
