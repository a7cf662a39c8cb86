import { Stamps } from './stamps.ts';

/** No stand-in as yet. */
const none = -1;

/**
 * The negatives of one point at a time, numbered 0..count − 1 without listing them.
 *
 * Number r below `count` stands for class r, unless that is a positive: each positive below `count` gives
 * its number to one of the classes from `count` on that are no positives, of which there are as many.
 */
export class NegativesOfPoint {
  readonly classes: number;
  /** How many negatives the point has. */
  count: number;
  readonly #positive: Stamps;
  readonly #standIn: Int32Array;

  constructor(classes: number) {
    this.classes = classes;
    this.count = classes;
    this.#positive = new Stamps(classes);
    this.#standIn = new Int32Array(classes);
  }

  /** Turns to the point with these positives. Cost: O(positives). */
  choose(positives: ArrayLike<number>, begin: number, end: number): void {
    const positive = this.#positive;
    positive.clear();
    let distinct = 0;
    for (let i = begin; i < end; i++) {
      const label = positives[i];
      if (label >>> 0 !== label || label >= this.classes) {
        throw new RangeError(
          `positives must be labels from 0 to ${this.classes - 1}, got ${label} at index ${i}`,
        );
      }
      if (!positive.add(label)) continue;
      distinct += 1;
      this.#standIn[label] = none;
    }
    this.count = this.classes - distinct;
    let free = this.count;
    for (let i = begin; i < end; i++) {
      const label = positives[i];
      if (label >= this.count || this.#standIn[label] !== none) continue;
      while (positive.has(free)) free += 1;
      this.#standIn[label] = free++;
    }
  }

  isPositive(label: number): boolean {
    return this.#positive.has(label);
  }

  /** The class numbered r. */
  label(r: number): number {
    return this.#positive.has(r) ? this.#standIn[r] : r;
  }
}
