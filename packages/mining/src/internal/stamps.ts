/**
 * A set of the whole numbers below a size that is emptied in O(1): a number is in it while its stamp is
 * the current one.
 */
export class Stamps {
  readonly #stamps: Int32Array;
  readonly #last: number;
  #current = 0;

  /** @param last the largest stamp, after which all are wiped and the count begins again. */
  constructor(size: number, last = 0x7fffffff) {
    this.#stamps = new Int32Array(size);
    this.#last = last;
  }

  clear(): void {
    if (this.#current === this.#last) {
      this.#stamps.fill(0);
      this.#current = 0;
    }
    this.#current += 1;
  }

  has(value: number): boolean {
    return this.#stamps[value] === this.#current;
  }

  /** Adds a number; false when it was there before. */
  add(value: number): boolean {
    if (this.#stamps[value] === this.#current) return false;
    this.#stamps[value] = this.#current;
    return true;
  }
}
