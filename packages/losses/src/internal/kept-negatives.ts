/**
 * The k best scored classes of a sample, ties by class index, in memory that is used again: a native sort
 * of the scores gives the k-th best, everything above it is kept, and ties at it are settled by index.
 */
export class KeptNegatives {
  /** How many classes are kept. */
  count = 0;
  /** The kept classes, the first `count` entries, in no set order. */
  classes = new Int32Array(0);
  private readonly keep: number;
  private rising = new Float64Array(0);
  private tied = new Int32Array(0);

  constructor(keep: number) {
    this.keep = keep;
  }

  /** Checks the sample and finds the classes to keep. */
  load(scores: Float64Array, label: number, sample: Int32Array): void {
    const drawn = sample.length;
    if (!(Number.isInteger(label) && label >= 0 && label < scores.length)) {
      throw new RangeError(`label must be a whole number from 0 to ${scores.length - 1}, got ${label}`);
    }
    if (!(Math.abs(scores[label]) < Infinity)) {
      throw new RangeError(`the label's score must be finite, got ${scores[label]} at class ${label}`);
    }
    if (drawn > this.rising.length) {
      this.rising = new Float64Array(drawn);
      this.tied = new Int32Array(drawn);
      this.classes = new Int32Array(drawn);
    }
    const { rising, tied, classes } = this;
    for (let i = 0; i < drawn; i++) {
      const c = sample[i];
      if (c < 0 || c >= scores.length || c === label) {
        throw new RangeError(
          `sample must hold classes from 0 to ${scores.length - 1} other than the label ${label}, got ${c}`,
        );
      }
      if (!(scores[c] < Infinity)) {
        throw new RangeError(`scores must be below Infinity and not NaN, got ${scores[c]} at class ${c}`);
      }
      rising[i] = scores[c];
    }
    this.count = Math.min(this.keep, drawn);
    if (this.count === drawn) {
      classes.set(sample);
      return;
    }
    // Smaller samples than before leave room, filled with what sorts to the far end.
    rising.fill(-Infinity, drawn);
    rising.sort();
    const threshold = rising[rising.length - this.count];
    let above = 0;
    let ties = 0;
    for (let i = 0; i < drawn; i++) {
      const c = sample[i];
      if (scores[c] > threshold) classes[above++] = c;
      else if (scores[c] === threshold) tied[ties++] = c;
    }
    if (above + ties > this.count) {
      tied.fill(2 ** 31 - 1, ties);
      tied.sort();
    }
    for (let i = 0; above < this.count; i++) classes[above++] = tied[i];
  }
}
