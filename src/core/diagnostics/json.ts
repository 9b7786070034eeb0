import { type Diagnostic, entryOf, type SourceSpan, textOf } from './diagnostic.ts';
import type { Family, Severity } from './entry.ts';

/** What a diagnostic says, for machines. */
export type ToldDiagnostic = {
  readonly code: string;
  readonly severity: Severity;
  readonly family: Family;
  readonly reason: string;
  readonly message: string;
  readonly why: string;
  readonly fix: string;
};

/** The same with where it is and what would mend it; every key is always there. */
export type JsonDiagnostic = ToldDiagnostic & {
  readonly args: Diagnostic['args'];
  readonly source: SourceSpan | null;
  readonly subject: string | null;
  readonly fixes: NonNullable<Diagnostic['fixes']>;
};

export type JsonDiagnostics = {
  readonly format: 'lanewright-diagnostics';
  readonly version: 1;
  readonly diagnostics: readonly JsonDiagnostic[];
};

export const told = (d: Diagnostic): ToldDiagnostic => ({
  code: d.code,
  severity: d.severity,
  family: d.family,
  reason: entryOf(d.code).reason,
  ...textOf(d),
});

export const toJson = (diagnostics: readonly Diagnostic[]): JsonDiagnostics => ({
  format: 'lanewright-diagnostics',
  version: 1,
  diagnostics: diagnostics.map((d) => ({
    ...told(d),
    args: d.args,
    source: d.source ?? null,
    subject: d.subject ?? null,
    fixes: d.fixes ?? [],
  })),
});
