/** Texts to go back to. Typing within a moment is one step. */
export class History {
  readonly #past: string[] = [];
  readonly #future: string[] = [];
  #present: string;
  #last = Number.NEGATIVE_INFINITY;

  constructor(present: string) {
    this.#present = present;
  }

  get present(): string {
    return this.#present;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** What undo would bring back, the newest first. */
  get past(): readonly string[] {
    return this.#past.toReversed();
  }

  /** @param at milliseconds, of any clock that goes forward; @param apart a step of its own, whatever the time */
  put(text: string, at: number, apart = false): void {
    if (text === this.#present) return;
    if (apart || at - this.#last > MOMENT || this.#past.length === 0) {
      this.#past.push(this.#present);
      if (this.#past.length > MOST) this.#past.shift();
    }
    this.#last = apart ? Number.NEGATIVE_INFINITY : at;
    this.#present = text;
    this.#future.length = 0;
  }

  undo(): string | undefined {
    const text = this.#past.pop();
    if (text === undefined) return undefined;
    this.#future.push(this.#present);
    this.#present = text;
    this.#last = Number.NEGATIVE_INFINITY;
    return text;
  }

  redo(): string | undefined {
    const text = this.#future.pop();
    if (text === undefined) return undefined;
    this.#past.push(this.#present);
    this.#present = text;
    this.#last = Number.NEGATIVE_INFINITY;
    return text;
  }
}

const MOMENT = 600;
const MOST = 500;
