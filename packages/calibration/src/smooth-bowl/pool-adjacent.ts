/** What {@link poolAdjacent} needs of a run of items. */
export interface Pools {
  /** Number of items. */
  readonly length: number;
  /** Makes pool `pool` of the single item `item`. */
  open(pool: number, item: number): void;
  /** Whether the ratio of pool `pool - 1` is above that of `pool`, strictly. */
  falls(pool: number): boolean;
  /** Adds pool `pool` to pool `pool - 1`. */
  merge(pool: number): void;
}

/**
 * Pools adjacent items until the ratios of the pools fall strictly: the edges of the least concave
 * majorant of the partial sums.
 *
 * @returns the end of each pool (the number of items up to it), so that all but the last are the strict
 * vertices of the majorant.
 *
 * Cost: O(n). Source: Ayer, Brunk, Ewing, Reid and Silverman 1955.
 */
export function poolAdjacent(pools: Pools): Int32Array {
  const ends = new Int32Array(pools.length);
  let count = 0;
  for (let item = 0; item < pools.length; item++) {
    pools.open(count, item);
    ends[count] = item + 1;
    while (count > 0 && !pools.falls(count)) {
      pools.merge(count);
      ends[count - 1] = item + 1;
      count--;
    }
    count++;
  }
  return ends.slice(0, count);
}
