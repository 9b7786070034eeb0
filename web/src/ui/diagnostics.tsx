import { Button } from 'react-aria-components';
import type { Edit, JsonDiagnostic } from '../../../src/core/diagnostics/index.ts';
import { useProject, useProjectState } from '../project/use-project.ts';

const place = ({ source, subject }: JsonDiagnostic): string =>
  [source ? `line ${source.line}` : undefined, subject ?? undefined].filter(Boolean).join(', ');

/** An edit that can be told in a line: what stands there, and what would. */
const MOST = 40;

const editWords = (text: string, { span, text: put }: Edit): string | undefined => {
  const { line, column, endLine, endColumn } = span;
  if (line !== endLine || /[\r\n]/.test(put.trim())) return undefined;
  const there =
    text
      .split('\n')
      [line - 1]?.slice(column - 1, endColumn - 1)
      .trim() ?? '';
  const next = put.trim();
  if (there.length > MOST || next.length > MOST || (there === '' && next === '')) return undefined;
  if (there === '') return `line ${line}: ${next} added`;
  return next === '' ? `line ${line}: ${there} taken out` : `line ${line}: ${there} → ${next}`;
};

const One = ({
  diagnostic,
  apply,
  onGo,
}: {
  readonly diagnostic: JsonDiagnostic;
  readonly apply: string;
  readonly onGo: ((d: JsonDiagnostic) => void) | undefined;
}) => {
  const project = useProject();
  const { text } = useProjectState();
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
                {apply}
              </Button>{' '}
              {title}
              {edits.map((edit) => {
                const words = editWords(text, edit);
                return words === undefined ? null : (
                  <code key={words} className="edit">
                    {words}
                  </code>
                );
              })}
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
  apply = 'Apply',
  onGo,
}: {
  /** what the button of a change says */
  readonly apply?: string;
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
          apply={apply}
          onGo={onGo}
        />
      ))}
    </ul>
  );
};
