/**
 * Says whether a later candidate is at least as good as an earlier one at a query. For the queue to be
 * right, a later candidate that wins at one query must win at every following query.
 */
export type Beats = (later: number, earlier: number, query: number) => boolean;

/**
 * The best of a growing list of candidates at each of a run of queries, when later candidates only gain
 * (the concave least-weight subsequence problem).
 *
 * Candidates carry any whole number as their name and enter in order; queries rise. The queue keeps the
 * candidates that are best somewhere and the first query at which each one is.
 *
 * Cost: O(log Q) comparisons a candidate for Q queries, O(1) a query; O(n) memory. Source: Galil and
 * Giancarlo 1989, Speeding up dynamic programming with applications to molecular biology.
 */
export class MonotoneQueue {
  readonly #candidates: Int32Array;
  readonly #since: Int32Array;
  readonly #beats: Beats;
  #front = 0;
  #end = 0;
  #last = 0;

  constructor(capacity: number, beats: Beats) {
    this.#candidates = new Int32Array(capacity);
    this.#since = new Int32Array(capacity);
    this.#beats = beats;
  }

  /** Empties the queue for a run of queries that ends with `lastQuery`. */
  reset(lastQuery: number): void {
    this.#front = 0;
    this.#end = 0;
    this.#last = lastQuery;
  }

  /** Adds a candidate that may be chosen from query `from` on. */
  insert(candidate: number, from: number): void {
    const beats = this.#beats;
    const candidates = this.#candidates;
    const since = this.#since;
    while (this.#end > this.#front) {
      const start = Math.max(since[this.#end - 1], from);
      if (!beats(candidate, candidates[this.#end - 1], start)) break;
      this.#end--;
    }
    let start = from;
    if (this.#end > this.#front) {
      const rival = candidates[this.#end - 1];
      // The rival still wins at `loses`; find the first query where it does not.
      let loses = Math.max(since[this.#end - 1], from);
      if (!beats(candidate, rival, this.#last)) return;
      let wins = this.#last;
      while (wins - loses > 1) {
        const middle = (loses + wins) >> 1;
        if (beats(candidate, rival, middle)) wins = middle;
        else loses = middle;
      }
      start = wins;
    }
    candidates[this.#end] = candidate;
    since[this.#end++] = start;
  }

  /** The best candidate at a query; queries must not fall. */
  best(query: number): number {
    while (this.#front + 1 < this.#end && this.#since[this.#front + 1] <= query) this.#front++;
    return this.#candidates[this.#front];
  }
}
