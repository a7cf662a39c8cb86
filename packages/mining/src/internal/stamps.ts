/**
 * A set of the whole numbers below a size that is emptied in O(1): a number is in it while its stamp is
 * the current one.
 */
export class Stamps {
  readonly #stamps: Int32Array;
  #current: number;

  /** @param current where the stamps begin; they run to 2^31 − 1 and then begin again at 1. */
  constructor(size: number, current = 0) {
    this.#stamps = new Int32Array(size);
    this.#current = current;
  }

  clear(): void {
    if (this.#current === 0x7fffffff) {
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
