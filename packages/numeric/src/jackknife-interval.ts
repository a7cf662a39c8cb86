import { checkWholeNumber } from './check-whole-number.ts';
import { meanInterval } from './mean-interval.ts';

/** A statistic of a sample with its interval. */
export interface JackknifeInterval {
  /** The statistic of the whole sample. */
  readonly value: number;
  /** Ends at $\pm\infty$ for a sample of one. */
  readonly low: number;
  readonly high: number;
}

/**
 * The jackknife's confidence interval for a smooth statistic of independent items, such as a slope over seeds.
 *
 * $$\hat\theta\pm t_{n-1,(1+\gamma)/2}\,\frac{s}{\sqrt n},\qquad s^2=\text{variance of }
 *   n\hat\theta-(n-1)\hat\theta_{(-i)},\ i=1..n$$
 *
 * @param count $n\ge1$, the number of items.
 * @param statistic the statistic of the items with the given numbers from 0 to n − 1; finite.
 * @param confidence $\gamma\in(0,1)$, 0.95 when left out.
 * @throws RangeError for another n or $\gamma$, or a statistic that is not finite.
 *
 * Right in the limit of many items; for a mean it is Student's interval. Cost: n + 1 statistics.
 * Source: Tukey 1958 (recalled).
 * @example
 * const values = [1, 2, 3];
 * const mean = (items) => items.reduce((sum, i) => sum + values[i], 0) / items.length;
 * jackknifeInterval(3, mean).high // 4.484137...
 */
export function jackknifeInterval(
  count: number,
  statistic: (items: readonly number[]) => number,
  confidence = 0.95,
): JackknifeInterval {
  checkWholeNumber('count', count, 1, Infinity);
  const all = Array.from({ length: count }, (_, i) => i);
  const value = statistic(all);
  if (count === 1) return { value, low: -Infinity, high: Infinity };
  const pseudoValues = all.map((i) => count * value - (count - 1) * statistic(all.filter((j) => j !== i)));
  const { halfWidth } = meanInterval(pseudoValues, confidence);
  return { value, low: value - halfWidth, high: value + halfWidth };
}
