import type { Diagnostic, Edit } from '../../diagnostics/index.ts';
import type { SourceEditor } from '../../intent/index.ts';
import type { CompileState } from '../stages.ts';

/** A change of the source that may cure a fault; whether it does is for a compilation to say. */
export type Candidate = {
  /** What kind of thing changes: of each kind the first that cures is offered. */
  readonly kind: string;
  readonly title: string;
  readonly edits: readonly Edit[];
};

/** A fault to cure, in the compilation that found it. */
export type Sought = {
  readonly fault: Diagnostic;
  readonly state: CompileState;
  readonly editor: SourceEditor;
};

/** A candidate of one edit, where the source lets it be made. */
export const candidate = (kind: string, title: string, edit: Edit | undefined): readonly Candidate[] =>
  edit ? [{ kind, title, edits: [edit] }] : [];
