import type { CageSplit, Faceplate } from './faceplate.ts';

/** A cage that a neighbour's split disables. */
export const BLOCKED = -1;

/** The faceplate of one switch while its cages are given out. Cages are counted from 0 in front-panel order. */
export class Panel {
  readonly face: Faceplate;
  /** cage → its ways; 0 = free, BLOCKED = disabled by a neighbour */
  readonly ways: Int8Array;
  readonly #shares: readonly Int32Array[];

  constructor(face: Faceplate, from?: Panel) {
    this.face = face;
    this.ways = from ? from.ways.slice() : new Int8Array(face.cages.length);
    this.#shares = from
      ? from.#shares.map((used) => used.slice())
      : face.limits.map(({ shares }) => new Int32Array(shares));
  }

  clone(): Panel {
    return new Panel(this.face, this);
  }

  /** Takes over what is given out on another panel of the same faceplate. */
  become(other: Panel): void {
    this.ways.set(other.ways);
    for (const [i, used] of this.#shares.entries()) used.set(other.#shares[i] as Int32Array);
  }

  /** Whether a cage can be split so: free, able, its neighbour free where that is lost, and within the logical ports. */
  fits(cage: number, split: CageSplit): boolean {
    if (this.ways[cage] !== 0 || !split.lanes[cage]) return false;
    if (split.disablesNeighbour) {
      const beside = this.face.neighbour[cage] as number;
      if (beside >= 0 && (this.ways[beside] as number) > 0) return false;
    }
    return this.face.limits.every(({ share, max }, i) => {
      const used = this.#shares[i]?.[share[cage] as number] as number;
      return used + split.ways <= max;
    });
  }

  /** Takes a cage; false, and nothing changes, where it does not fit. */
  take(cage: number, split: CageSplit): boolean {
    if (!this.fits(cage, split)) return false;
    this.ways[cage] = split.ways;
    if (split.disablesNeighbour) {
      const beside = this.face.neighbour[cage] as number;
      if (beside >= 0) this.ways[beside] = BLOCKED;
    }
    for (const [i, { share }] of this.face.limits.entries()) {
      const used = this.#shares[i] as Int32Array;
      const own = share[cage] as number;
      used[own] = (used[own] as number) + split.ways;
    }
    return true;
  }

  /** Takes the lowest cage that fits, one that `avoid` does not mark where there is such a one; −1 = none fits. */
  takeLowest(split: CageSplit, avoid?: Uint8Array): number {
    for (const marked of avoid ? [false, true] : [false]) {
      for (let cage = 0; cage < this.ways.length; cage++) {
        if (Boolean(avoid?.[cage]) === marked && this.take(cage, split)) return cage;
      }
    }
    return -1;
  }

  /** Takes the highest cage that fits; −1 = none does. */
  takeHighest(split: CageSplit): number {
    for (let cage = this.ways.length - 1; cage >= 0; cage--) if (this.take(cage, split)) return cage;
    return -1;
  }

  /** Free cages among the marked ones. */
  free(among: Uint8Array): number {
    let count = 0;
    for (let cage = 0; cage < this.ways.length; cage++) if (this.ways[cage] === 0 && among[cage]) count++;
    return count;
  }

  /** How many more cages can be split so with `spare` of the marked ones left free; −1 = fewer are free already. */
  roomFor(split: CageSplit, spare: number, among: Uint8Array): number {
    let free = this.free(among);
    if (free < spare) return -1;
    const trial = this.clone();
    let room = 0;
    for (let cage = trial.ways.length - 1; cage >= 0; cage--) {
      const beside = split.disablesNeighbour ? (this.face.neighbour[cage] as number) : -1;
      const cost = (among[cage] ? 1 : 0) + (beside >= 0 && trial.ways[beside] === 0 && among[beside] ? 1 : 0);
      if (free - cost < spare || !trial.take(cage, split)) continue;
      free -= cost;
      room++;
    }
    return room;
  }
}
