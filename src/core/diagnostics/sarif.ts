import { type Diagnostic, entryOf, type SourceSpan, textOf } from './diagnostic.ts';
import type { Severity } from './entry.ts';

const LEVEL: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  note: 'note',
};

const regionOf = ({ line, column, endLine, endColumn }: SourceSpan) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const location = ({ source }: Diagnostic) =>
  source && [
    {
      physicalLocation: {
        artifactLocation: { uri: source.file },
        region: regionOf(source),
      },
    },
  ];

/** The changes that were checked, as replacements a reader can apply. */
const changes = ({ fixes }: Diagnostic) =>
  (fixes ?? [])
    .filter(({ verified, edits }) => verified && edits.length > 0)
    .map(({ title, edits }) => ({
      description: { text: title },
      artifactChanges: edits.map(({ span, text }) => ({
        artifactLocation: { uri: span.file },
        replacements: [{ deletedRegion: regionOf(span), insertedContent: { text } }],
      })),
    }));

/** Diagnostics as a SARIF 2.1.0 log (OASIS), as code-scanning pages read it. */
export const toSarif = (diagnostics: readonly Diagnostic[], version: string): object => {
  const codes = [...new Set(diagnostics.map((d) => d.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'lanewright',
            version,
            rules: codes.map((code) => {
              const { reason, why, fix, severity } = entryOf(code);
              return {
                id: code,
                name: reason,
                shortDescription: { text: reason },
                fullDescription: { text: why },
                help: { text: fix },
                defaultConfiguration: { level: LEVEL[severity] },
              };
            }),
          },
        },
        results: diagnostics.map((d) => {
          const { message, why, fix } = textOf(d);
          const locations = location(d);
          const fixes = changes(d);
          return {
            ruleId: d.code,
            ruleIndex: codes.indexOf(d.code),
            level: LEVEL[d.severity],
            message: { text: `${message}. ${why} ${fix}` },
            ...(locations && { locations }),
            ...(fixes.length > 0 && { fixes }),
          };
        }),
      },
    ],
  };
};

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** GitHub's workflow commands escape these in messages, and two more in properties. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Diagnostics as workflow commands, one a line: GitHub shows them beside the lines they speak of. */
export const toGithub = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map((d) => {
      const { message, fix } = textOf(d);
      const { source } = d;
      const place = source
        ? `file=${escapeProperty(source.file)},line=${source.line},endLine=${source.endLine},col=${source.column},endColumn=${source.endColumn},`
        : '';
      return `::${COMMAND[d.severity]} ${place}title=${escapeProperty(d.code)}::${escapeData(`${message}. ${fix}`)}\n`;
    })
    .join('');
