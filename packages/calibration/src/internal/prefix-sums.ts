/** Prefix sums as double-doubles: entry `i` of `hi + lo` is the sum of the first `i` values. */
export interface PrefixSums {
  readonly hi: Float64Array;
  readonly lo: Float64Array;
}

/**
 * Prefix sums of non-negative doubles, each with a relative error below $2^{-103}$.
 *
 * Three doubles are carried, so the error of an entry does not grow with its index: what the third one
 * loses is at most $2n^2u^3$ of the sum, far below $u^2$ for every $n$ that fits in memory.
 *
 * @param values non-negative, length n.
 * @param length number of sums past the empty one; values beyond the array count as 0.
 * @param reverse sum from the end instead: entry `i` is then the sum of the values from index `i` on.
 *
 * Cost: O(n), 18 additions a value.
 */
export function prefixSums(values: Float64Array, length = values.length, reverse = false): PrefixSums {
  const hi = new Float64Array(length + 1);
  const lo = new Float64Array(length + 1);
  let a = 0;
  let b = 0;
  let c = 0;
  for (let step = 1; step <= length; step++) {
    const from = reverse ? length - step : step - 1;
    const x = from < values.length ? values[from] : 0;
    const s = a + x;
    const sb = s - a;
    const se = a - (s - sb) + (x - sb);
    const t = b + se;
    const tb = t - b;
    c += b - (t - tb) + (se - tb);
    // Keep b within a unit of a, so that what its additions lose stays below u² of the sum each.
    a = s + t;
    b = t - (a - s);
    const low = b + c;
    const to = reverse ? from : step;
    hi[to] = a + low;
    lo[to] = low - (hi[to] - a);
  }
  return { hi, lo };
}
