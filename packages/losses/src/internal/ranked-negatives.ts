/**
 * The negatives of one label in falling order of their scores, in memory that is used again: sorts once,
 * then tells the rank of each class. Native sorting of doubles is several times faster than sorting indices
 * with a comparison, and a binary search finds the ranks.
 */
export class RankedNegatives {
  readonly negatives: number;
  /** Scores of the negatives, rising. */
  private readonly rising: Float64Array;
  /** How many negatives with the score at this place have been ranked so far. */
  private readonly ranked: Int32Array;

  constructor(negatives: number) {
    this.negatives = negatives;
    this.rising = new Float64Array(negatives);
    this.ranked = new Int32Array(negatives);
  }

  /** Checks scores and label, and sorts the scores of the negatives. */
  load(scores: Float64Array, label: number): void {
    const { negatives, rising } = this;
    if (scores.length !== negatives + 1) {
      throw new RangeError(`scores must hold ${negatives + 1} numbers, one a class, got ${scores.length}`);
    }
    if (!(Number.isInteger(label) && label >= 0 && label <= negatives)) {
      throw new RangeError(`label must be a whole number from 0 to ${negatives}, got ${label}`);
    }
    for (let c = 0, i = 0; c <= negatives; c++) {
      const score = scores[c];
      // One comparison finds both NaN and +Infinity.
      if (!(score < Infinity)) {
        throw new RangeError(`scores must be below Infinity and not NaN, got ${score} at class ${c}`);
      }
      if (c !== label) rising[i++] = score;
    }
    if (scores[label] === -Infinity) {
      throw new RangeError(`the label's score must be finite, got -Infinity at class ${label}`);
    }
    rising.sort();
  }

  /** $f_{[j+1]}$, for $j$ from 0. */
  score(j: number): number {
    return this.rising[this.negatives - 1 - j];
  }

  /** Forgets which of the tied negatives have been ranked; call before a pass of `nextRank`. */
  startRanking(): void {
    this.ranked.fill(0);
  }

  /** Rank from 0 of a negative with this score, when asked for the negatives in order of their index. */
  nextRank(score: number): number {
    const { rising } = this;
    let low = 0;
    let high = this.negatives;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rising[middle] <= score) low = middle + 1;
      else high = middle;
    }
    const first = this.negatives - low;
    return first + this.ranked[first]++;
  }
}
