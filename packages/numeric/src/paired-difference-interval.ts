import { meanInterval, type MeanInterval } from './mean-interval.ts';

/**
 * Student's interval for the mean of $x_i - y_i$ over pairs, such as two methods on the same seeds.
 *
 * @param first $x \in \mathbb R^n$, $n \ge 1$.
 * @param second $y \in \mathbb R^n$, paired with x by index.
 * @param confidence in $(0, 1)$, 0.95 when left out.
 * @throws RangeError when the lengths differ, and as `meanInterval`.
 *
 * Cost: O(n). Source: Student 1908.
 * @example
 * pairedDifferenceInterval([3, 5, 4], [1, 2, 2]).mean // 2.333...
 */
export function pairedDifferenceInterval(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  confidence = 0.95,
): MeanInterval {
  if (first.length !== second.length) {
    throw new RangeError(`first and second must be of one length, got ${first.length} and ${second.length}`);
  }
  const differences = Float64Array.from(first, (x, i) => x - second[i]);
  return meanInterval(differences, confidence);
}
