import { checkConfidence } from './internal/check-confidence.ts';
import { compensatedSum } from './compensated-sum.ts';
import { studentQuantile } from './internal/quantiles.ts';

/** A mean with its confidence interval. */
export interface MeanInterval {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly halfWidth: number;
  /** Sample standard deviation, divisor n − 1; NaN for one value. */
  readonly standardDeviation: number;
  readonly count: number;
}

/**
 * The mean of a sample with Student's confidence interval.
 *
 * $$\bar x \pm t_{n-1,(1+\gamma)/2}\,\frac{s}{\sqrt n},\qquad s^2 = \frac1{n-1}\sum_i (x_i - \bar x)^2.$$
 *
 * @param values $x \in \mathbb R^n$, $n \ge 1$, all finite. One value gives an infinite half width, ends at
 *   $\pm\infty$ and a NaN standard deviation: one run says nothing about the spread.
 * @param confidence $\gamma \in (0, 1)$, 0.95 when left out.
 * @throws RangeError for no values, a value that is not finite, or another confidence.
 *
 * Exact coverage for normal values. Cost: O(n). Source: Student 1908; quantile by jStat, to a relative 1e-7.
 * @example
 * meanInterval([1, 2, 3]).halfWidth // 2.484...
 */
export function meanInterval(values: ArrayLike<number>, confidence = 0.95): MeanInterval {
  const count = values.length;
  if (count === 0) throw new RangeError('values must hold at least one number, got none');
  for (let i = 0; i < count; i++) {
    if (!Number.isFinite(values[i]))
      throw new RangeError(`values must be finite, got ${values[i]} at index ${i}`);
  }
  checkConfidence(confidence);
  const mean = compensatedSum(values) / count;
  if (count === 1) {
    return { mean, low: -Infinity, high: Infinity, halfWidth: Infinity, standardDeviation: NaN, count };
  }
  const squares = Float64Array.from(values, (x) => (x - mean) ** 2);
  const standardDeviation = Math.sqrt(compensatedSum(squares) / (count - 1));
  const halfWidth = (studentQuantile((1 + confidence) / 2, count - 1) * standardDeviation) / Math.sqrt(count);
  return { mean, low: mean - halfWidth, high: mean + halfWidth, halfWidth, standardDeviation, count };
}
