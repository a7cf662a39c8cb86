import { checkWholeNumber } from './check-whole-number.ts';
import { compensatedSum } from './compensated-sum.ts';
import { orderStatistics } from './order-statistics.ts';

/**
 * The sum of the m largest values.
 *
 * $$S_m(a) = \sum_{j \le m} a_{[j]} = \max_{|I| = m} \sum_{i \in I} a_i = \min_t \{ m t + \sum_i [a_i - t]_+ \},$$
 * convex, positively homogeneous and non-decreasing in $a$.
 *
 * @param values $a \in \mathbb R^n$; ties do not matter. Left unchanged.
 * @param m a whole number from 0 to n; $S_0 = 0$.
 * @throws RangeError for another m or a NaN.
 *
 * Cost: O(n log n). Source: Boyd and Vandenberghe, Convex Optimization, section 3.2.3.
 * @example
 * sumOfLargest([1, 3, 2], 2) // 5
 */
export function sumOfLargest(values: ArrayLike<number>, m: number): number {
  checkWholeNumber('m', m, 0, values.length, 'the number of values');
  return compensatedSum(orderStatistics(values).subarray(0, m));
}
