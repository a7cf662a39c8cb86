type Growable = Uint32Array | Float32Array;

/** Arrays from this length on keep their slack: its pages were never touched, so they are not resident. */
const large = 1 << 20;

/**
 * A typed array that grows while a file is read. Growth follows the share of the
 * file already read, so that the last allocation is close to the final size
 * whatever the file's header claims.
 */
export class GrowingArray<T extends Growable> {
  array: T;
  length = 0;
  private readonly make: (length: number) => T;

  constructor(make: (length: number) => T) {
    this.make = make;
    this.array = make(0);
  }

  /**
   * Makes room for `extra` more elements.
   *
   * @param share the part of the file that gave the elements so far, in [0, 1]; 0 when unknown
   */
  reserve(extra: number, share: number): void {
    const needed = this.length + extra;
    if (needed <= this.array.length) return;
    const foreseen = share > 0 ? Math.min(extra + (1.02 * this.length) / share, 8 * needed) : 0;
    const grown = this.make(
      Math.ceil(Math.max(needed, foreseen, (share > 0 ? 1.125 : 1.5) * this.array.length)),
    );
    grown.set(this.array.subarray(0, this.length));
    this.array = grown;
  }

  /** The elements, as an array of exactly `length`. */
  finish(): T {
    if (this.length === this.array.length) return this.array;
    return (
      this.length < large ? this.array.slice(0, this.length) : this.array.subarray(0, this.length)
    ) as T;
  }
}
