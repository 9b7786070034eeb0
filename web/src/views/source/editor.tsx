import {
  autocompletion,
  type CompletionContext,
  type CompletionResult,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic as EditorDiagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Prec } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { JsonDiagnostic, SourceSpan } from '../../../../src/core/diagnostics/index.ts';
import type { Project } from '../../project/project.ts';
import { change } from './change.ts';

/** Keys and comments stand out; the rest is text. Colours come from the style sheet, light and dark. */
const COLOURS = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--accent)' },
  { tag: tags.comment, color: 'var(--quiet)', fontStyle: 'italic' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good)' },
  { tag: tags.invalid, color: 'var(--bad)' },
]);

const offsetAt = (state: EditorState, line: number, column: number): number => {
  const at = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
  return Math.min(at.to, at.from + column - 1);
};

const rangeOf = (
  state: EditorState,
  { line, column, endLine, endColumn }: SourceSpan,
): { from: number; to: number } => {
  const from = offsetAt(state, line, column);
  return { from, to: Math.max(from, offsetAt(state, endLine, endColumn)) };
};

const shown = (project: Project, state: EditorState, diagnostics: readonly JsonDiagnostic[]): EditorDiagnostic[] =>
  diagnostics.flatMap((d) =>
    d.source
      ? [
          {
            ...rangeOf(state, d.source),
            severity: d.severity === 'note' ? ('info' as const) : d.severity,
            source: d.code,
            message: d.message,
            actions: d.fixes.map(({ title, edits }) => ({ name: title, apply: () => project.change(edits) })),
          },
        ]
      : [],
  );

const complete =
  (project: Project) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const text = context.state.doc.toString();
    const found = await project.desk.ask('complete', { text, offset: context.pos });
    if (!found || (!context.explicit && found.from === context.pos && !/[{:,\s]$/.test(text.slice(0, context.pos))))
      return null;
    return {
      from: found.from,
      to: found.to,
      options: found.options.map(({ label, about, kind, put }) => ({
        label,
        detail: about.length > 60 ? `${about.slice(0, 57)}…` : about,
        ...(about.length > 60 && { info: about }),
        type: kind === 'key' ? 'property' : 'constant',
        apply: put,
      })),
    };
  };

const meaning = (project: Project) =>
  hoverTooltip(async (view, at) => {
    const found = await project.desk.ask('meaning', { text: view.state.doc.toString(), offset: at });
    if (!found) return null;
    return {
      pos: found.from,
      end: found.to,
      create: () => {
        const dom = document.createElement('div');
        dom.className = 'meaning';
        const title = document.createElement('strong');
        title.textContent = found.title;
        dom.append(title);
        for (const line of found.lines) {
          const p = document.createElement('p');
          p.textContent = line;
          dom.append(p);
        }
        return { dom };
      },
    };
  });

/** The editor of the fabric file. The project holds the text; the editor shows it and tells it what is typed. */
export class SourceEditor {
  readonly #view: EditorView;
  readonly #project: Project;
  #told: readonly JsonDiagnostic[] = [];
  #showing = false;

  constructor(parent: HTMLElement, project: Project) {
    this.#project = project;
    const step = (go: () => void) => () => {
      go();
      return true;
    };
    const history = Prec.highest(
      keymap.of([
        { key: 'Mod-z', run: step(() => project.undo()), preventDefault: true },
        { key: 'Mod-y', run: step(() => project.redo()), preventDefault: true },
        { key: 'Mod-Shift-z', run: step(() => project.redo()), preventDefault: true },
      ]),
    );
    this.#view = new EditorView({
      parent,
      state: EditorState.create({
        doc: project.state().text,
        extensions: [
          history,
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          drawSelection(),
          highlightActiveLine(),
          highlightActiveLineGutter(),
          highlightSelectionMatches(),
          bracketMatching(),
          search({ top: true }),
          indentUnit.of('  '),
          syntaxHighlighting(COLOURS),
          yaml(),
          autocompletion({ override: [complete(project)], activateOnTyping: true }),
          meaning(project),
          // the page opens what is dropped on it: the editor would put its text in as well
          EditorView.domEventHandlers({ drop: (event) => (event.dataTransfer?.files.length ?? 0) > 0 }),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ 'aria-label': 'Fabric file', tabindex: '0' }),
          EditorState.tabSize.of(2),
          keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...defaultKeymap, indentWithTab]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.#showing) project.type(update.state.doc.toString());
          }),
        ],
      }),
    });
  }

  /** Brings the editor to what the project holds. */
  show(text: string, diagnostics: readonly JsonDiagnostic[]): void {
    const { state } = this.#view;
    const edit = change(state.doc.toString(), text);
    if (edit) {
      this.#showing = true;
      this.#view.dispatch({ changes: edit });
      this.#showing = false;
    }
    if (diagnostics !== this.#told) {
      this.#told = diagnostics;
      this.#view.dispatch(setDiagnostics(this.#view.state, shown(this.#project, this.#view.state, diagnostics)));
    }
  }

  /** Puts the cursor at a place and shows it. */
  go(span: SourceSpan): void {
    const { from, to } = rangeOf(this.#view.state, span);
    this.#view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    this.#view.focus();
  }

  destroy(): void {
    this.#view.destroy();
  }
}
