/** States to go back to. Typing within a moment is one step. */
export class History<T> {
  readonly #past: T[] = [];
  readonly #future: T[] = [];
  readonly #same: (x: T, y: T) => boolean;
  #present: T;
  #last = Number.NEGATIVE_INFINITY;

  constructor(present: T, same: (x: T, y: T) => boolean = Object.is) {
    this.#present = present;
    this.#same = same;
  }

  get present(): T {
    return this.#present;
  }

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#future.length > 0;
  }

  /** What undo would bring back, the newest first. */
  get past(): readonly T[] {
    return this.#past.toReversed();
  }

  /** @param at milliseconds, of any clock that goes forward; @param apart a step of its own, whatever the time */
  put(state: T, at: number, apart = false): void {
    if (this.#same(state, this.#present)) return;
    if (apart || at - this.#last > MOMENT || this.#past.length === 0) {
      this.#past.push(this.#present);
      if (this.#past.length > MOST) this.#past.shift();
    }
    this.#last = apart ? Number.NEGATIVE_INFINITY : at;
    this.#present = state;
    this.#future.length = 0;
  }

  undo(): T | undefined {
    const state = this.#past.pop();
    if (state === undefined) return undefined;
    this.#future.push(this.#present);
    this.#present = state;
    this.#last = Number.NEGATIVE_INFINITY;
    return state;
  }

  redo(): T | undefined {
    const state = this.#future.pop();
    if (state === undefined) return undefined;
    this.#past.push(this.#present);
    this.#present = state;
    this.#last = Number.NEGATIVE_INFINITY;
    return state;
  }
}

const MOMENT = 600;
const MOST = 500;
