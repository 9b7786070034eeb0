import { applyEdits, type Edit, type JsonDiagnostic } from '../../../src/core/diagnostics/index.ts';
import { type Fabric, unpackFabric } from '../../../src/core/fabric/index.ts';
import { Desk, Latest } from '../compiler/client.ts';
import type { Compiled, ProjectFiles } from '../compiler/protocol.ts';
import { History } from './history.ts';

/** What the page shows of the project at a moment; a new object whenever something changes. */
export type ProjectState = {
  readonly file: string;
  readonly text: string;
  readonly revision: number;
  /** the newest compilation, which may be of an older revision while a new one runs */
  readonly compiled: Compiled | undefined;
  /** the newest compilation that made a fabric: what is shown while the text is faulty */
  readonly last: Compiled | undefined;
  /** its tables, put together when first read: most views do without */
  readonly fabric: () => Fabric | undefined;
  /** diagnostics of the text as it is, with fixes once they are found */
  readonly diagnostics: readonly JsonDiagnostic[];
  readonly stale: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly bug: string | undefined;
  /** something to tell the user once: a file that could not be opened */
  readonly notice: string | undefined;
};

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

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
  readonly #history: History;
  readonly #listeners = new Set<() => void>();
  readonly #compile: Latest<{ text: string; revision: number }, Compiled>;
  readonly #fixes: Latest<
    { text: string; revision: number },
    { revision: number; diagnostics: readonly JsonDiagnostic[] }
  >;
  #state: ProjectState;

  constructor(files: ProjectFiles) {
    this.#history = new History(files.text);
    this.#state = {
      file: files.file,
      text: files.text,
      revision: 0,
      compiled: undefined,
      last: undefined,
      fabric: () => undefined,
      diagnostics: [],
      stale: true,
      canUndo: false,
      canRedo: false,
      bug: undefined,
      notice: undefined,
    };
    const failed = (error: unknown): void =>
      this.#set({ bug: error instanceof Error ? error.message : String(error), stale: false });
    this.#compile = new Latest(
      (ask) => this.#typed.ask('compile', ask),
      (compiled) => this.#took(compiled),
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
    this.#compile.put({ text: files.text, revision: 0 });
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly state = (): ProjectState => this.#state;

  #set(change: Partial<ProjectState>): void {
    const { canUndo, canRedo } = this.#history;
    this.#state = { ...this.#state, canUndo, canRedo, ...change };
    for (const listener of this.#listeners) listener();
  }

  #show(text: string): void {
    const revision = this.#state.revision + 1;
    this.#set({ text, revision, stale: true, bug: undefined });
    this.#compile.put({ text, revision });
  }

  #took(compiled: Compiled): void {
    const { revision, text } = this.#state;
    const shown = { ...compiled, networks: sameAsBefore(compiled.networks, this.#state.last?.networks) };
    const current = compiled.revision === revision;
    this.#set({
      compiled: shown,
      stale: !current,
      ...(compiled.ok && { last: shown, fabric: once(() => compiled.fabric && unpackFabric(compiled.fabric)) }),
      ...(current && { diagnostics: compiled.diagnostics }),
    });
    if (current && !compiled.ok) this.#fixes.put({ text, revision });
  }

  /** The text as typed. */
  type(text: string): void {
    if (text === this.#state.text) return;
    this.#history.put(text, performance.now());
    this.#show(text);
  }

  /** A change made by the page itself: a step of its own to undo. */
  change(edits: readonly Edit[]): void {
    const text = applyEdits(this.#state.text, edits);
    if (text === this.#state.text) return;
    this.#history.put(text, performance.now(), true);
    this.#show(text);
  }

  /** Another file in the place of this one; undo brings the old text back. */
  replace(text: string, file = this.#state.file): void {
    this.#history.put(text, performance.now(), true);
    this.#set({ file, notice: undefined });
    this.#show(text);
  }

  /** Tells something in words; nothing takes it away. */
  tell(notice: string | undefined): void {
    this.#set({ notice });
  }

  /** The texts before this one, the newest first. */
  get past(): readonly string[] {
    return this.#history.past;
  }

  undo(): void {
    const text = this.#history.undo();
    if (text !== undefined) this.#show(text);
  }

  redo(): void {
    const text = this.#history.redo();
    if (text !== undefined) this.#show(text);
  }
}
