import type { Answer, Ask, QuestionName, Questions } from './protocol.ts';

/** A fault of the program itself, as the worker told it. */
export class Bug extends Error {}

/** A worker that answers questions: in the order in which they are asked, but for those whose code is loaded when first asked. */
export class Desk {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (bug: Bug) => void }>();
  #last = 0;

  constructor() {
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<Answer>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('bug' in data) waiting?.reject(new Bug(data.bug));
      else waiting?.resolve(data.answer);
    };
    this.#worker.onerror = ({ message }) => {
      for (const { reject } of this.#waiting.values()) reject(new Bug(message));
      this.#waiting.clear();
    };
  }

  ask<N extends QuestionName>(name: N, ask: Questions[N]['ask']): Promise<Questions[N]['answer']> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      this.#worker.postMessage({ id, name, ask } as Ask);
    });
  }

  /** Questions not answered yet. */
  get pending(): number {
    return this.#waiting.size;
  }
}

/** The latest of a stream of questions: while one is answered, only the newest of those behind it is kept. */
export class Latest<Ask, Result> {
  readonly #run: (ask: Ask) => Promise<Result>;
  readonly #done: (result: Result) => void;
  readonly #failed: (error: unknown) => void;
  #next: { readonly ask: Ask } | undefined;
  #busy = false;

  constructor(run: (ask: Ask) => Promise<Result>, done: (result: Result) => void, failed: (error: unknown) => void) {
    this.#run = run;
    this.#done = done;
    this.#failed = failed;
  }

  put(ask: Ask): void {
    this.#next = { ask };
    if (!this.#busy) void this.#drain();
  }

  async #drain(): Promise<void> {
    this.#busy = true;
    while (this.#next) {
      const { ask } = this.#next;
      this.#next = undefined;
      try {
        const result = await this.#run(ask);
        this.#done(result);
      } catch (error) {
        this.#failed(error);
      }
    }
    this.#busy = false;
  }
}
