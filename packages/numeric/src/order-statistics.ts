/**
 * The values in falling order, $a_{[1]} \ge a_{[2]} \ge \dots \ge a_{[n]}$.
 *
 * @param values $a \in (\mathbb R \cup \{\pm\infty\})^n$; the empty array gives the empty array. Left unchanged.
 * @returns a new `Float64Array` of length n, $a_{[1]}$ first; equal values appear as often as given.
 * @throws RangeError when a value is NaN.
 *
 * Cost: O(n log n). Source: definition.
 * @example
 * orderStatistics([1, 3, 2]) // 3, 2, 1
 */
export function orderStatistics(values: ArrayLike<number>): Float64Array {
  const sorted = Float64Array.from(values).sort();
  // A typed array sorts NaN to its end.
  if (sorted.length > 0 && Number.isNaN(sorted[sorted.length - 1])) {
    throw new RangeError('values must be numbers, got NaN');
  }
  return sorted.reverse();
}
