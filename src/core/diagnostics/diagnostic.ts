import { CODES, type Code } from './codes.ts';
import type { CodeEntry, Family, Severity } from './entry.ts';

/** A place in a source file; lines and columns count from 1, the end is exclusive. */
export type SourceSpan = {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
};

/** One replacement in a source file. */
export type Edit = { readonly span: SourceSpan; readonly text: string };

/** A change that would cure the fault; `verified` when the same rules passed with it. */
export type Fix = { readonly title: string; readonly edits: readonly Edit[]; readonly verified: boolean };

export type Arg = string | number;

/** A fault as data: text is a rendering of it. */
export type Diagnostic = {
  readonly code: Code;
  readonly severity: Severity;
  readonly family: Family;
  readonly args: Readonly<Record<string, Arg>>;
  /** Where in the user's source the fault sits. */
  readonly source?: SourceSpan;
  /** The logical key of the thing concerned (`backend/leaf/3`, `link V001`). */
  readonly subject?: string;
  readonly fixes?: readonly Fix[];
};

type Places<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Places<Rest> : never;
type Texts<C extends Code> = (typeof CODES)[C]['message' | 'why' | 'fix'];
/** The args a code's texts ask for, checked by the compiler. */
export type ArgsOf<C extends Code> = { readonly [Name in Places<Texts<C>>]: Arg };

/** Where a diagnostic belongs, all optional. */
export type Placement = {
  readonly source?: SourceSpan | undefined;
  readonly subject?: string | undefined;
  readonly fixes?: readonly Fix[] | undefined;
};

/** Makes a diagnostic; the args must fill every place of the code's texts. */
export const diagnostic = <C extends Code>(code: C, args: ArgsOf<C>, at: Placement = {}): Diagnostic => {
  const entry: CodeEntry = CODES[code];
  return {
    code,
    severity: entry.severity,
    family: entry.family,
    args,
    ...(at.source && { source: at.source }),
    ...(at.subject !== undefined && { subject: at.subject }),
    ...(at.fixes?.length && { fixes: at.fixes }),
  };
};

/** Whether any of the diagnostics is an error. */
export const hasErrors = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some((d) => d.severity === 'error');

/** The table row of a diagnostic's code. */
export const entryOf = (code: Code): CodeEntry => CODES[code];

/** Fills the `{name}` places of a text. */
const fill = (text: string, args: Readonly<Record<string, Arg>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => (name in args ? String(args[name]) : place));

/** The three texts of a diagnostic: what, why, what to do. */
export const textOf = (d: Diagnostic): { readonly message: string; readonly why: string; readonly fix: string } => {
  const entry = entryOf(d.code);
  return { message: fill(entry.message, d.args), why: fill(entry.why, d.args), fix: fill(entry.fix, d.args) };
};
