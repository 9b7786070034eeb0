import { applyEdits, type Edit, type JsonDiagnostic } from '../../../src/core/diagnostics/index.ts';
import { type Fabric, unpackFabric } from '../../../src/core/fabric/index.ts';
import { Desk, Latest } from '../compiler/client.ts';
import type { Compiled, ProjectFiles } from '../compiler/protocol.ts';
import { History } from './history.ts';
import { type Kept, keep } from './kept.ts';
import { once } from './once.ts';

/** What the page shows of the project at a moment; a new object whenever something changes. */
export type ProjectState = {
  readonly file: string;
  readonly text: string;
  readonly revision: number;
  /** the newest compilation, which may be of an older revision while a new one runs */
  readonly compiled: Compiled | undefined;
  /** the newest compilation that made a fabric: what is shown while the text is faulty */
  readonly last: Compiled | undefined;
  /** the text of that one */
  readonly lastText: string | undefined;
  /** its tables, put together when first read: most views do without */
  readonly fabric: () => Fabric | undefined;
  /** the same of the newest compilation, where its links have errors */
  readonly draft: () => Fabric | undefined;
  /** diagnostics of the text as it is, with fixes once they are found */
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly stale: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** the text is not that which was opened or saved */
  readonly edited: boolean;
  readonly bug: string | undefined;
  /** something to tell the user once: a file that could not be opened */
  readonly notice: string | undefined;
};

/** A text and the file it is of: undone together. */
type Named = { readonly file: string; readonly text: string };
const sameNamed = (x: Named, y: Named): boolean => x.file === y.file && x.text === y.text;

/** Pictures that did not change stay the same objects, so that nothing is drawn anew for a comment typed. */
const sameAsBefore = (now: Compiled['networks'], before: Compiled['networks'] | undefined): Compiled['networks'] =>
  now.map((network) => {
    const old = before?.find(({ name }) => name === network.name);
    return old && JSON.stringify(old.picture) === JSON.stringify(network.picture) ? old : network;
  });

/** The fabric that the page has open: its text, its history and what the compiler says of it. */
export class Project {
  /** compiles what is typed */
  readonly #typed = new Desk();
  /** answers what takes longer */
  readonly desk = new Desk();
  readonly #opened: Named;
  readonly #history: History<Named>;
  /** texts by file as they were opened or saved last */
  readonly #saved = new Map<string, string>();
  readonly #listeners = new Set<() => void>();
  readonly #compile: Latest<{ text: string; revision: number }, { text: string; compiled: Compiled }>;
  readonly #fixes: Latest<
    { text: string; revision: number },
    { revision: number; diagnostics: readonly JsonDiagnostic[] }
  >;
  #state: ProjectState;

  /** @param kept the text before the page was loaded anew: undo brings the file's own text back */
  constructor(files: ProjectFiles, kept?: Kept) {
    const { file, text } = kept ?? files;
    this.#opened = files;
    this.#history = new History({ file: files.file, text: files.text }, sameNamed);
    this.#history.put({ file, text }, 0, true);
    this.#saved.set(files.file, files.text);
    if (kept) this.#saved.set(kept.file, kept.saved);
    this.#state = {
      file,
      text,
      revision: 0,
      compiled: undefined,
      last: undefined,
      lastText: undefined,
      fabric: () => undefined,
      draft: () => undefined,
      diagnostics: [],
      stale: true,
      canUndo: this.#history.canUndo,
      canRedo: false,
      edited: this.#saved.get(file) !== text,
      bug: undefined,
      notice:
        kept && `The text of ${file} as it was in this tab was kept. Undo brings back the file that the page opens.`,
    };
    const failed = (error: unknown): void =>
      this.#set({ bug: error instanceof Error ? error.message : String(error), stale: false });
    this.#compile = new Latest(
      async (ask) => ({ text: ask.text, compiled: await this.#typed.ask('compile', ask) }),
      (result) => this.#took(result.text, result.compiled),
      failed,
    );
    this.#fixes = new Latest(
      async ({ text, revision }) => ({ revision, diagnostics: await this.desk.ask('fixes', { text }) }),
      ({ revision, diagnostics }) => {
        if (revision === this.#state.revision) this.#set({ diagnostics });
      },
      failed,
    );
    for (const desk of [this.#typed, this.desk])
      desk.ask('open', files).then(({ problem }) => problem !== undefined && this.#set({ bug: problem }), failed);
    this.#compile.put({ text, revision: 0 });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): ProjectState => this.#state;

  #set(change: Partial<ProjectState>): void {
    const { canUndo, canRedo, present } = this.#history;
    const edited = this.#saved.get(present.file) !== present.text;
    this.#state = { ...this.#state, canUndo, canRedo, edited, ...change };
    for (const listener of this.#listeners) listener();
  }

  #show({ file, text }: Named): void {
    const revision = this.#state.revision + 1;
    this.#set({ file, text, revision, stale: true, bug: undefined });
    this.#compile.put({ text, revision });
  }

  #took(of: string, compiled: Compiled): void {
    const { revision, text } = this.#state;
    const shown = { ...compiled, networks: sameAsBefore(compiled.networks, this.#state.last?.networks) };
    const current = compiled.revision === revision;
    this.#set({
      compiled: shown,
      stale: !current,
      ...(compiled.ok && {
        last: shown,
        lastText: of,
        fabric: once(() => compiled.fabric && unpackFabric(compiled.fabric)),
      }),
      draft: once(() => compiled.draft && unpackFabric(compiled.draft)),
      ...(current && { diagnostics: compiled.diagnostics }),
    });
    if (current && !compiled.ok) this.#fixes.put({ text, revision });
  }

  /** The text as typed. */
  type(text: string): void {
    this.#put({ file: this.#state.file, text }, false);
  }

  #put(named: Named, apart: boolean): void {
    if (sameNamed(named, this.#state)) return;
    this.#history.put(named, performance.now(), apart);
    this.#show(named);
  }

  /** A change made by the page itself: a step of its own to undo. */
  change(edits: readonly Edit[]): void {
    this.replace(applyEdits(this.#state.text, edits));
  }

  /** Another text in the place of this one. */
  replace(text: string): void {
    this.#put({ file: this.#state.file, text }, true);
  }

  /** Another file in the place of this one; undo brings the old one back, its name too. */
  open(file: string, text: string): void {
    this.#saved.set(file, text);
    this.#set({ notice: undefined });
    this.#put({ file, text }, true);
  }

  /** The text was given to the user as a file. */
  saved(): void {
    this.#saved.set(this.#state.file, this.#state.text);
    this.#set({});
  }

  /** Keeps the text for a reload of the page, where it is not that which the page opens anyhow. */
  keep(): void {
    const { file, text } = this.#state;
    keep(sameNamed(this.#state, this.#opened) ? undefined : { file, text, saved: this.#saved.get(file) ?? '' });
  }

  /** Tells something in words; nothing takes it away. */
  tell(notice: string | undefined): void {
    this.#set({ notice });
  }

  /** The texts before this one, the newest first. */
  get past(): readonly string[] {
    return this.#history.past.map(({ text }) => text);
  }

  undo(): void {
    const named = this.#history.undo();
    if (named) this.#show(named);
  }

  redo(): void {
    const named = this.#history.redo();
    if (named) this.#show(named);
  }
}
