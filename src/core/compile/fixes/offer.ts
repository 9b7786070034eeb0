import { applyEdits, type Diagnostic, type Fix } from '../../diagnostics/index.ts';
import { editSource } from '../../intent/index.ts';
import { type Compilation, compile } from '../compile.ts';
import type { CompileInput } from '../stages.ts';
import { countFixes } from './counts.ts';
import { linkFixes } from './links.ts';
import { portFixes } from './ports.ts';
import type { Candidate, Sought } from './sought.ts';

/** Bounds: changes are looked for to help a person, who reads a few. */
const MOST = { faults: 10, fixes: 3, compilations: 150 };

/** What was found near the fault when it was told: a word for a misspelt one. */
const toldFixes = function* ({ fault }: Sought): Iterable<Candidate> {
  for (const { title, edits } of fault.fixes ?? []) yield { kind: title, title, edits };
};

/** In order: the smallest interventions first. */
const SOURCES: readonly ((sought: Sought) => Iterable<Candidate>)[] = [toldFixes, linkFixes, portFixes, countFixes];

const identity = ({ code, subject, args }: Diagnostic): string => `${code} ${subject ?? ''} ${JSON.stringify(args)}`;
const place = ({ code, subject }: Diagnostic): string => `${code} ${subject ?? ''}`;
const errorsOf = (diagnostics: readonly Diagnostic[]): readonly Diagnostic[] =>
  diagnostics.filter(({ severity }) => severity === 'error');

/**
 * Is the fault gone, and no other come that was not there before? A misspelt word hides all that later stages would say: what
 * they then say is no fault of the word.
 */
const cures = (before: Compilation, after: Compilation, fault: Diagnostic): boolean => {
  if (before.stoppedAt === 'parse' && after.stoppedAt !== 'parse') return true;
  const known = new Set(errorsOf(before.diagnostics).map(identity));
  return errorsOf(after.diagnostics).every((error) => place(error) !== place(fault) && known.has(identity(error)));
};

/**
 * The errors of a compilation with the changes of the source that cure them: up to three each, one of a kind. Each was
 * compiled whole before it is offered: the fault is gone and no other has come. Other diagnostics stay as they are.
 * @param input what the compilation started from
 */
export const offerFixes = (input: CompileInput, compilation: Compilation): readonly Diagnostic[] => {
  const faults = errorsOf(compilation.diagnostics).slice(0, MOST.faults);
  if (faults.length === 0) return compilation.diagnostics;
  const editor = editSource(input.text, input.file);
  const tried = new Map<string, Compilation>();
  const compiled = (text: string): Compilation | undefined => {
    const known = tried.get(text);
    if (known || tried.size >= MOST.compilations) return known;
    const result = compile({ ...input, text });
    tried.set(text, result);
    return result;
  };
  const fixesFor = (fault: Diagnostic): readonly Fix[] => {
    const fixes = new Map<string, Fix>();
    for (const source of SOURCES) {
      for (const { kind, title, edits } of source({ fault, state: compilation.state, editor })) {
        if (fixes.size === MOST.fixes) break;
        const text = applyEdits(input.text, edits);
        const after = fixes.has(kind) || text === input.text ? undefined : compiled(text);
        if (after && cures(compilation, after, fault)) fixes.set(kind, { title, edits, verified: true });
      }
    }
    return [...fixes.values()];
  };
  return compilation.diagnostics.map((d) => (faults.includes(d) ? { ...d, fixes: fixesFor(d) } : d));
};
